"""What holds for all of one document or one schema while it is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import DefinitionError
from wsdlsmith.location import Location
from wsdlsmith.model.contract import Part
from wsdlsmith.model.qname import XML, QName
from wsdlsmith.read.names import UNDECLARED, shown
from wsdlsmith.read.ncname import is_ncname, is_nmtoken

Node: TypeAlias = etree._Element
XML_SPACE = " \t\r\n"


def children(node: Node) -> Iterator[Node]:
    """The child elements of ``node``, without comments and instructions."""
    return node.iterchildren("*")


def split(node: Node) -> QName:
    """The expanded name of an element."""
    return QName.parse(str(node.tag))


def documentation(node: Node, tag: str) -> str:
    """The text of all ``tag`` children, paragraphs kept, indentation dropped."""
    texts = []
    for child in node.iterfind(tag):
        lines = "".join(str(part) for part in child.itertext()).strip().splitlines()
        texts.append("\n".join(line.strip() for line in lines))
    return "\n\n".join(text for text in texts if text)


def line_of(node: Node) -> int:
    """The line that an element was parsed from, 0 where it is not known."""
    return getattr(node, "sourceline", None) or 0


@dataclass(frozen=True, slots=True)
class Scope:
    """A document, its target namespace, and how names in it are understood.

    A *chameleon* schema has no target namespace of its own and takes on the one
    of the schema that includes it, also for references without a prefix
    (Structures 4.2.1).
    """

    file: str
    namespace: str = ""
    line: int = 0
    chameleon: bool = False
    diagnostics: Diagnostics = field(default_factory=Diagnostics)
    prefixes: Mapping[str | None, str] | None = None
    """The declared prefixes, where no element inside declares more of them."""
    parts: dict[object, Part] = field(default_factory=dict, repr=False)
    """The parts of the document's messages, by what they say."""

    def place(self, node: Node, path: str) -> Location:
        """Where ``node`` stands."""
        return Location(self.file, line_of(node) + self.line, path)

    def qname(self, node: Node, text: str, path: str) -> QName:
        """The name that ``text`` means at ``node``.

        An undeclared prefix is told, and stands for a namespace of its own: the
        name may still be found by its local part, if that is the only one.
        """
        prefixes = node.nsmap if self.prefixes is None else self.prefixes
        prefix, colon, local = text.strip(XML_SPACE).partition(":")
        if not colon:
            namespace = prefixes.get(None, "")
            if not namespace and self.chameleon:
                namespace = self.namespace
            return QName(namespace, prefix)
        found = XML if prefix == "xml" else prefixes.get(prefix)
        if found is None:
            self.diagnostics.add(
                "prefix-not-declared",
                f"the prefix of '{text}' is not declared",
                self.place(node, path),
                f'declare it: xmlns:{prefix}="..."',
            )
            found = UNDECLARED + prefix
        return QName(found, local)

    def own(self, node: Node, path: str) -> QName:
        """The name that a global component gives itself."""
        return QName(self.namespace, self.required(node, "name", path))

    def required(self, node: Node, attribute: str, path: str) -> str:
        """An attribute that must be there; a name must be one (an NCName)."""
        value = node.get(attribute)
        if value is None or not value.strip(XML_SPACE):
            raise DefinitionError(
                f"{shown(*split(node))} has no {attribute}", self.place(node, path)
            )
        value = value.strip(XML_SPACE)
        if attribute == "name" and not is_ncname(value):
            raise DefinitionError(
                f"{shown(*split(node))} is called {value!r}, which is no XML name",
                self.place(node, path),
                "a name begins with a letter or '_', and holds letters, digits and "
                "the characters . - _ only",
            )
        return value

    def name(self, node: Node, path: str) -> str:
        """A name that may be left out, then empty (WSDL 1.1: an NMTOKEN)."""
        value = node.get("name", "").strip(XML_SPACE)
        if value and not is_nmtoken(value):
            raise DefinitionError(
                f"{shown(*split(node))} is called {value!r}, which is no XML name",
                self.place(node, path),
                "it may hold letters, digits and the characters . - _ only",
            )
        return value
