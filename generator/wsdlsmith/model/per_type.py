"""What is known of each type: of a named one by its name, of an inline one by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import TypeRef

Found = TypeVar("Found")


def type_key(ref: TypeRef) -> QName | int:
    """What stands for a reference in a set, as long as the reference is kept."""
    return ref if isinstance(ref, QName) else id(ref)


class PerType(Generic[Found]):
    """A function of type references that is asked once for each."""

    def __init__(self, find: Callable[[TypeRef], Found]) -> None:
        self._find = find
        self._found: dict[QName | int, tuple[TypeRef, Found]] = {}

    def __call__(self, ref: TypeRef) -> Found:
        key = type_key(ref)
        if key not in self._found:
            # the reference is kept beside the result, so that its id stays its own
            self._found[key] = (ref, self._find(ref))
        return self._found[key][1]
