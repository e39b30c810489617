"""From schema components to shapes: what XML Schema says, as what a program holds."""

from __future__ import annotations

from wsdlsmith.model.complex_shapes import complex_shape
from wsdlsmith.model.qname import SERIALIZATION, QName
from wsdlsmith.model.schema import (
    ONCE,
    ComplexType,
    Element,
    SchemaSet,
    SimpleType,
    TypeRef,
)
from wsdlsmith.model.shape import Entry, Field, Record, Shape, record_chain
from wsdlsmith.model.simple_shapes import simple_shape


class Shaper:
    """Gives every type of a schema set its shape, anonymous ones included.

    ``shapes`` grows while types are asked for, because an anonymous type is
    met where it stands; iterate over it when all has been asked.
    """

    def __init__(self, schema: SchemaSet) -> None:
        self.schema = schema
        self.shapes: dict[QName, Shape] = {}
        self._anonymous: dict[QName, SimpleType | ComplexType] = {}
        self.open_groups: list[QName] = []
        """The groups whose content is being shaped, of the type at hand."""
        self._open: dict[int, QName] = {}
        """Inline types that are being shaped: a group may lead to one again."""
        self.bases = self.bases_of(schema)
        self.is_wcf = self.is_from_wcf(schema)
        for name in schema.types:
            self.shape(name)

    @staticmethod
    def bases_of(schema: SchemaSet) -> set[QName | None]:
        """The types that others are derived from: these are no collections."""
        return {t.base for t in schema.types.values() if isinstance(t, ComplexType)}

    @staticmethod
    def is_from_wcf(schema: SchemaSet) -> bool:
        """Only a WCF contract marks a flags enumeration by nothing but its form."""
        return any(name.namespace == SERIALIZATION for name in schema.types)

    def shape(self, key: QName) -> Shape | None:
        """The shape behind ``key``; None for a built-in type."""
        known = self.shapes.get(key)
        if known is None:
            definition = self.schema.types.get(key)
            if definition is None:
                return None
            self._shape_type(key, definition)
            return self.shapes[key]
        return known

    def key_of(self, ref: TypeRef, owner: QName, step: str) -> QName:
        """The key of a type reference; an inline type is shaped as ``owner/step``."""
        if isinstance(ref, QName):
            return ref
        if id(ref) in self._open:
            return self._open[id(ref)]
        wanted = QName(owner.namespace, f"{owner.name}/{step}")
        key, number = wanted, 1
        while self._anonymous.get(key, ref) != ref:
            number += 1
            key = QName(wanted.namespace, f"{wanted.name}.{number}")
        if key not in self._anonymous or key not in self.shapes:
            self._anonymous[key] = ref
            self._shape_inline(key, ref)
        return key

    def _shape_inline(self, key: QName, ref: SimpleType | ComplexType) -> None:
        groups, self.open_groups = self.open_groups, []
        self._open[id(ref)] = key
        try:
            self._shape_type(key, ref)
        finally:
            self.open_groups = groups
            del self._open[id(ref)]

    def record_chain(self, record: Record) -> list[Record]:
        """The record and its bases, the furthest base first."""
        return record_chain(record, self.shapes)

    def all_entries(self, record: Record) -> tuple[Entry, ...]:
        """The record's whole content model, its bases' first."""
        return tuple(e for part in self.record_chain(record) for e in part.entries)

    def dissolve(self, key: QName) -> None:
        """Forget the shape of an inline type whose content stands elsewhere now."""
        self.shapes.pop(key, None)

    def _shape_type(self, key: QName, definition: SimpleType | ComplexType) -> None:
        if isinstance(definition, SimpleType):
            self.shapes[key] = simple_shape(self, key, definition)
            return
        self.shapes[key] = Record(key=key)  # stands in while recursion runs
        self.shapes[key] = complex_shape(self, key, definition)

    def element_field(self, declaration: Element, owner: QName) -> Field:
        """One element as a field; an inline type is shaped below ``owner``."""
        return Field(
            kind="element",
            name=declaration.name,
            type=self.key_of(declaration.type, owner, declaration.name.name),
            occurs=ONCE,
            nillable=declaration.nillable,
            default=declaration.default,
            fixed=declaration.fixed,
            documentation=declaration.documentation,
        )


def element_key(name: QName) -> QName:
    """The key of the type that stands inline in a global element."""
    return QName(name.namespace, f"/{name.name}")
