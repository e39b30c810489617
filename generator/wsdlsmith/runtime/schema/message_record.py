"""The classes of messages: small, made when an operation is first used.

They behave as the generated records do: equality, repr, copies, pickles,
``dataclasses.replace`` and ``asdict``. What dataclasses want to know of them is
made when somebody asks; a message that is only sent or read costs none of it.
"""

from __future__ import annotations

import re
from dataclasses import field, make_dataclass
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, ClassVar

from wsdlsmith.runtime.schema.mapping import RecordMapping
from wsdlsmith.runtime.schema.record import Record
from wsdlsmith.runtime.schema.wire import Wire
from wsdlsmith.runtime.values.names import local

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.operation import Operation
    from wsdlsmith.runtime.schema.record_type import RecordType


class _Fields:
    """``__dataclass_fields__``, made when it is asked for."""

    def __get__(self, instance: object, owner: type[MessageRecord]) -> object:
        options: dict[str, Any] = {"default": None}
        fields = [(name, Any, field(**options)) for name in _names(owner)]
        hidden = ("_wire", Any, field(default=None, repr=False, compare=False))
        made = make_dataclass("Made", [hidden, *fields])
        return getattr(made, "__dataclass_fields__")  # noqa: B009


class MessageRecord(Record):
    """A message; its class is made from the mapping."""

    __slots__ = ()
    __dataclass_fields__: ClassVar[Any] = _Fields()
    __operation__: ClassVar[Operation]
    __sign__: ClassVar[str]

    def __init__(self, *, _wire: Wire | None = None, **values: object) -> None:
        kind = self.__schema__.type_of(type(self))
        unknown = values.keys() - set(_names(type(self)))
        if unknown:
            name = type(self).__name__
            raise TypeError(f"{name} has no field {', '.join(sorted(unknown))}")
        fill(self, kind, values)
        self._wire = _wire

    def _values(self) -> list[tuple[str, Any]]:
        return [(name, getattr(self, name)) for name in _names(type(self))]

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self._values())
        return f"{type(self).__name__}({values})"

    def __reduce__(self) -> tuple[object, ...]:
        """By the operation: there is no module that the class could be found in."""
        made = (self.__operation__, self.__sign__)
        return _again, made, (self._wire, dict(self._values()))

    def __setstate__(self, state: tuple[Wire | None, dict[str, object]]) -> None:
        self._wire, values = state
        for name, value in values.items():
            setattr(self, name, value)


def _names(kind: type[MessageRecord]) -> tuple[str, ...]:
    return kind.__slots__


def _again(operation: Operation, sign: str) -> MessageRecord:
    shape = operation.request if sign == ">" else operation.response
    assert shape is not None
    made: MessageRecord = object.__new__(shape.kind.kind)  # type: ignore[assignment]
    return made


def fill(record: Record, kind: RecordType, values: dict[str, object]) -> None:
    """Set every field: as given, or to what it is without."""
    for name, value, factory in kind.blank:
        if name in values:
            value = values[name]
        elif factory is not None:
            value = factory()
        setattr(record, name, value)


def blank_message(kind: RecordType, values: dict[str, object]) -> Record:
    """A message of these values, the others as they are without."""
    record: Record = object.__new__(kind.kind)
    record._wire = None
    fill(record, kind, values)
    return record


def message_class(
    operation: Operation, sign: str, mapping: RecordMapping, wrapper: str | None
) -> type[Record]:
    """The class of one direction's message."""
    names = field_names([local(entry.name) for entry in mapping.entries])
    name = local(wrapper) if wrapper else operation.name
    made = {
        "__slots__": tuple(names),
        "__schema__": operation.service.schema,
        "__module__": operation.service.schema.package,
        "__operation__": operation,
        "__sign__": sign,
    }
    return type(re.sub(r"\W", "_", name), (MessageRecord,), made)


def field_names(names: list[str]) -> list[str]:
    """snake_case, each once: the fields of a message."""
    result: list[str] = []
    for name in names:
        split = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
        plain = re.sub(r"\W+", "_", split).strip("_").lower() or "value"
        if plain[0].isdigit():
            plain = f"_{plain}"
        if iskeyword(plain):
            plain = f"{plain}_"
        unique, number = plain, 2
        while unique in result:
            unique, number = f"{plain}_{number}", number + 1
        result.append(unique)
    return result
