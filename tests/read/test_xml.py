"""Hardened parsing, and where an element stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from wsdlsmith.errors import XmlError
from wsdlsmith.location import Location
from wsdlsmith.read.limits import Limits
from wsdlsmith.read.source import Document
from wsdlsmith.read.xml import locate, parse_xml

Of = Callable[[bytes | str], Document]

SCHEMA = """<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" name="D">
<w:types>
<xs:schema/>
<xs:schema>
<xs:element name="Foo"><xs:complexType><xs:sequence>
<xs:any/><xs:element ref="Bar"/><xs:any/>
</xs:sequence></xs:complexType></xs:element>
<xs:element name="it's"/>
</xs:schema></w:types></w:definitions>"""


def _error(document: Document, limits: Limits | None = None) -> XmlError:
    with pytest.raises(XmlError) as caught:
        parse_xml(document, limits) if limits else parse_xml(document)
    return caught.value


@pytest.mark.parametrize(
    "data",
    [
        "<a>é</a>".encode(),
        b"\xef\xbb\xbf" + "<a>é</a>".encode(),
        "<a>é</a>".encode("utf-16"),
        '<?xml version="1.0" encoding="utf-16"?><a>é</a>'.encode("utf-16"),
        '<?xml version="1.0" encoding="utf-16"?><a>é</a>'.encode("utf-16-be"),
        '<?xml version="1.0" encoding="iso-8859-1"?><a>é</a>'.encode("latin-1"),
    ],
    ids=["utf-8", "bom", "utf-16", "declared", "big-endian", "latin-1"],
)
def test_every_declared_or_marked_encoding_is_read(document: Of, data: bytes) -> None:
    assert parse_xml(document(data)).text == "é"


def test_latin_1_that_claims_to_be_utf_8_is_named_as_such(document: Of) -> None:
    error = _error(document("<a>\n\xe9</a>".encode("latin-1")))
    assert error.location == Location("a.xml", 2)
    assert "Invalid bytes in character encoding" in str(error)
    assert "encoding in the XML declaration must be the one of the bytes" in str(error)


@pytest.mark.parametrize(
    "data",
    [
        '<!DOCTYPE a [<!ENTITY x "y">]>\n<a>&x;</a>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        "<!DOCTYPE a><a/>",
    ],
)
def test_a_document_type_declaration_is_refused(document: Of, data: str) -> None:
    error = _error(document(data))
    assert "document type declaration (<!DOCTYPE>)" in str(error)
    assert error.location.line == 1


def test_a_doctype_in_an_unusual_encoding_is_refused_too(document: Of) -> None:
    text = '<?xml version="1.0" encoding="EUC-JP"?><!DOCTYPE a><a/>'
    assert "<!DOCTYPE>" in str(_error(document(text.encode("euc-jp"))))


W3C = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE schema PUBLIC "-//W3C//DTD XMLSchema 200102//EN"
 "http://www.w3.org/2001/XMLSchema.dtd" [
   <!ATTLIST schema xmlns:ds CDATA #FIXED "urn:dsig">
   <!ENTITY dsig 'urn:dsig'> <!ENTITY % p ''>
]>
<schema xmlns="http://www.w3.org/2001/XMLSchema" xmlns:ds="urn:dsig"
 targetNamespace="urn:dsig"><annotation>50% &amp; more</annotation></schema>"""
"""As the W3C publishes the schema of XML signatures."""


def test_the_doctype_of_a_schema_that_uses_no_entity_means_nothing(
    document: Of,
) -> None:
    assert parse_xml(document(W3C)).get("targetNamespace") == "urn:dsig"


