"""The vendor's versions 84 -> 86 -> 88, counted by a script that shares nothing with ours."""

from __future__ import annotations

import fnmatch
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.drift.diff import Drift, diff
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.model.contract import Contract
from wsdlsmith.read.source import open_source

WSDL = "{http://schemas.xmlsoap.org/wsdl/}"
XS = "{http://www.w3.org/2001/XMLSchema}"
PAIRS = [
    ("Services84", "Services86"),
    ("Services86", "Services88"),
    ("Services84", "Services88"),
]


class Facts(NamedTuple):
    """What the files of one version say, by names without the version."""

    operations: set[tuple[str, str]]
    services: set[str]
    types: set[tuple[str, str]]
    fields: dict[tuple[str, str], list[tuple[str, str, str, str]]]
    """Type or wrapper -> its fields: name, type, minOccurs, nillable."""
    tokens: dict[tuple[str, str], list[str]]
    wrappers: dict[tuple[str, str], list[tuple[str, str, str, str]]]
    """(service, element) -> the fields of an operation's message."""


def _facts(archive: Path, version: str) -> Facts:
    found = Facts(set(), set(), set(), {}, {}, {})
    with zipfile.ZipFile(archive) as members:
        for name in fnmatch.filter(members.namelist(), f"*{version}-*"):
            root = etree.fromstring(members.read(name))
            service = str(root.find(f"{WSDL}portType").get("name"))  # type: ignore[union-attr]
            found.services.add(service)
            for operation in root.findall(f"{WSDL}portType/{WSDL}operation"):
                found.operations.add((service, str(operation.get("name"))))
            sent = _sent(root)
            for schema in root.iter(f"{XS}schema"):
                _read_schema(found, schema, version, service, sent)
    return found


def _sent(root: etree._Element) -> set[str]:
    """The elements that the bodies of messages name."""
    return {
        str(part.get("element")).rpartition(":")[2]
        for part in root.iter(f"{WSDL}part")
        if part.get("name") == "parameters"
    }


def _read_schema(
    found: Facts, schema: etree._Element, version: str, service: str, sent: set[str]
) -> None:
    space = str(schema.get("targetNamespace")).replace(version, "V")
    for one in schema:
        if one.tag not in (f"{XS}complexType", f"{XS}simpleType", f"{XS}element"):
            continue
        name = str(one.get("name"))
        fields = [_field(e, version) for e in one.iter(f"{XS}element") if e is not one]
        if one.tag == f"{XS}element":
            if name in sent and space.endswith("/V"):
                found.wrappers[service, name] = fields
            continue
        found.types.add((space, name))
        found.fields[space, name] = fields
        found.tokens[space, name] = [
            str(e.get("value")) for e in one.iter(f"{XS}enumeration")
        ]


def _field(element: etree._Element, version: str) -> tuple[str, str, str, str]:
    prefix, _, local = str(element.get("type")).rpartition(":")
    space = str(element.nsmap.get(prefix)).replace(version, "V")
    least = element.get("minOccurs", "1")
    nillable = element.get("nillable", "false")
    return str(element.get("name")), f"{space} {local}", least, nillable


def _expected(old: Facts, new: Facts) -> Counter[str]:
    counts: Counter[str] = Counter()
    kept = old.services & new.services
    counts["services added"] = len(new.services - old.services)
    counts["services removed"] = len(old.services - new.services)
    counts["operations added"] = len(
        [1 for s, o in new.operations - old.operations if s in kept]
    )
    counts["operations removed"] = len(
        [1 for s, o in old.operations - new.operations if s in kept]
    )
    counts["types added"] = len(new.types - old.types)
    counts["types removed"] = len(old.types - new.types)
    for key in old.types & new.types:
        _count_fields(counts, "fields", old.fields[key], new.fields[key])
        before, after = old.tokens[key], new.tokens[key]
        counts["tokens added"] += len(set(after) - set(before))
        counts["tokens removed"] += len(set(before) - set(after))
    for wrapper in old.wrappers.keys() & new.wrappers.keys():
        _count_fields(
            counts, "parameters", old.wrappers[wrapper], new.wrappers[wrapper]
        )
    return +counts


