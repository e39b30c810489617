"""Values to elements, by the schema's types and the facts that were kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from lxml import etree

from wsdlsmith.runtime.codec import markup
from wsdlsmith.runtime.codec.choose import choose_type, declared_type
from wsdlsmith.runtime.codec.object_id import id_of
from wsdlsmith.runtime.codec.prefixes import Prefixes
from wsdlsmith.runtime.codec.write_record import write_record
from wsdlsmith.runtime.codec.write_simple import write_simple
from wsdlsmith.runtime.codec.xsi_type import expected_type
from wsdlsmith.runtime.errors import EncodeError, shorten
from wsdlsmith.runtime.schema.kinds import AnyType, ArrayType, DictType, ListType, Type
from wsdlsmith.runtime.schema.nil import NIL
from wsdlsmith.runtime.schema.record import Record
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.schema.slot import Slot
from wsdlsmith.runtime.schema.wire import Piece, Wire
from wsdlsmith.runtime.values.names import DECLARES, XSI_NIL, XSI_TYPE, Z_REF, local
from wsdlsmith.runtime.values.simple import SimpleType

if TYPE_CHECKING:
    from wsdlsmith.runtime.codec.xop import Take
    from wsdlsmith.runtime.schema.schema import Schema

Presence = Literal["value", "nil", "blank", "absent"]
_MARK = re.compile(rb"<\?kept ([0-9]+)\?>")
DEPTH = 150
"""As deep as the reader goes by default; also what ends an object inside itself."""


class Writer:
    """Writes the values of one message."""

    def __init__(
        self, schema: Schema, operation: str, typed: bool, prefixes: Prefixes
    ) -> None:
        self.schema = schema
        self.operation = operation
        self.typed = typed
        self.prefixes = prefixes
        self.ids: dict[str, Record] = {}
        """The objects that are written with a ``z:Id``."""
        self.outside: Take | None = None
        """Takes binary values out of the envelope (MTOM)."""
        self._depth = 0
        self._kept: list[bytes] = []

    def error(self, parent: etree._Element, tag: str, reason: str) -> EncodeError:
        """An error that says where."""
        before = sum(1 for _ in parent.iterchildren(tag)) if tag else 0
        number = f"[{before + 1}]" if before else ""
        step = f"/{local(tag)}{number}" if tag else ""
        path = markup.path_of(parent) + step
        return EncodeError(reason, path=path, operation=self.operation)

    def presence(
        self, parent: etree._Element, slot: Slot, value: object, wire: Wire | None
    ) -> Presence:
        """Whether and how a field's value is written."""
        if value is NIL:
            if slot.entry.nillable:
                return "nil"
            reason = f"{local(slot.entry.name)} is not nillable"
            raise self.error(parent, slot.entry.name, reason)
        if value is not None:
            return "value"
        if wire is not None and wire.state and wire.state != "reference":
            return wire.state
        if not slot.required and not slot.many:
            return "absent"
        if slot.entry.nillable:
            return "nil"
        reason = f"{local(slot.entry.name)} is required, not None"
        raise self.error(parent, slot.entry.name, reason)

    def write(
        self,
        parent: etree._Element,
        slot: Slot,
        value: object,
        wire: Wire | None,
        presence: Presence = "value",
    ) -> None:
        """Write one value of a field (not the list of them)."""
        if self._depth >= DEPTH:
            reason = f"more than {DEPTH} levels deep, or an object inside itself"
            raise self.error(parent, slot.entry.name, reason)
        self._depth += 1
        if presence in ("nil", "blank"):
            self._empty(parent, slot, wire, presence)
        elif isinstance(value, etree._Element):
            self._element(parent, slot, value)
        elif not self._reference(parent, slot, value, wire):
            self._value(parent, slot, value, wire)
        self._depth -= 1

    def _empty(
        self, parent: etree._Element, slot: Slot, wire: Wire | None, presence: Presence
    ) -> None:
        """A nil element, or one that was read without text."""
        if presence == "nil" and wire is not None and wire.state != "nil":
            wire = None  # the facts of a value that is gone
        kind, tag = declared_type(self.schema, slot, None, wire)
        if presence == "nil":
            attributes = self.with_type(wire)
            attributes.setdefault(XSI_NIL, "true")
        else:
            attributes = dict(wire.attributes) if wire else {}
            actual = wire.type if wire and wire.type else kind.name
            self.mark(attributes, kind, actual, wire)
        el = self.child(parent, tag, attributes)
        if wire and wire.lexical:
            el.text = wire.lexical
        if wire and wire.order:
            for piece in wire.order:
                self.piece(el, piece)

    def _element(
        self, parent: etree._Element, slot: Slot, value: etree._Element
    ) -> None:
        """An element that stands for itself (``xs:any``, ``xs:anyType``)."""
        if slot.entry.kind == "element":
            if not isinstance(slot.type, AnyType):
                reason = "an XML element where a value is declared"
                raise self.error(parent, slot.entry.name, reason)
            if value.tag != slot.entry.name:
                value = markup.revive(markup.keep(value))
                value.tag = slot.entry.name
        self.adopt(parent, markup.keep(value))

    def _reference(
        self, parent: etree._Element, slot: Slot, value: object, wire: Wire | None
    ) -> bool:
        """Write ``z:Ref`` where it stood, if what it refers to is written already."""
        if wire is None or wire.state != "reference" or not isinstance(value, Record):
            return False
        if self.ids.get(wire.bound) is not value or wire.bound != id_of(
            self.schema, value
        ):
            return False
        attributes = {**self.with_type(wire), Z_REF: wire.bound}
        self.child(parent, slot.entry.name, attributes)
        return True

    def _value(
        self, parent: etree._Element, slot: Slot, value: object, wire: Wire | None
    ) -> None:
        if isinstance(value, Record):
            wire = value._wire
        tag = slot.entry.name
        try:
            declared, tag = declared_type(self.schema, slot, value, wire)
            kind = choose_type(self.schema, declared, value, wire)
            if isinstance(kind, RecordType):
                assert isinstance(value, Record)
                write_record(self, parent, tag, declared, kind, value)
            elif isinstance(kind, SimpleType):
                write_simple(self, parent, tag, declared, kind, value, wire)
            elif isinstance(kind, ArrayType):
                from wsdlsmith.runtime.codec.write_array import write_array

                assert isinstance(value, list | tuple)
                write_array(self, parent, tag, declared, kind, value, wire)
            elif isinstance(kind, ListType | DictType):
                from wsdlsmith.runtime.codec.write_wrapper import write_wrapper

                write_wrapper(self, parent, tag, declared, kind, value, wire)
        except (ValueError, TypeError, ArithmeticError) as error:
            shown = isinstance(value, str | int | float)
            reason = f"{error} ({shorten(value)})" if shown else str(error)
            raise self.error(parent, tag, reason) from None

    def mark(
        self, attributes: dict[str, str], declared: Type, actual: str, wire: Wire | None
    ) -> None:
        """Add ``xsi:type`` where it is needed, wanted or was there."""
        name = expected_type(declared, actual, self.typed)
        if wire is not None and wire.type is not None:
            if wire.type == "" and actual == declared.name:
                name = None
            elif wire.type == actual:
                name = actual
        if name is not None:
            attributes[XSI_TYPE] = self.prefixes.qualified(name)

    def with_type(self, wire: Wire | None) -> dict[str, str]:
        """The kept attributes of an element, ``xsi:type`` among them."""
        attributes = dict(wire.attributes) if wire is not None else {}
        if wire is not None and wire.type:
            attributes[XSI_TYPE] = self.prefixes.qualified(wire.type)
        return attributes

    def child(
        self, parent: etree._Element, tag: str, attributes: Mapping[str, str]
    ) -> etree._Element:
        """A new element, with the prefixes that its texts asked for."""
        if any(name.startswith(DECLARES) for name in attributes):
            attributes = self._declared(attributes)
        return etree.SubElement(
            parent, tag, dict(attributes), nsmap=self.prefixes.take()
        )

    def _declared(self, attributes: Mapping[str, str]) -> dict[str, str]:
        """The attributes, after declaring what the prefixes in their values mean."""
        rest: dict[str, str] = {}
        for name, text in attributes.items():
            if name.startswith(DECLARES):
                self.prefixes.declare(local(name), text)
            else:
                rest[name] = text
        return rest

    def piece(self, el: etree._Element, piece: Piece) -> None:
        """Text or an unknown element, in place."""
        if isinstance(piece, bytes):
            self.adopt(el, piece)
        elif isinstance(piece, str):
            last = next(el.iterchildren(reversed=True), None)
            if last is not None:
                last.tail = (last.tail or "") + piece
            else:
                el.text = (el.text or "") + piece

    def adopt(self, parent: etree._Element, kept: bytes) -> None:
        """Put a foreign element in place, as it was.

        lxml drops declarations that look redundant, and with them what prefixes
        in texts mean. So a mark stands in the tree, and :meth:`restored` puts
        the element there at the end; text cannot hold such a mark.
        """
        self._kept.append(kept)
        mark = etree.ProcessingInstruction("kept", str(len(self._kept) - 1))
        parent.append(mark)

    def restored(self, data: bytes) -> bytes:
        """The serialized message with the foreign elements for their marks."""
        if not self._kept:
            return data
        return _MARK.sub(lambda match: self._kept[int(match[1])], data)