@pytest.mark.parametrize(
    "data",
    [
        W3C.replace("50%", "&dsig;"),
        W3C.replace('targetNamespace="urn:dsig"', 'targetNamespace="&dsig;"'),
        W3C.replace("''>\n", "''> %p;\n"),
        W3C.replace("'urn:dsig'>", "'&x;'>"),
        W3C.encode("utf-16"),
        W3C.replace('"utf-8"', '"utf-7"').replace("50%", "+ACY-dsig;"),
        W3C.replace("schema ", "a ").replace("</schema", "</a"),
    ],
    ids=["text", "attribute", "parameter", "nested", "utf-16", "utf-7", "no schema"],
)
def test_the_doctype_of_any_other_document_is_refused(
    document: Of, data: bytes | str
) -> None:
    assert "<!DOCTYPE>" in str(_error(document(data)))


@pytest.mark.parametrize("before", ["\n\n  ", "\ufeff\n\n"])
def test_white_space_before_the_declaration_is_passed_over(
    document: Of, before: str
) -> None:
    data = f'{before}<?xml version="1.0" encoding="utf-8"?>\n<a>é</a>'
    root = parse_xml(document(data))
    assert root.text == "é"
    assert locate(document(data), root).line == 4


def test_a_doctype_in_a_comment_is_no_doctype(document: Of) -> None:
    assert parse_xml(document("<!-- <!DOCTYPE a> --><a/>")).tag == "a"


def test_entities_that_nobody_declared_are_an_error(document: Of) -> None:
    assert "not well-formed XML: Entity 'x' not defined" in str(
        _error(document("<a>&x;</a>"))
    )


@pytest.mark.parametrize("text", ["", "hello", "{}", "\x00\x01"])
def test_what_is_not_xml_is_called_so(document: Of, text: str) -> None:
    assert str(_error(document(text))).startswith("a.xml:1: not XML")


def test_what_git_lfs_put_in_the_place_of_a_wsdl_is_told(document: Of) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 9\n"
    assert "`git lfs pull` brings the file" in str(_error(document(pointer)))


def test_a_fault_in_a_fence_is_reported_by_the_line_of_its_page() -> None:
    error = _error(Document("p.md", "/p.md", b"<a>\n</b>", line=10))
    assert error.location == Location("p.md", 12)
    assert "tag mismatch" in str(error)


def test_depth_and_size_are_bounded(document: Of) -> None:
    deep = document("<a>" * 300 + "</a>" * 300)
    assert "nested deeper than 256" in str(_error(deep))
    large = document("<a>" + " " * 100 + "</a>")
    assert "larger than 50 bytes" in str(_error(large, Limits(document=50)))


def test_comments_and_instructions_are_left_out(document: Of) -> None:
    root = parse_xml(document("<?p i?><a>x<!-- c -->y<b/><?p i?></a>"))
    assert root.text == "xy"
    assert [child.tag for child in root] == ["b"]


def test_a_path_names_what_has_a_name_and_counts_the_rest(document: Of) -> None:
    source = document(SCHEMA)
    root = parse_xml(source)
    places = [locate(source, element) for element in root.iter()]
    start = "/definitions/types/schema[2]/element[@name='Foo']/complexType/sequence"
    assert [place.path for place in places] == [
        "/definitions",
        "/definitions/types",
        "/definitions/types/schema[1]",
        "/definitions/types/schema[2]",
        "/definitions/types/schema[2]/element[@name='Foo']",
        start.removesuffix("/sequence"),
        start,
        f"{start}/any[1]",
        f"{start}/element[@ref='Bar']",
        f"{start}/any[2]",
        '/definitions/types/schema[2]/element[@name="it\'s"]',
    ]
    assert [place.line for place in places] == [2, 3, 4, 5, 6, 6, 6, 7, 7, 7, 9]


def test_a_schema_file_has_no_number(document: Of) -> None:
    source = document("<schema name='x'><element name='A'/></schema>")
    assert locate(source, parse_xml(source)[0]).path == "/schema/element[@name='A']"


def test_the_lines_of_a_fence_are_those_of_its_page() -> None:
    source = Document("p.md", "/p.md", b"<a>\n<b/></a>", line=7)
    assert locate(source, parse_xml(source)[0]) == Location("p.md", 9, "/a/b")
