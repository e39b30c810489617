"""``history``: drift along a row of versions, and what only a row can show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from wsdlsmith.drift.apart import Comparison
from wsdlsmith.drift.between import between
from wsdlsmith.drift.changes.documentation import deprecated_paths
from wsdlsmith.drift.coherence import Said
from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.rules.table import RULES
from wsdlsmith.drift.versions.mapping import fitting
from wsdlsmith.errors import UsageError

_COMPONENTS = (
    "service",
    "operation",
    "type",
    "optional-field",
    "required-field",
    "enum-value",
    "attribute",
)
_FEWEST = 2
"""A set of changes that is met again says something from this size on."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the row: what it is called, and what it says."""

    label: str
    said: Said


@dataclass(frozen=True, slots=True)
class History:
    """The versions, the drift from each to the next, and findings over the row."""

    labels: tuple[str, ...]
    steps: tuple[Comparison, ...]
    findings: tuple[Finding, ...]


def history(
    versions: Sequence[Version],
    namespace_map: Mapping[str, str] | None = None,
    *,
    apart: bool = False,
) -> History:
    """Compare each version with the next, then look at the whole row."""
    pairs = [(one.said, other.said) for one, other in pairwise(versions)]
    names = [_fitting(namespace_map or {}, *pair) for pair in pairs]
    _check(namespace_map or {}, names)
    labels = tuple(version.label for version in versions)
    steps = tuple(
        between(*pair, fit, both, apart=apart)
        for pair, fit, both in zip(pairs, names, pairwise(labels), strict=True)
    )
    found = [
        *_reintroduced(labels, steps),
        *_without_deprecation(labels, steps),
        *_repeated(labels, steps),
    ]
    return History(labels, steps, tuple(found))


def _fitting(names: Mapping[str, str], old: Said, new: Said) -> dict[str, str]:
    """The pairs of ``--namespace-map`` that are about a service of both."""
    found: dict[str, str] = {}
    for one, other in product(old.contracts, new.contracts):
        found |= fitting(names, one, other)
    return found


def _check(names: Mapping[str, str], used: Sequence[Mapping[str, str]]) -> None:
    for old, new in names.items():
        if not any(old in one for one in used):
            raise UsageError(
                f'--namespace-map: no version has "{old}" where the next one has "{new}"'
            )


def _finding(
    rule: str, path: str, old: str | None, new: str | None, name: str
) -> Finding:
    entry = RULES[rule]
    return Finding(
        rule=rule,
        severity=entry.request.severity,
        direction="none",
        path=path,
        old=old,
        new=new,
        scope="contract",
        detail=entry.message.format(name=name, old=old, new=new),
    )


def _came(finding: Finding) -> bool:
    return finding.rule.endswith(
        ("-added", "-appended", "-inserted", "-optional")
    ) and (finding.old is None)


def _went(finding: Finding) -> bool:
    stem = finding.rule.rpartition("-removed")[0]
    return finding.new is None and any(stem.startswith(c) for c in _COMPONENTS)


def _reintroduced(
    labels: Sequence[str], steps: Sequence[Comparison]
) -> Iterator[Finding]:
    """Components that went and came back, each once; again and again: it flip-flops."""
    gone: dict[str, list[str]] = {}
    back: dict[str, list[str]] = {}
    for label, step in zip(labels[1:], steps, strict=True):
        for finding in step.findings:
            if _went(finding):
                gone.setdefault(finding.path, []).append(label)
            elif _came(finding) and finding.path in gone:
                back.setdefault(finding.path, []).append(label)
    for path, returns in back.items():
        name = path.partition(":")[2]
        missing, new = " and ".join(gone[path]), " and ".join(returns)
        found = _finding("component-reintroduced", path, missing, new, name)
        if len(gone[path]) + len(returns) > 2:
            told = f"{name} flip-flops: gone in {missing}, reintroduced in {new}"
            found = replace(found, detail=told)
        yield found


def _without_deprecation(
    labels: Sequence[str], steps: Sequence[Comparison]
) -> Iterator[Finding]:
    """Operations, services and types that vanished without a word before."""
    announced: set[str] = set()
    for number, step in enumerate(steps):
        for drift in step.drifts:
            announced |= deprecated_paths(drift.compared.pair)
        for finding in step.findings:
            kind, _, name = finding.path.partition(":")
            if kind in ("service", "operation", "type") and _went(finding):
                if "subtype" in finding.rule or finding.path in announced:
                    continue
                if finding.rule.startswith(("service", "operation", "type")):
                    place = labels[number + 1]
                    yield _finding(
                        "removed-without-deprecation", finding.path, None, place, name
                    )


def _repeated(labels: Sequence[str], steps: Sequence[Comparison]) -> Iterator[Finding]:
    """The same set of changes of one rule and component between several versions."""
    sets: dict[tuple[str, frozenset[str]], list[int]] = {}
    for number, step in enumerate(steps):
        groups: dict[str, set[str]] = {}
        for finding in step.findings:
            if finding.severity in ("error", "warning"):
                groups.setdefault(finding.rule, set()).add(finding.fingerprint)
        for rule, prints in groups.items():
            sets.setdefault((rule, frozenset(prints)), []).append(number)
    for (rule, same), numbers in sets.items():
        if len(numbers) > 1 and len(same) >= _FEWEST:
            places = ", ".join(f"{labels[n]} -> {labels[n + 1]}" for n in numbers)
            told = f"{len(same)} times {rule}"
            yield _finding(
                "change-repeated-across-versions", f"rule:{rule}", told, places, rule
            )
