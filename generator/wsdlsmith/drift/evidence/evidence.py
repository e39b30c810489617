"""What documented envelopes show of a drift: one finding for each root cause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from wsdlsmith.drift.diff import Drift
from wsdlsmith.drift.evidence.gone import gone
from wsdlsmith.drift.evidence.pages import page_findings
from wsdlsmith.drift.evidence.place import Places
from wsdlsmith.drift.evidence.proof import Proof, direction_of, felt_by
from wsdlsmith.drift.evidence.replay import Replay, Replayed, Verdict
from wsdlsmith.drift.finding import Finding, Scope
from wsdlsmith.drift.rules.judge import usual_severity
from wsdlsmith.drift.rules.table import RULES
from wsdlsmith.location import NOWHERE, Location
from wsdlsmith.model.example import Example, OperationPage
from wsdlsmith.model.qname import QName

_VERDICTS: Final[tuple[Verdict, ...]] = ("valid", "broken", "repaired", "invalid")
_NO_DRIFT: Final = "example-invalid"
_SCOPES: Final[dict[str, Scope]] = {
    "fault": "fault",
    "header": "header",
    "operation": "operation",
    "parameter": "parameter",
    "result": "result",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The findings, the envelopes behind each, and what became of all envelopes."""

    findings: tuple[Finding, ...] = ()
    proofs: Mapping[str, tuple[Proof, ...]] = field(default_factory=dict)
    """By the finding's fingerprint."""
    verdicts: Mapping[Verdict, int] = field(default_factory=dict)

    def place(self, finding: Finding) -> Location:
        """The line of the page whose envelope is the first to show a finding."""
        proofs = self.proofs.get(finding.fingerprint)
        return proofs[0].replayed.example.location if proofs else NOWHERE

    def without(self, *rules: str) -> Evidence:
        """The same without the findings of some rules."""
        found = tuple(one for one in self.findings if one.rule not in rules)
        return replace(self, findings=found)


class _Cause(NamedTuple):
    """What is told once, however many envelopes show it."""

    rule: str
    path: str
    old: str | None = None
    new: str | None = None


def evidence(
    drift: Drift,
    pages: Sequence[OperationPage],
    new_pages: Sequence[OperationPage] | None = None,
    *,
    of_drift: bool = False,
) -> Evidence:
    """Replay the envelopes that document the old contract against both.

    The pages are under the names of the contracts. ``new_pages`` are those that document the new one: with them it is also told
    which examples were added and removed. With ``of_drift`` an envelope that fits
    neither contract is no finding, and where nothing but texts and orders drifted
    nothing is replayed.
    """
    pair, names = drift.compared.pair, drift.compared.mapped.names

    def label(name: QName) -> str:
        return pair.label(QName(names.get(name.namespace, name.namespace), name.name))

    replay = Replay(drift)
    places = (Places(drift.old, label), Places(pair.new, pair.label))
    felt = any(one.severity != "off" for one in drift.findings)
    replayed_pages = pages if felt or not of_drift else ()
    examples = [example for page in replayed_pages for example in page.examples]
    verdicts = dict.fromkeys(_VERDICTS, 0)
    causes: dict[_Cause, list[Proof]] = {}
    for example in sorted(examples, key=_order):
        replayed = replay.of(example)
        verdicts[replayed.verdict] += 1
        for cause, words in _causes(replayed, places).items():
            causes.setdefault(cause, []).append(Proof(replayed, words))
    found = [_finding(cause, proofs) for cause, proofs in causes.items()]
    fingerprints = [one.fingerprint for one in found]
    proofs = dict(zip(fingerprints, map(tuple, causes.values()), strict=True))
    if new_pages is not None:
        found += page_findings(drift, pages, new_pages)
    shown = Evidence(tuple(found), proofs, verdicts)
    return shown.without(_NO_DRIFT) if of_drift else shown


def _order(example: Example) -> tuple[str, str, str, str]:
    place = example.location
    return (example.service, example.operation, example.message, str(place))


def _causes(replayed: Replayed, places: tuple[Places, Places]) -> dict[_Cause, str]:
    """Each cause that an envelope shows, with the validator's words."""
    found: dict[_Cause, str] = {}
    if replayed.verdict == "repaired":
        for issue in replayed.old_issues:
            place = places[0].of(replayed.before, issue)
            found.setdefault(_Cause("example-repaired", place.path, issue.code), "")
    for issue in replayed.new_issues:
        path = gone(replayed, issue, places) if issue in replayed.fresh else None
        if path is not None:
            cause = _Cause("example-uses-removed", path, path.partition(":")[2])
        elif replayed.verdict == "broken":
            place = places[1].of(replayed.after, issue)
            cause = _Cause("example-broken", place.path, None, issue.code)
        else:  # no drift made it so: where each stands, ``verify`` tells
            cause = _Cause(_NO_DRIFT, f"example:{issue.code}", None, issue.code)
        found.setdefault(cause, issue.detail)
    return found


def _finding(cause: _Cause, proofs: Sequence[Proof]) -> Finding:
    rule = RULES[cause.rule]
    direction = direction_of(proofs) if rule.directed else "none"
    first, count = proofs[0], len(proofs)
    told = f"{count:,} envelopes, the first is" if count > 1 else "it is"
    words = f": {first.words}" if first.words else ""
    kind, _, name = cause.path.partition(":")
    return Finding(
        rule=rule.id,
        severity=usual_severity(rule, direction),
        direction=direction,
        path=cause.path,
        old=cause.old,
        new=cause.new,
        scope=_SCOPES.get(kind, "field"),
        reach=felt_by(proofs).reach,
        detail=rule.message.format(
            name=name, new=f"{told} the {first.name} on {first.page}{words}"
        ),
        wire=rule.request.wire if direction != "none" else "safe",
        python=rule.python,
    )
