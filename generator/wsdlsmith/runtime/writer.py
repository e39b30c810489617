"""Values to elements, by the schema's types and the facts that were kept."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from lxml import etree

from wsdlsmith.runtime import markup
from wsdlsmith.runtime.choose import choose_type
from wsdlsmith.runtime.errors import EncodeError, shorten
from wsdlsmith.runtime.kinds import AnyType, DictType, ListType, Type
from wsdlsmith.runtime.names import XS, XSI, XSI_NIL, XSI_TYPE, local, namespace
from wsdlsmith.runtime.reader import expected_type
from wsdlsmith.runtime.record import Record
from wsdlsmith.runtime.record_type import RecordType
from wsdlsmith.runtime.simple import SimpleType
from wsdlsmith.runtime.slot import Slot
from wsdlsmith.runtime.wire import Piece, Wire

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema import Schema

Presence = Literal["value", "nil", "blank", "absent"]
DEPTH = 200
"""As deep as the reader goes; also what ends an object that holds itself."""


class Writer:
    """Writes one message below ``root``, which declares the schema's prefixes."""

    def __init__(
        self, schema: Schema, operation: str, typed: bool, root: etree._Element
    ) -> None:
        self.schema = schema
        self.operation = operation
        self.typed = typed
        self.root = root
        self.depth = 0
        self.prefixes: dict[str, str] = {}
        for prefix, uri in root.nsmap.items():
            if prefix is not None:
                self.prefixes.setdefault(uri, prefix)
        self.used: set[str] = set()
        self.extra: dict[str, str] = {}

    # what simple types ask of the place where their text will stand
    def namespace_of(self, prefix: str) -> str | None:
        """The namespace behind a prefix at the root."""
        return self.root.nsmap.get(prefix)

    def prefix_of(self, namespace: str, preferred: str) -> str:
        """A prefix for the namespace, declared on the next element if it is new."""
        taken = self.root.nsmap
        if preferred and self.extra.get(preferred, taken.get(preferred)) in (
            None,
            namespace,
        ):
            prefix = preferred
        elif namespace in self.prefixes:
            prefix = self.prefixes[namespace]
        else:
            numbers = range(1, len(taken) + len(self.extra) + 2)
            free = (f"q{number}" for number in numbers)
            prefix = next(
                p for p in free if self.extra.get(p, taken.get(p)) in (None, namespace)
            )
        if taken.get(prefix) != namespace:
            self.extra[prefix] = namespace
        self.used.add(prefix)
        return prefix

    def report(self, code: str, detail: str) -> None:
        """Writing tolerates nothing."""

    def error(self, parent: etree._Element, tag: str, reason: str) -> EncodeError:
        """An error that says where."""
        before = sum(1 for _ in parent.iterchildren(tag)) if tag else 0
        number = f"[{before + 1}]" if before else ""
        step = f"/{local(tag)}{number}" if tag else ""
        path = markup.path_of(parent) + step
        return EncodeError(reason, path=path, operation=self.operation)

    # any element
    def presence(
        self, parent: etree._Element, slot: Slot, value: object, wire: Wire | None
    ) -> Presence:
        """Whether and how a field's value is written."""
        if value is not None:
            if wire is not None and wire.state == "absent":
                simple = slot.type
                if isinstance(simple, SimpleType) and simple.key(value) == wire.bound:
                    return "absent"
            return "value"
        if wire is not None and wire.state:
            return wire.state
        if not slot.required and not slot.many:
            return "absent"
        if slot.entry.nillable:
            return "nil"
        raise self.error(
            parent, slot.entry.name, f"{local(slot.entry.name)} is required, not None"
        )

    def write(
        self,
        parent: etree._Element,
        slot: Slot,
        value: object,
        wire: Wire | None,
        presence: Presence = "value",
    ) -> None:
        """Write one value of a field (not the list of them)."""
        if self.depth >= DEPTH:
            raise self.error(
                parent,
                slot.entry.name,
                f"more than {DEPTH} levels deep, or an object inside itself",
            )
        self.depth += 1
        if presence in ("nil", "blank"):
            self._empty(parent, slot, wire, presence)
        elif isinstance(value, etree._Element):
            self._element(parent, slot, value)
        else:
            self._value(parent, slot, value, wire)
        self.depth -= 1

    def _empty(
        self, parent: etree._Element, slot: Slot, wire: Wire | None, presence: Presence
    ) -> None:
        """A nil element, or one that was read without text."""
        attributes = dict(wire.attributes) if wire else {}
        kind, tag = self.declared(slot, wire)
        if presence == "nil":
            attributes.setdefault(XSI_NIL, "true")
            if wire and wire.type:
                attributes[XSI_TYPE] = self.qualified(wire.type)
        else:
            self.mark(attributes, kind, kind.name, wire)
        el = self.child(parent, tag, attributes)
        if wire and wire.order:
            for piece in wire.order:
                self.piece(el, piece)

    def _element(
        self, parent: etree._Element, slot: Slot, value: etree._Element
    ) -> None:
        """An element that stands for itself (``xs:any``, ``xs:anyType``)."""
        twin = copy.deepcopy(value)
        twin.tail = None
        if slot.entry.kind == "element":
            if not isinstance(slot.type, AnyType):
                raise self.error(
                    parent, slot.entry.name, "an XML element where a value is declared"
                )
            twin.tag = slot.entry.name
        self.adopt(parent, twin)

    def _value(
        self, parent: etree._Element, slot: Slot, value: object, wire: Wire | None
    ) -> None:
        if isinstance(value, Record):
            wire = value._wire
        declared, tag = self.declared(slot, wire, value)
        try:
            kind = choose_type(self.schema, declared, value, wire)
            if isinstance(kind, RecordType):
                from wsdlsmith.runtime.write_record import write_record

                assert isinstance(value, Record)
                write_record(self, parent, tag, declared, kind, value)
            elif isinstance(kind, SimpleType):
                self._simple(parent, tag, declared, kind, value, wire)
            elif isinstance(kind, ListType):
                from wsdlsmith.runtime.write_wrapper import write_list

                write_list(self, parent, tag, declared, kind, value, wire)
            elif isinstance(kind, DictType):
                from wsdlsmith.runtime.write_wrapper import write_dict

                write_dict(self, parent, tag, declared, kind, value, wire)
        except (ValueError, TypeError, ArithmeticError) as error:
            reason = (
                f"{error} ({shorten(value)})"
                if isinstance(value, (str, int, float))
                else str(error)
            )
            raise self.error(parent, tag, reason) from None

    def declared(
        self, slot: Slot, wire: Wire | None, value: object = None
    ) -> tuple[Type, str]:
        """The declared type and the name of an element: its own or a substitute's."""
        name = wire.name if wire is not None else None
        if name is not None and self._stands(slot, name):
            known = self.schema.elements.get(name)
            return (self.schema.find(known[0]) if known else slot.type), name
        if slot.entry.kind == "any":
            return self._global(value)
        return slot.type, slot.entry.name

    def _stands(self, slot: Slot, name: str) -> bool:
        if slot.entry.kind == "any":
            return name in self.schema.elements
        return name in self.schema.members(slot.entry.name)

    def _global(self, value: object) -> tuple[Type, str]:
        """The one global element of a record's type, for ``xs:any``."""
        if isinstance(value, Record):
            kind = self.schema.type_of(type(value))
            names = [n for n, (t, _) in self.schema.elements.items() if t == kind.name]
            if len(names) == 1:
                return kind, names[0]
        what = type(value).__name__
        raise TypeError(
            f"xs:any takes an lxml element or a declared element's record, not {what}"
        )

    def _simple(
        self,
        parent: etree._Element,
        tag: str,
        declared: Type,
        kind: SimpleType,
        value: object,
        wire: Wire | None,
    ) -> None:
        attributes = dict(wire.attributes) if wire else {}
        text = self.text(kind, value, wire)
        self.mark(attributes, declared, kind.name, wire)
        el = self.child(parent, tag, attributes)
        el.text = text

    def text(self, kind: SimpleType, value: object, wire: Wire | None) -> str:
        """The text of a value: as it was read when it is still that value."""
        if (
            wire is not None
            and wire.lexical is not None
            and wire.bound == kind.key(value)
        ):
            return wire.lexical
        return kind.encode(value, self)

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
            attributes[XSI_TYPE] = self.qualified(name)

    def qualified(self, clark: str) -> str:
        """A Clark name as a prefixed one."""
        space = namespace(clark)
        return f"{self.prefix_of(space, '')}:{local(clark)}" if space else clark

    def child(
        self, parent: etree._Element, tag: str, attributes: Mapping[str, str]
    ) -> etree._Element:
        """A new element, with the prefixes that its texts asked for."""
        declared, self.extra = self.extra, {}
        return etree.SubElement(parent, tag, dict(attributes), nsmap=declared or None)

    def piece(self, el: etree._Element, piece: Piece) -> None:
        """Text or an unknown element, in place."""
        if isinstance(piece, bytes):
            self.adopt(el, markup.revive(piece))
        elif isinstance(piece, str):
            if len(el):
                el[-1].tail = (el[-1].tail or "") + piece
            else:
                el.text = (el.text or "") + piece

    def adopt(self, parent: etree._Element, element: etree._Element) -> None:
        """Append a foreign element; the prefixes it declares may stand in texts."""
        for node in element.iter():
            self.used.update(prefix for prefix in node.nsmap if prefix)
        parent.append(element)


def aligned(items: Sequence[object], wire: Wire | None, index: int) -> Wire | None:
    """The facts of a list's item, also when the list grew or shrank before it."""
    if wire is None or not wire.children:
        return None
    return wire.children.get(index) or wire.children.get(
        index + wire.length - len(items)
    )


ROOT_PREFIXES = {"xsi": XSI, "xsd": XS}
