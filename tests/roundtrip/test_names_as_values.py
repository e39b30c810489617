"""``xs:QName``: the text comes back as it was, and each name means what it meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree
from wsdlsmith.runtime import QName, write_message

from tests.roundtrip.inline_schema import Inline, inline

SCHEMA = """
<xs:complexType name="Said"><xs:simpleContent><xs:extension base="xs:QName">
  <xs:attribute name="by" type="xs:QName"/>
</xs:extension></xs:simpleContent></xs:complexType>
<xs:simpleType name="Names"><xs:list itemType="xs:QName"/></xs:simpleType>
<xs:simpleType name="NumberOrName">
  <xs:union memberTypes="xs:int xs:QName"/>
</xs:simpleType>
<xs:element name="Op"><xs:complexType><xs:sequence>
  <xs:element name="one" type="xs:QName" minOccurs="0" maxOccurs="unbounded"/>
  <xs:element name="many" type="t:Names" minOccurs="0"/>
  <xs:element name="either" type="t:NumberOrName" minOccurs="0"/>
  <xs:element name="said" type="t:Said" minOccurs="0"/>
  <xs:element name="bare" type="xs:QName" form="unqualified" minOccurs="0"/>
</xs:sequence></xs:complexType></xs:element>
"""
P = 'xmlns:p="urn:p"'
AS_WRITTEN = [
    f"<t:one {P}>p:x</t:one>",
    f"<t:one {P}> p:x\n</t:one>",
    "<t:one>x</t:one>",
    "<t:one> x </t:one>",
    '<t:one xmlns="urn:a">x</t:one>',
    '<t:one xmlns="urn:a"> x</t:one><t:one xmlns="urn:b">x</t:one><t:one>x</t:one>',
    '<t:one xmlns="urn:t">x</t:one><t:one>t:x</t:one>',
    f"<t:many {P}>p:x t:y z</t:many>",
    f"<t:many {P}> p:x  t:y</t:many>",
    f'<t:many xmlns="urn:a" {P}>p:x y  z</t:many>',
    "<t:either>007</t:either>",
    f"<t:either {P}>p:x</t:either>",
    f"<t:either {P}> p:x </t:either>",
    '<t:either xmlns="urn:a">x</t:either>',
    f'<t:said xmlns="urn:a" {P} by=" p:x "> x</t:said>',
]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inline]:
    with inline(tmp_path_factory.mktemp("names"), "names", SCHEMA) as made:
        yield made


def said(element: etree._Element) -> list[tuple[str, list[tuple[str | None, str]]]]:
    """Each text of the elements below with the names that its words stand for."""
    found = []
    for el in element.iter(etree.Element):
        for text in (el.text or "", *map(str, el.attrib.values())):
            words = [word.rpartition(":") for word in text.split()]
            spaces = [el.nsmap.get(prefix or None) for prefix, _, _ in words]
            meant = [name for _, _, name in words]
            found.append((text, list(zip(spaces, meant, strict=True))))
    return found


def there_and_back(names: Inline, content: str) -> tuple[Any, etree._Element]:
    message, error, codes = names.read(f"<t:Op>{content}</t:Op>")
    assert message is not None, error
    assert codes == []
    written = etree.fromstring(write_message(names.operation, "request", message))
    (op,) = written.iter("{urn:t}Op")
    return message.body, op


@pytest.mark.parametrize("content", AS_WRITTEN)
def test_a_name_comes_back_as_it_was_written(names: Inline, content: str) -> None:
    _, op = there_and_back(names, content)
    before = etree.fromstring(f'<t:Op xmlns:t="urn:t">{content}</t:Op>')
    assert said(op) == said(before)
    assert [el.tag for el in op] == [el.tag for el in before]


@pytest.mark.parametrize(
    "content",
    ['<t:said xmlns="urn:a" by="x">x</t:said>', '<bare xmlns:p="urn:a">p:x</bare>'],
    ids=["attribute", "unqualified"],
)
def test_where_no_default_namespace_can_stand_a_name_has_a_prefix(
    names: Inline, content: str
) -> None:
    _, op = there_and_back(names, content)
    assert all(names == [("urn:a", "x")] for text, names in said(op)[1:])


def test_a_changed_name_is_written_as_a_new_one(names: Inline) -> None:
    content = '<t:many xmlns="urn:a"> x  y</t:many>'
    message, _, _ = names.read(f"<t:Op>{content}</t:Op>")
    assert message is not None
    body: Any = message.body
    assert body.many == [QName("urn:a", "x"), QName("urn:a", "y")]
    body.many[1] = QName("", "z")
    written = etree.fromstring(write_message(names.operation, "request", message))
    (many,) = written.iter("{urn:t}many")
    assert said(many)[0][1] == [("urn:a", "x"), (None, "z")]
