"""Reading whole contracts for the verbs that compare them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wsdlsmith.cli.collector import collector_paused
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.drift.diff import Drift, diff
from wsdlsmith.drift.evidence.evidence import Evidence, evidence
from wsdlsmith.drift.lock.lock import looks_like_lock, read_lock
from wsdlsmith.errors import UnsupportedError, UsageError
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.example import OperationPage
from wsdlsmith.pipeline import read_pages
from wsdlsmith.read.document import Document
from wsdlsmith.read.source import open_source


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Two sources to compare, and how to read them."""

    old: str
    new: str
    namespaces: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    """The pages that document ``old``."""
    new_examples: tuple[str, ...] = ()
    offline: bool = False
    strict: bool = False

    def evidence(self, drift: Drift) -> Evidence:
        """What the documented envelopes show, where any are given."""
        if not self.examples and not self.new_examples:
            return Evidence()
        with collector_paused():
            new = self._pages(self.new_examples) if self.new_examples else None
            return evidence(drift, self._pages(self.examples), new)

    def _pages(self, sources: Sequence[str]) -> tuple[OperationPage, ...]:
        opened = [open_source(one, offline=self.offline) for one in sources]
        pages = read_pages(opened)
        if sources and not pages:
            raise UsageError(
                f"no page of {', '.join(sources)} shows an envelope",
                hint="choose the pages of operations with #GLOB",
            )
        return pages

    def drift(self, diagnostics: Diagnostics) -> Drift:
        """Read both and tell what drifted."""
        names = parse_namespace_map(self.namespaces)
        with collector_paused():
            old, new = (
                read_side(source, diagnostics, offline=self.offline, strict=self.strict)
                for source in (self.old, self.new)
            )
            return diff(old, new, names, labels=(self.old, self.new))


def read_side(
    source: str, diagnostics: Diagnostics, *, offline: bool, strict: bool
) -> Contract:
    """The contract of one source, or the one that a lock was written from."""
    with collector_paused():
        opened = open_source(source, offline=offline)
        locked = lock_in(opened.documents, source)
        if locked is not None:
            return locked
        contract = read_contract([opened], diagnostics)
    if strict and len(diagnostics):
        first = next(iter(diagnostics))
        raise UnsupportedError(
            f"{len(diagnostics)} diagnostics under --strict; the first: "
            f"{first.message} [{first.code}]",
            first.location,
            hint=first.hint or "without --strict the rest is compared",
        )
    return contract


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
