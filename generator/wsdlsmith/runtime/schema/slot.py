"""A field of a record, or an item of a list, with the type that is declared for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.schema.mapping import Entry
from wsdlsmith.runtime.values.simple import SimpleType

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.kinds import Type
    from wsdlsmith.runtime.schema.schema import Schema


class Slot:
    """A field of a record: its entry in the mapping and its Python name."""

    __slots__ = (
        "_schema",
        "_type",
        "entry",
        "field",
        "head",
        "many",
        "number",
        "required",
    )

    def __init__(self, entry: Entry, field: str, number: int, schema: Schema) -> None:
        self.entry = entry
        self.field = field
        self.number = number
        self.many = False
        self.required = False
        self.head = False
        """Whether other elements may stand for this one (a substitution group)."""
        self._schema = schema
        self._type: Type | None = None

    @property
    def type(self) -> Type:
        """The declared type, looked up when first used: types are recursive."""
        if self._type is None:
            self._type = self._schema.find(self.entry.type)
        return self._type

    def is_of(self, kind: Type) -> None:
        """Say the type, where no name leads to it."""
        self._type = kind

    @property
    def default(self) -> str | None:
        """The value of an element without text: its default, or the fixed one."""
        entry = self.entry
        return entry.fixed if entry.default is None else entry.default

    @property
    def simple(self) -> SimpleType:
        """The declared type of an attribute or of text."""
        kind = self.type
        if not isinstance(kind, SimpleType):
            raise TypeError(f"{self.entry.name}: {kind.name} is not a simple type")
        return kind
