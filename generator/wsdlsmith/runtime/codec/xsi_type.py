"""When an element carries ``xsi:type``, and what it may say (Structures 2.6.1)."""

from __future__ import annotations

from wsdlsmith.runtime.schema.kinds import ARRAY, AnyType, ArrayType, Type, is_named
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.values.names import SOAPENC
from wsdlsmith.runtime.values.simple import SimpleType


def expected_type(declared: Type, actual: str, typed: bool) -> str | None:
    """The ``xsi:type`` that a dialect writes: where needed, or on all named types."""
    if actual != declared.name:
        return actual
    return declared.name if typed and is_named(declared.name) else None


def kept_type(declared: Type, actual: Type, said: bool, typed: bool) -> str | None:
    """What to keep of ``xsi:type``: nothing where the dialect writes the same."""
    if said and actual is not declared and not isinstance(actual, RecordType):
        return actual.name  # the value alone does not tell that type
    expected = expected_type(declared, actual.name, typed)
    if said:
        return None if expected == actual.name else actual.name
    return None if expected is None else ""


def is_subtype(found: Type, declared: Type) -> bool:
    """Whether ``xsi:type`` may choose ``found`` where ``declared`` is declared."""
    if isinstance(declared, AnyType) or found is declared:
        return True
    if isinstance(found, ArrayType) and isinstance(declared, ArrayType):
        return found.name == ARRAY
    if isinstance(found, RecordType) and isinstance(declared, RecordType):
        return found.is_a(declared)
    if isinstance(found, SimpleType) and isinstance(declared, SimpleType):
        if declared.name.startswith(f"{{{SOAPENC}}}") and declared.is_a(found):
            return True  # soapenc:int is xs:int with the attributes of a reference
        return found.is_a(declared) or any(found.is_a(m) for m in declared.members)
    return False
