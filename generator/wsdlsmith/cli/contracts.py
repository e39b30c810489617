"""Reading whole contracts for the verbs that compare them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wsdlsmith.cli.collector import collector_paused
from wsdlsmith.cli.own_pages import own_pages
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.drift.apart import Comparison, evidence_of
from wsdlsmith.drift.between import between
from wsdlsmith.drift.coherence import Said
from wsdlsmith.drift.evidence.evidence import Evidence
from wsdlsmith.drift.lock.lock import looks_like_lock, read_lock
from wsdlsmith.errors import UsageError
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.example import OperationPage
from wsdlsmith.read.document import Document
from wsdlsmith.read.page import read_pages
from wsdlsmith.read.source import open_source
from wsdlsmith.strict import refuse_diagnostics


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Two sources to compare, and how to read them."""

    old: str
    new: str
    namespaces: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    """The pages that document ``old``."""
    new_examples: tuple[str, ...] = ()
    own_examples: bool = True
    """Without such pages, take those that the project has for both sides."""
    offline: bool = False
    strict: bool = False
    lenient: bool = False
    per_service: bool = False
    """Keep the types of each service apart."""

    def __post_init__(self) -> None:
        if not self.own_examples and (self.examples or self.new_examples):
            raise UsageError(
                "--no-examples contradicts --examples and --new-examples",
                hint="with pages of your own none of the project's are taken",
            )

    def evidence(self, comparison: Comparison) -> Evidence:
        """What the documented envelopes show, where there are any."""
        if not self.examples and not self.new_examples:
            return self._own_evidence(comparison)
        with collector_paused():
            new = self._pages(self.new_examples) if self.new_examples else None
            return evidence_of(comparison, self._pages(self.examples), new)

    def _own_evidence(self, comparison: Comparison) -> Evidence:
        """What the project's pages show, where it has any for the old side."""
        if not self.own_examples:
            return Evidence()
        with collector_paused():
            old = own_pages(self.old, offline=self.offline)
            if old is None:
                return Evidence()
            new = own_pages(self.new, offline=self.offline)
            return evidence_of(comparison, old, new, of_drift=True)

    def _pages(self, sources: Sequence[str]) -> tuple[OperationPage, ...]:
        opened = [open_source(one, offline=self.offline) for one in sources]
        pages = read_pages(opened)
        if sources and not pages:
            raise UsageError(
                f"no page of {', '.join(sources)} shows an envelope",
                hint="choose the pages of operations with #GLOB",
            )
        return pages

    def compare(self, diagnostics: Diagnostics) -> Comparison:
        """Read both and tell what drifted."""
        names = parse_namespace_map(self.namespaces)
        with collector_paused():
            old, new = self._read(self.old), self._read(self.new)
            for side in (old, new):
                diagnostics.extend(side.diagnostics)
            labels = (self.old, self.new)
            return between(old, new, names, labels, apart=self.per_service)

    def _read(self, source: str) -> Said:
        return read_side(
            source,
            Reading(
                offline=self.offline,
                strict=self.strict,
                lenient=self.lenient,
                per_service=self.per_service,
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a source is read."""

    offline: bool = False
    strict: bool = False
    lenient: bool = False
    per_service: bool = False


def read_side(source: str, options: Reading) -> Said:
    """The contract of a source, or of the lock that it is; or one for each WSDL."""
    diagnostics = Diagnostics()
    with collector_paused():
        opened = open_source(source, offline=options.offline)
        locked = lock_in(opened.documents, source)
        if locked is not None:
            return Said((locked,), diagnostics, locked=True)
        lenient = options.lenient
        if options.per_service:
            contracts = read_contract(
                [opened], diagnostics, per_service=True, lenient=lenient
            )
        else:
            contracts = (read_contract([opened], diagnostics, lenient=lenient),)
    if options.strict:
        refuse_diagnostics(diagnostics, "compared")
    return Said(contracts, diagnostics)


def lock_in(documents: Sequence[Document], source: str) -> Contract | None:
    """The contract of a lock; None where the documents are something else.

    A commit may have a lock of another version of the tool, as with ``check
    --against``.
    """
    if len(documents) != 1 or not looks_like_lock(documents[0].data):
        return None
    (document,) = documents
    text = document.data.decode("utf-8", errors="replace")
    any_tool = source.startswith("git:")
    return read_lock(text, document.name, any_tool=any_tool).contract


def parse_namespace_map(entries: Sequence[str]) -> dict[str, str]:
    """``OLD=NEW`` pairs; the last ``=`` parts them, as a namespace may hold one."""
    found: dict[str, str] = {}
    for entry in entries:
        old, equals, new = entry.rpartition("=")
        if not equals or not old or not new:
            raise UsageError(
                f'--namespace-map: "{entry}" is no pair',
                hint="write OLD=NEW, two namespaces",
            )
        found[old] = new
    return found
