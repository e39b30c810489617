"""Types that are only a list, a dictionary, an array: one finding for what they hold."""

from __future__ import annotations

from collections.abc import Iterator

from wsdlsmith.drift.change import Change
from wsdlsmith.drift.changes.content import Slot, content_of, only_item
from wsdlsmith.drift.changes.encoded_arrays import is_array
from wsdlsmith.drift.changes.field import bound_changes, possible
from wsdlsmith.drift.changes.labels import type_label
from wsdlsmith.drift.changes.own_attributes import own_attribute_changes
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.drift.changes.references import relation_of
from wsdlsmith.model.schema import ComplexType, SchemaSet


def collection_changes(
    pair: Pair, owner: Owner, old: ComplexType, new: ComplexType
) -> Iterator[Change] | None:
    """The changes of two lists, dictionaries or arrays; None where they are not."""
    if is_array(old) and is_array(new):
        return own_attribute_changes(pair, owner, old, new)
    before, after = only_item(pair.old.schema, old), only_item(pair.new.schema, new)
    if before is None or after is None:
        return None
    if old.dictionary or new.dictionary:
        return _dictionary(pair, owner, (old, before), (new, after))
    if old.name is None or new.name is None or before.name == after.name:
        same = before.declaration.type == after.declaration.type
        if same or old.name is None or new.name is None:
            return None
    return _list(pair, owner, before, after)


def _list(pair: Pair, owner: Owner, old: Slot, new: Slot) -> Iterator[Change]:
    relation = relation_of(pair, old.declaration.type, new.declaration.type)
    if old.name != new.name:
        relation = "different"
    told = owner.change(
        "array-item-changed",
        _item(old),
        _item(new),
        relation=relation,
        same_python=_same_list(pair, owner),
    )
    yield possible(pair, told, old, new)
    inner = owner.inside(new.name.name)
    if old.declaration.nillable != new.declaration.nillable:
        now = new.declaration.nillable
        yield inner.change("nillable-changed", now=now)
    yield from bound_changes(inner, old.occurs, new.occurs)


def _same_list(pair: Pair, owner: Owner) -> bool:
    """Whether both are a plain list of one Python type: no item's name is seen."""
    name = owner.subject.type
    if name is None:
        return False
    one, other = (side.of_type(name) for side in pair.annotations)
    return one == other and one.startswith("list[")


def _item(slot: Slot) -> str:
    return f"{slot.name.name}: {type_label(slot.declaration.type)}"


def _dictionary(
    pair: Pair,
    owner: Owner,
    old: tuple[ComplexType, Slot],
    new: tuple[ComplexType, Slot],
) -> Iterator[Change]:
    if old[0].dictionary == new[0].dictionary and old[1] == new[1]:
        return
    schemas = (pair.old.schema, pair.new.schema)
    texts = [_shape(s, *one) for s, one in zip(schemas, (old, new), strict=True)]
    relation = relation_of(pair, old[1].declaration.type, new[1].declaration.type)
    if old[1].name != new[1].name:
        relation = "different"
    if texts[0] != texts[1]:
        yield owner.change("dictionary-shape-changed", *texts, relation=relation)


def _shape(schema: SchemaSet, definition: ComplexType, entry: Slot) -> str:
    """``dictionary of Key: xs:string, Value: xs:int``."""
    type_ = entry.declaration.type
    kind = "dictionary" if definition.dictionary else "list"
    if not isinstance(type_, ComplexType):
        return f"{kind} of {entry.name.name}: {type_label(type_)}"
    slots = content_of(schema, type_).slots
    held = ", ".join(f"{s.name.name}: {type_label(s.declaration.type)}" for s in slots)
    return f"{kind} of {entry.name.name} ({held})"
