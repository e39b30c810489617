"""The tests' own comparison sees one planted difference of each kind, and no more."""

from __future__ import annotations

import pytest

from tests.roundtrip.canonical import same

SHOWN = (
    '<e:Envelope xmlns:e="urn:e" xmlns:a="urn:a" xmlns:b="urn:b" '
    'xmlns:i="http://www.w3.org/2001/XMLSchema-instance">'
    "<e:Header><a:Token>t</a:Token></e:Header><e:Body><a:Put>"
    '<a:One k="v" i:type="a:T">1</a:One><a:Two i:nil="true"/><a:Three> </a:Three>'
    "<a:Four>x<a:Bold>y</a:Bold>z</a:Four></a:Put></e:Body></e:Envelope>"
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a:Two", "a:Six"),
        ("<a:Two", "<b:Two"),
        ('<a:Two i:nil="true"/>', ""),
        ("<a:Put>", "<a:Put><a:Zero/>"),
        (
            '<a:Two i:nil="true"/><a:Three> </a:Three>',
            '<a:Three> </a:Three><a:Two i:nil="true"/>',
        ),
        ("<e:Header><a:Token>t</a:Token></e:Header>", "<a:Token>t</a:Token>"),
        (' k="v"', ""),
        ('k="v"', 'k="w"'),
        ('k="v"', 'a:k="v"'),
        ('"a:T"', '"b:T"'),
        (' i:type="a:T"', ""),
        (' i:nil="true"', ""),
        (">1<", ">01<"),
        ("> <", "><"),
        ("z</a:Four>", "</a:Four>"),
    ],
)
def test_a_planted_difference_is_seen(old: str, new: str) -> None:
    changed = SHOWN.replace(old, new)
    assert changed != SHOWN
    assert not same(SHOWN.encode(), changed.encode())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<a:Put>", "<a:Put>\n  "),
        ("a:", "other:"),
        ('k="v" i:type="a:T"', 'i:type="a:T" k="v"'),
        ('<a:Two i:nil="true"/>', '<a:Two i:nil="true"></a:Two>'),
    ],
)
def test_layout_prefixes_and_the_order_of_attributes_are_no_difference(
    old: str, new: str
) -> None:
    changed = SHOWN.replace(old, new).replace(
        "xmlns:a=", "xmlns:other=" if new == "other:" else "xmlns:a="
    )
    assert changed != SHOWN
    assert same(SHOWN.encode(), changed.encode())
