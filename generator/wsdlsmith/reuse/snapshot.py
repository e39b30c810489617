"""What one run read and wrote, by hash, and what its services' modules rest on."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from wsdlsmith.diagnostics import Diagnostic, Diagnostics
from wsdlsmith.errors import SourceError, UnresolvedError
from wsdlsmith.job import Inputs
from wsdlsmith.location import Location
from wsdlsmith.read.document import Document
from wsdlsmith.reuse.decode import Misfit, decode
from wsdlsmith.reuse.index import DocumentIndex

Fingerprint = tuple[tuple[int, str, int, str], ...]
"""The source's number, the name, line and sha256 of each document."""
Asked = tuple[int, str, str, int, str, str]
"""The source's number, the document (uri, name, line), the location, the sha256."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFacts:
    """A service as the package around it sees it."""

    port_type: str
    document: str
    name: str
    async_name: str
    module: str
    attribute: str
    path: str
    address: str
    operations: int
    digest: str
    """Of all else by which it reaches beyond its own module."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageFacts:
    """What the module of one service has to know of the package."""

    base_url: str
    class_names: dict[str, str]
    fault_names: tuple[tuple[str, str, str], ...]
    headers: tuple[tuple[str, str, str], ...]
    """Element, type and keyword."""
    prefixes: dict[str, str]
    bases: tuple[str, ...]
    wcf: bool
    services: tuple[ServiceFacts, ...]
    index: dict[str, DocumentIndex]
    """By the document's name."""
    pages: dict[str, tuple[str, ...]]
    """The names of the pages that describe a service."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One run. ``key`` is all that it depended on beside its documents."""

    key: str
    documents: Fingerprint
    asked: tuple[Asked, ...]
    """What the documents imported, and the sha256 of what they got."""
    files: dict[str, str]
    diagnostics: tuple[tuple[str, str, str, int, str, str], ...]
    services: int
    operations: int
    types: int
    package: PackageFacts | None = None
    """None where no part of the package can be made by itself."""

    @classmethod
    def of_json(cls, document: object) -> Snapshot | None:
        """What was kept; None where it is of another shape."""
        try:
            return decode(cls, document)
        except Misfit:
            return None

    def told(self) -> Diagnostics:
        """The diagnostics of the run."""
        found = Diagnostics()
        for code, message, file, line, path, hint in self.diagnostics:
            found.extend([Diagnostic(code, message, Location(file, line, path), hint)])
        return found

    def answers(self, inputs: Inputs) -> bool:
        """Whether every import still brings what it brought."""
        for number, uri, name, line, location, expected in self.asked:
            if number >= len(inputs.opened):
                return False
            base = Document(name, uri, b"", line)
            try:
                found = inputs.opened[number].resolver.resolve(base, location)
            except (UnresolvedError, SourceError):
                found = None
            if (found.digest if found else "") != expected:
                return False
        return True


def fingerprint(inputs: Inputs) -> Fingerprint:
    """The documents of a job as a snapshot has them."""
    return tuple(
        (number, document.name, document.line, document.digest)
        for number, opened in enumerate(inputs.opened)
        for document in opened.documents
    )


def questions(inputs: Inputs) -> tuple[Asked, ...]:
    """What was asked of the resolvers, as a snapshot has it."""
    return tuple(
        (
            number,
            base.uri,
            base.name,
            base.line,
            location,
            found.digest if found else "",
        )
        for number, opened in enumerate(inputs.opened)
        for (base, location), found in opened.resolver.asked.items()
    )


def diagnostic_rows(
    diagnostics: Diagnostics,
) -> tuple[tuple[str, str, str, int, str, str], ...]:
    """Diagnostics as a snapshot has them."""
    return tuple((d.code, d.message, *d.location, d.hint) for d in diagnostics)


def digest_of(text: str) -> str:
    """The sha256 of a text."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
