"""When an element carries ``xsi:type``, and what it may say (Structures 2.6.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.errors import shorten
from wsdlsmith.runtime.schema.kinds import ARRAY, AnyType, ArrayType, Type, is_named
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.values.names import SOAPENC, XML_SPACE
from wsdlsmith.runtime.values.simple import SimpleType

if TYPE_CHECKING:
    from lxml import etree

    from wsdlsmith.runtime.codec.reader import Reader


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


def resolved(reader: Reader, el: etree._Element, text: str) -> str:
    """A prefixed name of ``xsi:type`` as a Clark name."""
    prefix, colon, name = text.strip(XML_SPACE).rpartition(":")
    if not name or (colon and not prefix):
        raise reader.error(el, f"xsi:type is no name: {shorten(text)}")
    namespace = reader.scope(el).get(prefix or None)
    if namespace is None and prefix:
        what = f"xsi:type has the undeclared prefix {shorten(prefix)}"
        raise reader.error(el, what)
    return f"{{{namespace}}}{name}" if namespace else name


def named_type(reader: Reader, el: etree._Element, declared: Type, text: str) -> Type:
    """The type that ``xsi:type`` names; it must be the declared one's or below."""
    clark = resolved(reader, el, text)
    if clark == declared.name:
        return declared
    if clark == ARRAY and isinstance(declared, ArrayType):
        return ArrayType(ARRAY, declared.slot, declared.ranks)
    try:
        found = reader.schema.find(clark)
    except LookupError:
        if isinstance(declared, AnyType):
            reader.element = el
            reader.report("unknown-type", clark)
            return declared
        raise reader.error(
            el, f"xsi:type names no type: {shorten(clark, 200)}"
        ) from None
    if not is_subtype(found, declared):
        what = f"xsi:type {shorten(clark, 200)} is no subtype of {declared.name}"
        raise reader.error(el, what)
    return found
