"""The type of a field, a part or an attribute, where it names or holds another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain as chain_of

from wsdlsmith.drift.change import Change, Subject
from wsdlsmith.drift.changes.blocks import replaced
from wsdlsmith.drift.changes.effects import joined
from wsdlsmith.drift.changes.labels import type_label
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.drift.changes.spaces import Relation, is_simple
from wsdlsmith.drift.changes.value_or_elements import value_or_elements
from wsdlsmith.model.per_type import type_key
from wsdlsmith.model.qname import XS, QName, xs
from wsdlsmith.model.schema import ComplexType, SchemaSet, SimpleType, TypeRef

_SCRATCH = Owner("", "type", Subject())
_DEEPEST = 12


def reference_changes(
    pair: Pair, owner: Owner, old: TypeRef, new: TypeRef
) -> Iterator[Change]:
    """What changed of a type that is referred to; a named one tells of itself."""
    if old == new:
        return
    if not isinstance(old, QName) and not isinstance(new, QName):
        yield from _inline_changes(pair, owner, old, new)
        return
    labels = (type_label(old), type_label(new))
    if isinstance(old, QName) != isinstance(new, QName):
        named = _named_or_inlined(pair, owner, old, new)
        if named is not None:
            yield from named
            return
    became = relation_of(pair, old, new)
    if labels[0] == labels[1]:  # only the namespace is another
        labels = (str(old), str(new))
    listed = [is_list(s, r) for s, r in zip(_schemas(pair), (old, new), strict=True)]
    if listed[0] != listed[1] and None not in listed:
        yield owner.change("list-type-changed", *labels, relation=became)
        return
    closed = [_closed(s, r) for s, r in zip(_schemas(pair), (old, new), strict=True)]
    if became == "widened" and closed == [True, False]:
        yield owner.change("enum-opened", *labels)
    elif became == "narrowed" and closed == [False, True]:
        yield owner.change("enum-closed", *labels)
    else:
        same = pair.same_python(old, new)
        told = owner.change("field-retyped", *labels, relation=became, same_python=same)
        if is_simple(pair.old.schema, old) != is_simple(pair.new.schema, new):
            told.facts["structure"] = True
        yield told


def _named_or_inlined(
    pair: Pair, owner: Owner, old: TypeRef, new: TypeRef
) -> Iterator[Change] | None:
    """An inline type that got a name, or lost it, and what else became of it.

    None where the name stood for something else on the other side.
    """
    name = old if isinstance(old, QName) else new
    schemas = _schemas(pair)
    known = schemas[1] if name is old else schemas[0]
    one, other = (s.definition(r) for s, r in zip(schemas, (old, new), strict=True))
    if one is None or other is None:
        return None
    same = type(one) is type(other)
    if not same or (name in known.types and relation_of(pair, one, other) != "same"):
        return None
    kind = "named-type-inlined" if name is old else "inline-type-named"
    change = owner.change(kind, type_label(old), type_label(new), type=str(name))
    below = [*_subtypes(pair, owner, old, new)]
    return chain_of([change], below, _inline_changes(pair, owner, one, other))


def _subtypes(pair: Pair, owner: Owner, old: TypeRef, new: TypeRef) -> Iterator[Change]:
    """The types that no ``xsi:type`` may name any more, or may now."""
    gone, come = replaced(pair, old, new)
    if gone:
        yield owner.change("subtype-removed", _row(pair, gone), None)
    if come:
        yield owner.change("subtype-added", None, _row(pair, come))


def _row(pair: Pair, names: set[QName]) -> str:
    return ", ".join(sorted(pair.label(name) for name in names))


def _inline_changes(
    pair: Pair, owner: Owner, old: TypeRef, new: TypeRef
) -> Iterator[Change]:
    from wsdlsmith.drift.changes.complex_type import complex_changes
    from wsdlsmith.drift.changes.simple_type import simple_changes

    if isinstance(old, SimpleType) and isinstance(new, SimpleType):
        yield from simple_changes(pair, owner, old, new)
    elif isinstance(old, ComplexType) and isinstance(new, ComplexType):
        yield from complex_changes(pair, owner, old, new)
    else:
        labels = (type_label(old), type_label(new))
        yield owner.change("field-retyped", *labels, relation="different")


def relation_of(pair: Pair, old: TypeRef | None, new: TypeRef | None) -> Relation:
    """What became of the instances when ``old`` was replaced by ``new``.

    Types hold each other: two that are being compared already are as alike as the
    rest of them.
    """
    anything = xs("anyType")
    if old == new:
        return "same"
    if anything in (old, new):
        return "widened" if new == anything else "narrowed"
    old = old or xs("anySimpleType")
    new = new or xs("anySimpleType")
    simple = (is_simple(pair.old.schema, old), is_simple(pair.new.schema, new))
    if all(simple):
        return pair.spaces.relation(old, new)
    key = (type_key(old), type_key(new))
    if key in pair.comparing:
        return "same"
    if len(pair.comparing) > _DEEPEST:
        return "different"
    pair.comparing.add(key)
    try:
        found = _complex_relation(pair, old, new)
    finally:
        pair.comparing.discard(key)
    gone, come = replaced(pair, old, new)
    return joined(found, bool(gone), bool(come))


def _complex_relation(pair: Pair, old: TypeRef, new: TypeRef) -> Relation:
    from wsdlsmith.drift.changes.complex_type import instance_relation

    one, other = (
        _as_complex(schema, ref)
        for schema, ref in zip(_schemas(pair), (old, new), strict=True)
    )
    if not isinstance(one, ComplexType) or not isinstance(other, ComplexType):
        return "different"
    if (one.simple_content is None) != (other.simple_content is None):
        return value_or_elements(pair, one, other)
    return instance_relation(pair, _SCRATCH, one, other)


def _as_complex(schema: SchemaSet, ref: TypeRef) -> TypeRef | None:
    """The definition; a simple type is simple content without attributes."""
    if is_simple(schema, ref):
        return ComplexType(name=None, simple_content=ref)
    return schema.definition(ref)


def _schemas(pair: Pair) -> tuple[SchemaSet, SchemaSet]:
    return pair.old.schema, pair.new.schema


def _closed(schema: SchemaSet, ref: TypeRef) -> bool:
    """Whether a type is an enumeration."""
    one = schema.definition(ref)
    return isinstance(one, SimpleType) and bool(one.enumeration)


def is_list(schema: SchemaSet, ref: TypeRef) -> bool | None:
    """Whether a simple type is a list; None where it is not simple."""
    if not is_simple(schema, ref):
        return None
    if isinstance(ref, QName) and ref.namespace == XS:
        return ref.name in ("NMTOKENS", "IDREFS", "ENTITIES")
    one = schema.definition(ref)
    seen = 0
    while isinstance(one, SimpleType) and seen < 20:
        seen += 1
        if one.item is not None:
            return True
        if one.base is None:
            return False
        one = schema.definition(one.base)
    return False
