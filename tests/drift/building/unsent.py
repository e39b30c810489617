"""What no message can hold: whatever becomes of it breaks nothing."""

from __future__ import annotations

from dataclasses import replace

from tests.drift.building.documents import GET, HEADER, MISSING, PLAIN, TICKET
from tests.drift.building.words import (
    ANY,
    LIST,
    NIL,
    OPTIONAL,
    A,
    derived,
    element,
    item,
    record,
)
from tests.drift.small_wsdl import Op, Wsdl, holding

_ENDLESS = record("Folder", element("Inner", "t:Folder"))
_TICKETS = _ENDLESS + element("Ticket", "t:Folder") + element("Missing", "xs:string")


def _with_ticket(op: Op) -> Wsdl:
    return replace(PLAIN, types=_TICKETS, messages=TICKET + MISSING, ops={"Get": op})


def _asked(action: str) -> Wsdl:
    """A request that must carry a header block which holds itself."""
    header = HEADER.format("H", "Ticket", 'wsdl:required="true"')
    return _with_ticket(replace(GET, headers_in=header, action=action))


def _answered(type_: str, detail: str) -> Wsdl:
    """An answer with such a block: it can only be a fault."""
    header = HEADER.format("H", "Ticket", "")
    answer = element("Count", type_)
    op = replace(GET, response=answer, headers_out=header, faults={"NotFound": "F"})
    made = _with_ticket(op)
    return replace(made, types=made.types.replace("xs:string", detail))


def _nil(type_: str, way: str) -> Wsdl:
    """What may be nil must be of a type all the same, and that has no instances."""
    pick = record("Pick", more='abstract="true"')
    return holding(pick + item(element("A", type_, NIL)), way)


def _blocked(field: str) -> Wsdl:
    """An abstract type that lets nothing come in its place."""
    shape = record("Shape", more='abstract="true" block="#all"')
    return holding(shape + derived("Circle", "Shape") + item(A, field), "both")


def _inline(wildcard: str) -> Wsdl:
    """A type without a name, in a schema whose namespace alone has elements."""
    inner = record("Line", A, wildcard).replace('name="Line"', "")
    line = element("Line").replace('type="xs:string" /', "")
    return holding(item(f"{line}{inner}</xs:element>"), "both")


def _row(type_: str) -> Wsdl:
    """A list whose items may be nothing but what derives from their type."""
    shape = record("Shape", more='abstract="true"') + derived("Circle", "Shape")
    items = LIST.format("A", f'{type_}" block="extension')
    return holding(shape + items + item(element("In", "t:Ids")), "both")


def _formed(default: str) -> Wsdl:
    """A type with local elements that nothing can fill; it is only referred to."""
    held = "".join(element(one, "t:Shape", OPTIONAL) for one in "AB")
    types = record("Shape", more='abstract="true"') + item(held)
    thing = '<xs:element ref="t:Thing"/>'
    op = replace(GET, request=thing, response=thing)
    types += element("Thing", "t:Item")
    return replace(PLAIN, types=types, ops={"Get": op}, schema=default)


UNSENT: dict[str, tuple[Wsdl, Wsdl]] = {
    "soap-action-changed/of-what-nobody-can-ask": (_asked("urn:a"), _asked("urn:b")),
    "field-type-widened/of-what-nobody-can-answer": (
        _answered("xs:int", "xs:int"),
        _answered("xs:long", "xs:int"),
    ),
    "fault-detail-changed/of-what-has-no-other-answer": (
        _answered("xs:int", "xs:int"),
        _answered("xs:int", "xs:date"),
    ),
    "optional-field-appended/of-what-all-is-blocked": (
        _blocked(""),
        _blocked(element("B", "t:Shape", OPTIONAL)),
    ),
    "optional-field-removed/of-what-all-is-blocked": (
        _blocked(element("B", "t:Shape", OPTIONAL)),
        _blocked(""),
    ),
    "field-renamed/of-what-all-is-blocked": (
        _blocked(element("Form", "t:Shape", OPTIONAL)),
        _blocked(element("Forms", "t:Shape", OPTIONAL)),
    ),
    "wildcard-added/of-nothing-declared-without-a-name": (
        _inline(""),
        _inline(ANY.format("##other", "strict")),
    ),
    "array-item-changed/of-what-all-is-blocked": (
        _row("xs:string"),
        _row("t:Shape"),
    ),
    "form-default-changed/of-what-all-is-blocked": (
        _formed('elementFormDefault="qualified"'),
        _formed(""),
    ),
    "field-type-changed/to-what-is-not-even-nil-request": (
        _nil("xs:int", "request"),
        _nil("t:Pick", "request"),
    ),
    "field-type-changed/to-what-is-not-even-nil-response": (
        _nil("xs:int", "response"),
        _nil("t:Pick", "response"),
    ),
}
