"""The search for a message that is valid for its sender and not for its receiver."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeAlias

from lxml import etree

from wsdlsmith.drift.change import OperationId, Subject, Way
from wsdlsmith.drift.changes.compare import Compared
from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.reach import Felt
from wsdlsmith.drift.versions.rename import with_types
from wsdlsmith.drift.witness.about import About, Nearness, focus_of
from wsdlsmith.drift.witness.exchange import Party
from wsdlsmith.drift.witness.sent import Sent
from wsdlsmith.drift.witness.specimen import UnwritableError
from wsdlsmith.drift.witness.tries import Tries, Try
from wsdlsmith.drift.witness.xsi_type import name_type, named_type
from wsdlsmith.model.qname import QName
from wsdlsmith.reports.one_line import one_line

_OPERATIONS = 6
_MOST = 2000
"""How many messages are tried for a claim in one operation."""
_OTHERS = 20
_CLOSER = 400
"""How many more messages are tried for one that shows the very thing that changed."""
_PATIENCE = 400_000
"""How many elements are made for all claims together; one message for each then."""
_RENAMED = ("namespace-version-changed", "target-namespace-changed")


@dataclass(frozen=True, slots=True)
class Witness:
    """A message that proves a finding, and what the receiver said of it."""

    way: Way
    operation: OperationId
    sent: Sent
    words: tuple[str, ...]

    def text(self) -> str:
        """The message and the verdict, for a person."""
        sender, receiver = (
            ("the old client", "the new service")
            if self.way == "request"
            else ("the new service", "the old client")
        )
        service = self.operation.service.rpartition("}")[2]
        name = one_line(f"{service}.{self.operation.operation}")
        lines = [
            f"{self.way} of {name}: valid for {sender}, not for {receiver}",
            "",
            *("  " + line for line in self.sent.text().splitlines()),
            "",
            f"{receiver} says:",
            *(f"  {one_line(word)}" for word in self.words),
        ]
        return "\n".join(lines)


_Placed: TypeAlias = tuple[Nearness, Witness]


class Witnesses:
    """Looks for witnesses between the two contracts of a comparison."""

    def __init__(self, compared: Compared) -> None:
        pair = compared.pair
        self._before = {new: old for old, new in compared.mapped.names.items()}
        names = {old.port_type: new.port_type for old, new in pair.services}
        self._pair = pair
        self._old = Party(pair.old, names, pair.sides[0])
        self._new = Party(pair.new, side=pair.sides[1])
        self._types = compared.types
        self._judge = self._old
        if compared.types:
            self._judge = Party(with_types(pair.old, compared.types), names)

    def of(
        self, finding: Finding, subject: Subject, felt: Felt, ways: Iterable[Way]
    ) -> Witness | None:
        """The witness in any of these directions that comes nearest to the change."""
        if finding.rule in _RENAMED and finding.scope == "namespace":
            return self._by_old_names(felt)
        best: _Placed | None = None
        for way in ways:
            found = self._nearest(finding, subject, felt, way)
            if found is not None and (best is None or found[0] < best[0]):
                best = found
            if best is not None and best[0] is Nearness.ITSELF:
                break
        return best[1] if best is not None else None

    def one_way(
        self, finding: Finding, subject: Subject, felt: Felt, way: Way
    ) -> Witness | None:
        """A witness in one direction."""
        found = self._nearest(finding, subject, felt, way)
        return found[1] if found is not None else None

    def _nearest(
        self, finding: Finding, subject: Subject, felt: Felt, way: Way
    ) -> _Placed | None:
        """The witness in one direction that comes nearest to what changed."""
        sender, receiver = self._old, self._new
        judges = (self._judge, self._new)
        if way == "response":
            sender, receiver = receiver, sender
            judges = judges[::-1]
        operations = sorted(felt.request if way == "request" else felt.response)
        known = [one for one in operations if sender.knows(one)]
        about, focus = About(finding), focus_of(finding)
        others: list[Witness] = []
        kind = finding.path.partition(":")[0]
        for operation in known[: 1 if self._impatient else _OPERATIONS]:
            tries = Tries(self._pair, sender, receiver, focus)
            messages = self._written(tries.of(operation, way, subject, kind))
            judged = self._judged(messages, operation, way, judges)
            found = _closest(judged, about, others)
            if found is not None:
                return found
        # the words need not name what changed; best is what not every message shows
        others.sort(key=lambda one: self._usual(*judges, one))
        return next(((Nearness.ELSEWHERE, one) for one in others), None)

    @property
    def _impatient(self) -> bool:
        made = self._old.specimens.made + self._new.specimens.made
        return made > _PATIENCE

    def _written(self, tries: Iterable[Try]) -> Iterator[Sent]:
        """Those that can be written, as long as there is patience."""
        for number, write in enumerate(islice(tries, _MOST)):
            if number and self._impatient:
                return
            with suppress(UnwritableError):
                yield write()

    def _judged(
        self,
        messages: Iterable[Sent],
        operation: OperationId,
        way: Way,
        judges: tuple[Party, Party],
    ) -> Iterator[Witness]:
        """What the receiver says, maybe nothing, of each that the sender may send."""
        for sent in messages:
            if way == "request":
                _name_types(sent, self._types)
            if not judges[0].words(operation, way, sent):
                words = judges[1].words(operation, way, sent)
                yield Witness(way, operation, sent, tuple(words))

    def _by_old_names(self, felt: Felt) -> Witness | None:
        """A request as the old client really writes it, in the old namespaces."""
        for operation in sorted(felt.request):
            if not self._old.knows(operation):
                continue
            with suppress(UnwritableError):
                sent = self._old.send(operation, "request", {})
                bodies = tuple(_renamed(body, self._before) for body in sent.bodies)
                sent = replace(sent, bodies=bodies)
                words = self._new.words(operation, "request", sent)
                if words:
                    return Witness("request", operation, sent, tuple(words))
        return None

    @staticmethod
    def _usual(sender: Party, receiver: Party, witness: Witness) -> bool:
        """Whether the receiver says the same of the least that is valid."""
        try:
            least = sender.send(witness.operation, witness.way, {})
        except UnwritableError:
            return False
        usual = receiver.words(witness.operation, witness.way, least)
        return set(witness.words) <= set(usual)


def _renamed(element: etree._Element, names: Mapping[str, str]) -> etree._Element:
    """A copy with each namespace as it was."""
    text = etree.tostring(element, encoding="unicode")
    for new, old in names.items():
        text = text.replace(f'"{new}"', f'"{old}"')
    return etree.fromstring(text)


def _name_types(sent: Sent, names: Mapping[QName, QName]) -> None:
    """Call the types in ``xsi:type`` as the sender itself calls them."""
    roots = (*sent.headers, *sent.bodies, *([] if sent.fault is None else [sent.fault]))
    for element in (one for root in roots for one in root.iter()):
        name = named_type(element)
        if name is not None and name in names:
            name_type(element, names[name])


def _closest(
    judged: Iterable[Witness], about: About, others: list[Witness]
) -> _Placed | None:
    """The one that comes nearest to what changed; what is not near goes to others."""
    best: _Placed | None = None
    left = _MOST
    for one in judged:
        nearness, words = about.nearest(one.words)
        if nearness is Nearness.ITSELF:
            return nearness, replace(one, words=words)
        if nearness is Nearness.ELSEWHERE:
            if one.words and len(others) < _OTHERS:
                others.append(one)
                if len(others) == _OTHERS:
                    left = min(left, _CLOSER)
        elif best is None or nearness < best[0]:
            left = min(left, _CLOSER)
            best = nearness, replace(one, words=words)
        left -= 1
        if not left:
            break
    return best
