"""All documented envelopes: our findings beside a computation that knows lxml only.

Nothing of ours takes part on the other side: pages are cut by a regular
expression, schemas are taken out of the WSDLs, verdicts are libxml2's.
"""

from __future__ import annotations

import random
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import pytest
from lxml import etree
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.schema import Element
from wsdlsmith.read.page import read_operation_page
from wsdlsmith.read.source import open_source
from wsdlsmith.verify.conformance import Checked, Conformance
from wsdlsmith.verify.schema_validator import SchemaValidator

VERSIONS = {"Services84": 2710, "Services86": 2922, "Services88": 3700}
XS = "{http://www.w3.org/2001/XMLSchema}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
SOAP_12 = "{http://www.w3.org/2003/05/soap-envelope}"
MUTANTS = 1500
# libxml2's word for a violation -> ours; of an element's errors the first counts
CODES = {
    "SCHEMAV_CVC_COMPLEX_TYPE_2_1": "text-in-empty-element",
    "SCHEMAV_CVC_DATATYPE_VALID_1_2_1": "invalid-value",
    "SCHEMAV_CVC_ENUMERATION_VALID": "invalid-value",
    "SCHEMAV_CVC_ELT_3_1": "nil-not-nillable",
}


class Shown(NamedTuple):
    """An envelope as the zip has it."""

    service: str
    operation: str
    direction: str
    root: etree._Element

    @property
    def body(self) -> etree._Element:
        """A copy of the body's first child, as a document of its own."""
        found = self.root.find(f"{SOAP_12}Body/*")
        assert found is not None
        return etree.fromstring(etree.tostring(found, with_tail=False))


class Published:
    """One version's WSDLs and pages, read with zipfile, re and lxml."""

    def __init__(self, folder: Path, version: str) -> None:
        self.version = version
        self.wsdls: dict[str, etree._Element] = {}
        with zipfile.ZipFile(folder / "wsdl-2023.zip") as opened:
            for name in opened.namelist():
                match = re.fullmatch(rf"WSDL/WSDL-{version}-(\w+)\.xml", name)
                if match:
                    self.wsdls[match[1]] = etree.fromstring(opened.read(name))
        self.shown = list(self._shown(folder))

    def _shown(self, folder: Path) -> Iterator[Shown]:
        with zipfile.ZipFile(folder / "docs-2023.zip") as opened:
            for name in sorted(opened.namelist()):
                path = PurePosixPath(name)
                if path.parts[:2] != ("soap", self.version) or len(path.parts) != 4:
                    continue
                fences = re.findall(rb"```xml\s*(<.*?)```", opened.read(name), re.S)
                directions = ("in", "out") if fences else ()  # an index has none
                for fence, direction in zip(fences, directions, strict=True):
                    root = etree.fromstring(fence.strip())
                    yield Shown(path.parts[2], path.stem, direction, root)

    def operations(self, service: str) -> set[str]:
        return set(self.wsdls[service].xpath("//*[local-name()='portType']/*/@name"))  # type: ignore[arg-type]

    @lru_cache(maxsize=64)  # noqa: B019
    def schema(self, service: str) -> etree.XMLSchema:
        """All schemas of one WSDL as libxml2 reads them."""
        parts = {}
        for node in self.wsdls[service].iter(f"{XS}schema"):
            for link in node.iterfind(f"{XS}import"):
                link.set("schemaLocation", f"mem:{link.get('namespace')}")
            parts[f"mem:{node.get('targetNamespace')}"] = etree.tostring(node)
        links = "".join(
            f'<xs:import namespace="{uri[4:]}" schemaLocation="{uri}"/>'
            for uri in parts
        )
        parser = etree.XMLParser()
        parser.resolvers.add(_Memory(parts))
        head = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
        return etree.XMLSchema(etree.fromstring(f"{head}{links}</xs:schema>", parser))


class _Memory(etree.Resolver):
    def __init__(self, parts: dict[str, bytes]) -> None:
        super().__init__()
        self._parts = parts

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:  # type: ignore[override]
        found = self._parts.get(system_url)
        return found and self.resolve_string(found, context, base_url=system_url)


class Both(NamedTuple):
    """One version, read from outside and by us."""

    published: Published
    contract: Contract
    checked: list[Checked]

    def __repr__(self) -> str:
        return self.published.version


@pytest.fixture(scope="module", params=VERSIONS)
def both(request: pytest.FixtureRequest, corpus: Path) -> Both:
    version, folder = str(request.param), corpus / "superoffice"
    wsdls = open_source(f"{folder / 'wsdl-2023.zip'}#*{version}-*", base=None)
    contract = read_contract([wsdls], Diagnostics())
    pages = open_source(f"{folder / 'docs-2023.zip'}#soap/{version}/*", base=None)
    conformance = Conformance(contract)
    checked = [
        conformance.check(example)
        for document in pages.documents
        if (page := read_operation_page(document))
        for example in page.examples
    ]
    return Both(Published(folder, version), contract, checked)


