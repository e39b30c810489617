"""Random edits of WSDLs that others wrote: what breaks is shown, what is refused is told.

Four of our own (``edited/examples``) have what hardly any of them has: lists of
namespaces in wildcards, several bindings of one portType, chameleon includes, encoded
arrays. As test_zoo and test_zoo_overlooked do for one document that has everything. What a
wildcard admits is not looked into, nor what ``xsi:type`` names in place of a built-in
type: there no finding is asked for.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

from lxml import etree
from wsdlsmith.drift.change import OperationId, Way
from wsdlsmith.drift.diff import diff
from wsdlsmith.drift.kept_messages import KeptMessages
from wsdlsmith.drift.witness.exchange import Party
from wsdlsmith.drift.witness.specimen import UnwritableError
from wsdlsmith.errors import WsdlsmithError
from wsdlsmith.model.contract import Contract

from tests.conftest import CORPUS, CaseCount
from tests.drift.breaking import claimed, elements, faultless
from tests.drift.edited.documents import Documents, documents_in, judge_of
from tests.drift.test_every_break import BESIDE, witness_of
from tests.drift.test_zoo_overlooked import Place, told
from tests.drift.zoo.sent import samples
from tests.wild.corpus import ACCEPTED, WILD

_SEEDS = range(4)
_EXAMPLES = Path(__file__).parent / "edited" / "examples"
_MORE_SEEDS = range(60)
_FILLS = (0.0, 0.5, 1.0)
_MOST = 60_000
"""How many bytes of WSDLs and schemas are read and edited in no time."""


def _sources() -> Iterator[tuple[str, Documents]]:
    """Each WSDL that is small enough, once."""
    rows = [(one.folder, WILD / one.folder, one.path) for one in ACCEPTED]
    samples_of = sorted((CORPUS / "node-soap-samples").glob("*/soap.wsdl"))
    rows += [(path.parent.name, path.parent, path) for path in samples_of]
    seen = []
    for name, folder, path in rows:
        found = documents_in(folder, str(path.relative_to(folder)))
        small = sum(map(len, found.texts.values())) < _MOST
        if small and found.entry in found.texts and found.texts not in seen:
            seen.append(found.texts)
            yield name, found


class _Exchange:
    """Two contracts, what is said between them, and libxml2 on both sides."""

    def __init__(self, old: Contract, new: Contract) -> None:
        self.drift = diff(old, new)
        self._contracts = (old, new)
        self._judges = (judge_of(old), judge_of(new))
        names = {o.port_type: n.port_type for o, n in self.drift.compared.pair.services}
        self._parties = (Party(old, names), Party(new))

    def shown(self, *, undecided: bool) -> int:
        """Ask a message for each break; libxml2 agrees where a schema decides.

        Where ``undecided`` is allowed, some may have none.
        """
        count = 0
        for finding, way in claimed(self.drift):
            found = witness_of(self.drift, finding, way)
            if found is None and undecided:
                continue
            assert found is not None, (finding.detail, way)
            count += 1
            decides = finding.rule not in BESIDE and all(
                word.endswith("]") for word in found.words
            )
            receiver = self._judges[1 if way == "request" else 0]
            if decides and receiver is not None and _is_plain(*self._contracts):
                taken = all(map(receiver.validate, elements(found.sent)))
                assert not taken, (finding.detail, found.text())
        return count

    def told(self) -> int:
        """Ask a finding for each message that is refused: the least ones, and samples."""
        if self.drift.compared.types:
            return 0  # each side calls its types by its own names
        count = 0
        for kept in KeptMessages(self.drift.compared.pair).operations:
            for way in _WAYS:
                least = self._least(kept.identity, way)
                plain = _is_plain(*self._contracts)
                if least and None not in self._judges and plain:
                    count += self._samples(kept.identity, way)
                count += least
        return count

    def _least(self, operation: OperationId, way: Way) -> int:
        sender, receiver = self._parties if way == "request" else self._parties[::-1]
        try:
            sent = sender.send(operation, way, {})
        except UnwritableError:
            return 0
        if sent.use == "encoded" or sender.words(operation, way, sent):
            return 0  # names of results mean nothing; or what can be in no message
        spoken = {end.soap for end in receiver.endpoints(operation)}
        if way == "response" and sent.endpoint.soap not in spoken:
            return 0  # an answer comes in the version of the request
        words = receiver.words(operation, way, sent)
        place = Place(operation.operation, way, "")
        assert not words or told(self.drift, place), (place, words)
        return 1

    def _samples(self, operation: OperationId, way: Way) -> int:
        ends = (0, 1) if way == "request" else (1, 0)
        sender, receiver = (self._judges[end] for end in ends)
        assert sender is not None
        assert receiver is not None
        place = Place(operation.operation, way, "")
        rows = [self._parties[end].declared(operation, way) for end in ends]
        count = 0
        for one, other in zip(*rows, strict=False):
            schema = self._contracts[ends[0]].schema
            for sent in samples(one, schema, str(place), _FILLS):
                if one.name == other.name and faultless(sender, sent):
                    count += 1
                    fine = faultless(receiver, sent) or told(self.drift, place)
                    assert fine, (place, receiver.error_log, etree.tostring(sent))
        return count


_WAYS: tuple[Way, ...] = ("request", "response")


def _is_plain(*contracts: Contract) -> bool:
    """Whether each element of a body has a name of its own among global elements."""
    return not any(
        operation.style == "rpc"
        for contract in contracts
        for service in contract.services
        for operation in service.operations
    )


def _examples() -> Iterator[tuple[str, Documents]]:
    for path in sorted(_EXAMPLES.glob("*/*.wsdl")):
        yield path.stem, documents_in(path.parent, path.name)


def _edits(
    documents: Documents, seed: str, folder: Path
) -> tuple[Contract, Contract] | None:
    chance = random.Random(seed)
    edited = documents.edited(chance, folder / "edited", chance.choice([1, 1, 2]))
    if edited.texts == documents.texts:
        return None
    pair = [documents.contract(folder / "old"), edited.contract(folder / "new")]
    chance.shuffle(pair)
    return pair[0], pair[1]


class _Counts(NamedTuple):
    """How many edits were looked at, breaks between them, and messages."""

    edits: int = 0
    breaks: int = 0
    messages: int = 0


def _looked_at(
    sources: Iterable[tuple[str, Documents]],
    seeds: Iterable[int],
    folder: Path,
    *,
    undecided: bool = False,
) -> _Counts:
    """Edit each of some WSDLs, once for each seed."""
    edits = breaks = messages = 0
    for (name, documents), seed in product(sources, seeds):
        place = folder / f"{name} {seed}"
        try:
            pair = _edits(documents, f"{name} {seed}", place)
        except WsdlsmithError:  # what cannot be read, edited or not
            continue
        if pair is not None:
            exchange = _Exchange(*pair)
            edits += 1
            breaks += exchange.shown(undecided=undecided)
            messages += exchange.told()
    return _Counts(edits, breaks, messages)


def test_edits_of_public_wsdls_are_told_and_shown(
    corpus: Path, tmp_path: Path, cases: CaseCount
) -> None:
    assert corpus.is_dir()
    found = _looked_at(_sources(), _SEEDS, tmp_path)
    cases.add("edits of public WSDLs", found.edits)
    cases.add("breaks between them that have a message", found.breaks)
    cases.add("messages between them that are taken or told", found.messages)
    assert found.edits > 250
    assert found.breaks > 200
    assert found.messages > 2_000


def test_edits_of_what_public_wsdls_hardly_have_are_told_and_shown(
    tmp_path: Path,
) -> None:
    found = _looked_at(_examples(), _MORE_SEEDS, tmp_path, undecided=True)
    assert found.edits > 200
    assert found.breaks > 300
    assert found.messages > 1_500
