"""What stands around a Body: header blocks, in Header and beside it, and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.codec import markup
from wsdlsmith.runtime.codec.fast.scan import NIL_ONLY
from wsdlsmith.runtime.codec.message import Block
from wsdlsmith.runtime.schema.wire import NIL, Wire

if TYPE_CHECKING:
    from lxml import etree

    from wsdlsmith.runtime.codec.reader import Reader
    from wsdlsmith.runtime.schema.operation import HeaderPart
    from wsdlsmith.runtime.schema.shape import MessageShape


class Heading:
    """The header values of one envelope, and its children in place."""

    def __init__(self, reader: Reader, shape: MessageShape) -> None:
        self._reader = reader
        self.headers: dict[str, object] = {}
        self.facts: dict[str, Wire] = {}
        self.blocks: list[Block] = []
        self.header: etree._Element | None = None
        self._shape = shape
        self._by_tag: dict[str, HeaderPart] = {}

    def read(self, root: etree._Element, soap: str, body: etree._Element) -> None:
        """Take all that stands in the Envelope but what is in its ``body``."""
        declared = self._shape.headers.values()
        self._by_tag = {part.slot.entry.name: part for part in declared}
        words = markup.has_words(root)
        if words:
            self._text("Envelope", root, root.text)
        for child in root:
            if child is body:
                self.blocks.append(("Envelope", "Body"))
            elif child.tag == f"{{{soap}}}Header":
                if self.header is not None:
                    raise self._reader.error(child, "the Envelope has two Headers")
                self.header = child
                self._place_of(child)
                self._inside(child)
            else:
                self._header("Envelope", child)
            if words:
                self._text("Envelope", root, child.tail)

    def _place_of(self, header: etree._Element) -> None:
        """Where the Header is not the first, its place is kept."""
        if ("Envelope", "Body") in self.blocks:
            self._reader.element = header
            self._reader.report("wrong-order")
        if self.blocks:
            self.blocks.append(("Envelope", "Header"))

    def _inside(self, header: etree._Element) -> None:
        words = markup.has_words(header)
        if words:
            self._text("Header", header, header.text)
        for block in header:
            self._header("Header", block)
            if words:
                self._text("Header", header, block.tail)

    def _text(self, parent: str, el: etree._Element, text: str | None) -> None:
        """Words between blocks are kept like an unknown block, white space with them."""
        if text:
            self._reader.element = el
            self._reader.report("text-in-element-content")
            self.blocks.append((parent, markup.escape(text)))

    def _header(self, parent: str, block: etree._Element) -> None:
        """One header block: a declared one becomes a value, another is kept."""
        part = self._by_tag.get(str(block.tag))
        if part is None or part.name in self.headers:
            self._reader.element = block
            self._reader.report("unknown-header", str(block.tag))
            self.blocks.append((parent, self._reader.keep(block)))
            return
        value, wire = self._value(block, part)
        self.headers[part.name] = value
        if wire is not None:
            self.facts[part.name] = wire
        self.blocks.append((parent, part.name))

    def _value(
        self, block: etree._Element, part: HeaderPart
    ) -> tuple[object, Wire | None]:
        if block.items() == NIL_ONLY and not len(block) and block.text is None:
            return None, NIL  # what most blocks of an answer are
        return self._reader.read(block, part.slot.type, True, 2)
