"""A document, the place it comes from, and how one document finds another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

from wsdlsmith.errors import UnresolvedError
from wsdlsmith.line_ends import with_lf
from wsdlsmith.location import Location
from wsdlsmith.read.references import file_names


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes with a name for people and a URI for relative imports.

    ``uri`` is opaque: only the origin that made it can read it, and it is the
    document's identity (two imports of one file give equal URIs). ``line`` is
    where the data begins in what ``name`` names, less one; it is not 0 for a
    fence of a page.
    """

    name: str
    uri: str
    data: bytes = field(repr=False)
    line: int = 0

    @property
    def digest(self) -> str:
        """The sha256 of the bytes with LF: a line end of XML is one (XML 1.0, 2.11)."""
        return sha256(with_lf(self.data)).hexdigest()


class Origin(Protocol):
    """What a source was opened from: it can open more of itself."""

    def open(self, uri: str, location: str) -> Document | None:
        """The document at ``location`` seen from ``uri``; None where there is none.

        Raises SourceError where there is one that must not be read.
        """

    def named(self, name: str, uri: str) -> Sequence[Document]:
        """The documents whose file name is ``name``, for an import by URL.

        ``uri`` is the importing document's. Publishers leave absolute locations
        in the files that they zip, with the imported file beside them.
        """

    def describe(self, uri: str, location: str) -> str:
        """Where ``open`` looks, as an error message says it."""


@dataclass(slots=True)
class Resolver:
    """Finds what a document imports or includes, inside its own origin."""

    origin: Origin
    asked: dict[tuple[Document, str], Document | None] = field(default_factory=dict)
    """What each document wanted, and the answer; None where there is none."""
    _found: dict[str, Document] = field(default_factory=dict)

    def resolve(self, base: Document, location: str) -> Document:
        """The document that ``base`` means by ``location``.

        The same document is returned for the same URI, so an import loop can be
        seen by identity. Raises UnresolvedError naming who wanted it and where
        was looked.
        """
        location = location.strip()
        self.asked[base, location] = None
        try:
            found = self.origin.open(base.uri, location) or self._beside(base, location)
        except ValueError as error:
            raise UnresolvedError(
                f'imports "{location}", which is not a URI: {error}',
                Location(base.name),
            ) from error
        if found is None:
            raise UnresolvedError(
                f'imports "{location}", which was not found: '
                f"looked for {self.origin.describe(base.uri, location)}",
                Location(base.name),
                "place the file there, or give a source that holds it",
            )
        found = self._found.setdefault(found.uri, found)
        self.asked[base, location] = found
        return found

    def _beside(self, base: Document, location: str) -> Document | None:
        for name in file_names(location):
            found = self.origin.named(name, base.uri)
            if len(found) == 1:
                return found[0]
            if found:
                raise self._ambiguous(base, location, found)
        return None

    def _ambiguous(
        self, base: Document, location: str, found: Sequence[Document]
    ) -> UnresolvedError:
        names = ", ".join(sorted(document.name for document in found))
        return UnresolvedError(
            f'imports "{location}", and {len(found)} files have that name: {names}',
            Location(base.name),
            "make the location relative, or choose members with #GLOB",
        )


@dataclass(slots=True)
class Opened:
    """What a source text selected, sorted by name, and where it can look further."""

    documents: tuple[Document, ...]
    resolver: Resolver
