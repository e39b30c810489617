"""JSON to the values of a message, checked against the schema."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from typing import Any, cast

from wsdlsmith.call.any_xml import ELEMENT, attributes, element, element_named, named
from wsdlsmith.errors import UsageError
from wsdlsmith.runtime import Record
from wsdlsmith.runtime.schema.kinds import AnyType, DictType, ListType, Type
from wsdlsmith.runtime.schema.nil import NIL
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.schema.schema import Schema
from wsdlsmith.runtime.schema.shape import MessageShape
from wsdlsmith.runtime.schema.slot import Slot
from wsdlsmith.runtime.values.builtin_types import BUILTINS
from wsdlsmith.runtime.values.names import local
from wsdlsmith.runtime.values.simple import SimpleType

TYPE = "@type"
"""The key that chooses a derived type, as ``xsi:type`` does."""


def parse_json(text: str, what: str) -> Any:
    """The value; numbers with a fraction keep all their digits."""
    try:
        return json.loads(text, parse_float=Decimal, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{what} is not JSON: {error}") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f'the key "{key}" stands twice in one object')
        found[key] = value
    return found


class _NoScope:
    """Names in JSON have no prefixes; a token that nobody knows is an error."""

    def namespace_of(self, prefix: str) -> str | None:
        return None

    def prefix_of(self, namespace: str, preferred: str) -> str:
        return preferred

    def report(self, code: str, detail: str) -> None:
        if code == "unknown-token":
            raise ValueError(detail)


class JsonValues:
    """Reads the values of one schema's types out of JSON."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema

    def message(self, shape: MessageShape, data: object, name: str) -> list[object]:
        """The values of a message's fields, in their order."""
        given = self._fields(shape.kind.slots, data, name)
        return [given.get(slot.field) for slot in shape.kind.slots]

    def value(self, slot: Slot, data: object, path: str) -> object:
        """One value of a field, or an item of a list."""
        if data is None:
            return NIL if slot.entry.nillable else None
        if slot.entry.kind == "any":
            return self._element(data, path)
        return self._typed(slot.type, data, path)

    def _element(self, data: object, path: str) -> object:
        """What stands for itself: XML as text, or a record that says what it is."""
        if isinstance(data, str):
            return element(data, path)
        if not isinstance(data, dict) or ELEMENT not in data:
            wanted = f'an element as a text of XML, or an object with "{ELEMENT}"'
            raise _wrong(path, wanted, data)
        name = element_named(self._schema, data[ELEMENT], path)
        kind = self._schema.find(self._schema.elements[name][0])
        if not isinstance(kind, RecordType):
            raise UsageError(f"{path}: {name} is no record: give it as XML")
        return self._record(kind, data, path)

    def _fields(
        self, slots: Iterable[Slot], data: object, path: str
    ) -> dict[str, object]:
        if not isinstance(data, dict):
            raise _wrong(path, "an object", data)
        known: dict[str, Slot] = {}  # the contract's spelling counts more
        for slot in slots:
            known.setdefault(local(slot.entry.name), slot)
        for slot in slots:
            known.setdefault(slot.field, slot)
        given: dict[str, object] = {}
        for key, item in data.items():
            found = known.get(key)
            if found is None:
                raise unknown("field", key, known, path)
            where = f"{path}.{key}"
            if found.field in given:
                raise UsageError(f"{where} is given twice")
            given[found.field] = self._field(found, item, where)
        return given

    def _field(self, slot: Slot, data: object, path: str) -> object:
        if slot.entry.kind == "any-attribute":
            return attributes(data, path)
        if not slot.many:
            return self.value(slot, data, path)
        if not isinstance(data, list):
            raise _wrong(path, "a list", data)
        return self._items(slot, data, path)

    def _items(self, slot: Slot, data: list[object], path: str) -> list[object]:
        return [self.value(slot, one, f"{path}[{n}]") for n, one in enumerate(data)]

    def _typed(self, kind: Type, data: object, path: str) -> object:
        if isinstance(kind, SimpleType):
            return self._simple(kind, data, path)
        if isinstance(kind, RecordType):
            return self._record(kind, data, path)
        if isinstance(kind, ListType):
            if not isinstance(data, list):
                raise _wrong(path, "a list", data)
            return self._items(kind.slot, data, path)
        if isinstance(kind, DictType):
            return self._dictionary(kind, data, path)
        assert isinstance(kind, AnyType)
        if isinstance(data, dict) and TYPE in data:
            return self._derived(None, data, path)
        if isinstance(data, dict | list):
            raise _wrong(path, f'a text, a number, or an object with "{TYPE}"', data)
        return data

    def _dictionary(self, kind: DictType, data: object, path: str) -> object:
        if not isinstance(data, dict):
            raise _wrong(path, "an object", data)
        return {
            self._typed(kind.key.type, key, path): self.value(
                kind.value, item, f"{path}.{key}"
            )
            for key, item in data.items()
        }

    def _record(self, kind: RecordType, data: object, path: str) -> Record:
        if isinstance(data, dict) and ELEMENT in data:
            name = element_named(self._schema, data[ELEMENT], path)
            rest = {key: item for key, item in data.items() if key != ELEMENT}
            return named(self._record(kind, rest, path), name, path)
        if isinstance(data, dict) and TYPE in data:
            return self._derived(kind, data, path)
        if kind.abstract:
            names = [n for n, one in self._records(kind).items() if not one.abstract]
            hint = f'give "{TYPE}": {", ".join(sorted(names))}'
            raise UsageError(f"{path}: {local(kind.name)} is abstract", hint=hint)
        fields = self._fields(kind.slots, data, path)
        for slot in kind.slots:
            needed = slot.required and slot.entry.kind in ("element", "attribute")
            missing = needed and not slot.entry.nillable and not slot.many
            if missing and fields.get(slot.field) is None and slot.default is None:
                raise UsageError(f"{path}: {local(slot.entry.name)} is missing")
        made: Record = kind.kind(**cast("dict[str, Any]", fields))
        return made

    def _derived(
        self, base: RecordType | None, data: Mapping[str, object], path: str
    ) -> Record:
        names = self._records(base)
        found = names.get(str(data[TYPE]))
        if found is None:
            raise unknown("type", str(data[TYPE]), names, path)
        rest = {key: item for key, item in data.items() if key != TYPE}
        return self._record(found, rest, path)

    def _records(self, base: RecordType | None) -> dict[str, RecordType]:
        """The record types that are ``base`` or derived from it, by local name."""
        every = self._schema.records()
        return {local(k.name): k for k in every if base is None or k.is_a(base)}

    def _simple(self, kind: SimpleType, data: object, path: str) -> object:
        text = _lexical(kind, data, path)
        try:
            return kind.decode(text, _NoScope())
        except (ValueError, ArithmeticError) as error:
            tokens = _tokens(kind)
            if tokens:
                raise unknown("token", str(data), tokens, path) from None
            raise UsageError(f"{path}: {json.dumps(text)}: {error}") from None


