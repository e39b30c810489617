"""Messages changed as text: what a parser must see, a recogniser must not miss."""

from __future__ import annotations

import re
from random import Random

_TOKEN = re.compile(rb"<[^<>]*>|[^<]+")
_INSERTED = (
    b"<!-- c -->",
    b"<?p i?>",
    b"<![CDATA[x]]>",
    b"<![CDATA[]]>",
    b"]]>",
    b"&",
    b"&amp;",
    b"&lt;b&gt;",
    b"&#65;",
    b"&#x41;",
    b"&#xD;",
    b"&#0;",
    b"&#xFFFE;",
    b"&#x110000;",
    b"&nbsp;",
    b"&quot;&apos;",
    b"&amp",
    b" ",
    b"\n",
    b"\t",
    b"\r\n",
    b"\0",
    b"\x0b",
    b"\x7f",
    b"\xc2\x85",
    b"\xe2\x80\xa8",
    b"\xef\xbf\xbd",
    b"\xef\xbf\xbe",
    b"\xed\xa0\x80",
    b"\xc0\xaf",
    b"\xff",
    "Ж漢😀".encode(),
    b">",
    b"/>",
    b"<",
    b"</",
    b"'",
    b'"',
    b"-",
    b"0",
    b"9",
    b"_",
    b".",
    b"<x/>",
    b"<x>1</x>",
)
_TEXTS = (
    b"",
    b"0",
    b"-0",
    b"007",
    b"+1",
    b" 1",
    b"1_0",
    b"127",
    b"128",
    b"-129",
    b"2147483647",
    b"2147483648",
    b"-2147483648",
    b"-2147483649",
    b"1999999999",
    b"9223372036854775807",
    b"9223372036854775808",
    b"\xd9\xa1",
    b"true",
    b"1",
    b"TRUE",
    b"1.50",
    b"1.5",
    b"1E5",
    b"NaN",
    b"INF",
    b"2020-02-30T00:00:00",
    b"2020-02-29T00:00:00",
    b"2020-02-29T00:00:00Z",
    b"0001-01-01T00:00:00",
    b"Unused1",
    b"Insert Update",
    b"2020-02-29T00:00:00.5",
    b"2020-02-29T00:00:00.500+01:00",
    b"-INF",
    b"1E+20",
    b"1E999999999999999",
    b"P1Y2M",
    b"PT1.50S",
    b"AA==",
    b"A A==",
    b"dead",
    b"i:x",
    b"&#x20;a",
    b"a&amp;b",
    b"]]",
    b"x > y",
    b"/>",
)
_ATTRIBUTES = (
    b' i:nil="true"',
    b" i:nil='true'",
    b' i:nil="false"',
    b' i:nil="1"',
    b'  i:nil="true"',
    b' i:nil="true" ',
    b' nil="true"',
    b' i:type="x"',
    b' xmlns="urn:x"',
    b' xmlns:i="urn:x"',
    b' xmlns:b="http://schemas.microsoft.com/2003/10/Serialization/Arrays"',
    b' xmlns:b="urn:x"',
    b' xmlns:b="http://www.superoffice.net/ws/crm/NetServer/Services88"',
    b' xmlns:i="http://www.w3.org/2001/XMLSchema-instance"',
    b' xmlns:xml="urn:x"',
    b' xmlns:b=""',
    b' xmlns:b="urn:a|b"',
    b' xmlns:b="%"',
    b' xmlns:own="urn:x"',
    b' xmlns:own=""',
    b' xmlns:j="http://www.w3.org/2001/XMLSchema-instance" j:nil="true"',
    b' x="1"',
    b"\n",
)
"""For ``own`` the prefix of the element stands."""


def text_changed(data: bytes, start: int, chance: Random) -> bytes:
    """``data`` with one to three changes after ``start``; perhaps no XML any more."""
    tokens = _TOKEN.findall(data[start:])
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        number = chance.randrange(len(tokens))
        tokens[number] = chance.choice(_CHANGES)(tokens[number], tokens, chance)
    return data[:start] + b"".join(tokens)


def _inserted(token: bytes, tokens: list[bytes], chance: Random) -> bytes:
    place = chance.randrange(len(token) + 1)
    return token[:place] + chance.choice(_INSERTED) + token[place:]


def _cut(token: bytes, tokens: list[bytes], chance: Random) -> bytes:
    place = chance.randrange(len(token) + 1)
    return token[:place] + token[place + 1 :]


def _gone(token: bytes, tokens: list[bytes], chance: Random) -> bytes:
    return b""


def _twice(token: bytes, tokens: list[bytes], chance: Random) -> bytes:
    return token * 2


def _exchanged(token: bytes, tokens: list[bytes], chance: Random) -> bytes:
    other = chance.randrange(len(tokens))
    found, tokens[other] = tokens[other], token
    return found


def _another_text(token: bytes, tokens: list[bytes], chance: Random) -> bytes:
    """Another text, where a text is; or one where an element is empty."""
    if token[:1] == b"<":
        places = [n for n, one in enumerate(tokens) if one[:1] != b"<"]
        if places:
            tokens[chance.choice(places)] = chance.choice(_TEXTS)
        return token
    return chance.choice(_TEXTS)


def _another_tag(token: bytes, tokens: list[bytes], chance: Random) -> bytes:
    if token[:1] != b"<" or token[1:2] == b"/":
        return token
    name = re.split(rb"[ />]", token[1:], maxsplit=1)[0]
    end = chance.choice((b">", b"/>", b"></%s>" % name, b">text</%s>" % name))
    given = b"".join(chance.choices(_ATTRIBUTES, k=chance.choice((0, 1, 1, 2))))
    return b"<" + name + given.replace(b":own", b":" + name.split(b":")[0]) + end


def _whole_element(token: bytes, tokens: list[bytes], chance: Random) -> bytes:
    """An element dropped, doubled, or put elsewhere, with all that is in it."""
    starts = [n for n, one in enumerate(tokens) if _name(one)]
    if not starts:
        return token
    first = chance.choice(starts)
    element, depth = b"", 0
    for number in range(first, len(tokens)):
        one = tokens[number]
        element += one
        if _name(one):
            depth += not one.endswith(b"/>")
        elif one.startswith(b"</"):
            depth -= 1
        tokens[number] = b""
        if depth <= 0:
            break
    where = chance.choice((first, first, chance.randrange(len(tokens))))
    tokens[where] += element * chance.choice((0, 1, 2))
    return token if tokens[where] != token else b""


def _name(token: bytes) -> bool:
    return token[:1] == b"<" and token[1:2] not in (b"/", b"!", b"?", b"")


_CHANGES = (
    _inserted,
    _inserted,
    _cut,
    _gone,
    _twice,
    _exchanged,
    _another_text,
    _another_text,
    _another_tag,
    _another_tag,
    _whole_element,
)
