"""An envelope to a message: recognise the dialect, then headers, then the body."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wsdlsmith.runtime.codec import markup
from wsdlsmith.runtime.codec.fast.heads import Head, known_head, remember
from wsdlsmith.runtime.codec.fast.reading import quotes_below, read_fast
from wsdlsmith.runtime.codec.markup import is_blank
from wsdlsmith.runtime.codec.message import (
    Frame,
    Message,
    Observer,
    canonical_blocks,
)
from wsdlsmith.runtime.codec.multiref import References
from wsdlsmith.runtime.codec.parsing import parse
from wsdlsmith.runtime.codec.read_dialect import is_typed
from wsdlsmith.runtime.codec.read_heading import Heading
from wsdlsmith.runtime.codec.read_record import read_record
from wsdlsmith.runtime.codec.reader import Reader
from wsdlsmith.runtime.errors import DecodeError, shorten
from wsdlsmith.runtime.schema.dialect import Dialect, Placement, SoapVersion
from wsdlsmith.runtime.schema.wire import Wire
from wsdlsmith.runtime.values.names import SOAP11, SOAP12, local, namespace

if TYPE_CHECKING:
    from lxml import etree

    from wsdlsmith.runtime.fault import Fault
    from wsdlsmith.runtime.limits import Limits
    from wsdlsmith.runtime.schema.operation import Operation
    from wsdlsmith.runtime.schema.record import Record
    from wsdlsmith.runtime.schema.shape import MessageShape


_SMALL = 100_000


class EnvelopeReader:
    """Reads one envelope of one operation."""

    def __init__(
        self,
        operation: Operation,
        shape: MessageShape,
        limits: Limits,
        observer: Observer | None,
        fast: bool = True,
    ) -> None:
        self.fast = fast
        self.operation = operation
        self.shape = shape
        self.limits = limits
        schema = operation.service.schema
        self.reader = Reader(schema, operation.name, limits, observer, False)
        self.heading = Heading(self.reader, shape)
        self.may_fault = False
        self.encoding_style = ""

    @property
    def headers(self) -> dict[str, object]:
        """The header values, as far as they were read."""
        return self.heading.headers

    def read(self, data: bytes, may_fault: bool) -> Message:
        """The whole way from bytes to a message."""
        if self.fast and self.shape.heads:
            message = self._recognised(data)
            if message is not None:
                return message
        undeclared: list[str] = []
        root = parse(data, self.limits, undeclared.append)
        self.reader.element = root
        self.reader.size = len(data)
        for prefix in undeclared:
            self.reader.report("undeclared-prefix", prefix)
        return self.read_tree(root, may_fault, data)

    def _recognised(self, data: bytes) -> Message | None:
        """The message by its text; a program that reads but one never needs that."""
        from wsdlsmith.runtime.codec.recognise.opening import recognised

        schema = self.reader.schema
        message = recognised(schema, self.shape, data, self.limits)
        if message is not None:
            self.heading.headers = message.headers
        return message

    def heads(self, root: etree._Element) -> tuple[etree._Element, Dialect]:
        """The Body, whose content may still be to come, after the headers are read."""
        self.reader.element = root
        soap = namespace(str(root.tag))
        if local(str(root.tag)) != "Envelope" or soap not in (SOAP11, SOAP12):
            raise DecodeError(
                f"the root is {shorten(root.tag, 200)}, not a SOAP Envelope"
            )
        body = self._body(root, soap)
        self.heading.read(root, soap, body)
        placement: Placement = "header"
        beside = ("Body", "Header")
        if any(
            p == "Envelope" and name not in beside for p, name in self.heading.blocks
        ):
            placement = "envelope"
        version: SoapVersion = "1.1" if soap == SOAP11 else "1.2"
        typed = is_typed(body, self.shape.wrapper is not None)
        dialect = Dialect(version, placement, typed, root.prefix or "")
        self.reader.typed = typed
        return body, dialect

    def read_tree(
        self, root: etree._Element, may_fault: bool, data: bytes = b""
    ) -> Message:
        """The message in a tree; ``data`` are the bytes that it was parsed from."""
        head = known_head(self.shape, root, data) if self.fast else None
        body, dialect = self._known(head, root, data) if head else self.heads(root)
        soap = dialect.namespace
        self.may_fault = may_fault
        if self.operation.encoded:
            self.fast = False
            self.reader.references = References(body)
            for child in body:
                style = child.attrib.pop(f"{{{soap}}}encodingStyle", "")
                self.encoding_style = str(style) or self.encoding_style
        start = 0 if head is None else head.size
        value, around = self._content(body, soap, data, start)
        if self.encoding_style:
            dialect = replace(dialect, encoding_style=self.encoding_style)
        if head is not None:
            return Message(value, self.headers, dialect, head.around(around))
        frame = self._frame(root, body, soap, dialect, around)
        message = Message(value, self.headers, dialect, frame)
        if self.fast and not self.reader.remarked:
            remember(self.shape, root, data, message)
        return message

    def _known(
        self, head: Head, root: etree._Element, data: bytes
    ) -> tuple[etree._Element, Dialect]:
        """What :meth:`heads` gives, of a head that is known."""
        self.reader.element = root
        self.heading.headers = dict(head.headers)
        body = root[-1]
        # xsi:type has a prefix, whichever; to look for it is faster in a small message
        if len(data) > _SMALL or b":type" in data:
            self.reader.typed = is_typed(body, self.shape.wrapper is not None)
        if self.reader.typed:
            return body, replace(head.dialect, typed=True)
        return body, head.dialect

    def _body(self, root: etree._Element, soap: str) -> etree._Element:
        name = f"{{{soap}}}Body"
        bodies = [child for child in root if child.tag == name]
        if len(bodies) != 1:
            what = "no Body" if not bodies else f"{len(bodies)} Bodies"
            raise self.reader.error(root, f"the Envelope has {what}")
        return bodies[0]

    def _content(
        self, body: etree._Element, soap: str, data: bytes, start: int
    ) -> tuple[Record | Fault | None, tuple[str | bytes | None, ...] | None]:
        """The Body's content, and what stands around it when it is not alone."""
        first = next(iter(body), None)
        if first is not None and first.tag == f"{{{soap}}}Fault" and self.may_fault:
            from wsdlsmith.runtime.codec.read_fault import read_fault

            return read_fault(self.reader, self.operation, first, soap), None
        if self.shape.wrapper is None:
            return self._bare(body), None
        wrapper = self._wrapper(body, self.shape.wrapper)
        rest, mark = self.reader.own_attributes(wrapper)
        message = None
        if self.fast and not rest and mark is None:
            quotes = quotes_below(wrapper, data, start)
            message = read_fast(self.reader, wrapper, self.shape.kind, 2, quotes)
        if message is None:
            message = read_record(self.reader, wrapper, self.shape.kind, rest, mark, 2)
        if wrapper.tag != self.shape.wrapper:
            message._wire = replace(message._wire or Wire(), name=str(wrapper.tag))
        return message, self._around(body, wrapper)

    def _bare(self, body: etree._Element) -> Record:
        """The Body's children are the values themselves."""
        kind = self.shape.kind
        if len(body) and kind.slots and not any(el.tag in kind.by_tag for el in body):
            wanted = " or ".join(kind.by_tag)
            what = f"the Body holds {shorten(body[0].tag, 200)}, not {wanted}"
            raise self.reader.error(body, what)
        return read_record(self.reader, body, kind, [], None, 1)

    def _wrapper(self, body: etree._Element, name: str) -> etree._Element:
        """The one element around the values.

        The name of an rpc response's wrapper is not significant (SOAP 1.1, 7.1).
        """
        found = [child for child in body if child.tag == name]
        if len(found) > 1:
            raise self.reader.error(body, f"the Body holds {name} twice")
        if found:
            return found[0]
        if self.operation.style == "rpc" and len(body) == 1 and self.may_fault:
            self.reader.element = body[0]
            self.reader.report("wrapper-differs", name)
            return body[0]
        what = shorten(body[0].tag, 200) if len(body) else "nothing"
        raise self.reader.error(body, f"the Body holds {what}, not {name}")

    def _around(
        self, body: etree._Element, wrapper: etree._Element
    ) -> tuple[str | bytes | None, ...] | None:
        """Unknown children of Body, in place."""
        if len(body) == 1 and is_blank(body.text) and is_blank(wrapper.tail):
            return None
        children: list[bytes | None] = []
        for child in body:
            if child is not wrapper:
                self.reader.element = child
                self.reader.report("unknown-element", str(child.tag))
            children.append(None if child is wrapper else self.reader.keep(child))
        around = markup.with_text(body, children)
        if all(is_blank(piece) for piece in around if isinstance(piece, str)):
            return tuple(children)
        self.reader.element = body
        self.reader.report("text-in-element-content")
        return tuple(around)

    def _frame(
        self,
        root: etree._Element,
        body: etree._Element,
        soap: str,
        dialect: Dialect,
        around: tuple[str | bytes | None, ...] | None,
    ) -> Frame | None:
        """What the dialect, the headers and the body do not say; None for nothing."""
        heading, header = self.heading, self.heading.header
        attributes = {}
        for name, el in (("Envelope", root), ("Header", header), ("Body", body)):
            if el is not None and el.keys():
                attributes[name] = markup.scoped(el, markup.attributes(el))
        blocks = tuple(heading.blocks)
        usual = canonical_blocks(self.shape, list(heading.headers), dialect)
        empty = header is not None and not len(header)
        said = attributes or heading.facts or around
        if blocks == usual and not empty and not said:
            return None
        kept = None if blocks == usual else blocks
        return Frame(kept, header is not None, heading.facts, attributes, around)