def _lexical(kind: SimpleType, data: object, path: str) -> str:
    """The XML text of a JSON scalar, or of a list where the type is one."""
    if isinstance(data, list):
        if kind.python != (list,) and not _tokens(kind):
            raise _wrong(path, "one value", data)
        if not all(isinstance(item, str | int | Decimal) for item in data):
            raise _wrong(path, "a list of texts and numbers", data)
        return " ".join(str(item) for item in data)
    if isinstance(data, bool):
        if kind.python is not bool:
            raise _wrong(path, "no true or false", data)
        return "true" if data else "false"
    if isinstance(data, str):
        one = len(data) == 1 and kind.is_a(BUILTINS["char"])
        return str(ord(data)) if one else data
    if isinstance(data, int | Decimal) and kind.python is not str:
        return str(data)
    raise _wrong(path, "a text", data)


def _tokens(kind: SimpleType) -> list[str]:
    """The tokens of an enumeration or flags."""
    python = kind.python[0] if isinstance(kind.python, tuple) else kind.python
    if not issubclass(python, Enum):
        return []
    text = str(getattr(python, "__xml__", ""))
    if text:
        return [word.rpartition("=")[0] for word in text.split()[1:]]
    return [str(member.value) for member in python]


def unknown(what: str, name: str, known: Iterable[str], path: str) -> UsageError:
    """An error that names the nearest right one."""
    names = list(dict.fromkeys(known))
    lower = {one.lower(): one for one in reversed(names)}  # the first one counts
    near = get_close_matches(name.lower(), lower, n=1, cutoff=0.5)
    once = [one for one in names if lower[one.lower()] == one]  # not Python's as well
    shown = ", ".join(once[:12]) + (", ..." if len(once) > 12 else "")
    hint = f"did you mean {lower[near[0]]}?" if near else f"there are: {shown}"
    where = f"{path}: " if path else ""
    hint = hint if names else f"there is no {what} at all"
    return UsageError(f'{where}no {what} is called "{name}"', hint=hint)


def _wrong(path: str, wanted: str, data: object) -> UsageError:
    shown = json.dumps(data, default=str)
    shown = shown if len(shown) <= 60 else f"{shown[:57]}..."
    return UsageError(f"{path}: {wanted} is expected, and it is {shown}")
