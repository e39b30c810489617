"""One WSDL document, as it stands: names unresolved, places known."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.model.qname import QName
from wsdlsmith.read.declared import Definitions
from wsdlsmith.read.definitions import read_definitions
from wsdlsmith.read.document import Document
from wsdlsmith.read.xml import locate, parse_xml, step

CASES = Path(__file__).parents[1] / "cases"
HEAD = (
    '<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" '
    'xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:t" '
    'targetNamespace="urn:t">'
)


def _read(text: str, line: int = 0) -> tuple[Definitions, Diagnostics]:
    told = Diagnostics()
    data = f"{HEAD}{text}</w:definitions>".encode()
    document = Document("a.wsdl", "a.wsdl", data, line)
    return read_definitions(parse_xml(document), document, told), told


def test_a_message_keeps_its_parts_in_order() -> None:
    found, _ = _read(
        '<w:message name="M"><w:part name="b" type="t:B"/>'
        '<w:part name="a" element="t:A"/></w:message>'
    )
    parts = found.messages[QName("urn:t", "M")].parts
    assert [(part.name, part.type, part.element) for part in parts] == [
        ("b", QName("urn:t", "B"), None),
        ("a", None, QName("urn:t", "A")),
    ]


def test_a_prefix_that_an_inner_element_declares_holds_there() -> None:
    found, _ = _read(
        '<w:message name="M"><w:part xmlns:t="urn:inner" name="a" type="t:A"/>'
        '<w:part name="b" type="t:B"/></w:message>'
        '<w:message name="N"><w:part name="c" type="t:C"/></w:message>'
    )
    types = [p.type for m in found.messages.values() for p in m.parts]
    assert types == [
        QName("urn:inner", "A"),
        QName("urn:t", "B"),
        QName("urn:t", "C"),
    ]


@pytest.mark.parametrize(
    ("inside", "incoming", "outgoing", "first"),
    [
        ('<w:input message="t:M"/>', "O", None, False),
        (
            '<w:input message="t:M"/><w:output message="t:M"/>',
            "ORequest",
            "OResponse",
            False,
        ),
        (
            '<w:output message="t:M"/><w:input message="t:M"/>',
            "ORequest",
            "OResponse",
            True,
        ),
        (
            '<w:input name="in" message="t:M"/><w:output name="out" message="t:M"/>',
            "in",
            "out",
            False,
        ),
    ],
)
def test_inputs_and_outputs_have_the_names_that_wsdl_2_4_5_gives_them(
    inside: str, incoming: str, outgoing: str | None, first: bool
) -> None:
    found, _ = _read(
        f'<w:portType name="P"><w:operation name="O">{inside}</w:operation></w:portType>'
    )
    operation = found.port_types[QName("urn:t", "P")].operations[0]
    assert operation.input_name == incoming
    assert operation.outgoing is first
    if outgoing is None:
        assert operation.output is None
    else:
        assert operation.output_name == outgoing


def test_a_place_counts_the_lines_of_the_page_around_it() -> None:
    found, _ = _read('\n<w:message name="M"/>', line=10)
    location = found.messages[QName("urn:t", "M")].location
    assert str(location) == "a.wsdl:12 /definitions/message[@name='M']"


@pytest.mark.parametrize(
    ("extension", "kind"),
    [
        (
            '<h:binding xmlns:h="http://schemas.xmlsoap.org/wsdl/http/" verb="POST"/>',
            "HTTP POST",
        ),
        ('<j:binding xmlns:j="urn:jms"/>', "{urn:jms}binding"),
        ("", "nothing stated"),
    ],
)
def test_a_binding_without_soap_is_told_with_what_it_is_for(
    extension: str, kind: str
) -> None:
    found, told = _read(f'<w:binding name="B" type="t:P">{extension}</w:binding>')
    assert not found.bindings
    assert [(one.code, one.message) for one in told] == [
        ("binding-without-soap", f"binding B is not for SOAP ({kind}): left out")
    ]


def test_an_unknown_style_is_told() -> None:
    _, told = _read(
        '<w:binding name="B" type="t:P"><s:binding style="literal"/></w:binding>'
    )
    assert [str(one) for one in told] == [
        "a.wsdl:1 /definitions/binding[@name='B']: style='literal' is read as "
        "'document' [unknown-style] (it is 'document' or 'rpc')"
    ]


@pytest.mark.parametrize(
    "path", sorted(CASES.glob("*/*/*.wsdl")), ids=lambda path: path.parent.name
)
def test_a_path_built_on_the_way_down_is_the_path_found_on_the_way_up(
    path: Path,
) -> None:
    document = Document(path.name, path.name, path.read_bytes())

    def walk(node: etree._Element, place: str) -> None:
        assert locate(document, node).path == place
        for child in node:
            # a reader asks locate for the schema itself, and goes on from there
            inside = locate(document, child).path
            known = str(child.tag).endswith("}schema")
            walk(child, inside if known else place + step(child))

    root = parse_xml(document)
    walk(root, locate(document, root).path)
