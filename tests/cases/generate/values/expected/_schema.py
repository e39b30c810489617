"""The XML names and types behind this package, read when they are first needed."""

from __future__ import annotations

from wsdlsmith.runtime import Record as _Record
from wsdlsmith.runtime import Schema

SCHEMA = Schema(
    __package__ or "",
    """
namespace ser http://schemas.microsoft.com/2003/10/Serialization/
namespace tns urn:example:values
namespace xs http://www.w3.org/2001/XMLSchema
simple ser:char char
simple ser:duration xs:duration
simple ser:guid guid
list tns:ArrayOfArrayOfShape tns:ArrayOfShape tns:ArrayOfShape *
dict tns:ArrayOfKeyValueOfstringColour tns:KeyValueOfstringColour tns:Key xs:string 1n tns:Value tns:Colour 1
list tns:ArrayOfShape tns:Shape tns:Shape *n
record tns:Box types.values:Box
record tns:Circle types.values:Circle
enum tns:Colour types.values:Colour
record tns:Drawing types.values:Drawing
record tns:Everything types.values:Everything
record tns:Node types.values:Node
union tns:NumberOrColour xs:int tns:Colour
tokens tns:Numbers xs:int
record tns:Price types.values:Price
flags tns:Rights types.values:Rights
record tns:Shape types.values:Shape
record tns:Steps types.values:Steps
record tns:Unit types.values:Unit
record tns:Values//EchoResponse types.values:EchoResponse
simple tns:Zip xs:string
element tns:circle tns:Circle 1
substitute tns:shape tns:circle
element tns:shape tns:Shape 1 abstract
""",
)


class Record(_Record):
    """Base of every record of this package."""

    __slots__ = ()
    __schema__ = SCHEMA
