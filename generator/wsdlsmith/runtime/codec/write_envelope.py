"""A message to an envelope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from wsdlsmith.runtime.codec.fast.writing import write_fast
from wsdlsmith.runtime.codec.message import Block, Frame, Message, canonical_blocks
from wsdlsmith.runtime.codec.prefixes import Prefixes
from wsdlsmith.runtime.codec.write_record import write_attributes, write_content
from wsdlsmith.runtime.codec.writer import Writer
from wsdlsmith.runtime.errors import EncodeError
from wsdlsmith.runtime.schema.record import Record
from wsdlsmith.runtime.schema.wire import Wire
from wsdlsmith.runtime.values.names import DECLARES, XS, XSI, local

if TYPE_CHECKING:
    from wsdlsmith.runtime.codec.xop import Take
    from wsdlsmith.runtime.schema.dialect import Dialect
    from wsdlsmith.runtime.schema.operation import Operation
    from wsdlsmith.runtime.schema.record_type import RecordType
    from wsdlsmith.runtime.schema.shape import MessageShape

_EMPTY = Frame()


def written(writer: EnvelopeWriter) -> bytes:
    """What the writer writes; EncodeError also for what the stack does not hold."""
    try:
        return writer.write()
    except RecursionError:
        reason = "nested deeper than the caller's stack allows"
        raise EncodeError(reason, operation=writer.operation.name) from None


class EnvelopeWriter:
    """Writes one message of one operation."""

    def __init__(
        self,
        operation: Operation,
        shape: MessageShape,
        message: Message,
        dialect: Dialect,
        fast: bool = True,
    ) -> None:
        self.fast = fast
        self.operation = operation
        self.shape = shape
        self.message = message
        self.dialect = dialect
        self.frame = message._frame or _EMPTY
        self.soap = dialect.namespace
        self.outside: Take | None = None
        """Takes binary values out of the envelope (MTOM)."""
        self.root: etree._Element
        self.prefixes: Prefixes
        self.writer: Writer

    def _prefixes(self) -> dict[str, str]:
        """The prefixes of the root: SOAP's, XML Schema's and the schema's own."""
        schema, prefix = self.operation.service.schema, self.dialect.prefix or "soap"
        key = ("prefixes", prefix, self.soap)
        known: dict[str, str] | None = schema.compiled.get(key)
        if known is not None:
            return known
        soap = {prefix: self.soap}
        given = {"xsi": XSI, "xsd": XS, **schema.namespaces}
        taken = {self.soap}
        for prefix, uri in given.items():
            if prefix not in soap and uri not in taken:
                soap[prefix] = uri
                taken.add(uri)
        schema.compiled[key] = soap
        return soap

    def write(self) -> bytes:
        """The whole message as UTF-8 with a declaration."""
        if self.fast and self.outside is None and not self.operation.encoded:
            data = write_fast(
                self.operation,
                self.shape,
                self.message,
                self.dialect,
                self._prefixes(),
            )
            if data is not None:
                return data
        attributes = dict(self.frame.attributes.get("Envelope", ()))
        own = {n: attributes.pop(n) for n in list(attributes) if n.startswith(DECLARES)}
        declared = {local(name): uri for name, uri in own.items()} | self._prefixes()
        self.root = etree.Element(
            f"{{{self.soap}}}Envelope", attributes, nsmap=declared
        )
        self.prefixes = Prefixes(declared)
        self.prefixes.used.update(map(local, own))
        schema = self.operation.service.schema
        self.writer = Writer(schema, self.operation.name, False, self.prefixes)
        self.writer.outside = self.outside
        return self._write()

    def _write(self) -> bytes:
        """By a tree."""
        unknown = [
            name for name in self.message.headers if name not in self.shape.headers
        ]
        if unknown:
            reason = f"no header is called {', '.join(unknown)}"
            raise EncodeError(reason, operation=self.operation.name)
        blocks = self._blocks()
        header = None
        needed = any(p == "Header" for p, _ in blocks) or self.frame.has_header
        if needed and ("Envelope", "Header") not in blocks:
            header = self._part("Header")
        for parent, item in blocks:
            if item == "Body":
                self._body()
            elif item == "Header":
                header = self._part("Header")
            elif isinstance(item, bytes):
                place = self.root if parent == "Envelope" or header is None else header
                self.writer.adopt(place, item)
            else:
                self._header(
                    self.root if parent == "Envelope" or header is None else header,
                    item,
                )
        etree.cleanup_namespaces(self.root, keep_ns_prefixes=list(self.prefixes.used))
        data = etree.tostring(self.root, encoding="UTF-8", xml_declaration=True)
        return self.writer.restored(data)

    def _blocks(self) -> tuple[Block, ...]:
        """The envelope's children: as they were, with what is new before the Body."""
        names = [
            name
            for name, value in self.message.headers.items()
            if value is not None or self._fact(name) is not None
        ]
        usual = canonical_blocks(self.shape, names, self.dialect)
        kept = self.frame.blocks
        if kept is None:
            return usual
        if self.dialect.headers != self.message.dialect.headers:
            unknown = [("Header", item) for _, item in kept if isinstance(item, bytes)]
            return (*usual[:-1], *unknown, usual[-1])
        there = [
            block
            for block in kept
            if block[1] in (*names, "Body", "Header") or isinstance(block[1], bytes)
        ]
        new = [
            block
            for block in usual
            if block not in there and block[1] not in [b for _, b in there]
        ]
        if new and ("Envelope", "Header") in there:
            there.remove(("Envelope", "Header"))  # what is new stands in it
        at = there.index(("Envelope", "Body"))
        return (*there[:at], *new, *there[at:])

    def _fact(self, name: str) -> Wire | None:
        return self.frame.facts.get(name)

    def _header(self, parent: etree._Element, name: str) -> None:
        """One header; headers never carry ``xsi:type`` where they need not."""
        value = self.message.headers[name]
        wire = self._fact(name)
        slot = self.shape.headers[name].slot
        presence = self.writer.presence(parent, slot, value, wire)
        if presence != "absent":
            self.writer.typed = False
            self.writer.write(parent, slot, value, wire, presence)

    def _body(self) -> None:
        body = self._part("Body")
        value = self.message.body
        self.writer.typed = self.dialect.typed
        from wsdlsmith.runtime.fault import Fault

        if isinstance(value, Fault):
            from wsdlsmith.runtime.codec.write_fault import write_fault

            write_fault(self.writer, self.operation, body, value, self.dialect)
            return
        try:
            kind = self.shape.kind_of(value)
        except TypeError as error:
            raise EncodeError(str(error), operation=self.operation.name) from None
        assert isinstance(value, Record)
        for piece in self.frame.around or (None,):
            if piece is not None:
                self.writer.piece(body, piece)
                continue
            if self.shape.wrapper is None:
                write_content(self.writer, body, kind, value)
            else:
                self._wrapper(body, self.shape.wrapper, kind, value)
            if self.dialect.encoding_style and len(body):
                style = self.dialect.encoding_style
                body[-1].set(f"{{{self.soap}}}encodingStyle", style)

    def _wrapper(
        self, body: etree._Element, wrapper: str, kind: RecordType, value: Record
    ) -> None:
        name = value._wire.name if value._wire is not None else None
        wrapper = name or wrapper
        attributes = write_attributes(self.writer, body, wrapper, kind, value)
        attributes.update(self.writer.with_type(value._wire))
        el = self.writer.child(body, wrapper, attributes)
        write_content(self.writer, el, kind, value)

    def _part(self, name: str) -> etree._Element:
        """Header or Body, with the attributes that it had."""
        attributes = dict(self.frame.attributes.get(name, ()))
        return self.writer.child(self.root, f"{{{self.soap}}}{name}", attributes)
