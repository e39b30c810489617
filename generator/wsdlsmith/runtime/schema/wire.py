"""What an element said on the wire beyond its value.

Most objects have none of it: their ``_wire`` is None. A fact is bound to the
value that it was read with, by that value's canonical text, so a changed field
loses its own facts and no others. A ``Wire`` never changes once it is made;
copies of an object share it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

State: TypeAlias = Literal["", "nil", "absent", "blank", "reference"]
"""How a None was written: ``xsi:nil``, not at all, or as an element without text;
or that an object was referred to (``z:Ref``, whose text is ``bound``)."""

Piece: TypeAlias = "int | str | bytes"
"""One child in place: a field's next value, text, or an unknown element as XML."""

NO_CHILDREN: Mapping[object, Wire] = {}
"""Never filled. A plain dict, since ``dataclasses.asdict`` makes a copy of it."""


@dataclass(frozen=True, slots=True)
class Wire:
    """The facts of one element; the defaults say nothing."""

    bound: str = ""
    """Canonical text of the simple value that ``lexical`` was read as."""
    lexical: str | None = None
    """The text, where canonical writing would not give it back."""
    state: State = ""
    type: str | None = None
    """``xsi:type`` in Clark notation where the dialect would write another or none;
    the empty string where the dialect would write one and there was none."""
    name: str | None = None
    """The element's name, where it stood for the head of a substitution group."""
    attributes: tuple[tuple[str, str], ...] = ()
    """Attributes that the type does not know."""
    children: Mapping[object, Wire] = field(default_factory=lambda: NO_CHILDREN)
    """Facts of the values below that have no slot of their own: by field name,
    by (field name, index), by index in a list, by key in a dictionary."""
    order: tuple[Piece, ...] | None = None
    """The children in place, where they are not just the fields in schema order."""
    length: int = 0
    """How many items the list had, to follow its last items when it changes."""

    def __copy__(self) -> Wire:
        return self

    def __deepcopy__(self, memo: object) -> Wire:
        return self

    def __reduce__(self) -> tuple[object, ...]:
        children = dict(self.children) or None
        values = (self.bound, self.lexical, self.state, self.type, self.name)
        return (_rebuilt, (*values, self.attributes, children, self.order, self.length))


def _rebuilt(*values: object) -> Wire:
    items = list(values)
    items[6] = items[6] or NO_CHILDREN
    return Wire(*items)  # type: ignore[arg-type]


NIL = Wire(state="nil")
ABSENT = Wire(state="absent")
NIL_VALUE = Wire(children={"value": NIL})
"""Of a dictionary's pair whose value was nil."""
