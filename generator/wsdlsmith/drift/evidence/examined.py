"""A comparison together with what documented envelopes show of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wsdlsmith.drift.diff import Drift, in_order
from wsdlsmith.drift.evidence.evidence import NO_DRIFT, Evidence, evidence
from wsdlsmith.drift.evidence.pages import pages_of
from wsdlsmith.drift.finding import Finding
from wsdlsmith.model.example import OperationPage


@dataclass(frozen=True, slots=True)
class Examined:
    """What drifted, and the envelopes that show it."""

    drift: Drift
    shown: Evidence

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those of both, the worst first."""
        return in_order([*self.drift.findings, *self.shown.findings])


def examine(drift: Drift, pages: Sequence[OperationPage]) -> Examined:
    """Replay the pages of the old contract, where anything drifted at all."""
    if not drift.findings:
        return Examined(drift, Evidence())
    own = pages_of(drift.old, pages)
    return Examined(drift, evidence(drift, own).without(NO_DRIFT))
