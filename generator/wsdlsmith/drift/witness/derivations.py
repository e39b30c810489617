"""What is derived from a type, and so may come in its place."""

from __future__ import annotations

from wsdlsmith.drift.changes.inheritance import derived_of
from wsdlsmith.drift.changes.spaces import derived_from
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import ComplexType, SchemaSet, TypeRef
from wsdlsmith.verify.schema_type import Types


class Derivations:
    """Asks one schema set."""

    def __init__(self, schema: SchemaSet, types: Types) -> None:
        self._schema = schema
        self._types = types
        self._derived = derived_of(schema)

    def concrete(self, ref: TypeRef) -> QName | None:
        """The nearest type that is not abstract, where ``ref`` itself is."""
        one = self._schema.types.get(ref) if isinstance(ref, QName) else ref
        if not isinstance(one, ComplexType) or not one.abstract or one.name is None:
            return None
        waiting = list(self._derived.get(one.name, ()))
        while waiting:
            name = waiting.pop(0)
            other = self._schema.types[name]
            if isinstance(other, ComplexType) and not other.abstract:
                return name
            waiting += self._derived.get(name, ())
        return None

    def derived(self, name: QName) -> list[QName]:
        """The types that may come in place of one, be it a value or anything."""
        return sorted(derived_from(self._types, self._schema, name))

    def below(self, name: QName) -> list[QName]:
        """All types derived from one."""
        found = list(self._derived.get(name, ()))
        for one in found:
            found += [n for n in self._derived.get(one, ()) if n not in found]
        return found
