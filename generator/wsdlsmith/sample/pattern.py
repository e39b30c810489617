"""Random texts that a pattern facet allows (XML Schema Datatypes, appendix F).

The text is found by walking along the expression, not by trying: a pattern
whose matching is exponential costs nothing here. Characters come from a small
alphabet, which is enough for every class that schemas use.
"""

from __future__ import annotations

import string
import unicodedata
from random import Random

_PLAIN = string.ascii_letters + string.digits
_ALPHABET = (
    "".join(map(chr, range(0x20, 0x7F))) + "\t\n" + "äßÉñøλЖ中あ€£°½²ªʰ\u0301\u00a0"
)
_SINGLE = {"n": "\n", "r": "\r", "t": "\t"}
_MOST = 2_000
"""A quantity above this is taken as this: no message needs a longer text."""


class UnknownPatternError(ValueError):
    """The expression is none, or none of its characters is in the alphabet."""


def sample_pattern(pattern: str, chance: Random, extra: int = 2) -> str:
    """A text that ``pattern`` matches; ``extra`` bounds what ``*`` and ``+`` add."""
    walk = _Walk(pattern, chance, extra)
    text = walk.expression(wanted=True)
    if walk.position < len(pattern):
        raise UnknownPatternError(f"an unexpected ')' in {pattern!r}")
    return text


class _Walk:
    """One way through an expression; what is not on the way is only read over."""

    def __init__(self, pattern: str, chance: Random, extra: int) -> None:
        self.pattern = pattern
        self.chance = chance
        self.extra = extra
        self.position = 0

    def expression(self, *, wanted: bool, depth: int = 0) -> str:
        """One of the branches: all are read, a random one is taken."""
        if depth > 100:
            raise UnknownPatternError("more than 100 groups inside each other")
        starts = [self.position]
        self._branch(wanted=False, depth=depth)
        while self._peek() == "|":
            self.position += 1
            starts.append(self.position)
            self._branch(wanted=False, depth=depth)
        end = self.position
        if not wanted:
            return ""
        self.position = self.chance.choice(starts)
        text = self._branch(wanted=True, depth=depth)
        self.position = end
        return text

    def _branch(self, *, wanted: bool, depth: int) -> str:
        pieces: list[str] = []
        while self._peek() not in ("", "|", ")"):
            start = self.position
            self._atom(wanted=False, depth=depth)
            low, high = self._quantity()
            end = self.position
            if wanted:
                most = low + self.extra if high is None else min(high, low + self.extra)
                for _ in range(min(self.chance.randint(low, max(low, most)), _MOST)):
                    self.position = start
                    pieces.append(self._atom(wanted=True, depth=depth))
            self.position = end
        return "".join(pieces)

    def _atom(self, *, wanted: bool, depth: int) -> str:
        character = self._next()
        if character == "(":
            text = self.expression(wanted=wanted, depth=depth + 1)
            if self._next() != ")":
                raise UnknownPatternError("a '(' that is not closed")
            return text
        if character == "[":
            return self._one(self._class(), wanted)
        if character == ".":
            return self._one(set(_ALPHABET) - {"\n", "\r"}, wanted)
        if character == "\\":
            return self._one(self._escape(), wanted)
        return character

    def _one(self, characters: set[str], wanted: bool) -> str:
        if not wanted:
            return ""
        plain = sorted(characters & set(_PLAIN)) or sorted(characters)
        if not plain:
            raise UnknownPatternError(
                f"a class without a usual one in {self.pattern!r}"
            )
        return self.chance.choice(plain)

    def _quantity(self) -> tuple[int, int | None]:
        character = self._peek()
        if character in ("?", "*", "+"):
            self.position += 1
            return {"?": (0, 1), "*": (0, None), "+": (1, None)}[character]
        if character != "{":
            return 1, 1
        end = self.pattern.find("}", self.position)
        low, comma, high = self.pattern[self.position + 1 : end].partition(",")
        if end < 0 or not low.isdigit() or (high and not high.isdigit()):
            raise UnknownPatternError("a '{' that starts no quantity")
        self.position = end + 1
        least = min(int(low), _MOST)
        return least, (int(high) if high else None) if comma else least

    def _class(self) -> set[str]:
        negative = self._peek() == "^"
        self.position += negative
        found: set[str] = set()
        while self._peek() != "]":
            if self.pattern.startswith("-[", self.position):
                self.position += 2
                without = self._class()
                self.position += 1
                return (set(_ALPHABET) - found if negative else found) - without
            found |= self._part()
        self.position += 1
        return set(_ALPHABET) - found if negative else found

    def _part(self) -> set[str]:
        low = self._member()
        following = self.pattern[self.position : self.position + 2]
        if len(low) != 1 or not following.startswith("-") or following in ("-]", "-["):
            return low
        self.position += 1
        high = self._member()
        first, last = ord(min(low)), ord(max(high))
        near = {chr(code) for code in range(first, min(last, first + 400) + 1)}
        return near | {one for one in _ALPHABET if first <= ord(one) <= last}

    def _member(self) -> set[str]:
        character = self._next()
        if not character:
            raise UnknownPatternError("a class that is not closed")
        return self._escape() if character == "\\" else {character}

    def _escape(self) -> set[str]:
        letter = self._next()
        if letter in ("p", "P"):
            end = self.pattern.find("}", self.position)
            name = self.pattern[self.position + 1 : end]
            self.position = end + 1
            return _where(lambda one: _has(one, name), negative=letter == "P")
        tests = {
            "s": lambda one: one in " \t\r\n",
            "d": lambda one: unicodedata.category(one) == "Nd",
            "w": lambda one: unicodedata.category(one)[0] not in "PZC",
            "i": lambda one: one in ":_" or unicodedata.category(one)[0] == "L",
            "c": lambda one: one in ":_.-" or unicodedata.category(one)[0] in "LN",
        }
        test = tests.get(letter.lower())
        if test is None:
            return {_SINGLE.get(letter, letter)}
        return _where(test, negative=letter.isupper())

    def _peek(self) -> str:
        return self.pattern[self.position : self.position + 1]

    def _next(self) -> str:
        character = self._peek()
        self.position += 1
        return character


def _where(test: object, *, negative: bool) -> set[str]:
    assert callable(test)
    return {one for one in _ALPHABET if bool(test(one)) != negative}


def _has(character: str, name: str) -> bool:
    """Whether a character is of a category, or of one of the usual blocks."""
    if not name.startswith("Is"):
        return unicodedata.category(character).startswith(name)
    code = ord(character)
    known = {"IsBasicLatin": (0, 0x7F), "IsLatin-1Supplement": (0x80, 0xFF)}
    low, high = known.get(name, (0, 0))
    return low <= code <= high
