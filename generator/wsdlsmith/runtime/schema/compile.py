"""From the lines of a schema's text, and from classes, to types."""

from __future__ import annotations

from collections.abc import Callable
from enum import Flag
from typing import TYPE_CHECKING

from wsdlsmith.runtime.schema.kinds import AnyType, ArrayType, DictType, ListType, Type
from wsdlsmith.runtime.schema.mapping import parse_mapping
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.values.builtin_types import BUILTINS
from wsdlsmith.runtime.values.names import ANY_TYPE, SOAPENC, XS, local
from wsdlsmith.runtime.values.simple import SimpleType, list_of, union_of
from wsdlsmith.runtime.values.tokens import flags_type, token_type

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.record import Record
    from wsdlsmith.runtime.schema.schema import Schema

STRING = BUILTINS[f"{{{XS}}}string"]
ANY = AnyType()


def builtin(name: str) -> Type:
    """A type of XML Schema itself; LookupError for a name that is none."""
    if name == ANY_TYPE:
        return ANY
    if name.startswith(f"{{{SOAPENC}}}"):
        # soapenc:string is xs:string with the attributes of a reference
        return BUILTINS[f"{{{XS}}}{local(name)}"].derived(name)
    return BUILTINS[name]


def compile_class(schema: Schema, kind: type[Record]) -> RecordType:
    """The mapping of a class, after the mapping of the class it is derived from."""
    mapped = next(cls for cls in kind.__mro__ if "__xml__" in cls.__dict__)
    if mapped is not kind:
        return schema.type_of(mapped)
    above = next((cls for cls in kind.__mro__[1:] if "__xml__" in cls.__dict__), None)
    base = schema.type_of(above) if above else None
    mapping = parse_mapping(kind.__xml__, schema.namespaces)
    return RecordType(schema, kind, mapping, base)


def _record(schema: Schema, name: str, words: list[str]) -> Type:
    return schema.type_of(schema.load(words[2]))


def _simple(schema: Schema, name: str) -> SimpleType:
    kind = schema.find(schema.clark(name))
    if not isinstance(kind, SimpleType):
        raise TypeError(f"{name} is not a simple type")
    return kind


def _enum(schema: Schema, name: str, words: list[str]) -> Type:
    base = _simple(schema, words[3]) if len(words) > 3 else STRING
    return token_type(name, schema.load(words[2]), base)


def _flags(schema: Schema, name: str, words: list[str]) -> Type:
    kind: type[Flag] = schema.load(words[2])
    return flags_type(name, kind, str(getattr(kind, "__xml__", "")), STRING)


def _list(schema: Schema, name: str, words: list[str]) -> Type:
    item, kind = schema.clark(words[2]), schema.clark(words[3])
    slot = schema.slot(item, kind, words[4] if len(words) > 4 else "*")
    slot.head = bool(schema.members(item))
    return ListType(name, slot)


def _array(schema: Schema, name: str, words: list[str]) -> Type:
    slot = schema.slot("item", schema.clark(words[2]), "*n")
    return ArrayType(name, slot, tuple(map(int, words[3].split(","))))


def _dict(schema: Schema, name: str, words: list[str]) -> Type:
    key = schema.slot(schema.clark(words[3]), schema.clark(words[4]), words[5])
    value = schema.slot(schema.clark(words[6]), schema.clark(words[7]), words[8])
    return DictType(name, schema.clark(words[2]), key, value)


def _derived(schema: Schema, name: str, words: list[str]) -> Type:
    target = schema.find(schema.clark(words[2]))
    if isinstance(target, SimpleType):
        return target.derived(name)
    if isinstance(target, ListType):
        return ListType(name, target.slot)
    if isinstance(target, ArrayType):
        return ArrayType(name, target.slot, target.ranks)
    if isinstance(target, DictType):
        return DictType(name, target.item, target.key, target.value)
    return target


def _tokens(schema: Schema, name: str, words: list[str]) -> Type:
    return list_of(name, _simple(schema, words[2]))


def _union(schema: Schema, name: str, words: list[str]) -> Type:
    return union_of(name, [_simple(schema, member) for member in words[2:]])


MAKERS: dict[str, Callable[[Schema, str, list[str]], Type]] = {
    "record": _record,
    "enum": _enum,
    "flags": _flags,
    "list": _list,
    "array": _array,
    "dict": _dict,
    "simple": _derived,
    "tokens": _tokens,
    "union": _union,
}