def _count_fields(
    counts: Counter[str],
    what: str,
    old: list[tuple[str, str, str, str]],
    new: list[tuple[str, str, str, str]],
) -> None:
    before, after = ({f[0]: f[1:] for f in row} for row in (old, new))
    counts[f"{what} added"] += len(after.keys() - before.keys())
    counts[f"{what} removed"] += len(before.keys() - after.keys())
    both = [name for name in before if name in after]
    counts[f"{what} retyped"] += sum(before[n][0] != after[n][0] for n in both)
    counts[f"{what} otherwise"] += sum(before[n][1:] != after[n][1:] for n in both)
    counts[f"{what} reordered"] += both != [n for n in after if n in before]


def _found(drift: Drift) -> Counter[str]:
    counts: Counter[str] = Counter()
    for finding in drift.findings:
        rule, kind = finding.rule, finding.path.partition(":")[0]
        what = "fields" if kind == "type" else "parameters"
        if rule in ("service-added", "service-removed"):
            counts[f"services {rule.rpartition('-')[2]}"] += 1
        elif rule in ("operation-added", "operation-removed"):
            counts[f"operations {rule.rpartition('-')[2]}"] += 1
        elif rule == "type-added":
            counts["types added"] += 1
        elif rule in ("type-removed", "type-removed-unreachable"):
            counts["types removed"] += 1
        elif rule in ("enum-value-added", "enum-value-removed"):
            counts[f"tokens {rule.rpartition('-')[2]}"] += 1
        elif rule == "enum-value-renamed":
            counts.update(["tokens added", "tokens removed"])
        elif rule.startswith(("optional-field-", "required-field-", "result-")):
            counts[f"{what} {'removed' if finding.new is None else 'added'}"] += 1
        elif rule.startswith("field-renamed"):
            counts.update([f"{what} added", f"{what} removed"])
        elif rule.startswith("field-type-"):
            counts[f"{what} retyped"] += 1
        elif rule == "fields-reordered":
            counts[f"{what} reordered"] += 1
        elif rule.startswith(("field-became", "field-no-longer")):
            counts[f"{what} otherwise"] += 1
    return counts


@cache
def _contract(archive: Path, version: str) -> Contract:
    opened = open_source(f"{archive}#*{version}-*", offline=True)
    return read_contract([opened], Diagnostics())


@cache
def _drift(archive: Path, old: str, new: str) -> Drift:
    return diff(_contract(archive, old), _contract(archive, new))


@pytest.mark.parametrize(("old", "new"), [*PAIRS, *((b, a) for a, b in PAIRS)])
def test_counts_of_each_kind_are_those_of_an_independent_count(
    corpus: Path, old: str, new: str
) -> None:
    archive = corpus / "superoffice" / "wsdl-2023.zip"
    expected = _expected(_facts(archive, old), _facts(archive, new))
    assert _found(_drift(archive, old, new)) == expected


CLEAN_UP = "Appointment.CleanUpBookingDeletedWithUpdateMode"
CASES = [
    ("Services84", "Services88", "field-type-overlapping", "type:UserGroup.Deleted"),
    ("Services86", "Services88", "field-type-overlapping", "type:UserGroup.Deleted"),
    ("Services84", "Services88", "fields-reordered", "type:ProjectMember"),
    ("Services86", "Services88", "fields-reordered", "type:ProjectMember"),
    *((*pair, "namespace-version-changed", "namespace:version") for pair in PAIRS),
    ("Services84", "Services88", "service-added", "service:Ticket"),
    ("Services84", "Services88", "enum-value-added", "type:Navigation.TicketCard"),
    ("Services86", "Services88", "enum-value-added", "type:ETableRight.Unused1"),
    ("Services88", "Services86", "enum-value-removed", "type:ETableRight.Unused1"),
    ("Services84", "Services86", "operation-order-changed", "service:List"),
    ("Services84", "Services88", "operation-added", f"operation:{CLEAN_UP}"),
    ("Services88", "Services84", "operation-removed", f"operation:{CLEAN_UP}"),
    ("Services86", "Services88", "type-added", "type:ChatOpeningHours"),
]
ELSEWHERE = [
    "ChatOpeningHours",
    "ChatTopicFlag",
    "ChatWidgetSettings",
    "Navigation.Dashboard",
    "Navigation.PersonCard",
    "Navigation.PersonDialog",
    "ChatTopic.WarnNewChatSeconds",
    "ChatTopic.WarnNewChatMinutes",
    "Address.OnSattelite",
    "Address.OnSatellite",
]
"""What is named of other versions: between these it is the same, or not yet there."""


