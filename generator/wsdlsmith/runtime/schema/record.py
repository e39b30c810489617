"""What generated classes are derived from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.record_type import RecordType
    from wsdlsmith.runtime.schema.schema import Schema
    from wsdlsmith.runtime.schema.wire import Wire


@dataclass(slots=True, kw_only=True)
class Record:
    """A value with an XML mapping.

    ``_wire`` holds what the fields cannot say of the XML that the object was
    read from; it is None for most. Copies and ``dataclasses.replace`` carry it.
    """

    if TYPE_CHECKING:
        _wire: Wire | None = field(default=None, repr=False, compare=False)

        __schema__: ClassVar[Schema]
        __xml__: ClassVar[str]
    else:
        # by names that are here: ``typing.get_type_hints`` asks for them, and with it
        # whatever looks at dataclasses (pydantic, cattrs); pydantic shows what is not
        # said to be excluded
        _wire: Any = field(
            default=None, repr=False, compare=False, metadata={"exclude": True}
        )

    def __init_subclass__(cls) -> None:
        """A class without a docstring gets its name for one.

        ``dataclass`` would make one of the signature, at a third of its own cost.
        """
        if cls.__doc__ is None:
            cls.__doc__ = cls.__name__


def record_type(kind: type[Record]) -> RecordType:
    """The compiled mapping of a record's class."""
    return kind.__schema__.type_of(kind)
