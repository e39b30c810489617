"""The XML names and types behind this package."""

from __future__ import annotations

from wsdlsmith.runtime import Record as _Record
from wsdlsmith.runtime import Schema

SCHEMA = Schema(
    __package__ or "",
    """
namespace s urn:shop
namespace arr http://schemas.microsoft.com/2003/10/Serialization/Arrays
namespace ser http://schemas.microsoft.com/2003/10/Serialization/
namespace xs http://www.w3.org/2001/XMLSchema
list arr:ArrayOfint arr:int xs:int *
list arr:ArrayOfstring arr:string xs:string *n
list arr:ArrayOfArrayOfint arr:ArrayOfint arr:ArrayOfint *n
list s:ArrayOfShape s:Shape s:Shape *n
dict arr:Pairs arr:Pair arr:Key xs:string 1n arr:Value xs:int 1n
simple ser:guid guid
simple ser:char char
simple s:Percent xs:decimal
tokens s:Numbers xs:int
union s:Size xs:int s:Colour
enum s:Colour types:Colour
flags s:Rights types:Rights
record s:Shape types:Shape
record s:Circle types:Circle
record s:Ring types:Ring
record s:Square types:Square
record s:Everything types:Everything
record s:Groups types:Groups
record s:Price types:Price
record s:Letter types:Letter
record s:Open types:Open
record s:Node types:Node
record s:Empty types:Empty
record s:Box types:Box
element s:payment s:Shape 1 abstract
element s:round s:Circle 1n
element s:cornered s:Square 1
element s:list s:Price 1
element s:sale s:Price 1
element s:count xs:int 1
substitute s:payment s:round
substitute s:payment s:cornered
""",
)


class Record(_Record):
    """Base of every record of this package."""

    __slots__ = ()
    __schema__ = SCHEMA
