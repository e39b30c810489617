"""All documented envelopes: our findings beside a computation that knows lxml only.

Nothing of ours takes part on the other side: pages are cut by a regular
expression, schemas are taken out of the WSDLs, verdicts are libxml2's.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.schema import Element
from wsdlsmith.read.operation_page import read_operation_page
from wsdlsmith.read.source import open_source
from wsdlsmith.verify.conformance import Checked, Conformance
from wsdlsmith.verify.schema_validator import SchemaValidator

from tests.published import SOAP_12, Published, Shown

VERSIONS = {"Services84": 2710, "Services86": 2922, "Services88": 3700}
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
MUTANTS = 1500


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


def test_the_findings_are_those_of_a_computation_with_lxml_alone(both: Both) -> None:
    total = VERSIONS[both.published.version]
    assert len(both.checked) == len(both.published.shown) == total
    found = Counter(f.code for one in both.checked for f in one.findings)
    unbound = sum(one.bound is None for one in both.checked)
    assert found == both.published.findings()
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
