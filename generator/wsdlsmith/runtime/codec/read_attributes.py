"""The attributes of one element to the fields of its object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.codec import markup
from wsdlsmith.runtime.codec.markup import is_blank
from wsdlsmith.runtime.codec.read_simple import decode
from wsdlsmith.runtime.schema.kinds import admits
from wsdlsmith.runtime.schema.wire import ABSENT, Wire
from wsdlsmith.runtime.values.names import XSI, Z_ID
from wsdlsmith.runtime.values.qname import QName

if TYPE_CHECKING:
    from lxml import etree

    from wsdlsmith.runtime.codec.read_record import Reading
    from wsdlsmith.runtime.codec.reader import Attributes, Reader
    from wsdlsmith.runtime.schema.record_type import RecordType
    from wsdlsmith.runtime.schema.slot import Slot


def read_attributes(
    reader: Reader,
    el: etree._Element,
    kind: RecordType,
    rest: Attributes,
    state: Reading,
) -> tuple[tuple[str, str], ...]:
    """Set the fields of attributes; give back those that have none."""
    unknown: Attributes = []
    others: dict[QName, str] = {}
    wild = kind.any_attribute
    target = reader.schema.target
    for name, text in rest:
        slot = kind.attributes.get(name)
        if name == Z_ID:
            reader.ids.setdefault(text, state.record)
        if slot is not None:
            _attribute(reader, el, slot, text, state)
        elif name.startswith(f"{{{XSI}}}") or wild is None:
            unknown.append((name, text))
        elif admits(wild.entry.type, name, target):
            others[QName.from_clark(name)] = text
        else:
            unknown.append((name, text))
    if wild is not None:
        setattr(state.record, wild.field, others)
    for name, slot in kind.attributes.items():
        if slot.required and el.get(name) is None:
            reader.element = el
            reader.report("missing-attribute", name)
            state.facts[slot.field] = ABSENT
    if unknown:
        reader.element = el
        reader.unknown_attributes(unknown)
    wildly = [(key.clark, text) for key, text in others.items()]
    kept = markup.scoped(el, [*unknown, *wildly])
    return tuple(pair for pair in kept if pair not in wildly)


def _attribute(
    reader: Reader, el: etree._Element, slot: Slot, text: str, state: Reading
) -> None:
    kind = slot.simple
    if not kind.blank and is_blank(text):
        reader.element = el
        reader.report("invalid-value", f"the attribute {slot.entry.name} is empty")
        state.facts[slot.field] = Wire(state="blank", lexical=text)
        return
    value = decode(reader, el, kind, text)
    if value is None:
        state.facts[slot.field] = Wire(state="blank", lexical=text)
        return
    setattr(state.record, slot.field, value)
    lexical = kind.kept(text, value)
    if lexical is not None:
        state.facts[slot.field] = Wire(bound=kind.key(value), lexical=lexical)
