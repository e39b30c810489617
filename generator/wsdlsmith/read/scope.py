"""What holds for all of one document or one schema while it is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import DefinitionError, UnresolvedError
from wsdlsmith.location import Location
from wsdlsmith.model.qname import XML, QName
from wsdlsmith.read.names import shown

Node: TypeAlias = etree._Element
_KEYS = ("name", "ref", "base", "value", "namespace", "message", "location")


def children(node: Node) -> Iterator[Node]:
    """The child elements of ``node``, without comments and instructions."""
    for child in node:
        if isinstance(child.tag, str):
            yield child


def split(node: Node) -> QName:
    """The expanded name of an element."""
    return QName.parse(str(node.tag))


def step(node: Node) -> str:
    """The last step of the path to ``node``, as :func:`..xml.locate` writes it.

    Readers build paths on their way down, which is cheaper than walking up from
    each of the tens of thousands of particles of a large API.
    """
    tag = str(node.tag)
    local = tag.rpartition("}")[2]
    for key in _KEYS:
        value = node.get(key)
        if value is not None:
            quote = '"' if "'" in value else "'"
            return f"/{local}[@{key}={quote}{value}{quote}]"
    number = 1 + sum(1 for _ in node.itersiblings(tag, preceding=True))
    if number > 1 or next(node.itersiblings(tag), None) is not None:
        return f"/{local}[{number}]"
    return f"/{local}"


def documentation(node: Node, tag: str) -> str:
    """The text of all ``tag`` children, paragraphs kept, indentation dropped."""
    texts = []
    for child in node.iterfind(tag):
        lines = "".join(str(part) for part in child.itertext()).strip().splitlines()
        texts.append("\n".join(line.strip() for line in lines))
    return "\n\n".join(text for text in texts if text)


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

    def place(self, node: Node, path: str) -> Location:
        """Where ``node`` stands."""
        return Location(self.file, (node.sourceline or 0) + self.line, path)

    def qname(self, node: Node, text: str, path: str) -> QName:
        """The name that ``text`` means at ``node``.

        Raises :class:`UnresolvedError` for a prefix that is not declared.
        """
        prefix, colon, local = text.strip().partition(":")
        if not colon:
            namespace = node.nsmap.get(None, "")
            if not namespace and self.chameleon:
                namespace = self.namespace
            return QName(namespace, prefix)
        if prefix == "xml":
            return QName(XML, local)
        found = node.nsmap.get(prefix)
        if found is None:
            raise UnresolvedError(
                f"the prefix of '{text}' is not declared",
                self.place(node, path),
                f'declare it: xmlns:{prefix}="..."',
            )
        return QName(found, local)

    def own(self, node: Node, path: str) -> QName:
        """The name that a global component gives itself."""
        return QName(self.namespace, self.required(node, "name", path))

    def required(self, node: Node, attribute: str, path: str) -> str:
        """An attribute that must be there."""
        value = node.get(attribute)
        if value is None or not value.strip():
            raise DefinitionError(
                f"{shown(*split(node))} has no {attribute}", self.place(node, path)
            )
        return value.strip()
