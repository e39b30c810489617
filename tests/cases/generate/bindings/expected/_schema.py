"""The XML names and types behind this package, read when they are first needed."""

from __future__ import annotations

from wsdlsmith.runtime import Record as _Record
from wsdlsmith.runtime import Schema

SCHEMA = Schema(
    __package__ or "",
    """
namespace counter urn:example:counter
namespace tns urn:example:bindings
namespace xs http://www.w3.org/2001/XMLSchema
record tns:Order types.shared:Order
record tns:Refusal types.orders:Refusal
record counter:Counter//CountResponse types.counter:CountResponse
""",
)


class Record(_Record):
    """Base of every record of this package."""

    __slots__ = ()
    __schema__ = SCHEMA
