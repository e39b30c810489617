"""The XML names and types behind this package, read when they are first needed."""

from __future__ import annotations

from wsdlsmith.runtime import Record as _Record
from wsdlsmith.runtime import Schema

SCHEMA = Schema(
    __package__ or "",
    """
namespace tns urn:example:names
namespace xs http://www.w3.org/2001/XMLSchema
record tns:Address types.import_:Address
record tns:Decimal types.import_:Decimal_
record tns:Field types.import_:Field
enum tns:Mode types.import_:Mode
record tns:Record types.import_:Record_
record tns:_address types.import_:Address_2
record tns:address types.import_:Address_3
record tns:import//Answer/Result types.import_:AnswerResult
record tns:import//Answer/Result/Field types.import_:AnswerResultField
""",
)


class Record(_Record):
    """Base of every record of this package."""

    __slots__ = ()
    __schema__ = SCHEMA
