"""What is counted while a body is read fast, and how it is held against the tree.

Looking at the tail and the attributes of every leaf costs more than reading it.
So the open way does not look: it counts the nodes that it read, the attributes
of the elements that are nil, and in the end asks libxml2 how many there are
below the body. When the numbers are the same, nothing else can be there; when
not, the body is read again by the way that looks at everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from lxml import etree

from wsdlsmith.runtime.codec.fast.unusual import Unusual
from wsdlsmith.runtime.codec.markup import is_blank
from wsdlsmith.runtime.codec.read_record import read_value
from wsdlsmith.runtime.schema.wire import NIL, Wire
from wsdlsmith.runtime.values.names import XSI_NIL
from wsdlsmith.runtime.values.simple import SimpleType

if TYPE_CHECKING:
    from wsdlsmith.runtime.codec.reader import Reader
    from wsdlsmith.runtime.schema.kinds import Type
    from wsdlsmith.runtime.schema.slot import Slot

Pending: TypeAlias = "tuple[object, Wire | None]"

NIL_ONLY = [(XSI_NIL, "true")]
"""The attributes of an element that is nil, and nothing else."""

_NODES = etree.XPath("count(descendant::node())")
_ATTRIBUTES = etree.XPath("count(descendant-or-self::*/@*)")


class Scan:
    """The state of one fast reading.

    ``count`` holds the nodes read (elements and texts) and how many were nil. A reader
    function that gives None has put value and facts into ``pending``.
    """

    __slots__ = (
        "_attributes",
        "_quotes",
        "checked",
        "count",
        "deepest",
        "pending",
        "reader",
    )

    def __init__(self, reader: Reader, checked: bool, quotes: int = -1) -> None:
        self.reader = reader
        self.checked = checked
        self.count = [0, 0]
        self.pending: Pending = (None, None)
        self.deepest = reader.limits.depth - 4
        self._attributes = 0
        self._quotes = quotes

    def complete(self, top: etree._Element) -> bool:
        """Whether all that is below ``top`` was seen."""
        if self.checked:
            return True
        nodes, nils = self.count
        if _number(_NODES, top) != nodes:
            return False
        if self._quotes == 2 * nils:
            return True
        below = _number(_ATTRIBUTES, top) - len(top.keys())
        return below == nils + self._attributes

    def odd(self, el: etree._Element, slot: Slot, depth: int, counted: int) -> Pending:
        """A field's element by the generic way; ``counted`` nodes count it already."""
        self._account(el, counted)
        return read_value(self.reader, el, str(el.tag), slot, depth)

    def generic(self, el: etree._Element, kind: Type, depth: int) -> Any:
        """An element of a type by the generic way; its parent counted it."""
        if el.get(XSI_NIL) is not None:
            return self.nil(el)
        self._account(el, 1)
        value, fact = self.reader.read(el, kind, False, depth)
        if fact is None and value is not None:
            return value
        self.pending = (value, fact)
        return None

    def nil(self, el: etree._Element) -> None:
        """A plain nil element; whether it may be nil, its field knows."""
        if el.items() != NIL_ONLY or el.text or len(el):
            raise Unusual
        self.count[1] += 1
        self.pending = (None, NIL)

    def _account(self, el: etree._Element, counted: int) -> None:
        if not self.checked:
            self.count[0] += _number(_NODES, el) + 1 - counted
            self._attributes += _number(_ATTRIBUTES, el)


def allow_nil(slot: Slot, fact: Wire | None) -> None:
    """Leave a nil that may not be to the generic way, which reports it.

    That of a simple type was read by it, and is reported already.
    """
    if (
        fact is NIL
        and not slot.entry.nillable
        and not isinstance(slot.type, SimpleType)
    ):
        raise Unusual


def children(el: etree._Element) -> list[etree._Element]:
    """All children at once; lxml's stubs know no slices."""
    found: list[etree._Element] = el[:]  # type: ignore[index, assignment]
    return found


def has_texts(el: etree._Element, kids: list[etree._Element]) -> bool:
    """Whether there is text between elements, more than layout."""
    text = el.text
    if text and (not kids or not is_blank(text)):
        return True
    for kid in kids:
        tail = kid.tail
        if tail is not None and not is_blank(tail):
            return True
    return False


def _number(count: etree.XPath, el: etree._Element) -> int:
    return int(count(el))  # type: ignore[arg-type]
