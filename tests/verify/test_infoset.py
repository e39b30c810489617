"""One difference of each kind is planted, and caught."""

from __future__ import annotations

import pytest
from lxml import etree
from wsdlsmith.model.qname import XSI
from wsdlsmith.verify.infoset import first_difference

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
BASE = (
    f'<s:Envelope xmlns:s="{SOAP}" xmlns:a="urn:a" xmlns:b="urn:b" xmlns:xsi="{XSI}"'
    f' xmlns:e="{SOAP}" xmlns:c="urn:b">'
    "<s:Header><a:Token>t</a:Token></s:Header>"
    '<s:Body><a:Get id="1">'
    '<a:One xsi:type="b:Kind">1</a:One><a:Two xsi:nil="true"/><a:Two> x </a:Two>'
    "<a:Words>some <a:b>bold</a:b> words</a:Words><a:Empty> </a:Empty>"
    "</a:Get></s:Body></s:Envelope>"
)
PLANTED = [
    ("element-name", "a:One", "a:Uno", "/Envelope/Body/Get/One"),
    ("element-name", "a:One", "b:One", "/Envelope/Body/Get/One"),
    ("missing-element", '<a:Two xsi:nil="true"/>', "", "/Envelope/Body/Get/Two[2]"),
    ("extra-element", "<a:Words>", "<a:New/><a:Words>", "/Envelope/Body/Get/Words"),
    (
        "order",
        '<a:Two xsi:nil="true"/><a:Two> x </a:Two><a:Words>some <a:b>bold</a:b> words'
        "</a:Words>",
        "<a:Words>some <a:b>bold</a:b> words</a:Words>"
        '<a:Two xsi:nil="true"/><a:Two> x </a:Two>',
        "/Envelope/Body/Get/Two[1]",
    ),
    (
        "header-placement",
        "<s:Header><a:Token>t</a:Token></s:Header>",
        "<a:Token>t</a:Token>",
        "/Envelope/Header",
    ),
    ("missing-attribute", ' id="1"', "", "/Envelope/Body/Get/@id"),
    ("extra-attribute", ' id="1"', ' id="1" no="2"', "/Envelope/Body/Get/@no"),
    ("attribute-value", ' id="1"', ' id="01"', "/Envelope/Body/Get/@id"),
    ("xsi-type", '"b:Kind"', '"a:Kind"', "/Envelope/Body/Get/One/@type"),
    ("xsi-type", ' xsi:type="b:Kind"', "", "/Envelope/Body/Get/One/@type"),
    ("nil", ' xsi:nil="true"', ' xsi:nil="false"', "/Envelope/Body/Get/Two[1]/@nil"),
    ("nil", ' xsi:nil="true"', "", "/Envelope/Body/Get/Two[1]/@nil"),
    ("text", "<a:Two> x </a:Two>", "<a:Two>x</a:Two>", "/Envelope/Body/Get/Two[2]"),
    ("text", "some <a:b>", "some<a:b>", "/Envelope/Body/Get/Words"),
    ("text", "</a:b> words", "</a:b> word", "/Envelope/Body/Get/Words"),
    ("text", "<a:Empty> </a:Empty>", "<a:Empty/>", "/Envelope/Body/Get/Empty"),
]


@pytest.mark.parametrize(("kind", "old", "new", "path"), PLANTED)
def test_a_planted_difference_is_caught_with_its_place(
    kind: str, old: str, new: str, path: str
) -> None:
    changed = BASE.replace(old, new).replace(f"</{old}>", f"</{new}>")
    assert changed != BASE
    found = first_difference(etree.fromstring(BASE), etree.fromstring(changed))
    assert found is not None
    assert (found.kind, found.path) == (kind, path)
    assert found.expected != found.actual


SAME = [
    ("s:Header", "e:Header", "another prefix for the envelope"),
    ("b:Kind", "c:Kind", "another prefix for a type"),
    ('xsi:nil="true"', 'xsi:nil="1"', "the other word for true"),
    ("<a:Get", "<!-- c --><a:Get", "a comment"),
    ("<a:Get", "<?p i?>\n  <a:Get", "an instruction and white space"),
    ("><a:One", ">\n   <a:One", "white space between elements"),
    (" x ", " <!-- c -->x ", "a comment inside text"),
]


@pytest.mark.parametrize(("old", "new", "why"), SAME, ids=[s[2] for s in SAME])
def test_what_is_no_part_of_the_infoset_does_not_count(
    old: str, new: str, why: str
) -> None:
    changed = BASE.replace(old, new)
    assert changed != BASE
    assert first_difference(etree.fromstring(BASE), etree.fromstring(changed)) is None


def test_an_unknown_prefix_in_xsi_type_is_compared_as_written() -> None:
    trees = [
        etree.fromstring(f'<a xmlns:xsi="{XSI}" xsi:type="{t}"/>')
        for t in ("no:T", "no:T", "so:T")
    ]
    assert first_difference(trees[0], trees[1]) is None
    found = first_difference(trees[0], trees[2])
    assert found is not None
    assert str(found) == "/a/@type: xsi-type: expected no:T, got so:T"


def test_a_very_deep_tree_is_compared_without_exhausting_the_stack() -> None:
    deep = "<a>" * 2000 + "{}" + "</a>" * 2000
    parser = etree.XMLParser(huge_tree=True)
    one, two = (etree.fromstring(deep.format(t), parser) for t in "xy")
    found = first_difference(one, two)
    assert found is not None
    assert (found.kind, found.expected, found.actual) == ("text", "'x'", "'y'")
