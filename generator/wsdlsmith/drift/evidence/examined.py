"""A comparison together with what documented envelopes show of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wsdlsmith.drift.diff import Drift, in_order
from wsdlsmith.drift.evidence.evidence import Evidence, evidence
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
    """Replay those of the pages that are about the old contract."""
    own = pages_of(drift.old, pages)
    return Examined(drift, evidence(drift, own, of_drift=True))
