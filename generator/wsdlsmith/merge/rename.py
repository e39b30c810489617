"""Putting corrected names where components refer to the mistaken ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from wsdlsmith.merge.components import Key
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Attribute, ElementParticle, GroupRef
from wsdlsmith.read.schema import Component, Space

SPACES: Final[dict[str, Space]] = {
    "type": "types",
    "base": "types",
    "item": "types",
    "members": "types",
    "simple_content": "types",
    "array_type": "types",
    "substitutes": "elements",
    "attribute_groups": "attribute_groups",
}
"""The symbol space of the names in a field, ``ref`` aside."""
REFS: Final[dict[type, Space]] = {
    Attribute: "attributes",
    ElementParticle: "elements",
    GroupRef: "groups",
}


def renamed(component: Component, names: Mapping[Key, QName]) -> Component:
    """``component`` with each mistaken reference corrected; itself where none is."""
    found: Component = _in(component, names)
    return found


def _in(owner: Any, names: Mapping[Key, QName]) -> Any:
    changes = {}
    for one in fields(owner):
        old = getattr(owner, one.name)
        space = REFS.get(type(owner)) if one.name == "ref" else SPACES.get(one.name)
        new = _value(old, space, names)
        if new is not old:
            changes[one.name] = new
    if isinstance(owner, Attribute) and "ref" in changes:
        changes["name"] = changes["ref"]
    return replace(owner, **changes) if changes else owner


def _value(old: Any, space: Space | None, names: Mapping[Key, QName]) -> Any:
    if isinstance(old, QName):
        return names.get((space, old), old) if space is not None else old
    if type(old) is tuple:
        new = tuple(_value(item, space, names) for item in old)
        same = all(left is right for left, right in zip(old, new, strict=True))
        return old if same else new
    if is_dataclass(old) and not isinstance(old, type):
        return _in(old, names)
    return old
