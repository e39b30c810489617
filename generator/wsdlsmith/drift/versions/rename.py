"""A contract under other names: namespaces mapped, or types called anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from wsdlsmith.drift.parts import with_parts
from wsdlsmith.drift.versions.mapping import Mapped
from wsdlsmith.location import Location
from wsdlsmith.merge.components import Key
from wsdlsmith.merge.rename import renamed
from wsdlsmith.model.contract import Contract, Part
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Element, Occurs, SchemaSet, Wildcard

# Texts that are names of a version's own; every other text stays as it is.
_TEXTS: Final = frozenset({"soap_action", "action", "constraints"})
_NAMESPACES: Final = frozenset({"namespace"})
_PLAIN: Final = (Location, Occurs, int)
_SPACES: Final = ("types", "elements", "attributes", "groups", "attribute_groups")


def with_namespaces(contract: Contract, mapped: Mapped) -> Contract:
    """``contract`` with the namespaces, actions and addresses of another version."""
    if not mapped.names:
        return contract
    walk = _Walk(mapped)
    schema = SchemaSet()
    for space in _SPACES:
        entries = getattr(contract.schema, space).items()
        setattr(schema, space, {walk.name(k): walk.value(v) for k, v in entries})
    services = tuple(walk.value(service) for service in contract.services)
    return Contract(services=services, schema=schema)


class _Walk:
    """Rebuilds what holds a mapped name; what does not is kept as it is."""

    def __init__(self, mapped: Mapped) -> None:
        self._mapped = mapped
        self._names: dict[QName, QName] = {}
        self._fields: dict[type, tuple[str, ...]] = {}
        self._seen: dict[int, tuple[Any, Any]] = {}

    def name(self, name: QName) -> QName:
        found = self._names.get(name)
        if found is None:
            namespace = self._mapped.names.get(name.namespace)
            found = name if namespace is None else QName(namespace, name.name)
            self._names[name] = found
        return found

    def value(self, value: Any) -> Any:
        if isinstance(value, QName):
            return self.name(value)
        if type(value) is tuple:
            items = [self.value(item) for item in value]
            same = all(a is b for a, b in zip(items, value, strict=True))
            return value if same else tuple(items)
        if isinstance(value, type) or not is_dataclass(value):
            return value
        known = self._seen.get(id(value))
        if known is None:
            # the original is kept beside the result, so that its id stays its own
            known = self._seen[id(value)] = (value, self._object(value))
        return known[1]

    def _object(self, value: Any) -> Any:
        kind = type(value)
        names = self._fields.get(kind)
        if names is None:
            names = self._fields[kind] = tuple(f.name for f in fields(value))
        changes: dict[str, Any] = {}
        for name in names:
            old = getattr(value, name)
            if not old or old is True or type(old) in _PLAIN:
                continue
            new = self._part(kind, name, old)
            if new is not old:
                changes[name] = new
        return _changed(value, names, changes) if changes else value

    def _part(self, kind: type, name: str, old: Any) -> Any:
        if isinstance(old, str):
            if name in _TEXTS:
                return self._mapped.text(old)
            return self._mapped.names.get(old, old) if name in _NAMESPACES else old
        if name == "namespaces" and kind is Wildcard:
            return old
        if name == "ports":
            return tuple((self.name(s), p, self._mapped.text(a)) for s, p, a in old)
        if name == "constraints":
            return tuple(self._mapped.text(text) for text in old)
        return self.value(old)


def _changed(value: Any, names: tuple[str, ...], changes: Mapping[str, Any]) -> Any:
    """What ``replace`` gives, in half the time: no field is computed from others."""
    copy = object.__new__(type(value))
    for name in names:
        new = changes[name] if name in changes else getattr(value, name)
        object.__setattr__(copy, name, new)
    return copy


def with_types(contract: Contract, names: Mapping[QName, QName]) -> Contract:
    """``contract`` with some types under other names."""
    if not names:
        return contract
    keys: dict[Key, QName] = {("types", old): new for old, new in names.items()}
    schema = SchemaSet()
    for space in _SPACES:
        own = {}
        for name, one in getattr(contract.schema, space).items():
            found = renamed(one, keys)
            if space == "types" and name in names:
                name = names[name]
                found = replace(found, name=name)
            own[name] = found
        setattr(schema, space, dict(sorted(own.items())))
    services = with_parts(contract.services, lambda part: _part(part, keys))
    return Contract(services=services, schema=schema)


def _part(part: Part, names: Mapping[Key, QName]) -> Part:
    declaration = part.declaration
    if declaration is not None:
        changed = renamed(declaration, names)
        declaration = changed if isinstance(changed, Element) else declaration
    type_ = part.type
    if isinstance(type_, QName):
        type_ = names.get(("types", type_), type_)
    return replace(part, declaration=declaration, type=type_)
