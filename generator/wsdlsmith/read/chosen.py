"""Which of the opened documents are entry WSDLs, and what each leads to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import DefinitionError, InputError
from wsdlsmith.location import Location
from wsdlsmith.read.closure import Closure, ClosureReader
from wsdlsmith.read.document import Document, Opened, Resolver
from wsdlsmith.read.page import without_wsdl, wsdl_in_page
from wsdlsmith.read.sniff import Kind, sniff
from wsdlsmith.read.wsdl_file import SCHEMA, Library, wsdl_2_0

WHAT: dict[Kind, str] = {
    "schema": "an XML Schema without services",
    "envelope": "a SOAP envelope",
    "html": "an HTML page",
    "zip": "a zip inside the source",
    "other": "neither WSDL nor schema",
}


@dataclass(slots=True)
class Chosen:
    """The entry WSDLs with their closures, sorted by name, and the spare schemas."""

    library: Library
    closures: list[Closure]
    spare: list[tuple[Document, Resolver]]
    """Schemas that were selected too: an import without a location may mean one."""

    def spare_for(self, namespace: str) -> Iterator[Closure]:
        """The spare schemas that define ``namespace``, with what they lead to."""
        for document, resolver in self.spare:
            root = self.library.root(document)
            if root.tag == SCHEMA and root.get("targetNamespace", "") == namespace:
                yield ClosureReader(self.library, resolver, document).read()


def choose(
    opened: Sequence[Opened], diagnostics: Diagnostics, *, lenient: bool = False
) -> Chosen:
    """Find the WSDLs among the documents, also those that stand on pages.

    A WSDL that another one imports is a part of that one, not an entry. A source
    that holds nothing of use is an error, also beside others that do: it was
    named on purpose.
    """
    library = Library(diagnostics, lenient=lenient)
    by_source = [list(_kinds(one)) for one in opened]
    kinds = sorted(chain(*by_source), key=lambda one: one[1].name)
    wsdls = [(doc, resolver) for kind, doc, resolver in kinds if kind == "wsdl"]
    newer = [document for kind, document, _ in kinds if kind == "wsdl2"]
    if newer and not wsdls:
        raise wsdl_2_0(newer[0])
    for document in newer:
        diagnostics.add(
            "wsdl-2-0", "a WSDL 2.0 description: left out", Location(document.name)
        )
    if not wsdls:
        raise _no_wsdl([(kind, document) for kind, document, _ in kinds], library)
    for own in by_source:
        if not any(kind in ("wsdl", "wsdl2", "schema") for kind, _, _ in own):
            raise _no_wsdl([(kind, document) for kind, document, _ in own], library)
    closures: dict[str, Closure] = {}
    for document, resolver in wsdls:
        if document.uri not in closures:
            reader = ClosureReader(library, resolver, document)
            closures[document.uri] = reader.read()
    spare = [(doc, resolver) for kind, doc, resolver in kinds if kind == "schema"]
    return Chosen(library, _entries(list(closures.values())), spare)


def _kinds(opened: Opened) -> Iterator[tuple[Kind, Document, Resolver]]:
    for document in opened.documents:
        kind = sniff(document)
        if kind == "page":
            inside = wsdl_in_page(document)
            if inside is not None:
                yield sniff(inside), inside, opened.resolver
                continue
        yield kind, document, opened.resolver


def _entries(closures: list[Closure]) -> list[Closure]:
    """The closures that are not part of another; of a loop the first by name."""
    found: dict[str, Closure] = {}
    for one in closures:
        uri = one.entry.uri
        importers = [
            other for other in closures if other is not one and uri in other.documents
        ]
        if not any(
            other.entry.uri in found or other.entry.uri not in one.documents
            for other in importers
        ):
            found[uri] = one
    return list(found.values())


def _no_wsdl(
    documents: Sequence[tuple[Kind, Document]], library: Library
) -> InputError:
    """Why there is nothing to read; of a single document it says what it is."""
    if not documents:
        return DefinitionError("no document was chosen, so there is no WSDL")
    if len(documents) == 1:
        kind, document = documents[0]
        if kind == "page":
            return without_wsdl(document)
        if kind in ("other", "schema", "envelope"):
            library.definitions(document)
        return DefinitionError(
            f"not a WSDL but {WHAT.get(kind, kind)}",
            Location(document.name),
            "a WSDL 1.1 document has the root element wsdl:definitions",
        )
    names = ", ".join(document.name for _, document in documents[:3])
    more = len(documents) - 3
    return DefinitionError(
        f"none of {len(documents)} documents is a WSDL: {names}"
        + (f" and {more} more" if more > 0 else ""),
        hint="choose the members that are with #GLOB",
    )
