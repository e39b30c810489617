"""All documented envelopes through freshly generated bindings.

The comparison is the tests' own: it turns a tree into nested tuples and knows
nothing of the codec, nor of ``wsdlsmith.verify``.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree
from wsdlsmith.runtime import WIRE_1_1, read_message, write_message
from wsdlsmith.runtime.codec.message import Direction
from wsdlsmith.verify.verify import verify

from tests.published import SOAP_12, Published
from tests.roundtrip.canonical import canonical
from tests.roundtrip.conftest import Generated

BOUND = {"Services84": 2710, "Services86": 2922, "Services88": 3698}
CONFORMING = {"Services84": 2094, "Services86": 2250, "Services88": 2844}
SOAP = "{http://schemas.xmlsoap.org/soap/envelope/}"


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


def test_verify_says_the_same(generated: Generated, corpus: Path) -> None:
    report = verify(
        generated.built.parts[0].contract, generated.built.pages, generated.bindings
    )
    assert (report.bound, report.equal) == (BOUND[generated.version],) * 2
    assert report.undocumented_operations == ()
    only = ("AI.TrainCategorizer",) if generated.version == "Services88" else ()
    assert report.documented_only_operations == only
    published = Published(corpus / "superoffice", generated.version)
    expected = published.findings() + published.differing_operations()
    assert report.deviations == expected


def test_an_operation_that_no_page_shows_is_a_finding(
    generated: Generated, corpus: Path
) -> None:
    """The vendor's pages show every operation, so some pages are left out here."""
    published = Published(corpus / "superoffice", generated.version)
    published.shown = [one for one in published.shown if one.operation < "S"]
    pages = [page for page in generated.built.pages if page.operation < "S"]
    contract = generated.built.parts[0].contract
    report = verify(contract, pages, generated.bindings)
    expected = published.differing_operations()
    assert expected["operation-not-documented"] > 100
    for code, count in expected.items():
        assert report.deviations[code] == count


def test_a_conforming_example_is_valid_when_written_for_the_wire(
    generated: Generated, corpus: Path
) -> None:
    """Conforming and valid are libxml2's words, by the schemas of the example's WSDL.

    Content is ``xs:sequence`` throughout, so what is valid is in schema order.
    """
    published = Published(corpus / "superoffice", generated.version)
    conforming = 0
    for shown in published.shown:
        schema = published.schema(shown.service)
        headers = [child for child in shown.root if child.tag != f"{SOAP_12}Body"]
        operation = generated.bindings.operation(shown.service, shown.operation)
        alone = [shown.body, *map(_alone, headers)]
        if operation is None or not all(map(schema.validate, alone)):
            continue
        conforming += 1
        direction: Direction = "request" if shown.direction == "in" else "response"
        message = read_message(operation, direction, etree.tostring(shown.root))
        wire = etree.fromstring(write_message(operation, direction, message, WIRE_1_1))
        *header, body = wire
        assert body.tag == f"{SOAP}Body"
        assert [part.tag for part in header] == [f"{SOAP}Header"] * bool(headers)
        blocks = [block for part in header for block in part]
        assert {block.tag for block in blocks} == {block.tag for block in headers}
        for part in (*blocks, *body):
            assert schema.validate(_alone(part)), (shown, schema.error_log)
    assert conforming == CONFORMING[generated.version]


def _alone(element: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(element, with_tail=False))
