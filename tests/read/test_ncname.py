"""Names in ASCII take a short way; it must say what the long one says."""

from __future__ import annotations

import pytest
from wsdlsmith.read.ncname import is_ncname, is_nmtoken

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
# a letter beyond ASCII behind it: the same question, asked the long way
FURTHER = "\u00e9"


def test_of_ascii_only_letters_and_the_underscore_begin_a_name() -> None:
    first = {c for c in map(chr, range(128)) if is_ncname(c)}
    assert first == {*LETTERS, "_"}
    assert first == {c for c in map(chr, range(128)) if is_ncname(c + FURTHER)}


def test_digits_full_stops_and_hyphens_may_follow() -> None:
    later = {c for c in map(chr, range(128)) if is_ncname("a" + c)}
    assert later == {*LETTERS, *"_.-0123456789"}
    assert later == {c for c in map(chr, range(128)) if is_ncname("a" + c + FURTHER)}
    assert later == {c for c in map(chr, range(128)) if is_nmtoken(c)}
    assert later == {c for c in map(chr, range(128)) if is_nmtoken(c + FURTHER)}


@pytest.mark.parametrize("text", ["", "a\n", "a b", "a:b", "\u00d7", "a\u2028"])
def test_what_is_empty_or_holds_anything_else_is_no_name(text: str) -> None:
    assert not is_ncname(text)
    assert not is_nmtoken(text)
