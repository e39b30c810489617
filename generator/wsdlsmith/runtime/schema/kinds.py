"""The kinds of types a schema has, as the reader and the writer use them."""

from __future__ import annotations

from typing import TypeAlias

from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.schema.slot import Slot
from wsdlsmith.runtime.values.names import ANY_TYPE, SOAPENC, namespace
from wsdlsmith.runtime.values.simple import SimpleType

ARRAY = f"{{{SOAPENC}}}Array"


class AnyType:
    """``xs:anyType``: decoded by ``xsi:type``, else kept as an element."""

    __slots__ = ("name",)

    def __init__(self) -> None:
        self.name = ANY_TYPE


class ListType:
    """A wrapper of one repeated element: a Python list."""

    __slots__ = ("name", "slot")

    def __init__(self, name: str, slot: Slot) -> None:
        self.name = name
        self.slot = slot


class ArrayType:
    """A SOAP-encoded array (SOAP 1.1, 5.4.2): a list, or lists in lists.

    ``ranks`` are the dimensions of each level, the outermost first; the items'
    names mean nothing.
    """

    __slots__ = ("name", "ranks", "slot")

    def __init__(self, name: str, slot: Slot, ranks: tuple[int, ...]) -> None:
        self.name = name
        self.slot = slot
        self.ranks = ranks

    @property
    def item(self) -> Type:
        """The type of the items: of the innermost, or an array of the next level."""
        if len(self.ranks) == 1:
            return self.slot.type
        return ArrayType(ARRAY, self.slot, self.ranks[1:])


class DictType:
    """WCF's dictionary: a wrapper of items of a key and a value."""

    __slots__ = ("item", "key", "name", "value")

    def __init__(self, name: str, item: str, key: Slot, value: Slot) -> None:
        self.name = name
        self.item = item
        self.key = key
        self.value = value


Type: TypeAlias = SimpleType | RecordType | ListType | ArrayType | DictType | AnyType


def is_named(name: str) -> bool:
    """Whether the name may stand in ``xsi:type``; anonymous types' hold a slash."""
    return bool(name) and "/" not in name.rpartition("}")[2]


def admits(constraint: str, tag: str, target: str) -> bool:
    """Whether a wildcard takes the name (Structures 3.10.4).

    ``##other`` may be followed by the namespace that it means other than;
    ``target`` is that where it does not, as in a message's wrapper.
    """
    space = namespace(tag)
    first, *rest = constraint.split(" ")
    if first in ("##any", ""):
        return True
    if first == "##other":
        return bool(space) and space != (rest[0] if rest else target)
    allowed = [first, *rest]
    words = {"##targetNamespace": target, "##local": ""}
    return any(words.get(word, word) == space for word in allowed)