@pytest.mark.parametrize(("old", "new", "rule", "path"), CASES)
def test_a_known_case_is_found_under_its_rule(
    corpus: Path, old: str, new: str, rule: str, path: str
) -> None:
    archive = corpus / "superoffice" / "wsdl-2023.zip"
    findings = _drift(archive, old, new).findings
    assert [f.path for f in findings if f.rule == rule and f.path == path] == [path]


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_a_case_of_other_versions_is_not_claimed_of_these(
    corpus: Path, old: str, new: str
) -> None:
    archive = corpus / "superoffice" / "wsdl-2023.zip"
    before, after = _facts(archive, old), _facts(archive, new)
    found = _drift(archive, old, new).findings
    told = {f.path.partition(":")[2] for f in found if f.rule != "type-added"}
    for name in ELSEWHERE:
        known = [_known(side, name) for side in (before, after)]
        assert not all(known) or known[0] == known[1], name
        assert not any(path == name or path.startswith(f"{name}.") for path in told)


def _known(facts: Facts, name: str) -> list[object]:
    """All that a version says of a type, of one of its fields or tokens."""
    type_, _, part = name.partition(".")
    keys = sorted(key for key in facts.types if key[1] == type_)
    if not part:
        return [(key, facts.fields[key], facts.tokens[key]) for key in keys]
    rows = [f for key in keys for f in facts.fields[key] if f[0] == part]
    return [*rows, *(t for key in keys for t in facts.tokens[key] if t == part)]


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_fingerprints_are_unique_and_the_same_again(
    corpus: Path, old: str, new: str
) -> None:
    archive = corpus / "superoffice" / "wsdl-2023.zip"
    first = [f.fingerprint for f in _drift(archive, old, new).findings]
    again = diff(_contract(archive, old), _contract(archive, new))
    assert len(set(first)) == len(first)
    assert first == [f.fingerprint for f in again.findings]


@pytest.mark.parametrize("version", ["Services84", "Services88"])
def test_a_version_does_not_drift_from_itself(corpus: Path, version: str) -> None:
    archive = corpus / "superoffice" / "wsdl-2023.zip"
    assert _drift(archive, version, version).findings == ()


def test_one_field_is_one_finding_however_many_operations_it_reaches(
    corpus: Path,
) -> None:
    archive = corpus / "superoffice" / "wsdl-2023.zip"
    findings = _drift(archive, "Services84", "Services88").findings
    associate = [f for f in findings if f.path.startswith("type:Associate.")]
    assert associate
    assert len({f.path for f in associate}) == len(associate)
    assert [f.reach.operations for f in associate] == [112]  # of 84, by its schemas


@pytest.mark.parametrize(
    ("old", "new"), [("Services84", "Services86"), ("Services88", "Services84")]
)
def test_every_finding_that_breaks_the_wire_has_its_witness(
    corpus: Path, old: str, new: str
) -> None:
    drift = _drift(corpus / "superoffice" / "wsdl-2023.zip", old, new)
    breaking = [one for one in drift.findings if one.breaks]
    assert len(breaking) > 25
    for finding in breaking:
        witness = drift.behind[finding.fingerprint].witness
        assert witness, finding.detail
        if finding.rule.startswith(("enum-value-", "optional-field-")):
            name = finding.path.rpartition(".")[2]
            assert f"'{name}'" in "".join(witness.words), finding.detail
