"""Which global elements of a WSDL are nobody's business but its own service's.

Read from the XML itself, so that a second look at a document costs little: the
*wrappers* are global elements of inline type that nothing refers to but the
messages. All the rest of ``wsdl:types``, and which elements are referred to, is
the *skeleton*; where it is the same as before, the types of the whole API are.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from lxml import etree

from wsdlsmith.model.qname import WSDL, XS
from wsdlsmith.read.document import Document
from wsdlsmith.read.scope import Node
from wsdlsmith.read.sniff import sniff
from wsdlsmith.read.xml import parse_xml

_BINDING = f"{{{WSDL}}}binding"
_TYPES = f"{{{WSDL}}}types"
_SCHEMA = f"{{{XS}}}schema"
_ELEMENT = f"{{{XS}}}element"
_KEPT = frozenset({"type", "substitutionGroup", "abstract"})
"""Attributes of an element that others may depend on."""
_REFERENCES = etree.XPath("//@ref | //@substitutionGroup")
_PARTS = etree.XPath("//@element")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentIndex:
    """What a WSDL shares with the others (``skeleton``), and what it does not."""

    skeleton: str
    wrappers: dict[str, str]
    """``{namespace}name`` -> sha256."""
    words: tuple[str, ...]
    """Local names of the other global elements, declared or referred to."""
    offers: tuple[str, ...]
    """Local names of the portTypes that its bindings are for."""

    @property
    def names(self) -> set[str]:
        """Local names of all global elements that it declares or refers to."""
        return {*self.words, *map(_local, self.wrappers)}

    @property
    def namespaces(self) -> set[str]:
        """The namespaces that its wrappers are in."""
        return {name.partition("}")[0] for name in self.wrappers}

    def changed(self, other: DocumentIndex) -> set[str]:
        """Local names of the wrappers that are not the same in both."""
        pairs = self.wrappers.items() ^ other.wrappers.items()
        return {_local(name) for name, _ in pairs}


def index_document(document: Document) -> DocumentIndex | None:
    """The index of a WSDL; None for any other document, which need not be XML."""
    if sniff(document) != "wsdl":
        return None
    root = parse_xml(document)
    referred = {_word(text) for text in _texts(_REFERENCES, root)}
    words = referred | {_word(text) for text in _texts(_PARTS, root)}
    wrappers: dict[str, str] = {}
    for schema in root.iterfind(f"{_TYPES}/{_SCHEMA}"):
        namespace = schema.get("targetNamespace", "")
        for element in schema.findall(_ELEMENT):
            name = element.get("name", "")
            key = f"{{{namespace}}}{name}"
            shared = name in referred or key in wrappers
            if shared or not _KEPT.isdisjoint(element.keys()):
                words.add(name)
                continue
            wrappers[key] = _digest(element)
            schema.remove(element)
        for child in schema:
            child.tail = None  # the blanks between them say nothing
    skeleton = sha256(" ".join(sorted(referred)).encode())
    for types in root.iterfind(_TYPES):
        skeleton.update(_digest(types).encode())
    return DocumentIndex(
        skeleton=skeleton.hexdigest(),
        wrappers=wrappers,
        words=tuple(sorted(words.difference(map(_local, wrappers)))),
        offers=tuple(
            sorted({_word(b.get("type", "")) for b in root.iterfind(_BINDING)})
        ),
    )


def _texts(path: etree.XPath, root: Node) -> list[str]:
    found = path(root)
    return [str(text) for text in found] if isinstance(found, list) else []


def _digest(node: Node) -> str:
    """Of the element as it would stand alone: the prefixes in scope are in it."""
    return sha256(etree.tostring(node, with_tail=False)).hexdigest()


def _word(text: str) -> str:
    return text.strip().rpartition(":")[2]


def _local(name: str) -> str:
    return name.rpartition("}")[2]
