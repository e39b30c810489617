"""What a message looks like as XML, for people: names, types, what may repeat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import quoteattr

from wsdlsmith.emit.plan import HeaderPlan, MessagePlan, Plan
from wsdlsmith.model.contract import ENVELOPE, SoapVersion
from wsdlsmith.model.qname import XS, QName
from wsdlsmith.model.schema import ONCE
from wsdlsmith.model.shape import (
    Dictionary,
    Entry,
    Enumeration,
    Field,
    Flags,
    Group,
    ListOf,
    Record,
    Shape,
    Tokens,
    record_chain,
)

_DEPTH = 8
_FEW = 6
"""The most types that are named for an abstract one."""


def envelope_skeleton(plan: Plan, message: MessagePlan, soap: SoapVersion) -> str:
    """One message as an envelope whose values are the names of their types."""
    skeleton = _Skeleton(plan)
    body = list(skeleton.body(message))
    headers = list(skeleton.headers(message.headers))
    lines = [f"<soap:Envelope xmlns:soap={quoteattr(ENVELOPE[soap])}"]
    for uri, prefix in sorted(plan.prefixes.by_namespace.items(), key=lambda p: p[1]):
        if any(f"<{prefix}:" in line for line in (*headers, *body)):
            lines.append(f"    xmlns:{prefix}={quoteattr(uri)}")
    lines[-1] += ">"
    if headers:
        lines += ["  <soap:Header>", *headers, "  </soap:Header>"]
    return "\n".join(
        [*lines, "  <soap:Body>", *body, "  </soap:Body>", "</soap:Envelope>"]
    )


def type_skeleton(plan: Plan, key: QName) -> str:
    """A type's content, as the element that would hold it."""
    field = Field(kind="element", name=QName("", "value"), type=key, occurs=ONCE)
    return "\n".join(_Skeleton(plan).field(field, 0, ()))


class _Skeleton:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def headers(self, headers: Iterable[HeaderPlan]) -> Iterator[str]:
        for header in headers:
            yield from self.field(header.field, 2, ())

    def body(self, message: MessagePlan) -> Iterator[str]:
        body = message.body
        if body.wrapper is None:
            yield from self.entries(body.entries, 2, ())
            return
        name = self._plan.prefixes(body.wrapper)
        if not body.entries:
            yield f"    <{name}/>"
            return
        yield f"    <{name}>"
        yield from self.entries(body.entries, 3, ())
        yield f"    </{name}>"

    def entries(
        self, entries: Iterable[Entry], level: int, above: tuple[QName, ...]
    ) -> Iterator[str]:
        for entry in entries:
            if isinstance(entry, Group):
                pad = "  " * level
                yield f"{pad}<!-- {entry.compositor}{_note(entry)} -->"
                yield from self.entries(entry.entries, level + 1, above)
                yield f"{pad}<!-- end of {entry.compositor} -->"
            elif entry.kind == "any":
                yield "  " * level + f"<!-- any element {entry.type.name} -->"
            elif entry.kind == "element":
                yield from self.field(entry, level, above)

    def field(
        self, field: Field, level: int, above: tuple[QName, ...]
    ) -> Iterator[str]:
        pad = "  " * level
        name = self._plan.prefixes(field.name)
        shape = self._plan.shapes.get(field.type)
        note = _comment(_note(field) + self._of_type(shape))
        inner: list[str] = []
        text = ""
        if isinstance(shape, Record | ListOf | Dictionary):
            if field.type in above or len(above) > _DEPTH:
                text = "..."
            else:
                inner = list(self._content(shape, level + 1, (*above, field.type)))
                text = self._text(shape)
        else:
            text = self._value(field.type, shape)
        head = f"{name}{self._attributes(shape)}"
        if inner:
            yield f"{pad}<{head}>{note}"
            yield from inner
            yield f"{pad}</{name}>"
        else:
            yield f"{pad}<{head}>{text}</{name}>{note}"

    def _content(
        self, shape: Record | ListOf | Dictionary, level: int, above: tuple[QName, ...]
    ) -> Iterator[str]:
        if isinstance(shape, ListOf):
            yield from self.field(shape.item, level, above)
        elif isinstance(shape, Dictionary):
            pad, name = "  " * level, self._plan.prefixes(shape.entry)
            yield f"{pad}<{name}><!-- any number -->"
            yield from self.field(shape.entry_key, level + 1, above)
            yield from self.field(shape.entry_value, level + 1, above)
            yield f"{pad}</{name}>"
        else:
            for record in record_chain(shape, self._plan.shapes):
                yield from self.entries(record.entries, level, above)

    def _of_type(self, shape: Shape | None) -> str:
        """That a text has several values, and which types stand in for an abstract one."""
        if isinstance(shape, Tokens):
            return ", a list"
        if not isinstance(shape, Record) or not shape.abstract:
            return ""
        shapes = self._plan.shapes
        names = [
            self._plan.prefixes(one.key)
            for one in shapes.values()
            if isinstance(one, Record) and not one.abstract
            if any(base.key == shape.key for base in _bases(one, shapes))
        ]
        shown = " | ".join(sorted(names)[:_FEW]) + (" | ..." if names[_FEW:] else "")
        return f", xsi:type {shown}" if shown else ", abstract"

    def _text(self, shape: Shape) -> str:
        """The value of simple content."""
        chain = (
            record_chain(shape, self._plan.shapes) if isinstance(shape, Record) else []
        )
        found = [f.type for one in chain for f in one.fields if f.kind == "text"]
        return self._value(found[-1], self._plan.shapes.get(found[-1])) if found else ""

    def _attributes(self, shape: Shape | None) -> str:
        if not isinstance(shape, Record):
            return ""
        return "".join(
            f' {self._plan.prefixes(field.name)}="{self._value(field.type, None)}"'
            for record in record_chain(shape, self._plan.shapes)
            for field in record.fields
            if field.kind == "attribute"
        )

    def _value(self, key: QName, shape: Shape | None) -> str:
        if isinstance(shape, Enumeration):
            return " | ".join(value.token for value in shape.values)
        if isinstance(shape, Flags):
            return " ".join(value.token for value, _ in shape.values)
        if isinstance(shape, Tokens):
            return self._value(shape.item, self._plan.shapes.get(shape.item))
        return key.name if key.namespace == XS else self._plan.prefixes(key)


def _bases(record: Record, shapes: Mapping[QName, Shape]) -> Iterator[Record]:
    """The records that one is derived from, by extension or restriction."""
    seen = {record.key}
    base = shapes.get(record.base) if record.base else None
    while isinstance(base, Record) and base.key not in seen:
        yield base
        seen.add(base.key)
        base = shapes.get(base.base) if base.base else None


def _comment(note: str) -> str:
    return f"<!--{note.replace(',', '', 1)} -->" if note else ""


def _note(entry: Field | Group) -> str:
    notes = []
    if entry.occurs.repeats:
        least = "any number" if entry.occurs.min == 0 else f"{entry.occurs.min} or more"
        most = "" if entry.occurs.max is None else f", at most {entry.occurs.max}"
        notes.append(least + most)
    elif entry.occurs.optional:
        notes.append("optional")
    if isinstance(entry, Field) and entry.nillable:
        notes.append("nillable")
    return "".join(f", {note}" for note in notes)
