"""``diff``: two contracts -> findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from wsdlsmith.drift.change import Change, OperationId
from wsdlsmith.drift.changes.compare import Compared, compare
from wsdlsmith.drift.changes.pair import operation_keys
from wsdlsmith.drift.finding import SEVERITIES, Finding, Reach
from wsdlsmith.drift.on_the_wire import OnTheWire
from wsdlsmith.drift.policy import BUMP
from wsdlsmith.drift.reach import Felt, Reaches, TypeGraph
from wsdlsmith.drift.rules.judge import judge
from wsdlsmith.drift.rules.table import RULES
from wsdlsmith.drift.versions.check import one_version, shared_versions
from wsdlsmith.drift.versions.mapping import map_namespaces
from wsdlsmith.drift.witness.witness import Witness, Witnesses
from wsdlsmith.model.contract import Contract, Service


class Behind(NamedTuple):
    """A change, who feels it, whose messages may show it, and one that does."""

    change: Change
    felt: Felt
    possible: Felt
    witness: Witness | None = None


@dataclass(frozen=True, slots=True)
class Drift:
    """All findings between two contracts, and the contracts as they were compared."""

    findings: tuple[Finding, ...]
    compared: Compared
    behind: Mapping[str, Behind]
    """What stands behind each finding, by fingerprint."""
    old: Contract
    """The old contract under its own names."""

    def knows(self, finding: Finding) -> int:
        """0: it gave no such finding; 1: it did; 2: and has a message that shows it."""
        behind = self.behind.get(finding.fingerprint)
        return 0 if behind is None else 1 + (behind.witness is not None)


def diff(
    old: Contract,
    new: Contract,
    namespace_map: Mapping[str, str] | None = None,
    *,
    labels: tuple[str, str] = ("OLD", "NEW"),
) -> Drift:
    """Everything that drifted, the worst first; what is off by default included."""
    one_version(old, labels[0])
    one_version(new, labels[1])
    mapped = map_namespaces(old, new, namespace_map)
    compared = compare(old, new, mapped)
    reaches = _reaches(compared)
    findings = []
    behind: dict[str, Behind] = {}
    wire, witnesses = OnTheWire(compared.pair), Witnesses(compared)
    for change in compared.changes:
        felt, possible = _who(change, reaches, wire)
        if felt.ways or not _told_elsewhere(change):
            finding, witness = _proved(change, felt, possible, witnesses)
            findings.append(finding)
            behind[finding.fingerprint] = Behind(change, felt, possible, witness)
    findings += without_bump(old, new, findings)
    return Drift(in_order(findings), compared, behind, old)


def _who(change: Change, reaches: Reaches, wire: OnTheWire) -> tuple[Felt, Felt]:
    """Who feels a change, and who of them may have a message that shows it."""
    felt = possible = Felt()
    for subject in change.subject.each:
        own = reaches.of(subject)
        might = wire.of(replace(change, subject=subject), own)
        if subject.spared or subject.head is not None:
            own = might
        felt, possible = felt.joined(own), possible.joined(might)
    return felt, possible


def _proved(
    change: Change, felt: Felt, possible: Felt, witnesses: Witnesses
) -> tuple[Finding, Witness | None]:
    """The finding for a change, and the message that shows it.

    That the messages of a direction break is not said where none is found that does.
    """
    reach = felt.reach
    if change.subject.services is not None:
        reach = Reach(change.subject.services, reach.operations)
    shown = possible.ways
    judged = judge(change, felt.ways, reach, possible.ways, shown)
    witness = None
    while judged.finding.breaks and witness is None:
        ways = judged.claiming(judged.finding.wire)
        witness = witnesses.of(judged.finding, change.subject, possible, ways)
        if witness is None:
            shown = shown.difference(ways)
            judged = judge(change, felt.ways, reach, possible.ways, shown)
    return judged.finding, witness


def _told_elsewhere(change: Change) -> bool:
    """Whether a change that nobody feels is only the other half of another one.

    A field that a type took over from all derived from it is told of these; what may
    come in place of a type that no message names is a type that came or went.
    """
    replaces = change.kind in ("subtype-added", "subtype-removed")
    return bool(change.subject.spared) or (replaces and change.subject.referred)


def _reaches(compared: Compared) -> Reaches:
    pair = compared.pair
    old: dict[OperationId, tuple[int, int]] = {}
    new: dict[OperationId, tuple[int, int]] = {}
    places = [
        {service.port_type: number for number, service in enumerate(side.services)}
        for side in (pair.old, pair.new)
    ]
    for one, other in pair.services:
        keys = (_numbers(one), _numbers(other))
        for key in keys[0].keys() & keys[1].keys():
            identity = OperationId(str(other.port_type), key)
            old[identity] = (places[0][one.port_type], keys[0][key])
            new[identity] = (places[1][other.port_type], keys[1][key])
    return Reaches(TypeGraph(pair.old, old), TypeGraph(pair.new, new))


def _numbers(service: Service) -> dict[str, int]:
    by_id = {id(one): number for number, one in enumerate(service.operations)}
    return {key: by_id[id(one)] for key, one in operation_keys(service).items()}


def without_bump(
    old: Contract, new: Contract, findings: Iterable[Finding]
) -> list[Finding]:
    """Errors between two contracts that carry the same version: a finding of its own."""
    shared = shared_versions(old, new)
    errors = Counter(one.rule for one in findings if one.severity == "error")
    if not shared or not errors:
        return []
    rule = RULES[BUMP]
    count = sum(errors.values())
    told = f"{count} breaking change" + "s" * (count != 1)
    return [
        Finding(
            rule=rule.id,
            severity=rule.request.severity,
            direction="none",
            path="namespace:version",
            old=", ".join(shared),
            new=told,
            scope="contract",
            detail=rule.message.format(old=", ".join(shared), new=told),
        )
    ]


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The worst first, then in the order of the table."""
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[int, int, str, str, str]:
    worst = len(SEVERITIES) - SEVERITIES.index(finding.severity)
    return (
        worst,
        _PLACES[finding.rule],
        finding.path,
        finding.old or "",
        finding.new or "",
    )


_PLACES = {rule: number for number, rule in enumerate(RULES)}
