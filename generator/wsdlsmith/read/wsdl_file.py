"""Parsed documents of one run, each read once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import DefinitionError
from wsdlsmith.location import Location
from wsdlsmith.model.qname import WSDL, XS
from wsdlsmith.read.declared import Definitions
from wsdlsmith.read.definitions import read_definitions
from wsdlsmith.read.document import Document
from wsdlsmith.read.draft_schema import recommended
from wsdlsmith.read.names import WSDL_2_0, shown
from wsdlsmith.read.schema import LINKS, SchemaPart, SchemaReader
from wsdlsmith.read.scope import Node, children, line_of, split
from wsdlsmith.read.xml import late_declaration, locate, parse_xml

SCHEMA = f"{{{XS}}}schema"
DEFINITIONS = f"{{{WSDL}}}definitions"
TYPES = f"{{{WSDL}}}types"


@dataclass(slots=True)
class Library:
    """The documents read so far, by URI; a document is parsed and read once."""

    diagnostics: Diagnostics
    lenient: bool = False
    """Whether an include that leads nowhere is told, not refused."""
    _roots: dict[str, Node] = field(default_factory=dict)
    _definitions: dict[str, Definitions] = field(default_factory=dict)
    _schemas: dict[tuple[str, str | None], list[SchemaPart]] = field(
        default_factory=dict
    )
    _reader: SchemaReader = field(init=False)

    def __post_init__(self) -> None:
        self._reader = SchemaReader(self.diagnostics)

    def root(self, document: Document) -> Node:
        """The root element of a document."""
        found = self._roots.get(document.uri)
        if found is None:
            found = self._roots[document.uri] = self._parsed(document)
        return found

    def _parsed(self, document: Document) -> Node:
        place = Location(document.name, document.line + 1)
        if late_declaration(document.data):
            self.diagnostics.add(
                "space-before-declaration",
                "white space stands before the XML declaration: passed over",
                place,
            )
        data = recommended(document.data)
        if data != document.data:
            self.diagnostics.add(
                "draft-of-xml-schema",
                f"in the namespace of a draft of XML Schema: read as {XS}",
                place,
            )
        return parse_xml(replace(document, data=data))

    def definitions(self, document: Document) -> Definitions | None:
        """What a WSDL declares; None where the document is a schema."""
        root = self.root(document)
        if root.tag == SCHEMA:
            return None
        if root.tag != DEFINITIONS:
            raise _not_wsdl(document, root)
        found = self._definitions.get(document.uri)
        if found is None:
            found = read_definitions(root, document, self.diagnostics)
            self._definitions[document.uri] = found
        return found

    def schemas(self, document: Document, adopt: str | None = None) -> list[SchemaPart]:
        """The schemas of a document: itself, or those in its ``wsdl:types``.

        ``adopt`` is the namespace of an including schema. A WSDL takes none on.
        """
        root = self.root(document)
        if root.tag == DEFINITIONS or root.get("targetNamespace") is not None:
            adopt = None
        found = self._schemas.get((document.uri, adopt))
        if found is None:
            found = list(self._read(root, document, adopt))
            self._schemas[document.uri, adopt] = found
        return found

    def _read(
        self, root: Node, document: Document, adopt: str | None
    ) -> Iterator[SchemaPart]:
        if root.tag == SCHEMA:
            yield self._schema(root, document, adopt)
        elif root.tag == DEFINITIONS:
            for types in root.iterfind(TYPES):
                for node in children(types):
                    if self._is_schema(node, document):
                        yield self._schema(node, document, None)
                yield from self._loose(types, document, root.get("targetNamespace", ""))
        else:
            raise _not_wsdl(document, root)

    def _schema(self, node: Node, document: Document, adopt: str | None) -> SchemaPart:
        path = locate(document, node).path
        return self._reader.read(node, document.name, document.line, path, adopt)

    def _loose(
        self, types: Node, document: Document, namespace: str
    ) -> Iterator[SchemaPart]:
        """The links that no schema stands around, as of one for the WSDL's namespace."""
        nodes = [node for node in children(types) if node.tag in LINKS]
        for node in nodes:
            self.diagnostics.add(
                "link-without-schema",
                f"{shown(*split(node))} stands in wsdl:types itself: "
                "read as if an xs:schema stood around it",
                locate(document, node),
            )
        if nodes:
            path = locate(document, types).path
            yield self._reader.loose_links(
                nodes, document.name, document.line, path, namespace
            )

    def _is_schema(self, node: Node, document: Document) -> bool:
        if node.tag == SCHEMA:
            return True
        name = split(node)
        if name.namespace != WSDL and node.tag not in LINKS:
            self.diagnostics.add(
                "types-not-in-xml-schema",
                f"{shown(*name)} in wsdl:types is not XML Schema 1.0: ignored",
                locate(document, node),
            )
        return False


def _not_wsdl(document: Document, root: Node) -> DefinitionError:
    name = split(root)
    if name.namespace == WSDL_2_0:
        return wsdl_2_0(document)
    return DefinitionError(
        f"not a WSDL: its root element is {shown(*name)}",
        Location(document.name, line_of(root) + document.line),
        "a WSDL 1.1 document has the root element wsdl:definitions",
    )


def wsdl_2_0(document: Document) -> DefinitionError:
    """The error for a document in the successor of WSDL 1.1."""
    return DefinitionError(
        "a WSDL 2.0 description, and only WSDL 1.1 is read",
        Location(document.name),
        "ask the publisher for the WSDL 1.1 document; most stacks offer both",
    )
