"""One finding in full: rule, reach, and the message that proves it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wsdlsmith.drift.change import OperationId
from wsdlsmith.drift.diff import Drift
from wsdlsmith.drift.evidence.evidence import Evidence
from wsdlsmith.drift.evidence.proof import Proof, felt_by
from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.policy import BUMP
from wsdlsmith.drift.reach import Felt
from wsdlsmith.drift.render_json import finding_json
from wsdlsmith.drift.render_rules import rule_text, verdict_text
from wsdlsmith.drift.report import place_text
from wsdlsmith.drift.rules.table import RULES
from wsdlsmith.drift.witness.witness import Witness
from wsdlsmith.reports.one_line import one_line

_FEW = 8


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding with what stands behind it."""

    finding: Finding
    felt: Felt
    witness: Witness | None
    proofs: tuple[Proof, ...] = ()
    """The documented envelopes that show it."""

    def text(self) -> str:
        """For a person."""
        finding = self.finding
        detail = one_line(finding.detail)
        lines = [f"{finding.fingerprint}  {finding.severity}: {detail}"]
        if place_text(finding):
            lines.append(f"  felt in {place_text(finding)}")
        lines.append(f"  {verdict_text(finding.wire, finding.python)}")
        if finding.confidence is not None:
            lines.append(f"  taken for a renaming with confidence {finding.confidence}")
        lines += ["", rule_text(RULES[finding.rule]), ""]
        lines += self._operations()
        lines.append(self._proof())
        return "\n".join(lines)

    def as_json(self) -> dict[str, object]:
        """For scripts."""
        witness = self.witness
        shown = None
        if witness is not None:
            shown = {
                "direction": witness.way,
                "operation": _name(witness.operation),
                "message": witness.sent.text(),
                "says": list(witness.words),
            }
        every = sorted(self.felt.request | self.felt.response)
        return {
            "version": 1,
            "finding": finding_json(self.finding),
            "operations": [_name(one) for one in every],
            "witness": shown,
            "examples": [
                {"page": one.page, "example": one.name, "says": one.words}
                for one in self.proofs
            ],
        }

    def _operations(self) -> Iterator[str]:
        for way, found in (
            ("sent by", self.felt.request),
            ("answered by", self.felt.response),
        ):
            names = sorted(_name(one) for one in found)
            if names:
                more = f" and {len(names) - _FEW:,} more" if len(names) > _FEW else ""
                yield one_line(f"{way}: {', '.join(names[:_FEW])}{more}")
                yield ""

    def _proof(self) -> str:
        if self.proofs:
            told = ((one.page, one_line(one.words)) for one in self.proofs)
            pages = [f"  {page}: {words}".rstrip(": ") for page, words in told]
            more = f"  and {len(pages) - _FEW:,} more" if len(pages) > _FEW else ""
            listed = [*pages[:_FEW], *([more] if more else [])]
            return "\n".join(["shown by:", *listed, "", self.proofs[0].text()])
        if self.witness is not None:
            return self.witness.text()
        if self.finding.rule == BUMP:
            return "What breaks are findings of their own: each has its proof."
        if self.finding.wire == "safe":
            return "No message breaks: what one side sends, the other takes."
        return "Whether a message breaks is not known: none was found that does."


def explain(drift: Drift, finding: Finding, shown: Evidence | None = None) -> Explained:
    """What ``diff`` found out about one of its findings."""
    proofs = shown.proofs.get(finding.fingerprint, ()) if shown else ()
    if proofs:
        return Explained(finding, felt_by(proofs), None, proofs)
    known = drift.behind.get(finding.fingerprint)
    if known is None:
        return Explained(finding, Felt(), None)
    return Explained(finding, known.felt, known.witness)


def _name(operation: OperationId) -> str:
    return f"{operation.service.rpartition('}')[2]}.{operation.operation}"
