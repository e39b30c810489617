"""Attributes of a complex type, its attribute groups included."""

from __future__ import annotations

from collections.abc import Iterator

from wsdlsmith.drift.change import Change
from wsdlsmith.drift.changes.effects import known
from wsdlsmith.drift.changes.labels import type_label
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.drift.changes.references import relation_of
from wsdlsmith.drift.changes.spaces import Relation
from wsdlsmith.drift.changes.uses import Uses
from wsdlsmith.drift.changes.values import fixed_effect, value_changes
from wsdlsmith.model.qname import QName, xs
from wsdlsmith.model.schema import Attribute


def attribute_changes(
    pair: Pair, owner: Owner, old: Uses, new: Uses
) -> Iterator[Change]:
    """Every change between the attributes of two types."""
    for name in sorted({*old, *new}):
        inner = owner.inside(f"@{name.name}", "attribute")
        before, after = old.get(name), new.get(name)
        if before is None and after is not None:
            required = after.use == "required"
            label = type_label(after.type)
            if _reformed(name, old, new):
                continue
            yield inner.change("attribute-added", None, label, required=required)
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
            yield inner.change("attribute-removed", label, None, required=required)
        elif before is not None and after is not None:
            yield from _use_changes(pair, inner, before, after)


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
    before, after = (a.array_type or (xs("anyType"), "[]") for a in (old, new))
    if before[1].count("[") != after[1].count("["):
        return "different"
    return relation_of(pair, before[0], after[0])
