"""The pieces of a class's expression, and the lines of code that take their groups.

A chunk is matched at once: literals, elements of simple types, small records, and in
its end at most one start tag of an element that has a reader of its own. As in the
reader of trees, all names in the code are ours: what comes from a WSDL or a message
stands in the expressions, escaped, or behind a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from wsdlsmith.runtime.codec.fast.read_source import keeper
from wsdlsmith.runtime.codec.fast.unusual import Unusual
from wsdlsmith.runtime.codec.recognise.place import Place
from wsdlsmith.runtime.codec.recognise.simple_text import ANY, SOME, simple_text
from wsdlsmith.runtime.codec.recognise.texts import unescape
from wsdlsmith.runtime.schema.kinds import DictType, ListType
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.values.simple import SimpleType

if TYPE_CHECKING:
    from wsdlsmith.runtime.codec.recognise.scope import Scope
    from wsdlsmith.runtime.schema.slot import Slot

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

    def absent(self, place: Place, blank: object, factory: Any) -> None:
        """What the field holds where its element is absent, if not None."""
        if factory is not None:
            self.names[f"A{place.label}"] = factory
        elif blank is not None:
            self.names[f"A{place.label}"] = lambda: blank

    def simple(
        self, place: Place, slot: Slot, kind: SimpleType, optional: bool, more: str = ""
    ) -> None:
        """An element with text only; ``more`` is what each of them declares."""
        name = self._name(slot, optional)
        if name is None:
            self._absent(place)
            return
        value = f"v{place.label}"
        found = simple_text(kind, value, f"D{place.label}")
        self.names |= found.names
        text, empty = found.pattern, ""
        if found.verbatim and slot.default is None:
            empty = f"{value} = ''"
        elif text == ANY:
            text = SOME
        self._groups.append(value)
        ends = self._ends(place, slot, empty)
        self._pattern += self._element(place, name, more, f"({text})", ends, optional)
        self._code += self._choose(place, ends, optional, found.lines)

    def inline(
        self, place: Place, slot: Slot, kind: RecordType, optional: bool, more: str = ""
    ) -> None:
        """A small record, in the same chunk."""
        name = self._name(slot, optional)
        if name is None:
            self._absent(place)
            return
        label = place.label
        inner = Pieces(self.scope, "", "")
        for field, (_, *blank) in zip(kind.slots, kind.blank, strict=True):
            below = place.below(field.number)
            inner.absent(below, *blank)
            inner.simple(below, field, field.simple, not field.required)
        self.names |= inner.names
        self.names |= {"new": object.__new__, f"C{label}": kind.kind}
        self.names[f"B{label}"] = kind.new
        self.names[f"W{label}"] = keeper([field.field for field in kind.slots])
        self._groups += [f"v{label}", *inner._groups]
        may_be_empty = not any(field.required for field in kind.slots)
        ends = self._ends(place, slot, f"v{label} = B{label}()" if may_be_empty else "")
        content = f"(){inner._pattern}"
        self._pattern += self._element(place, name, more, content, ends, optional)
        made = [
            "if depth >= s.deepest: raise Unusual",
            f"k{label} = 0",
            *inner._code,
            f"v{label} = new(C{label})",
            *(f"v{label}.{f.field} = v{label}_{f.number}" for f in kind.slots),
            f"v{label}._wire = W{label}(k{label}, None) if k{label} else None",
        ]
        self._code += self._choose(place, ends, optional, made)

    def other(self, place: Place, slot: Slot, optional: bool, kept: str) -> None:
        """An element with a reader of its own, ``F0``; the chunk ends here.

        ``kept`` is what is done with the facts of its value, where it has any.
        """
        name = self._name(slot, optional)
        if name is None:
            self._absent(place)
            return
        label = place.label
        nil = self.scope.nil if slot.entry.nillable else None
        element = f"<{re.escape(name)}(?=[ />])([^<>]*+)>"
        self._pattern += f"(?:{element}|)" if optional else element
        self._groups.append(f"v{label}")
        self.flush()
        self.names[f"E{label}"] = f"</{name}>"
        self.names[f"N{label}"] = None if nil is None else nil + EMPTY
        self.names[f"S{label}"] = slot
        again = f"F{label}(E{label}, 0, s, depth + 1, E{label})[0]"
        empty = {ListType: "[]", DictType: "{}"}.get(type(slot.type), again)
        fact = [] if isinstance(slot.type, RecordType) else _fact(kept)
        self._emit(
            f"if v{label} == '':",
            f" v{label}, pos = F{label}(text, pos, s, depth + 1, E{label})",
            *(f" {line}" for line in fact),
            f"elif v{label} == '/': v{label} = {empty}",
        )
        if nil is not None:
            self._emit(f"elif v{label} == N{label}: v{label} = None; {place.nil}")
        if optional:
            self._emit(f"elif v{label} is None: v{label} = {self._blank(place)}")
        self._emit(
            "else:",
            f" f, nil = I{label}(v{label})",
            f" v{label}, pos = f(text, pos, s, depth + 1, E{label})",
            f" if nil: {place.nil}",
            *(f" {line}" for line in fact),
        )

    def many(self, place: Place, slot: Slot, kept: str) -> None:
        """A row of elements, for ``F0``; the chunk ends here."""
        if self._name(slot, not slot.required) is None:
            self._absent(place)
            return
        self.flush()
        label = place.label
        self.names[f"S{label}"] = slot
        none = "raise Unusual" if slot.required else f"v{label} = {self._blank(place)}"
        self._emit(
            f"v{label}, pos = F{label}(text, pos, s, depth, '')",
            f"if not v{label}: {none}",
            *_fact(kept),
        )

    def flush(self) -> None:
        """End the chunk: match it, take its groups, make the values."""
        if self._pattern:
            number = self._chunks
            self._chunks += 1
            self.names[f"M{number}"] = re.compile(self._pattern).match
            missed = "raise Unusual" if number else self._missed
            self._emit(f"m = M{number}(text, pos)", f"if m is None: {missed}")
            self._emit("pos = m.end()")
        if self._groups:
            self._emit(f"{', '.join(self._groups)}, = m.groups()")
        self._emit(*self._code)
        self._pattern, self._groups, self._code = "", [], []

    def _ends(self, place: Place, slot: Slot, empty: str) -> list[tuple[str, str]]:
        """How a start tag may end without content, and what is done then."""
        ends = []
        if slot.entry.nillable and self.scope.nil is not None:
            ends.append((self.scope.nil, place.nil))
        return [*ends, ("", empty)] if empty else ends

    def _element(
        self,
        place: Place,
        name: str,
        more: str,
        content: str,
        ends: list[tuple[str, str]],
        optional: bool,
    ) -> str:
        tag, end = re.escape(name + more), re.escape(name)
        element = f"<{tag}>{content}</{end}>"
        if ends:
            shown = "|".join(re.escape(text) for text, _ in ends)
            element = f"<{tag}(?:>{content}</{end}>|({shown})/>)"
            self._groups.append(f"x{place.label}")
        return f"(?:{element}|)" if optional else element

    def _choose(
        self,
        place: Place,
        ends: list[tuple[str, str]],
        optional: bool,
        content: list[str],
    ) -> list[str]:
        """The code for nil, empty, absent or a content: which, the groups say."""
        value, mark = f"v{place.label}", f"x{place.label}"
        cases = [(f"{mark} is not None", done) for _, done in ends]
        if len(ends) > 1:  # the first is nil, the second empty
            cases[0] = (mark, ends[0][1])
        if optional and f"A{place.label}" in self.names:
            cases.append(("True", f"{value} = {self._blank(place)}"))
        if not ends and not optional:
            return content
        lines = [f"if {value} is None:", *_cases(cases)]
        return [*lines, "else:", *(f" {line}" for line in content)]

    def _name(self, slot: Slot, optional: bool) -> str | None:
        """The name in tags; None where the element can only be absent.

        The head of a substitution group is left to the tree, even one that is nil.
        """
        name = None if slot.head else self.scope.name(slot.entry.name)
        if name is None and not optional:
            raise Unusual
        return name

    def _blank(self, place: Place) -> str:
        key = f"A{place.label}"
        return f"{key}()" if key in self.names else "None"

    def _absent(self, place: Place) -> None:
        self._code.append(f"v{place.label} = {self._blank(place)}")

    def _emit(self, *lines: str) -> None:
        self.lines += [f"{self._indent}{line}" for line in lines]


def _cases(cases: list[tuple[str, str]]) -> list[str]:
    """One after the other; none of them is nothing to do."""
    lines = [f" elif {test}: {done}" for test, done in cases]
    return [lines[0].replace("elif", "if", 1), *lines[1:]] if lines else [" pass"]


def _fact(kept: str) -> list[str]:
    return ["if s.fact is not None:", f" {kept}", " s.fact = None"]
