"""What a source delivers: its documents, and those that they import."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import DefinitionError, InputError, UnresolvedError
from wsdlsmith.location import Location
from wsdlsmith.model.qname import WSDL, XS
from wsdlsmith.read.document import Document, Resolver
from wsdlsmith.read.operation_page import read_operation_page
from wsdlsmith.read.page import wsdl_in_page
from wsdlsmith.read.references import has_scheme
from wsdlsmith.read.sniff import sniff
from wsdlsmith.read.source import open_source
from wsdlsmith.read.wellknown import WELL_KNOWN
from wsdlsmith.read.xml import locate, parse_xml

_LINKS = (
    (f"{{{WSDL}}}import", "location"),
    (f"{{{XS}}}import", "schemaLocation"),
    (f"{{{XS}}}include", "schemaLocation"),
    (f"{{{XS}}}redefine", "schemaLocation"),
)


@dataclass(frozen=True, slots=True)
class Delivered:
    """A document of a source, and what it is good for.

    ``imported``: the source did not choose it, but something that it chose
    imports it.
    """

    document: Document
    role: Literal["contract", "example"]
    imported: bool = False


def collect(
    source: str, *, offline: bool, base: Path, diagnostics: Diagnostics
) -> list[Delivered]:
    """The source's WSDLs, schemas and examples, and all that they import.

    What is none of these is left out, and told. DefinitionError where nothing is
    left, so that a wrong URL does not end as an empty folder.
    """
    opened = open_source(source, offline=offline, base=base)
    chosen: list[Delivered] = []
    left_out: list[str] = []
    for document in opened.documents:
        role = _role(document)
        if role is None:
            left_out.append(document.name)
        else:
            chosen.append(Delivered(document, role))
    if not chosen:
        raise _nothing(source, opened.documents)
    if left_out:
        some = ", ".join(left_out[:3]) + (", ..." if len(left_out) > 3 else "")
        diagnostics.add(
            "not-a-contract",
            f"left out {len(left_out)} of {len(opened.documents)} documents, which are "
            f"no WSDL, schema or example: {some}",
        )
    contracts = [each.document for each in chosen if each.role == "contract"]
    imported = _imported(contracts, opened.resolver, diagnostics)
    return chosen + [Delivered(each, "contract", True) for each in imported]


def _role(document: Document) -> Literal["contract", "example"] | None:
    kind = sniff(document)
    if kind in ("wsdl", "schema"):
        return "contract"
    if kind == "envelope":
        return "example"
    if kind == "wsdl2":
        raise DefinitionError(
            "a WSDL 2.0 description, and only WSDL 1.1 is read", Location(document.name)
        )
    if kind != "page":
        return None
    if wsdl_in_page(document) is not None:
        return "contract"
    return "example" if read_operation_page(document) is not None else None


def _nothing(source: str, documents: tuple[Document, ...]) -> InputError:
    if len(documents) == 1:
        parse_if_xml(documents[0])
        return DefinitionError(
            "neither a WSDL, a schema, an envelope nor a page that shows one",
            Location(documents[0].name),
        )
    return DefinitionError(
        f"none of its {len(documents)} documents is a WSDL, a schema or an example",
        Location(source),
    )


def parse_if_xml(document: Document) -> None:
    """Raise the XmlError of a document that was meant to be XML and is not."""
    if sniff(document) not in ("page", "zip", "html"):
        parse_xml(document)


def _imported(
    documents: list[Document], resolver: Resolver, diagnostics: Diagnostics
) -> list[Document]:
    known = {document.uri for document in documents}
    found: list[Document] = []
    tasks = deque(documents)
    while tasks:
        document = tasks.popleft()
        for target in _targets(document, resolver, diagnostics):
            if target.uri not in known:
                known.add(target.uri)
                found.append(target)
                tasks.append(target)
    return found


def _targets(
    document: Document, resolver: Resolver, diagnostics: Diagnostics
) -> Iterator[Document]:
    inside = wsdl_in_page(document) if sniff(document) == "page" else document
    if inside is None:
        return
    root = parse_xml(inside)
    for tag, attribute in _LINKS:
        for link in root.iter(tag):
            location = (link.get(attribute) or "").strip()
            if not location:
                continue
            try:
                yield resolver.resolve(inside, location)
            except UnresolvedError as error:
                if not has_scheme(location):
                    raise UnresolvedError(
                        error.message, locate(inside, link), error.hint
                    ) from None
                if link.get("namespace") in WELL_KNOWN:
                    continue
                diagnostics.add(
                    "import-not-fetched", error.message, locate(inside, link)
                )
