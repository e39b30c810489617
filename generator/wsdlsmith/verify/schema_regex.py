"""XML Schema regular expressions as Python's (Datatypes, appendix F).

The two languages look alike and differ in ways that matter: XSD's are anchored,
``^`` and ``$`` are ordinary characters, ``\\d`` and ``\\w`` mean other sets, and
there are ``\\i``, ``\\c``, categories, blocks and class subtraction. Every class
is worked out as a set of characters, so nothing is approximated; what is not in
the language is refused by name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from wsdlsmith.errors import DefinitionError
from wsdlsmith.verify.schema_block import BLOCKS
from wsdlsmith.verify.schema_charset import (
    LINE_ENDS,
    SPACES,
    Ranges,
    category,
    complement,
    difference,
    digits,
    name_characters,
    name_start,
    union,
    word_characters,
    written,
)

_SINGLE = {"n": "\n", "r": "\r", "t": "\t"} | {c: c for c in "\\|.?*+(){}-[]^"}
_QUANTITY = re.compile(r"\{(\d+)(,(\d*))?\}")
_LONGEST = 10_000


@lru_cache(maxsize=1024)
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A Python pattern for ``fullmatch`` that accepts what ``pattern`` accepts."""
    if len(pattern) > _LONGEST:
        raise DefinitionError(f"the pattern facet has {len(pattern)} characters")
    reader = _Reader(pattern)
    text = reader.expression()
    if reader.position < len(pattern):
        raise reader.refused("an unexpected ')'")
    try:
        return re.compile(text)
    except (re.error, OverflowError, RecursionError) as error:
        raise reader.refused(str(error)) from None


class _Reader:
    """Recursive descent over the grammar of appendix F, productions 1 to 37."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.position = 0

    def refused(self, reason: str) -> DefinitionError:
        return DefinitionError(
            f"the pattern facet '{self.pattern}' is not an XML Schema regular"
            f" expression: {reason} at character {self.position + 1}"
        )

    def expression(self, depth: int = 0) -> str:
        if depth > 100:
            raise self.refused("more than 100 groups inside each other")
        branches = [self._branch(depth)]
        while self._peek() == "|":
            self.position += 1
            branches.append(self._branch(depth))
        return "|".join(branches)

    def _branch(self, depth: int) -> str:
        pieces: list[str] = []
        while self._peek() not in ("", "|", ")"):
            pieces.append(self._atom(depth) + self._quantifier())
        return "".join(pieces)

    def _atom(self, depth: int) -> str:
        character = self._next()
        if character == "(":
            inner = self.expression(depth + 1)
            if self._next() != ")":
                raise self.refused("a '(' that is not closed")
            return f"(?:{inner})"
        if character == "[":
            return written(self._class_group())
        if character == ".":
            return written(complement(LINE_ENDS))
        if character == "\\":
            found = self._escape()
            return re.escape(found) if isinstance(found, str) else written(found)
        if character in "?*+{}]":
            raise self.refused(f"'{character}' where a character was expected")
        return re.escape(character)

    def _quantifier(self) -> str:
        character = self._peek()
        if character in ("?", "*", "+"):
            self.position += 1
            return character
        if character != "{":
            return ""
        match = _QUANTITY.match(self.pattern, self.position)
        if match is None:
            raise self.refused("a '{' that starts no quantity")
        self.position = match.end()
        return match.group()

    def _escape(self) -> str | Ranges:
        letter = self._next()
        if letter in _SINGLE:
            return _SINGLE[letter]
        if letter in ("p", "P"):
            ranges = self._property()
            return ranges if letter == "p" else complement(ranges)
        ranges = self._multi(letter.lower())
        return ranges if letter.islower() else complement(ranges)

    def _multi(self, letter: str) -> Ranges:
        if letter == "s":
            return SPACES
        if letter == "d":
            return digits()
        if letter == "w":
            return word_characters()
        if letter == "i":
            return name_start()
        if letter == "c":
            return name_characters()
        raise self.refused(f"the unknown escape '\\{letter}'")

    def _property(self) -> Ranges:
        end = self.pattern.find("}", self.position)
        if self._next() != "{" or end < 0:
            raise self.refused("a '\\p' without '{...}'")
        name = self.pattern[self.position : end]
        self.position = end + 1
        block = BLOCKS.get(name[2:]) if name.startswith("Is") else None
        ranges = (block,) if block is not None else category(name)
        if ranges is None:
            raise self.refused(f"the unknown category or block '{name}'")
        return ranges

    def _class_group(self) -> Ranges:
        negative = self._peek() == "^"
        self.position += negative
        found: list[Ranges] = []
        without: Ranges = ()
        while self._peek() != "]":
            if self._peek() == "-" and self.pattern.startswith("-[", self.position):
                self.position += 2
                without = self._class_group()
                if self._peek() != "]":
                    raise self.refused("something after a class subtraction")
                break
            found.append(self._class_part(first=not found))
        self.position += 1
        if not found:
            raise self.refused("an empty class")
        ranges = union(*found)
        return difference(complement(ranges) if negative else ranges, without)

    def _class_part(self, *, first: bool) -> Ranges:
        low = self._class_character(first=first)
        if not isinstance(low, str):
            return low
        following = self.pattern[self.position : self.position + 2]
        if not following.startswith("-") or following in ("-]", "-["):
            return ((ord(low), ord(low)),)
        self.position += 1
        high = self._class_character(first=False)
        if not isinstance(high, str) or high < low:
            raise self.refused("a range whose end is before its start")
        return ((ord(low), ord(high)),)

    def _class_character(self, *, first: bool) -> str | Ranges:
        character = self._next()
        if character == "\\":
            return self._escape()
        if character in ("", "["):
            raise self.refused("a class that is not closed")
        return character

    def _peek(self) -> str:
        return self.pattern[self.position : self.position + 1]

    def _next(self) -> str:
        character = self._peek()
        self.position += 1
        return character
