"""A change and its reach -> a finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from wsdlsmith.drift.change import UNKNOWN, Change, Way
from wsdlsmith.drift.finding import (
    Direction,
    Finding,
    Python,
    Reach,
    Severity,
    Wire,
    worse,
)
from wsdlsmith.drift.rules.choose import Choice, choose
from wsdlsmith.drift.rules.python_verdict import python_of
from wsdlsmith.drift.rules.rule import Rule
from wsdlsmith.drift.rules.table import RULES
from wsdlsmith.reports.counts import first_of

_WIRES: Final[tuple[Wire, ...]] = ("safe", "undecided", "strict", "breaks")
_BOTH: Final[frozenset[Way]] = frozenset({"request", "response"})
_WAYS: Final[dict[Direction, tuple[Way, ...]]] = {
    "request": ("request",),
    "response": ("response",),
    "both": ("request", "response"),
    "none": (),
}


class Judged(NamedTuple):
    """A finding, and what it says of the messages of each direction."""

    finding: Finding
    verdicts: Mapping[Way, Wire]

    def claiming(self, wire: Wire) -> tuple[Way, ...]:
        """The directions of which it says this."""
        return tuple(way for way, one in self.verdicts.items() if one == wire)


def judge(
    change: Change,
    ways: frozenset[Way],
    reach: Reach,
    possible: frozenset[Way] = _BOTH,
    shown: frozenset[Way] = _BOTH,
) -> Judged:
    """The finding for a change that is felt in ``ways``, and in messages in ``possible``.

    Only in ``shown`` is a message known: where none is, nothing is said to break.
    """
    choice = choose(change)
    if choice.rule == "type-removed" and not ways:
        choice = Choice("type-removed-unreachable")
    rule = RULES[choice.rule]
    direction = _direction(ways) if rule.directed else "none"
    verdicts = {
        way: wire if way in shown else unsure(wire)
        for way, wire in _verdicts(rule, choice, direction, change).items()
        if way in possible
    }
    wire = max(("safe", *verdicts.values()), key=_WIRES.index)
    python = python_of(rule, change, ways)
    usual = worse(usual_severity(rule, direction), _unforeseen(rule, verdicts))
    finding = Finding(
        rule=rule.id,
        severity=_felt(usual, wire, python),
        direction=direction,
        path=change.path,
        old=change.old,
        new=change.new,
        scope=change.scope,
        reach=reach,
        detail=_detail(rule, change),
        wire=wire,
        python=python,
        confidence=change.confidence,
    )
    return Judged(finding, verdicts)


def severity_of(finding: Finding, overrides: Mapping[str, Severity]) -> Severity:
    """The severity once ``rule`` and ``rule@direction`` may say otherwise."""
    rule = RULES[finding.rule]
    exact = overrides.get(f"{finding.rule}@{finding.direction}")
    if exact is None and rule.id not in {name.partition("@")[0] for name in overrides}:
        return finding.severity
    return exact or _severity(rule, finding.direction, overrides)


def usual_severity(rule: Rule, direction: Direction) -> Severity:
    """What the table says, where no policy says otherwise."""
    return _severity(rule, direction, {})


def _felt(usual: Severity, wire: Wire, python: Python) -> Severity:
    """Nothing that neither a message nor a caller feels is an error."""
    unfelt = usual == "error" and wire == "safe" and python == "safe"
    return "info" if unfelt else usual


def worse_wire(first: Wire, second: Wire) -> Wire:
    """The verdict that promises more trouble."""
    return max(first, second, key=_WIRES.index)


def unsure(wire: Wire) -> Wire:
    """The verdict where no message is known that would show another one."""
    return "undecided" if wire in ("breaks", "strict") else wire


def ways_of(direction: Direction) -> tuple[Way, ...]:
    """The directions that a finding's direction stands for."""
    return _WAYS[direction]


def _direction(ways: frozenset[Way]) -> Direction:
    if len(ways) == 2:
        return "both"
    return next(iter(ways), "none")


def _severity(
    rule: Rule, direction: Direction, overrides: Mapping[str, Severity]
) -> Severity:
    """The worse of the directions; what no message shows has one for both.

    A change that no kept operation reaches is for information at most.
    """
    general = overrides.get(rule.id)
    found: Severity = "off"
    for way in _WAYS[direction]:
        own = overrides.get(f"{rule.id}@{way}") or general or rule.each(way).severity
        found = worse(found, own)
    if direction != "none":
        return found
    if general is not None:
        return general
    if not rule.directed:
        return rule.request.severity
    both = worse(rule.request.severity, rule.response.severity)
    return "off" if both == "off" else "info"


def _exact(change: Change, way: Way, usual: Wire) -> Wire:
    """The verdict where the facts know whether less, or more, is allowed."""
    known = change.facts.get("fewer" if way == "request" else "more_allowed")
    if known is None:
        return usual
    if not known:
        return "safe"
    if known == UNKNOWN:
        return unsure(usual)
    if usual in ("breaks", "strict"):
        return usual
    return "breaks" if way == "request" else "strict"


def _verdicts(
    rule: Rule, choice: Choice, direction: Direction, change: Change
) -> dict[Way, Wire]:
    verdicts: dict[Way, Wire] = {}
    for way in ways_of(direction):
        own = choice.request if way == "request" else choice.response
        verdicts[way] = _exact(change, way, own or rule.each(way).wire)
    return verdicts


def _unforeseen(rule: Rule, verdicts: Mapping[Way, Wire]) -> Severity:
    """How bad it is that messages break where the table finds a rule harmless."""
    harmless = ("safe", "undecided")
    found: Severity = "off"
    for way, wire in verdicts.items():
        if rule.each(way).wire in harmless and wire not in harmless:
            found = worse(found, "error" if wire == "breaks" else "warning")
    return found


def _detail(rule: Rule, change: Change) -> str:
    name = change.path.partition(":")[2]
    scope = change.scope if change.scope in ("parameter", "result") else "field"
    old, new = (first_of(one or "none") for one in (change.old, change.new))
    text = rule.message.format(name=name, old=old, new=new, scope=scope)
    told = change.facts.get("note")
    return f"{text} ({told})" if told else text
