"""An envelope that shows a finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wsdlsmith.drift.change import OperationId
from wsdlsmith.drift.evidence.replay import Replayed
from wsdlsmith.drift.finding import Direction
from wsdlsmith.drift.reach import Felt
from wsdlsmith.reports.one_line import one_line
from wsdlsmith.reports.shown_xml import shown_xml


@dataclass(frozen=True, slots=True)
class Proof:
    """An envelope and the validator's words; without words it is taken now."""

    replayed: Replayed
    words: str = ""

    @property
    def name(self) -> str:
        """``Shop.Get request``."""
        example = self.replayed.example
        return f"{example.service}.{example.operation} {example.message}"

    @property
    def page(self) -> str:
        """Page and line of the envelope, without the folders of this machine."""
        place = self.replayed.example.location
        file = place.file.replace("\\", "/").rpartition("#")[2]
        return f"{'/'.join(file.split('/')[-2:])}:{place.line}"

    def text(self) -> str:
        """The envelope and the verdict, for a person."""
        example = self.replayed.example
        says = "the new contract says:" if self.words else "the new contract takes it"
        lines = [f"{example.message} documented on {self.page}", ""]
        shown = shown_xml(example.envelope.decode("utf-8", "replace"))
        lines += ["  " + line for line in shown.splitlines()]
        lines += ["", says]
        lines += [f"  {one_line(self.words)}"] if self.words else []
        return "\n".join(lines)


def direction_of(proofs: Iterable[Proof]) -> Direction:
    """Whether requests, answers or both show it."""
    ways = {proof.replayed.example.message for proof in proofs}
    return "both" if len(ways) == 2 else next(iter(ways), "none")


def felt_by(proofs: Iterable[Proof]) -> Felt:
    """The operations whose envelopes they are."""
    ways: dict[str, set[OperationId]] = {"request": set(), "response": set()}
    for proof in proofs:
        example = proof.replayed.example
        bound = proof.replayed.after.bound or proof.replayed.before.bound
        identity = OperationId(example.service, example.operation)
        if bound is not None:
            port_type = str(bound.service.port_type)
            identity = OperationId(port_type, bound.operation.name)
        ways[example.message].add(identity)
    return Felt(frozenset(ways["request"]), frozenset(ways["response"]))
