"""The version inside a name: ``Services84`` of ``.../NetServer/Services84``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_NUMBERS = re.compile(r"[0-9]+(?:[._/-][0-9]+)*")
_SEGMENT = re.compile(r"[^/:#?&=]+")
_JOINTS = "._-/"
_VERSION_WORD = re.compile(r"(?:[A-Za-z]*[A-Za-z])?[0-9]+(?:[._-][0-9]+)*", re.ASCII)


class Token(NamedTuple):
    """A version on both sides: ``Services84`` became ``Services88``."""

    old: str
    new: str

    def apply(self, text: str) -> str:
        """``text`` with the old version replaced wherever it stands as a word."""
        if self.old not in text:
            return text
        pattern = rf"(?<![A-Za-z0-9]){re.escape(self.old)}(?![A-Za-z0-9])"
        return re.sub(pattern, lambda _: self.new, text)


def differing_token(old: str, new: str) -> Token | None:
    """The one place where two names differ, when it is nothing but a version.

    The place is widened to whole words, so that ``84`` is told as ``Services84``;
    it is a version when only its numbers differ.
    """
    if old == new:
        return None
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    room = min(len(old), len(new)) - start
    while end < room and old[-1 - end] == new[-1 - end]:
        end += 1
    while start and (_inside(old, start) or _inside(new, start)):
        start -= 1
    while end and (_inside(old, len(old) - end) or _inside(new, len(new) - end)):
        end -= 1
    token = Token(old[start : len(old) - end], new[start : len(new) - end])
    if token.apply(old) != new or not _is_version(token):
        return None
    return token


def version_words(name: str) -> list[str]:
    """The segments of a namespace that look like a version: ``v1``, ``Services88``."""
    return [
        segment
        for segment in _SEGMENT.findall(name)
        if _VERSION_WORD.fullmatch(segment)
    ]


def numbers_masked(name: str) -> str:
    """``name`` with each number as ``#``: equal for two versions of one name."""
    return _NUMBERS.sub("#", name)


def _inside(text: str, position: int) -> bool:
    """Whether a word goes on over ``position``; dates count as one word."""
    before, after = text[position - 1], text[position : position + 1]
    if before.isalnum() and after.isalnum():
        return True
    if before in _JOINTS:
        return after.isdigit() and text[max(0, position - 2)].isdigit()
    follows = text[position + 1 : position + 2]
    return bool(after) and after in _JOINTS and before.isdigit() and follows.isdigit()


def _is_version(token: Token) -> bool:
    one, other = numbers_masked(token.old), numbers_masked(token.new)
    return one == other and "#" in one


def most_frequent(tokens: Iterable[Token]) -> Iterator[Token]:
    """Each token once, the most frequent first, then by name."""
    counts: dict[Token, int] = {}
    for token in tokens:
        counts[token] = counts.get(token, 0) + 1
    yield from sorted(counts, key=lambda one: (-counts[one], one))
