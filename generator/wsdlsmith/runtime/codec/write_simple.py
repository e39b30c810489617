"""A value to an element with text only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.codec import markup
from wsdlsmith.runtime.schema.kinds import Type
from wsdlsmith.runtime.schema.nil import NIL
from wsdlsmith.runtime.schema.wire import Wire
from wsdlsmith.runtime.values.builtin_types import BASE64, BINARY
from wsdlsmith.runtime.values.simple import SimpleType

if TYPE_CHECKING:
    from lxml import etree

    from wsdlsmith.runtime.codec.writer import Writer


def write_simple(
    writer: Writer,
    parent: etree._Element,
    tag: str,
    declared: Type,
    kind: SimpleType,
    value: object,
    wire: Wire | None,
) -> None:
    """Write a value as its type's text, or as a part of its own (MTOM)."""
    attributes = dict(wire.attributes) if wire else {}
    if writer.outside is not None and isinstance(value, BINARY) and kind.is_a(BASE64):
        writer.mark(attributes, declared, kind.name, wire)
        if writer.outside(writer.child(parent, tag, attributes), bytes(value)):
            return
        parent.remove(parent[-1])
    text = text_of(writer, kind, value, wire, (tag, kind.name))
    writer.mark(attributes, declared, kind.name, wire)
    el = writer.child(parent, tag, attributes)
    try:
        el.text = text
    except ValueError:
        parent.remove(el)  # it is not counted in the path
        raise ValueError("a character that XML does not have") from None
    keep_default(writer, parent, el)


def text_of(
    writer: Writer,
    kind: SimpleType,
    value: object,
    wire: Wire | None,
    element: tuple[str, str] = ("", ""),
) -> str:
    """The text of a value: as it was read when it is still that value.

    ``element`` is the name and the type of the one that has no other content.
    """
    if value is NIL:
        raise ValueError("NIL is for nillable elements")
    lexical = wire.lexical if wire is not None and not wire.state else None
    if wire is not None and lexical is not None and wire.bound == kind.key(value):
        return writer.prefixes.respelled(lexical, value, element)
    return kind.encode(value, writer.prefixes)


def keep_default(writer: Writer, parent: etree._Element, el: etree._Element) -> None:
    """Put an element in place whose text needs the default namespace it declares."""
    if writer.prefixes.has_default:
        writer.prefixes.has_default = False
        parent.remove(el)
        writer.adopt(parent, markup.keep(el))
