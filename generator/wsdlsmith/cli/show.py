"""``wsdlsmith show``."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import rich_click as click

from wsdlsmith.cli.jobs import Choices, tasks
from wsdlsmith.cli.options import (
    api_option,
    deliver,
    report_options,
    source_options,
    tell_diagnostics,
)
from wsdlsmith.cli.progress import progress
from wsdlsmith.cli.shown import Shown, find, overview, suggestion
from wsdlsmith.cli.verb import Verb
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.emit.plan import Plan
from wsdlsmith.errors import UsageError
from wsdlsmith.pipeline import plan_job

_SOURCE_LIKE = re.compile(r"[#*?]|://|^git:|[/\\]|\.(wsdl|xml|xsd|zip|md)$", re.I)


@click.command(
    cls=Verb,
    epilog="""
    # every service with its operations, every type
    wsdlsmith show service.wsdl

    # one service, then one operation: as Python, and as XML
    wsdlsmith show service.wsdl ErpSync
    wsdlsmith show service.wsdl ErpSync.ForceResync

    # one type of the project's APIs
    wsdlsmith show PluginResponse

    # for scripts: the names of all operations
    wsdlsmith show service.wsdl -f json | jq -r '.services[].operations[].name'
    """,
)
@click.argument("sources_and_name", metavar="[SOURCE]... [NAME]", nargs=-1)
@api_option
@source_options
@report_options("text", "json")
def show(
    sources_and_name: tuple[str, ...],
    api: str,
    per_service: bool,
    strict: bool,
    lenient: bool,
    offline: bool,
    formats: Mapping[str, str],
    quiet: bool,
    verbose: bool,
) -> None:
    """List services, operations and types, or show one of them.

    NAME is a service, an operation (Service.Operation, or Operation where it is
    the only one), or a type; in the contract's spelling or in Python's. Where two
    namespaces have the name, say which: '{urn:shop}Order'.
    """
    sources, name = _split(sources_and_name)
    choices = Choices(
        sources=sources,
        api=api,
        per_service=per_service,
        strict=strict,
        lenient=lenient,
        offline=offline,
    )
    diagnostics = Diagnostics()
    found: list[Shown] = []
    plans: list[Plan] = []
    with progress(quiet=quiet) as step:
        for task in tasks(choices):
            for part in plan_job(task.job, diagnostics, step)[0]:
                plans.append(part.plan)
                if not name:
                    found.append(overview(part.plan))
                elif (one := find(part.plan, name)) is not None:
                    found.append(one)
    tell_diagnostics(diagnostics, quiet=quiet, verbose=verbose)
    if not found:
        raise UsageError(
            f'no service, operation or type is called "{name}"',
            hint=suggestion(plans, name) or "wsdlsmith show, without a name, lists all",
        )
    deliver(formats, lambda form: _report(form, found))


def _split(values: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The sources, and the name where the last argument is none of them."""
    if not values:
        return (), ""
    last = values[-1]
    a_source = _SOURCE_LIKE.search(last) or Path(last).exists()
    if last.startswith("{") or not a_source:
        return values[:-1], last
    return values, ""


def _report(form: str, found: list[Shown]) -> str:
    if form == "text":
        return "\n\n".join(shown.text for shown in found)
    if len(found) == 1:
        return json.dumps(found[0].json, indent=2)
    return json.dumps({"version": 1, "apis": [shown.json for shown in found]}, indent=2)
