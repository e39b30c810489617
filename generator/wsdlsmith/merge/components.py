"""All schemas of all closures as one set of components."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from wsdlsmith.merge.conflict import conflict
from wsdlsmith.merge.same import better_documented, same_but_for_documentation
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Element, SchemaSet
from wsdlsmith.read.schema import Component, SchemaPart, Space, name_of
from wsdlsmith.read.schema_scope import ANY_TYPE, HEAD_TYPE

Key = tuple[Space, QName]


@dataclass(slots=True)
class Merged:
    """Components by name, and the global elements that services disagree on."""

    components: dict[Key, Component] = field(default_factory=dict)
    variants: dict[QName, list[Element]] = field(default_factory=dict)

    def schema(self) -> SchemaSet:
        """The components sorted by name, without the disputed elements."""
        found = SchemaSet()
        for (space, name), one in sorted(self.components.items(), key=lambda e: e[0]):
            if space != "elements" or name not in self.variants:
                getattr(found, space)[name] = one
        return found


def merge_closure(
    parts: Iterable[SchemaPart], replaced: Iterable[SchemaPart]
) -> dict[Key, Component]:
    """The components of one WSDL with its imports, where all names are unique.

    ``replaced`` are the originals of redefined components: the same schema may
    also have been included as it is, and the redefinition holds.
    """
    originals = {id(one) for part in replaced for _, one in part.components}
    found: dict[Key, Component] = {}
    fallback: dict[Key, Component] = {}
    for part in parts:
        for space, one in part.components:
            key = (space, name_of(one))
            if id(one) in originals:
                fallback.setdefault(key, one)
                continue
            first = found.setdefault(key, one)
            if first is not one:
                found[key] = _one_of(space, first, one)
    for key, one in fallback.items():
        found.setdefault(key, one)
    _inherit_head_types(found)
    return found


def merge_components(closures: Sequence[dict[Key, Component]]) -> Merged:
    """The components of all closures; only global elements may differ.

    WCF repeats the wrapper elements of its messages in each service's WSDL, and
    two services may both have a ``Delete``: those belong to their service. A
    type that differs is a conflict.
    """
    merged = Merged()
    for closure in closures:
        for key, one in closure.items():
            first = merged.components.setdefault(key, one)
            if first is one:
                continue
            space, name = key
            if isinstance(first, Element) and isinstance(one, Element):
                _element(merged, name, first, one)
            else:
                merged.components[key] = _one_of(space, first, one)
    return merged


def _element(merged: Merged, name: QName, first: Element, one: Element) -> None:
    variants = merged.variants.get(name, [first])
    for number, variant in enumerate(variants):
        if same_but_for_documentation(variant, one):
            variants[number] = better_documented(variant, one)
            if len(variants) == 1:
                merged.components["elements", name] = variants[0]
            return
    merged.variants[name] = [*variants, one]


def _one_of(space: Space, first: Component, second: Component) -> Component:
    if first == second:
        return first
    if same_but_for_documentation(first, second):
        return better_documented(first, second)
    raise conflict(space, first, second)


def _inherit_head_types(components: dict[Key, Component]) -> None:
    """Give elements without a type the one of their substitution head (3.3.2)."""
    for key in list(components):
        chain: dict[Key, Element] = {}
        one: Component | None = components[key]
        while isinstance(one, Element) and one.type == HEAD_TYPE and key not in chain:
            chain[key] = one
            key = ("elements", one.substitutes or one.name)
            one = components.get(key)
        if chain:
            found = isinstance(one, Element) and one.type != HEAD_TYPE
            type_ = one.type if found and isinstance(one, Element) else ANY_TYPE
            for member, element in chain.items():
                components[member] = replace(element, type=type_)
