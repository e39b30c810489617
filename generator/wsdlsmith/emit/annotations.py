"""Python types for XML types, as generated code writes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wsdlsmith.emit.mapping import NATIVE
from wsdlsmith.model.qname import XS, QName
from wsdlsmith.model.shape import (
    Alias,
    Dictionary,
    Enumeration,
    Field,
    Flags,
    ListOf,
    Record,
    Shape,
    Tokens,
    Union,
)

_INTEGERS = (
    "integer nonPositiveInteger negativeInteger nonNegativeInteger positiveInteger "
    "long int short byte unsignedLong unsignedInt unsignedShort unsignedByte"
)
_BUILTIN = {
    "boolean": "bool",
    "decimal": "Decimal",
    "float": "float",
    "double": "float",
    "dateTime": "dt.datetime",
    "date": "dt.date",
    "time": "dt.time",
    "duration": "Duration",
    "base64Binary": "bytes",
    "hexBinary": "bytes",
    "QName": "QName",
    "NOTATION": "QName",
    "anyType": "object",
    "NMTOKENS": "list[str]",
    "IDREFS": "list[str]",
    "ENTITIES": "list[str]",
    **dict.fromkeys(_INTEGERS.split(), "int"),
}
_DEEPEST = 20  # lists of lists; Python ends at some 90
_NATIVE = {"guid": "UUID", "char": "str"}


class Annotations:
    """Annotations of one package.

    ``class_of`` gives the name under which a generated class is seen from the
    place of the annotation: bare among types, ``t.Name`` elsewhere.
    """

    def __init__(
        self, shapes: Mapping[QName, Shape], class_of: Callable[[QName], str]
    ) -> None:
        self._shapes = shapes
        self._class_of = class_of

    def of_type(self, key: QName, within: frozenset[QName] = frozenset()) -> str:
        """The Python type of a value of the XML type ``key``."""
        if key.namespace == XS:
            return _BUILTIN.get(key.name, "str")
        if key in NATIVE:
            return _NATIVE[NATIVE[key]]
        shape = self._shapes.get(key)
        if shape is None or key in within or len(within) > _DEEPEST:
            return "object"  # a list that holds itself has no finite annotation
        within = within | {key}
        if isinstance(shape, Record | Enumeration | Flags):
            return self._class_of(key)
        if isinstance(shape, ListOf):
            depth = sum(shape.ranks) or 1
            item = self.of_type(shape.item.type, within)
            return "list[" * depth + item + "]" * depth
        if isinstance(shape, Tokens):
            return f"list[{self.of_type(shape.item, within)}]"
        if isinstance(shape, Dictionary):
            entry_key = self.of_type(shape.entry_key.type, within)
            value = self.of_type(shape.entry_value.type, within)
            return f"dict[{entry_key}, {value}]"
        if isinstance(shape, Alias):
            return self.of_type(shape.target, within)
        assert isinstance(shape, Union)
        members = [self.of_type(member, within) for member in shape.members]
        return " | ".join(dict.fromkeys(members)) or "str"

    def of_field(self, field: Field) -> str:
        """The Python type of a field, with ``| None`` where it may be absent."""
        if field.kind == "any-attribute":
            return "dict[QName, str]"
        value = "object" if field.kind == "any" else self.of_type(field.type)
        if field.occurs.repeats:
            return f"list[{value}]"
        if is_required(field) or value == "object":
            return value
        return f"{value} | None"


def is_required(field: Field) -> bool:
    """Whether a new object must be given the field."""
    if field.kind in ("text", "any", "any-attribute"):
        return False
    return field.occurs.min > 0 and not field.occurs.repeats and not field.nillable


def default_of(field: Field) -> str:
    """The right side of a field in a class body, empty where it is required."""
    # lambdas, because pyright takes a bare ``list`` for ``list[Unknown]``
    if field.kind == "any-attribute":
        return " = _field(default_factory=lambda: {})"
    if field.occurs.repeats:
        return " = _field(default_factory=lambda: [])"
    return "" if is_required(field) else " = None"
