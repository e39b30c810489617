"""The documented envelopes as test cases (what ``generate --tests`` writes uses it)."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wsdlsmith.merge.subjects import Kind, Subject, Subjects, stem
from wsdlsmith.model.example import Example
from wsdlsmith.model.qname import QName
from wsdlsmith.read.document import Document
from wsdlsmith.read.operation_page import read_operation_page
from wsdlsmith.read.sniff import sniff
from wsdlsmith.read.source import open_source
from wsdlsmith.read.xml import parse_xml
from wsdlsmith.runtime import Operation, ServiceBinding
from wsdlsmith.runtime.schema.shape import MessageShape
from wsdlsmith.verify.bindings import Bindings
from wsdlsmith.verify.infoset import Difference, first_difference


@dataclass(frozen=True, slots=True)
class DocumentedEnvelope:
    """One envelope of a page, and the package that reads and writes it."""

    example: Example
    bindings: Bindings = field(repr=False, compare=False)

    def __str__(self) -> str:
        example = self.example
        return f"{example.service}.{example.operation}-{example.message}"

    def written(self) -> bytes:
        """The envelope, read and written again in its own dialect."""
        example = self.example
        operation = self.bindings.operation(example.service, example.operation)
        if operation is None:
            raise LookupError(f"{self.bindings.package} has no operation for {self}")
        return self.bindings.round_trip(operation, example.message, example.envelope)

    def difference(self) -> Difference | None:
        """Where the envelope comes back changed; None when it is equal."""
        name = self.example.location.file
        shown = parse_xml(Document(name, "", self.example.envelope))
        return first_difference(shown, parse_xml(Document(name, "", self.written())))


def documented_envelopes(
    package: str, examples: Sequence[str], root: Path, output: Path
) -> list[DocumentedEnvelope]:
    """The envelopes of the pages ``examples`` whose operation ``package`` has.

    ``examples`` are sources relative to ``root``; ``output`` is the folder that
    holds the package, and is looked into where it is not importable already.
    """
    bindings = _bindings(package, output)
    subjects = Subjects(map(_subject, bindings.services.values()))
    found: list[DocumentedEnvelope] = []
    for source in examples:
        for document in open_source(source, offline=True, base=root).documents:
            page = read_operation_page(document) if sniff(document) == "page" else None
            for example in map(subjects.example, page.examples if page else ()):
                if bindings.operation(example.service, example.operation):
                    found.append(DocumentedEnvelope(example, bindings))
    return sorted(found, key=str)


def _subject(service: ServiceBinding) -> Subject:
    """What pages about a generated service may know of it."""
    return Subject(
        service.name,
        (service.name, stem(service.address)),
        {name: _bodies(operation) for name, operation in service.operations.items()},
    )


def _bodies(operation: Operation) -> dict[Kind, QName]:
    shapes: list[tuple[Kind, MessageShape | None]] = [
        ("request", operation.request),
        ("response", operation.response),
    ]
    found: dict[Kind, QName] = {}
    for kind, shape in shapes:
        names = [slot.entry.name for slot in shape.kind.slots] if shape else []
        wrapper = shape.wrapper if shape else None
        if wrapper or names:
            found[kind] = QName.parse(wrapper or names[0])
    return found


def _bindings(package: str, output: Path) -> Bindings:
    if str(output) not in sys.path and not _importable(package):
        sys.path.append(str(output))
        importlib.invalidate_caches()
    return Bindings(package)


def _importable(package: str) -> bool:
    try:
        importlib.import_module(package)
    except ModuleNotFoundError:
        return False
    return True
