"""The XML names and types behind this package, read when first needed."""

from __future__ import annotations

from wsdlsmith.runtime import Record as _Record
from wsdlsmith.runtime import Schema

SCHEMA = Schema(
    __package__ or "",
    """
namespace t urn:depot
namespace xs http://www.w3.org/2001/XMLSchema
record t:Parcel types.depot:Parcel
record t:Login types.depot:Login
record t:Trouble types.depot:Trouble
element t:TroubleDetail t:Trouble 1
""",
)


class Record(_Record):
    """Base of every record of this package."""

    __slots__ = ()
    __schema__ = SCHEMA
