"""Attributes of a complex type, its attribute groups included."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TypeAlias

from wsdlsmith.drift.change import Change
from wsdlsmith.drift.changes.effects import known
from wsdlsmith.drift.changes.encoded_arrays import ANYTHING, item_type, ranks_of
from wsdlsmith.drift.changes.labels import type_label
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.drift.changes.references import relation_of
from wsdlsmith.drift.changes.spaces import Relation
from wsdlsmith.drift.changes.uses import Uses
from wsdlsmith.drift.changes.values import fixed_effect, value_changes
from wsdlsmith.model.qname import QName, xs
from wsdlsmith.model.schema import Attribute, SchemaSet, Wildcard
from wsdlsmith.verify.schema_wildcard import admission

Wildcards: TypeAlias = tuple[Wildcard | None, Wildcard | None]


def attribute_changes(
    pair: Pair, owner: Owner, old: Uses, new: Uses, wildcards: Wildcards
) -> Iterator[Change]:
    """Every change between the attributes of two types, that have these wildcards."""
    takes = tuple(
        partial(_takes, side.schema, wildcard, owner.home)
        for side, wildcard in zip((pair.old, pair.new), wildcards, strict=True)
    )
    for name in sorted({*old, *new}):
        inner = owner.inside(f"@{name.name}", "attribute")
        before, after = old.get(name), new.get(name)
        if before is None and after is not None:
            required = after.use == "required"
            label = type_label(after.type)
            if _reformed(name, old, new):
                continue
            change = inner.change("attribute-added", None, label, required=required)
            taken = takes[0](name, after)
            yield known(change, more_allowed=False) if taken else change
        elif before is not None and after is None:
            other = _reformed(name, new, old)
            if other is not None:
                words = _forms(name, other)
                home = name.namespace or other.namespace
                yield inner.change("form-changed", *words, namespace=home)
                yield from _use_changes(pair, inner, before, new[other])
                continue
            required = before.use == "required"
            label = type_label(before.type)
            change = inner.change("attribute-removed", label, None, required=required)
            taken = takes[1](name, before)
            yield known(change, fewer=False) if taken else change
        elif before is not None and after is not None:
            yield from _use_changes(pair, inner, before, after)


def _takes(
    schema: SchemaSet, wildcard: Wildcard | None, home: str, name: QName, use: Attribute
) -> bool:
    """Whether a wildcard takes an attribute with all its values.

    Unless it skips them, a global declaration says which values these are.
    """
    if wildcard is None or not admission(wildcard, home).admits(name.namespace):
        return False
    declared = schema.attributes.get(name)
    if wildcard.process == "skip" or declared is None:
        return wildcard.process != "strict"
    return declared.type == use.type and declared.fixed in (None, use.fixed)


def _reformed(name: QName, others: Uses, own: Uses) -> QName | None:
    """The attribute of the same local name that is qualified where this is not."""
    for other in others:
        unlike = bool(other.namespace) != bool(name.namespace)
        if other.name == name.name and unlike and other not in own:
            return other
    return None


def _forms(old: QName, new: QName) -> list[str]:
    return ["qualified" if one.namespace else "unqualified" for one in (old, new)]


def _use_changes(
    pair: Pair, owner: Owner, old: Attribute, new: Attribute
) -> Iterator[Change]:
    if (old.use == "required") != (new.use == "required"):
        required = new.use == "required"
        yield owner.change("attribute-use-changed", old.use, new.use, required=required)
    one, other = (a.type or xs("anySimpleType") for a in (old, new))
    if one != other:
        relation = relation_of(pair, one, other)
        labels = (type_label(one), type_label(other))
        change = owner.change("attribute-retyped", *labels, relation=relation)
        yield known(change, **fixed_effect(pair, old, new))
    elif old.array_type != new.array_type:
        texts = [
            None if a.array_type is None else a.array_type[0].name + a.array_type[1]
            for a in (old, new)
        ]
        relation = _array_relation(pair, old, new)
        yield owner.change("array-item-changed", *texts, relation=relation)
    yield from value_changes(pair, owner, old, new, "attribute-default-changed")


def _array_relation(pair: Pair, old: Attribute, new: Attribute) -> Relation:
    """Of the items of two encoded arrays; what is not said is anything (SOAP 1.1, 5.4.2)."""
    said = [a.array_type or ANYTHING for a in (old, new)]
    ranks = [ranks_of(dimensions) for _, dimensions in said]
    if len(ranks[0]) == len(ranks[1]) and ranks[0] != ranks[1] and ANYTHING not in said:
        return "different"
    one, other = (item_type(*row) for row in said)
    return relation_of(pair, one, other)
