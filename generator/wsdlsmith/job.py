"""What a package is made of: the options of a job, and the documents that it reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from wsdlsmith.read.document import Document, Opened
from wsdlsmith.read.source import open_source


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One package to make: from what, under which name, and how strictly."""

    package: str
    sources: tuple[str, ...]
    examples: tuple[str, ...] = ()
    base: Path | None = None
    """The folder that relative sources are seen from."""
    templates: Path | None = None
    tests_in: Path | None = None
    """The output folder, where round-trip tests are to be written beside the code."""
    per_service: bool = False
    strict: bool = False
    lenient: bool = False
    """Read a definition or import that is nowhere as anything."""
    offline: bool = False
    failure: tuple[str, ...] = ()
    """Response headers that mean failure, by local name."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The opened sources of a job, and the opened pages beside them."""

    sources: tuple[Opened, ...]
    examples: tuple[Opened, ...]

    @property
    def opened(self) -> tuple[Opened, ...]:
        """All of them."""
        return (*self.sources, *self.examples)

    @property
    def documents(self) -> list[Document]:
        """The documents of all of them."""
        return [document for one in self.opened for document in one.documents]

    @property
    def imported(self) -> list[Document]:
        """What these imported and no source named, once their imports were followed."""
        known = {(document.uri, document.digest) for document in self.documents}
        found = {
            (document.uri, document.digest): document
            for one in self.opened
            for document in one.resolver.asked.values()
            if document is not None
        }
        return [document for key, document in found.items() if key not in known]


def open_sources(job: Job, texts: Sequence[str]) -> list[Opened]:
    """Open each source of a job."""
    return [open_source(text, offline=job.offline, base=job.base) for text in texts]


def open_inputs(job: Job) -> Inputs:
    """Open all that a job reads."""
    return Inputs(
        tuple(open_sources(job, job.sources)), tuple(open_sources(job, job.examples))
    )


def input_hashes(inputs: Inputs, digests: Sequence[str] = ()) -> dict[str, str]:
    """The sha256 of all that was read under its file's name; no folder of the machine.

    ``digests`` are the documents', where they are known.
    """
    known = digests or [document.digest for document in inputs.documents]
    return _named(
        [
            *zip(inputs.documents, known, strict=True),
            *((document, document.digest) for document in inputs.imported),
        ]
    )


def _named(digests: Iterable[tuple[Document, str]]) -> dict[str, str]:
    hashes: dict[str, str] = {}
    for document, digest in sorted(
        digests, key=lambda p: (_base_name(p[0]), p[0].data)
    ):
        name, number = _base_name(document), 1
        while name in hashes:
            number += 1
            name = f"{_base_name(document)} ({number})"
        hashes[name] = digest
    return hashes


def _base_name(document: Document) -> str:
    return document.name.replace("\\", "/").rpartition("/")[2].rpartition("#")[2]
