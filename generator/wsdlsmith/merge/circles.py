"""Types that are derived from themselves, which XML Schema forbids (3.4.6, 3.14.6)."""

from __future__ import annotations

from collections.abc import Mapping

from wsdlsmith.errors import DefinitionError
from wsdlsmith.merge.components import Key
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import ComplexType, SimpleType
from wsdlsmith.read.schema import Component


def refuse_circles(components: Mapping[Key, Component]) -> None:
    """Raise for the first type that is its own base, at whatever distance."""
    done: set[QName] = set()
    for space, name in components:
        if space != "types":
            continue
        seen: list[QName] = []
        current: object = name
        while isinstance(current, QName) and current not in done:
            if current in seen:
                raise _circle(components, [*seen[seen.index(current) :], current])
            seen.append(current)
            one = components.get(("types", current))
            current = one.base if isinstance(one, ComplexType | SimpleType) else None
        done.update(seen)


def _circle(components: Mapping[Key, Component], names: list[QName]) -> DefinitionError:
    chain = " <- ".join(name.name for name in names)
    one = components["types", names[0]]
    return DefinitionError(
        f"type {names[0]} is derived from itself: {chain}",
        one.location,
        "a type and its base need different names; what xs:redefine changes "
        "stands in another file",
    )
