"""All documented envelopes through freshly generated bindings.

The comparison is the tests' own: it turns a tree into nested tuples and knows
nothing of the codec, nor of ``wsdlsmith.verify``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest
from lxml import etree
from wsdlsmith.pipeline import Built, Job, build
from wsdlsmith.runtime import WIRE_1_1, read_message, write_message
from wsdlsmith.verify.bindings import Bindings, bindings_in
from wsdlsmith.verify.conformance import Conformance
from wsdlsmith.verify.schema_validator import SchemaValidator
from wsdlsmith.verify.verify import verify

BOUND = {"Services84": 2710, "Services86": 2922, "Services88": 3698}
DIALECT = {"soap-version-differs", "header-outside-header"}
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
SOAP = "{http://schemas.xmlsoap.org/soap/envelope/}"
Canonical: TypeAlias = tuple[object, ...]


class Generated(NamedTuple):
    """One version's package, built in memory and imported from a folder."""

    version: str
    built: Built
    bindings: Bindings


@pytest.fixture(scope="module", params=BOUND)
def generated(
    request: pytest.FixtureRequest,
    corpus: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Generated]:
    version, folder = str(request.param), corpus / "superoffice"
    package = f"published_{version.lower()}"
    job = Job(
        package=package,
        sources=(f"{folder / 'wsdl-2023.zip'}#*{version}-*",),
        examples=(f"{folder / 'docs-2023.zip'}#soap/{version}/*",),
    )
    built = build(job)
    output = tmp_path_factory.mktemp(package)
    built.files.write(output)
    with bindings_in(output, package) as bindings:
        yield Generated(version, built, bindings)


def canonical(element: etree._Element) -> Canonical:
    """The infoset of an element as a value."""
    kids = list(element.iterchildren("*"))
    texts = [element.text or "", *(kid.tail or "" for kid in element)]
    layout = bool(kids) and not "".join(texts).strip()
    attributes = {
        str(name): _qname(element, str(value)) if name == f"{XSI}type" else str(value)
        for name, value in element.attrib.items()
    }
    return (
        element.tag,
        sorted(attributes.items()),
        () if layout else tuple(texts),
        tuple(map(canonical, kids)),
    )


def _qname(element: etree._Element, text: str) -> str:
    prefix, _, name = text.rpartition(":")
    return f"{{{element.nsmap[prefix or None]}}}{name}"


def test_every_documented_envelope_comes_back_as_it_was(generated: Generated) -> None:
    equal = 0
    for page in generated.built.pages:
        for example in page.examples:
            operation = generated.bindings.operation(example.service, example.operation)
            if operation is None:
                assert example.operation == "TrainCategorizer"
                continue
            written = generated.bindings.round_trip(
                operation, example.message, example.envelope
            )
            shown = canonical(etree.fromstring(example.envelope))
            assert canonical(etree.fromstring(written)) == shown, example.location
            equal += 1
    assert equal == BOUND[generated.version]


def test_verify_says_the_same(generated: Generated) -> None:
    report = verify(
        generated.built.parts[0].contract, generated.built.pages, generated.bindings
    )
    assert (report.bound, report.equal) == (BOUND[generated.version],) * 2
    assert report.undocumented_operations == ()
    only = ("AI.TrainCategorizer",) if generated.version == "Services88" else ()
    assert report.documented_only_operations == only


def test_a_conforming_example_is_valid_when_written_for_the_wire(
    generated: Generated,
) -> None:
    """Valid means by our validator, which test_corpus holds beside libxml2."""
    contract = generated.built.parts[0].contract
    conformance = Conformance(contract)
    validator = SchemaValidator(contract.schema)
    count = 0
    for page in generated.built.pages:
        for example in page.examples:
            checked = conformance.check(example)
            if checked.bound is None or {f.code for f in checked.findings} - DIALECT:
                continue
            operation = generated.bindings.operation(example.service, example.operation)
            assert operation is not None
            message = read_message(operation, example.message, example.envelope)
            wire = etree.fromstring(
                write_message(operation, example.message, message, WIRE_1_1)
            )
            assert [str(child.tag) for child in wire][-1] == f"{SOAP}Body"
            wanted = checked.bound.operation
            sent = wanted.input if example.message == "request" else wanted.output
            assert sent is not None
            part = sent.parts[0]
            assert part.element is not None
            known = part.declaration or contract.schema.elements[part.element]
            body = wire.find(f"{SOAP}Body/*")
            assert body is not None
            assert validator.validate(body, known) == [], example.location
            count += 1
    assert count > BOUND[generated.version] // 2
