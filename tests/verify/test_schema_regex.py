"""XML Schema patterns in Python's terms, beside libxml2's own engine."""

from __future__ import annotations

import sys
import unicodedata
from xml.sax.saxutils import quoteattr

import pytest
from lxml import etree
from wsdlsmith.errors import DefinitionError
from wsdlsmith.model.qname import XS
from wsdlsmith.verify.schema_regex import compile_pattern

PATTERNS = [
    r"\-?P(\d*D)?(T(\d*H)?(\d*M)?(\d*(\.\d*)?S)?)?",
    r"[\da-fA-F]{8}-[\da-fA-F]{4}-[\da-fA-F]{4}-[\da-fA-F]{4}-[\da-fA-F]{12}",
    *(r"[a-z-[aeiou]]+", r"\i\c*", r"[\i-[:]][\c-[:]]*", r"\p{Lu}+", r"\P{L}+"),
    *(r"[^a-c]", r"a|b|", r"\d{2,}", r"\w+", r"\W", r"^a$", r".*", r"[+\-]?\d"),
    *(r"[\-.]+", r"(a|b)*c?", r"[a-]", r"[.]{2}", r"\p{IsGreek}", r"[^\d\s]*"),
    *(r"\p{IsBasicLatin}*", r"a{0}", r"x{1,3}y{2}", r"\.", r"[\^x]", r"[x^]"),
]
TEXTS = [
    *("", "a", "b", "e", "bcd", "P1D", "-PT1.5S", "P", "PT", "\u00e9", "\u00c9"),
    *("\u03b1\u03b2", "\u03b1", "1", "12", "\u0661\u0662", "_x", "x:y", ":a", "a.b"),
    *("-", ".", "..", "+1", "\n", "a\nb", " ", "^a$", "AB", "ab", "x^", "^", "xxyy"),
    *("xyy", "xxxxyy", "A1", "$", "01234567-89ab-cdef-0123-456789abcdef"),
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_takes_the_same_texts_as_libxml2(pattern: str) -> None:
    facet = f"<xs:pattern value={quoteattr(pattern)}/>"
    theirs = etree.XMLSchema(
        etree.fromstring(
            f'<xs:schema xmlns:xs="{XS}"><xs:element name="r"><xs:simpleType>'
            f'<xs:restriction base="xs:string">{facet}</xs:restriction>'
            "</xs:simpleType></xs:element></xs:schema>"
        )
    )
    ours = compile_pattern(pattern)
    for text in TEXTS:
        element = etree.Element("r")
        element.text = text
        assert (ours.fullmatch(text) is not None) == theirs.validate(element), text


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(", "a '(' that is not closed"),
        ("a)", "an unexpected ')'"),
        ("a{", "a '{' that starts no quantity"),
        ("[", "a class that is not closed"),
        ("[b-a]", "a range whose end is before its start"),
        (r"\q", r"the unknown escape '\q'"),
        ("+", "'+' where a character was expected"),
        (r"\p{Foo}", "the unknown category or block 'Foo'"),
        ("a**", "'*' where a character was expected"),
        ("(" * 200 + ")" * 200, "more than 100 groups inside each other"),
    ],
)
def test_what_is_no_pattern_is_refused_with_the_reason(
    pattern: str, reason: str
) -> None:
    with pytest.raises(DefinitionError) as caught:
        compile_pattern(pattern)
    assert reason in str(caught.value)


def test_a_digit_is_what_unicode_calls_a_decimal_number() -> None:
    digit = compile_pattern(r"\d")
    every = map(chr, range(sys.maxunicode + 1))
    for one in every:
        known = unicodedata.category(one) == "Nd"
        assert (digit.fullmatch(one) is not None) == known, hex(ord(one))
