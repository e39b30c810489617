"""``wsdlsmith rules``."""

from __future__ import annotations

import json
from collections.abc import Mapping

import rich_click as click

from wsdlsmith.cli.options import deliver, report_options
from wsdlsmith.cli.verb import Verb
from wsdlsmith.drift.render_rules import (
    rule_object,
    rule_text,
    rules_json,
    rules_markdown,
    rules_text,
)
from wsdlsmith.drift.rules.table import known_rule
from wsdlsmith.errors import UsageError


@click.command(
    cls=Verb,
    epilog="""
    # all of them
    wsdlsmith rules

    # one: what it says, whom it breaks, an example
    wsdlsmith rules optional-field-inserted

    # the page of docs/
    wsdlsmith rules -f markdown=docs/rules.md
    """,
)
@click.argument("rule", required=False)
@report_options("text", "json", "markdown")
def rules(
    rule: str | None, formats: Mapping[str, str], quiet: bool, verbose: bool
) -> None:
    """List the drift rules, or explain one."""
    if rule is None:
        whole = {"text": rules_text, "json": rules_json, "markdown": rules_markdown}
        deliver(formats, lambda form: whole[form]())
        return
    found = known_rule(rule)
    if "markdown" in formats:
        raise UsageError("-f markdown is for the whole table", hint="leave RULE out")
    deliver(
        formats,
        lambda form: (
            rule_text(found)
            if form == "text"
            else json.dumps({"version": 1, **rule_object(found)}, indent=2)
        ),
    )
