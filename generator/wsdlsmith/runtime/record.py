"""What generated classes are derived from, and nil on purpose."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from wsdlsmith.runtime.wire import Wire

if TYPE_CHECKING:
    from wsdlsmith.runtime.record_type import RecordType
    from wsdlsmith.runtime.schema import Schema

R_co = TypeVar("R_co", covariant=True)


@dataclass(slots=True, kw_only=True)
class Record:
    """A value with an XML mapping.

    ``_wire`` holds what the fields cannot say of the XML that the object was
    read from; it is None for most. Copies and ``dataclasses.replace`` carry it.
    """

    _wire: Wire | None = field(default=None, repr=False, compare=False)

    __schema__: ClassVar[Schema]
    __xml__: ClassVar[str]


@dataclass(slots=True, kw_only=True)
class Request(Record, Generic[R_co]):
    """A request message; the parameter is what its operation gives back."""


def set_nil(record: Record, name: str) -> None:
    """Make the field None, and have it written as ``xsi:nil="true"``.

    None alone means that the element is left out (or, where the schema does not
    allow that, nil). Raises AttributeError for a field that the record does not
    have, ValueError for one that is not nillable.
    """
    from wsdlsmith.runtime.nil import set_nil as set_nil_checked

    set_nil_checked(record, name)


def is_nil(record: Record, name: str) -> bool:
    """Whether the field is None and is written as ``xsi:nil="true"``."""
    from wsdlsmith.runtime.nil import is_nil as is_nil_checked

    return is_nil_checked(record, name)


def record_type(kind: type[Record]) -> RecordType:
    """The compiled mapping of a record's class."""
    return kind.__schema__.type_of(kind)
