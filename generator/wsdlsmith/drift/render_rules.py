"""The table of rules, for people and for docs/rules.md."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from wsdlsmith.drift.finding import Python, Wire
from wsdlsmith.drift.rules.rule import Each, Rule, Stage
from wsdlsmith.drift.rules.table import FAMILIES, RULES

_WIRE: Final[dict[Wire, str]] = {
    "breaks": "breaks",
    "strict": "breaks strict receivers",
    "safe": "safe",
    "undecided": "not decided",
}
_PYTHON: Final[dict[Python, str]] = {
    "breaks": "callers fail",
    "types": "type checkers complain",
    "positional": "order of parameters only",
    "safe": "nothing",
}
_STAGES: Final[dict[Stage, str]] = {
    "diff": "diff, history, check",
    "history": "history",
    "examples": "diff with examples, check",
    "check": "check",
    "reading": "diff, history, where the older side did not have it",
}


def verdict_text(wire: Wire, python: Python) -> str:
    """``on the wire: breaks; in Python: callers fail``."""
    return f"on the wire: {_WIRE[wire]}; in Python: {_PYTHON[python]}"


def rules_text() -> str:
    """Every rule on a line, in its family."""
    width = max(map(len, RULES))
    lines = [f"{'':<{width}}    request  response"]
    for family in FAMILIES:
        lines += ["", family.name]
        lines += [
            f"  {rule.id:<{width}}  {rule.request.severity:<8} "
            f"{rule.response.severity if rule.directed else '':<8}".rstrip()
            for rule in family.rules
        ]
    return "\n".join([*lines, "", "one of them in full: wsdlsmith rules ID"])


def rule_text(rule: Rule) -> str:
    """One rule in full."""
    lines = [rule.id, f"  {rule.detects}", f"  for example: {rule.example}", ""]
    lines += [f"  {name:<10} {told}" for name, told in _facts(rule)]
    return "\n".join(lines)


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    if rule.directed:
        yield "request", f"{_each(rule.request)}: old client, new service"
        yield "response", f"{_each(rule.response)}: new service, old client"
    else:
        yield "severity", f"{rule.request.severity}; no message shows it"
    yield "Python", f"{_PYTHON[rule.python]} after regenerating"
    if rule.mirror != rule.id:
        yield "mirror", rule.mirror
    yield "found by", _STAGES[rule.stage]


def _each(each: Each) -> str:
    return f"{each.severity}, {_WIRE[each.wire]}"


def rules_json() -> str:
    """All rules as one JSON object."""
    return json.dumps(
        {"version": 1, "rules": [rule_object(rule) for rule in RULES.values()]},
        indent=2,
        ensure_ascii=False,
    )


def rule_object(rule: Rule) -> dict[str, object]:
    """One rule for scripts."""
    return {
        "id": rule.id,
        "family": rule.family,
        "detects": rule.detects,
        "request": rule.request._asdict(),
        "response": rule.response._asdict(),
        "directed": rule.directed,
        "python": rule.python,
        "mirror": rule.mirror,
        "stage": rule.stage,
        "example": rule.example,
    }


_HEAD = """\
# The drift rules

Made from the table in the code by `wsdlsmith rules -f markdown`; do not edit.

A *request* is what an old client sends to the new service: narrowing breaks it. A
*response* is what the new service sends to an old client: widening breaks it. A
finding that is felt in both has the worse severity. `strict` on the wire: only a
receiver that validates, or refuses what it does not know, would notice; `breaks`: a
message that was valid for its sender is not valid for its receiver, and `wsdlsmith
explain` shows one; `undecided`: neither is known, as between two regular expressions,
or where no message was found. A change that breaks where the table finds its
rule harmless, such as a wildcard that came and must be filled, is an error all the same.
Severities are changed with `--severity RULE=LEVEL`, or `RULE@request=LEVEL` for one
direction.
"""


def rules_markdown() -> str:
    """docs/rules.md."""
    lines = [_HEAD]
    for family in FAMILIES:
        lines += [f"## {family.name}", ""]
        if family.stage != "diff":
            lines += [f"Found by: {_STAGES[family.stage]}.", ""]
        lines += ["| Rule | What it detects | Request | Response | Python | Example |"]
        lines += ["|---|---|---|---|---|---|"]
        lines += [_row(rule) for rule in family.rules]
        lines.append("")
    return "\n".join(lines).rstrip("\n")


def _row(rule: Rule) -> str:
    request = f"{rule.request.severity}, {rule.request.wire}"
    response = f"{rule.response.severity}, {rule.response.wire}"
    if not rule.directed:
        request, response = rule.request.severity, "-"
    cells = (f"`{rule.id}`", rule.detects, request, response, rule.python, rule.example)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
