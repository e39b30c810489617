"""The pieces of a class's expression, and the lines of code that take their groups.

A chunk is matched at once: literals, elements of simple types, and in its end at
most one start tag of an element that has a reader of its own. As in the reader of
trees, all names in the code are ours: what comes from a WSDL or a message stands in
the expressions, escaped, or behind a name.
"""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from wsdlsmith.runtime.codec.fast.texts import from_text
from wsdlsmith.runtime.codec.fast.unusual import Unusual
from wsdlsmith.runtime.codec.recognise.texts import unescape
from wsdlsmith.runtime.schema.kinds import DictType, ListType
from wsdlsmith.runtime.values.simple import SimpleType
from wsdlsmith.runtime.values.values import BOUNDS

if TYPE_CHECKING:
    from wsdlsmith.runtime.codec.recognise.scope import Scope
    from wsdlsmith.runtime.schema.slot import Slot

_BARE = (datetime, Decimal, float, UUID)
"""Types whose canonical texts have no character that is escaped."""
_DIGITS = 18
_ANY, _SOME = "[^<]*+", "[^<]++"
EMPTY = "/"
"""How the start tag of an element without content ends, before ``>``."""


class Pieces:
    """Chunks of an expression and their code, field after field."""

    def __init__(self, scope: Scope, indent: str, missed: str) -> None:
        self.scope = scope
        self.lines: list[str] = []
        self.names: dict[str, Any] = {"Unusual": Unusual, "unescape": unescape}
        self._indent = indent
        self._missed = missed
        """What is done where the first chunk does not match."""
        self._pattern = ""
        self._groups: list[str] = []
        self._code: list[str] = []
        self._chunks = 0

    def literal(self, text: str) -> None:
        """What stands there."""
        self._pattern += re.escape(text)

    def simple(
        self,
        number: int,
        slot: Slot,
        kind: SimpleType,
        optional: bool,
        declared: str = "",
    ) -> None:
        """An element with text only: ``v{number}``, and a bit of ``k`` for nil.

        ``declared`` is what each of the elements declares.
        """
        name = self._name(slot, optional)
        if name is None:
            return self._absent(number)
        nil = self.scope.nil if slot.entry.nillable else None
        is_string = kind.python is str and kind.verbatim
        may_be_empty = is_string and slot.default is None
        others = [end for end in (nil, "" if may_be_empty else None) if end is not None]
        value, mark = f"v{number}", f"x{number}"
        text, convert = self._text(number, kind, is_string)
        if text == _ANY and not may_be_empty:
            text = _SOME
        tag, end = re.escape(name + declared), re.escape(name)
        element = f"<{tag}>({text})</{end}>"
        self._groups.append(value)
        if others:
            ends = "|".join(map(re.escape, others))
            element = f"<{tag}(?:>({text})</{end}>|({ends})/>)"
            self._groups.append(mark)
        self._pattern += f"(?:{element}|)" if optional else element
        self._code += self._choose(number, value, mark, others, optional, convert)

    def _choose(
        self,
        number: int,
        value: str,
        mark: str,
        others: list[str],
        optional: bool,
        convert: list[str],
    ) -> list[str]:
        """Which of nil, empty, absent or a text the groups say."""
        if not others and not optional:
            return convert
        branches = []
        if "" in others and len(others) == 2:
            branches.append((f"if {mark}:", f"k |= {1 << number}"))
            branches.append((f"elif {mark} is not None:", f"{value} = ''"))
        elif others:
            made = f"k |= {1 << number}" if others[0] else f"{value} = ''"
            branches.append((f"if {mark} is not None:", made))
        lines = [f"if {value} is None:"]
        for test, done in branches:
            lines += [f" {test} {done}"]
        if optional and f"A{number}" in self.names:
            absent = f"{value} = A{number}()"
            lines += [f" else: {absent}" if branches else f" {absent}"]
        elif not branches:
            lines += [" pass"]
        if convert:
            lines += ["else:", *(f" {line}" for line in convert)]
        return lines

    def _text(
        self, number: int, kind: SimpleType, is_string: bool
    ) -> tuple[str, list[str]]:
        """The expression of a text, and the code from the text to the value."""
        value = f"v{number}"
        escaped = f"if '&' in {value}: {value} = unescape({value})"
        if is_string:
            return _ANY, [escaped]
        if kind.python is bool:
            return "true|false", [f"{value} = {value} == 'true'"]
        if kind.decode in BOUNDS:
            low, high = BOUNDS[kind.decode]
            return _integer(low, high), _bounded(value, low, high)
        self.names[f"D{number}"] = from_text(kind)
        lines = [f"{value} = D{number}({value})", f"if {value} is None: raise Unusual"]
        bare = kind.python in _BARE and not kind.members
        return _ANY, lines if bare else [escaped, *lines]

    def other(self, number: int, slot: Slot, optional: bool, kept: str) -> None:
        """An element with a reader of its own, ``F{number}``; the chunk ends here.

        ``kept`` is what is done with the facts of its value, where it has any.
        """
        name = self._name(slot, optional)
        if name is None:
            return self._absent(number)
        value, nil = f"v{number}", self.scope.nil if slot.entry.nillable else None
        element = f"<{re.escape(name)}(?=[ />])([^<>]*+)>"
        self._pattern += f"(?:{element}|)" if optional else element
        self._groups.append(value)
        self.flush()
        end = f"</{name}>"
        self.names[f"E{number}"] = end
        self.names[f"N{number}"] = None if nil is None else nil + EMPTY
        self.names[f"S{number}"] = slot
        again = f"F{number}(E{number}, 0, s, depth + 1, E{number})[0]"
        empty = {ListType: "[]", DictType: "{}"}.get(type(slot.type), again)
        lines = [
            f"if {value} == '': "
            f"{value}, pos = F{number}(text, pos, s, depth + 1, E{number})",
            f"elif {value} == '/': {value} = {empty}",
        ]
        if nil is not None:
            lines.append(f"elif {value} == N{number}: {value} = None; k |= {1 << number}")
        if optional:
            absent = f"A{number}()" if f"A{number}" in self.names else "None"
            lines.append(f"elif {value} is None: {value} = {absent}")
        lines += [
            "else:",
            f" {value}, pos, f = I{number}({value}, text, pos, s, depth + 1, E{number})",
            f" if f: k |= {1 << number}",
        ]
        self._emit(lines + _fact(kept))

    def many(self, slot: Slot, kept: str) -> None:
        """A row of elements, for ``F{number}``; the chunk ends here."""
        number = slot.number
        if self._name(slot, not slot.required) is None:
            return self._absent(number)
        self.flush()
        self.names[f"S{number}"] = slot
        none = f"v{number} = A{number}()" if f"A{number}" in self.names else "pass"
        self._emit(
            [
                f"v{number}, pos = F{number}(text, pos, s, depth, '')",
                f"if not v{number}: {'raise Unusual' if slot.required else none}",
                *_fact(kept),
            ]
        )

    def absent(self, number: int, blank: object, factory: Any) -> None:
        """What the field holds where its element is absent, if not None."""
        if factory is not None:
            self.names[f"A{number}"] = factory
        elif blank is not None:
            self.names[f"A{number}"] = lambda: blank

    def flush(self) -> None:
        """End the chunk: match it, take its groups, make the values."""
        if not self._pattern:
            return
        number = self._chunks
        self._chunks += 1
        self.names[f"M{number}"] = re.compile(self._pattern).match
        missed = "raise Unusual" if number else self._missed
        lines = [f"m = M{number}(text, pos)", f"if m is None: {missed}"]
        lines.append("pos = m.end()")
        if self._groups:
            lines.append(f"{', '.join(self._groups)}, = m.groups()")
        self._emit(lines + self._code)
        self._pattern, self._groups, self._code = "", [], []

    def _name(self, slot: Slot, optional: bool) -> str | None:
        """The name in tags; None where the element can only be absent."""
        name = self.scope.name(slot.entry.name)
        if name is None and not optional:
            raise Unusual
        return name

    def _absent(self, number: int) -> None:
        known = f"A{number}" in self.names
        self._emit([f"v{number} = {f'A{number}()' if known else None}"])

    def _emit(self, lines: list[str]) -> None:
        self.lines += [f"{self._indent}{line}" for line in lines]


def _fact(kept: str) -> list[str]:
    return ["if s.fact is not None:", f" {kept}", " s.fact = None"]


def _integer(low: int | None, high: int | None) -> str:
    most = _DIGITS
    if low is not None and high is not None:
        most = max(len(str(abs(low))), len(str(high)))
    return f"0|{'' if low == 0 else '-?'}[1-9][0-9]{{0,{most - 1}}}"


def _bounded(value: str, low: int | None, high: int | None) -> list[str]:
    bounds = f"{'' if low is None else f'{low} <= '}{value}"
    bounds += "" if high is None else f" <= {high}"
    lines = [f"{value} = int({value})"]
    if low is not None or high is not None:
        lines.append(f"if not {bounds}: raise Unusual")
    return lines
