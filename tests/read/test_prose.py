"""Documentation prose as plain text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wsdlsmith.read.prose import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\n  two", "one two"),
        ("one\n\n\ntwo", "one\n\ntwo"),
        ("one<para />two", "one\n\ntwo"),
        ("<para>one</para><para>two</para>", "one\n\ntwo"),
        ("one<br/>two", "one\n\ntwo"),
        ("<para /><b>Online Restricted:</b> no", "Online Restricted: no"),
        ('see <see cref="M:A.B.Get(System.Int32)"/> now', "see Get now"),
        ('<see cref="T:A.List`1">a list</see>', "a list"),
        ('<see langword="null" />', "null"),
        ('<see href="https://e.org/a.b" />', "https://e.org/a.b"),
        ('<paramref name="id"/> of', "id of"),
        ("<list><item>a</item><item>b</item></list>", "- a\n- b"),
        ("- a\n- b\n  more", "- a\n- b more"),
        ("**bold** and __bold__, 2 * 3 ** 4", "bold and bold, 2 * 3 ** 4"),
        ("[text](../a.md) ![](b.png)", "text"),
        ("&lt;b&gt; &amp; &#39;", "<b> & '"),
        ("\\<b\\> \\*", "<b> *"),
        ("List<int> and a < b > c", "List<int> and a < b > c"),
        ("</see></b>", ""),
        ('"""triple""" \\n', '"""triple""" \\n'),
        ("a&nbsp;b\xa0c", "a b c"),
    ],
)
def test_markup_becomes_text(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize("mark", ["**a ", "[a](", "[", '<see cref="', "__", "<b"])
def test_marks_that_nothing_closes_take_no_quadratic_time(mark: str) -> None:
    began = time.perf_counter()
    plain(mark * 20_000)
    assert time.perf_counter() - began < 2


@given(st.text(alphabet="ab <>/&;*[]()\\\n`\"'=#", max_size=60))
def test_any_text_ends_in_trimmed_lines(text: str) -> None:
    for line in plain(text).split("\n"):
        assert line == line.strip()