def expected_findings(published: Published) -> Counter[str]:
    """What lxml alone finds wrong with all envelopes of one version."""
    found: Counter[str] = Counter()
    for shown in published.shown:
        if shown.operation not in published.operations(shown.service):
            found["unbound"] += 1
            continue
        found["soap-version-differs"] += shown.root.tag == f"{SOAP_12}Envelope"
        found["header-outside-header"] += sum(
            child.tag not in (f"{SOAP_12}Header", f"{SOAP_12}Body")
            for child in shown.root
        )
        schema = published.schema(shown.service)
        schema.validate(shown.body)
        errors: dict[str, str] = {}
        for entry in schema.error_log.filter_from_errors():  # type: ignore[attr-defined]
            errors.setdefault(entry.path, CODES[entry.type_name])
        found.update(errors.values())
    return found


def test_the_findings_are_those_of_a_computation_with_lxml_alone(both: Both) -> None:
    total = VERSIONS[both.published.version]
    assert len(both.checked) == len(both.published.shown) == total
    found = Counter(f.code for one in both.checked for f in one.findings)
    unbound = sum(one.bound is None for one in both.checked)
    expected = expected_findings(both.published)
    assert unbound == expected.pop("unbound", 0)
    assert found == expected
    assert unbound == (2 if both.published.version == "Services88" else 0)


def declarations(both: Both) -> Iterator[tuple[Shown, Element]]:
    """Each envelope whose operation there is, with its body's declaration."""
    services = {service.name: service for service in both.contract.services}
    for shown in both.published.shown:
        for operation in services[shown.service].operations:
            if operation.name == shown.operation:
                message = (
                    operation.input if shown.direction == "in" else operation.output
                )
                assert message is not None
                part = message.parts[0]
                assert part.element is not None
                known = part.declaration or both.contract.schema.elements[part.element]
                yield shown, known


def test_our_verdict_on_every_body_and_header_is_that_of_libxml2(both: Both) -> None:
    validator = SchemaValidator(both.contract.schema)
    count = 0
    for shown, known in declarations(both):
        schema = both.published.schema(shown.service)
        body = shown.body
        assert (not validator.validate(body, known)) == schema.validate(body)
        for child in shown.root:
            if child.tag != f"{SOAP_12}Body":
                header = etree.fromstring(etree.tostring(child, with_tail=False))
                assert (not validator.validate(header)) == schema.validate(header)
        count += 1
    unbound = 2 if both.published.version == "Services88" else 0
    assert count == VERSIONS[both.published.version] - unbound


def test_our_verdict_on_mutants_of_documented_bodies_is_that_of_libxml2(
    both: Both,
) -> None:
    validator = SchemaValidator(both.contract.schema)
    chance = random.Random(both.published.version)
    cases = list(declarations(both))
    invalid = 0
    for number in range(MUTANTS):
        shown, known = chance.choice(cases)
        body = shown.body
        for _ in range(chance.randint(1, 3)):
            mutate(body, chance)
        # an empty text node, which libxml2 counts, is no part of a document
        body = etree.fromstring(etree.tostring(body))
        issues = validator.validate(body, known)
        valid = both.published.schema(shown.service).validate(body)
        assert (not issues) == valid, (number, list(map(str, issues)))
        invalid += not valid
    assert MUTANTS // 2 < invalid < MUTANTS


TEXTS = ["", " ", "x", "0", "-1", "1.5", "true", "2020-01-01T00:00:00", "P1D", "None"]
TYPES = ["xsd:int", "xsd:string", "xsd:short", "no:Type", "xsd:anyType", "xsd:dateTime"]


def mutate(root: etree._Element, chance: random.Random) -> None:
    """Change one thing somewhere in ``root``."""
    element = chance.choice(list(root.iter("*")))
    parent = element.getparent()
    kind = chance.randrange(10)
    if kind == 0:
        element.text = chance.choice(TEXTS)
    elif kind == 1:
        element.set(f"{XSI}nil", chance.choice(["true", "false", "1", "what"]))
    elif kind == 2:
        element.set(f"{XSI}type", chance.choice(TYPES))
    elif kind == 3:
        element.set(chance.choice(["extra", f"{XSI}extra"]), "1")
    elif kind == 4:
        etree.SubElement(element, chance.choice([element.tag, "{urn:x}new", "new"]))
    elif kind == 5:
        element.attrib.pop(f"{XSI}type", "")
    elif parent is None:
        element.append(etree.Comment("a comment"))
    elif kind == 6:
        parent.remove(element)
    elif kind == 7:
        parent.insert(0, element)
    elif kind == 8:
        parent.insert(0, etree.fromstring(etree.tostring(element)))
    else:
        element.tag = chance.choice([f"{element.tag}X", "{urn:x}renamed"])
