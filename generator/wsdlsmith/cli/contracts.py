"""Reading whole contracts for the verbs that compare them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wsdlsmith.cli.collector import collector_paused
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.drift.diff import Drift, diff
from wsdlsmith.drift.evidence.evidence import Evidence, evidence
from wsdlsmith.errors import UnsupportedError, UsageError
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.example import OperationPage
from wsdlsmith.pipeline import read_pages
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
    """The contract of one source."""
    with collector_paused():
        contract = read_contract([open_source(source, offline=offline)], diagnostics)
    if strict and len(diagnostics):
        first = next(iter(diagnostics))
        raise UnsupportedError(
            f"{len(diagnostics)} diagnostics under --strict; the first: "
            f"{first.message} [{first.code}]",
            first.location,
            hint=first.hint or "without --strict the rest is compared",
        )
    return contract


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
