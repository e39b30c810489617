"""The repeated records of an answer, each read as soon as its element has ended.

libxml2 builds the tree as the bytes come; what was read is taken out of it, so
memory does not grow with the answer. In the end the envelope is left, with an
empty list, and is read as any other: faults and headers are found there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from lxml import etree

from wsdlsmith.runtime.codec.fast.reading import read_fast
from wsdlsmith.runtime.codec.markup import is_blank, path_of
from wsdlsmith.runtime.codec.message import Observer
from wsdlsmith.runtime.codec.parsing import HARDENED, reason_of
from wsdlsmith.runtime.codec.read_envelope import EnvelopeReader
from wsdlsmith.runtime.codec.reader import Reader
from wsdlsmith.runtime.codec.running import RunningMeasure
from wsdlsmith.runtime.errors import DecodeError
from wsdlsmith.runtime.schema.kinds import ListType
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.values.names import local

if TYPE_CHECKING:
    from wsdlsmith.runtime.codec.message import Message
    from wsdlsmith.runtime.limits import Limits
    from wsdlsmith.runtime.schema.operation import Operation
    from wsdlsmith.runtime.schema.slot import Slot

Heed = Callable[[EnvelopeReader], None]
"""Called when the headers are there, before the first record is given out."""


def repeated(operation: Operation) -> tuple[Slot, str | None] | None:
    """The records' slot, and the element around them where there is one.

    None where the result is no list, or is written in a way (encoded, bare, with
    substitutes) in which its items are not just elements in a row.
    """
    shape = operation.response
    if operation.encoded or shape is None or shape.wrapper is None:
        return None
    if len(shape.kind.slots) != 1:
        return None
    slot, around = shape.kind.slots[0], None
    if isinstance(slot.type, ListType) and not slot.many:
        slot, around = slot.type.slot, slot.entry.name
    elif not slot.many:
        return None
    if slot.entry.kind != "element" or operation.service.schema.members(
        slot.entry.name
    ):
        return None
    return slot, around


class RecordFeed:
    """Takes the bytes of an envelope, and gives its records."""

    def __init__(
        self,
        operation: Operation,
        limits: Limits,
        observer: Observer | None,
        heed: Heed,
    ) -> None:
        found = repeated(operation)
        assert found is not None
        assert operation.response is not None
        self.operation, self.shape = operation, operation.response
        self.limits, self.observer, self.heed = limits, observer, heed
        self.slot, self.around = found
        self.tag = self.slot.entry.name
        self.depth = 3 if self.around is None else 4
        self.number = 0
        self.reader: Reader | None = None
        self._measure = RunningMeasure(limits)
        self._parser: Any = etree.XMLPullParser(
            ("start", "end"), tag=self.tag, huge_tree=True, **HARDENED
        )
        self._open = 0
        self._list: etree._Element | None = None

    def feed(self, chunk: bytes) -> Iterator[object]:
        """The records that have ended with this chunk. Raises DecodeError."""
        self._measure.count(chunk)
        try:
            self._parser.feed(chunk)
        except etree.XMLSyntaxError as error:
            yield from self._records()
            raise DecodeError(reason_of(error)) from None
        yield from self._records()

    def close(self) -> Message:
        """The envelope without the records that were given out."""
        try:
            root: etree._Element = self._parser.close()
        except etree.XMLSyntaxError as error:
            raise DecodeError(reason_of(error)) from None
        if self._list is not None:
            self._drop(None)
        rest = EnvelopeReader(self.operation, self.shape, self.limits, self._rest)
        return rest.read_tree(root, True)

    def _rest(self, code: str, path: str, detail: str) -> None:
        """A report on the rest, where records are not missing but were taken."""
        if self.observer is None or (
            code == "missing-element" and detail == self.tag and self.number
        ):
            return
        self.observer(code, path, detail)

    def _records(self) -> Iterator[object]:
        for event, el in self._parser.read_events():
            self._open += 1 if event == "start" else -1
            if event == "end" and not self._open and self._is_item(el):
                yield self._record(el)

    def _is_item(self, el: etree._Element) -> bool:
        """Whether the element stands where the records stand; others stay."""
        above = el.getparent()
        if above is None or above is self._list:
            return above is not None
        if self._list is not None:
            return False
        wrapper = above if self.around is None else above.getparent()
        body = wrapper.getparent() if wrapper is not None else None
        if body is None or wrapper is None or wrapper.tag != self.shape.wrapper:
            return False
        if self.around is not None and (above.tag != self.around or above.keys()):
            return False
        first = next(above.itersiblings(above.tag, preceding=True), None) is None
        root = body.getparent()
        if root is None or root.getparent() is not None or not first:
            return False
        self._begin(root, body)
        self._list = above
        return True

    def _begin(self, root: etree._Element, body: etree._Element) -> None:
        heads = EnvelopeReader(self.operation, self.shape, self.limits, None)
        found, dialect = heads.heads(root)
        if found is not body:
            raise DecodeError("the Body is not a child of the Envelope")
        self.heed(heads)
        schema, name = self.operation.service.schema, self.operation.name
        told = None if self.observer is None else self._told
        self.reader = Reader(schema, name, self.limits, told, dialect.typed)

    def _record(self, el: etree._Element) -> object:
        self._drop(el)
        self.number += 1
        reader, slot = self.reader, self.slot
        assert reader is not None
        value: object = None
        try:
            if isinstance(slot.type, RecordType) and not el.keys():
                value = read_fast(reader, el, slot.type, self.depth)
            if value is None:
                value, _ = reader.read(el, slot.type, slot.entry.nillable, self.depth)
        except DecodeError as error:
            error.path = self._numbered(error.path)
            raise
        return value

    def _drop(self, end: etree._Element | None) -> None:
        """Take what was read, and what nobody knows, out of the tree."""
        assert self._list is not None
        for el in self._list:
            if el is end:
                break
            if self.reader is not None and (
                el.tag != self.tag or not is_blank(el.tail)
            ):
                known = el.tag == self.tag
                self.reader.element = el
                code = "text-in-element-content" if known else "unknown-element"
                self.reader.report(code, "" if known else str(el.tag))
            self._list.remove(el)

    def _told(self, code: str, path: str, detail: str) -> None:
        if self.observer is not None:
            self.observer(code, self._numbered(path), detail)

    def _numbered(self, path: str) -> str:
        """The record's own number: those before it are gone from the tree."""
        assert self._list is not None
        start = f"{path_of(self._list)}/{local(self.tag)}"
        if not path.startswith(start):
            return path
        rest = path[len(start) :]
        if rest.startswith("["):
            rest = rest.partition("]")[2]
        return f"{start}[{self.number}]{rest}"
