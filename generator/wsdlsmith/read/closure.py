"""A WSDL with all that it imports and includes."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field

from wsdlsmith.errors import UnresolvedError
from wsdlsmith.location import Location
from wsdlsmith.read.declared import Definitions
from wsdlsmith.read.document import Document, Resolver
from wsdlsmith.read.redefine import redefined
from wsdlsmith.read.schema import SchemaLink, SchemaPart
from wsdlsmith.read.wellknown import WELL_KNOWN
from wsdlsmith.read.wsdl_file import SCHEMA, Library


@dataclass(frozen=True, slots=True)
class Wanted:
    """A namespace that an import named and no document of the closure brought."""

    namespace: str
    place: Location
    error: UnresolvedError | None = None
    """Why its location led nowhere; None where no location was given."""


@dataclass(slots=True)
class Closure:
    """What one entry document leads to, each document once."""

    entry: Document
    documents: dict[str, Document] = field(default_factory=dict)
    definitions: list[Definitions] = field(default_factory=list)
    schemas: list[SchemaPart] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)
    replaced: list[SchemaPart] = field(default_factory=list)
    """Schemas whose components an ``xs:redefine`` replaced."""

    @property
    def namespaces(self) -> set[str]:
        """The namespaces that the schemas of the closure define."""
        return {part.namespace for part in self.schemas}


@dataclass(frozen=True, slots=True)
class _Task:
    """A document to read, and as whose part."""

    document: Document
    adopt: str | None = None
    link: SchemaLink | None = None


class ClosureReader:
    """Follows imports and includes from one document, without recursion.

    A loop of imports or includes is legal and ends, because a document is read
    once for each namespace that it is included into (Structures 4.2.1).
    """

    def __init__(self, library: Library, resolver: Resolver, entry: Document) -> None:
        self._library = library
        self._resolver = resolver
        self._closure = Closure(entry)
        self._tasks: deque[_Task] = deque([_Task(entry)])
        self._done: set[tuple[str, str | None]] = set()

    def read(self) -> Closure:
        """Everything that the entry leads to."""
        while self._tasks:
            self._run(self._tasks.popleft())
        return self._closure

    def _run(self, task: _Task) -> None:
        document, link = task.document, task.link
        key = (document.uri, self._adopted(task))
        redefines = link is not None and link.kind == "redefine"
        if key in self._done and not redefines:
            return
        self._closure.documents.setdefault(document.uri, document)
        if link is None:
            self._definitions(document)
        parts = self._library.schemas(document, key[1])
        if link is not None:
            self._check_namespace(parts, link)
        if redefines and link is not None:
            self._closure.replaced += parts
            parts = [redefined(part, link.redefinitions) for part in parts]
        self._closure.schemas += parts
        if key not in self._done:
            self._done.add(key)
            for part in parts:
                for outgoing in part.links:
                    self._follow(document, part, outgoing)

    def _adopted(self, task: _Task) -> str | None:
        root = self._library.root(task.document)
        if root.tag == SCHEMA and root.get("targetNamespace") is None:
            return task.adopt
        return None

    def _definitions(self, document: Document) -> None:
        definitions = self._library.definitions(document)
        if definitions is None:
            return
        self._closure.definitions.append(definitions)
        for wanted in definitions.imports:
            if not wanted.location:
                self._library.diagnostics.add(
                    "import-without-location",
                    f"wsdl:import of {wanted.namespace or 'nothing'} says no location: "
                    "ignored",
                    wanted.place,
                )
                continue
            try:
                found = self._resolver.resolve(document, wanted.location)
            except UnresolvedError as error:
                raise _placed(error, wanted.place) from None
            self._tasks.append(_Task(found))

    def _follow(self, document: Document, part: SchemaPart, link: SchemaLink) -> None:
        if not link.schema_location:
            error = None if link.kind == "import" else _nowhere(link)
            self._closure.wanted.append(Wanted(link.namespace, link.location, error))
            return
        remote = link.schema_location.startswith(("http://", "https://"))
        if link.kind == "import" and remote and link.namespace in WELL_KNOWN:
            return
        try:
            found = self._resolver.resolve(document, link.schema_location)
        except UnresolvedError as error:
            placed = _placed(error, link.location)
            if link.kind != "import" and not self._library.lenient:
                raise placed from None
            self._closure.wanted.append(Wanted(link.namespace, link.location, placed))
            return
        self._check_case(found, link)
        adopt = None if link.kind == "import" else part.namespace
        self._tasks.append(_Task(found, adopt, link))

    def _check_case(self, found: Document, link: SchemaLink) -> None:
        """Tell of a file that was found by a name in other case."""
        name = re.split(r"[/\\]", found.uri)[-1]
        said = re.split(r"[/\\]", link.schema_location.strip())[-1]
        if said != name and said.lower() == name.lower():
            self._library.diagnostics.add(
                "location-misspelt",
                f'there is no "{said}": {name} is taken, which differs in case only',
                link.location,
            )

    def _check_namespace(self, parts: list[SchemaPart], link: SchemaLink) -> None:
        """Tell of a schema whose namespace is not the one it was asked for."""
        if any(part.namespace == link.namespace for part in parts):
            return
        found = ", ".join(sorted({repr(part.namespace) for part in parts})) or "none"
        self._library.diagnostics.add(
            f"{link.kind}-of-another-namespace",
            f'"{link.schema_location}" defines the namespace {found}, '
            f"not {link.namespace!r}",
            link.location,
        )


def _placed(error: UnresolvedError, place: Location) -> UnresolvedError:
    """``error`` at the very import that failed."""
    return UnresolvedError(error.message, place, error.hint)


def _nowhere(link: SchemaLink) -> UnresolvedError:
    """What an include without a location is where something is missing."""
    return UnresolvedError(
        "has no schemaLocation",
        link.location,
        "say which schema it includes, or leave it out",
    )
