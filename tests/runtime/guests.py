"""A few fields that may be nil beside some that may not."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as _field

from wsdlsmith.runtime import Record as _Record
from wsdlsmith.runtime import Schema, ServiceBinding

SCHEMA = Schema(
    __package__ or "",
    """
namespace g urn:guests
namespace xs http://www.w3.org/2001/XMLSchema
list g:Words g:Word xs:string *n
dict g:Notes g:Note g:Key xs:string 1 g:Value xs:string 1n
record g:Guest guests:Guest
record g:Room guests:Room
""",
)
SERVICE = ServiceBinding(
    SCHEMA,
    "Guests",
    """
port_type g:Guests
address http://guests.example/Guests.svc
path Guests.svc
headers 1 ticket g:Ticket xs:string 1n; realm g:Realm xs:string 1
operation Put put -
> 1 g:Put; g:Guest g:Guest ?n; g:Count xs:int ?; g:Day xs:int *; g:Old xs:int 1n
< - g:PutResponse; g:Result xs:int ?
operation Bare bare -
> - =g:Guest g:Guest 1n
""",
)


class Record(_Record):
    """Base of the records here."""

    __slots__ = ()
    __schema__ = SCHEMA


@dataclass(slots=True, kw_only=True)
class Room(Record):
    number: int | None = None
    text: str | None = None
    __xml__ = """g:Room
        @number xs:int ?
        $ xs:string 1"""


@dataclass(slots=True, kw_only=True)
class Guest(Record):
    name: str | None = None
    age: int | None = None
    words: list[str | None] | None = None
    notes: dict[str, str | None] | None = None
    nicknames: list[str | None] = _field(default_factory=list)
    days: list[int] = _field(default_factory=list)
    room: Room | None = None
    __xml__ = """g:Guest
        g:Name xs:string ?n
        g:Age xs:int ?
        g:Words g:Words ?n
        g:Notes g:Notes ?
        g:Nickname xs:string *n
        g:Day xs:int *
        g:Room g:Room ?n"""
