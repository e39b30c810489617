"""``stream``: records as they come, and in everything else what the method does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from wsdlsmith.runtime import (
    CallError,
    MalformedAnswerError,
    NotUnderstoodError,
    ServiceFailure,
    SoapFault,
)
from wsdlsmith.runtime.limits import Limits

from tests.runtime.client.fixed import Fixed
from tests.runtime.client.ledger import Entry, Ledger, Special
from tests.runtime.client.ledger_answers import (
    NIL,
    SPECIAL,
    Pieces,
    answer,
    entries,
    fault,
    ledger_entries,
)
from tests.runtime.codec.fast.alike import all_of
from tests.runtime.codec.fast.mutate import mutated


def both(content: bytes, size: int, **options: Any) -> tuple[object, object]:
    """What the method gives, or how it fails, and what its stream does."""

    def outcome(run: Callable[[], object]) -> object:
        try:
            return all_of(run())
        except CallError as error:
            return type(error)

    ledger = Ledger(transport=Pieces(content, size), **options)
    return outcome(lambda: ledger.all() or []), outcome(
        lambda: list(ledger.stream(ledger.all))
    )


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 10_000])
def test_records_are_those_of_the_method_wherever_the_pieces_end(size: int) -> None:
    content = answer(f"\n {entries(5)}<!-- c -->{NIL}{SPECIAL}<t:Entry/>\n")
    whole, streamed = both(content, size)
    assert streamed == whole
    assert isinstance(whole, tuple)
    assert len(whole) == 1 + 8
    ledger = Ledger(transport=Pieces(content, size))
    assert list(ledger.stream(ledger.all))[4:7] == [
        Entry(number=4, note="note 4"),
        None,
        Special(number=7, why="w"),
    ]


def test_lists_without_a_wrapper_and_of_numbers_are_streamed_too() -> None:
    ledger = Ledger(transport=Pieces(answer(entries(3), name="Bare"), 50))
    assert [entry.number for entry in ledger.stream(ledger.bare)] == [0, 1, 2]
    numbers = "<t:int>1</t:int><t:int> 2 </t:int>"
    ledger = Ledger(transport=Pieces(answer(numbers, name="Numbers"), 50))
    assert list(ledger.stream(ledger.numbers)) == [1, 2]


def test_a_taken_record_is_not_reported_as_missing() -> None:
    told: list[tuple[str, str, str]] = []
    items = f"{entries(1)}<t:Entry><t:New/></t:Entry><t:Odd/>words{entries(1)}"
    ledger = Ledger(
        transport=Pieces(answer(items, name="Bare"), 50),
        on_deviation=lambda *deviation: told.append(deviation),
    )
    assert len(list(ledger.stream(ledger.bare))) == 3
    place = "/Envelope/Body/BareResponse"
    assert ("unknown-element", f"{place}/Entry[2]/New", "{urn:ledger}New") in told
    assert [code for code, _, _ in told] == ["unknown-element"] * 2


def test_mutants_give_what_the_method_gives_or_fail_as_it_does() -> None:
    content = answer(entries(4) + NIL + SPECIAL, "<t:Problem i:nil='true'/>")
    outcomes: set[bool] = set()
    for seed in range(1500):
        random = Random(seed)
        data = mutated(content, random, random.randint(1, 3))
        whole, streamed = both(data, random.choice([1, 40, 10_000]))
        assert streamed == whole, data
        outcomes.add(isinstance(whole, tuple))
    assert outcomes == {True, False}


@pytest.mark.parametrize("status", [200, 500])
def test_a_fault_is_raised_before_there_is_a_stream(status: int) -> None:
    ledger = Ledger(transport=Pieces(fault(), 20, status))
    with pytest.raises(SoapFault, match="no"):
        ledger.stream(ledger.all)


@pytest.mark.parametrize("items", ["", entries(9)])
def test_a_failure_in_a_header_is_raised_before_any_record(items: str) -> None:
    transport = Pieces(answer(items, "<t:Problem>sold out</t:Problem>"), 30)
    ledger = Ledger(transport=transport)
    with pytest.raises(ServiceFailure, match="sold out"):
        ledger.stream(ledger.all)
    if items:
        assert len(transport.left) > 100, "nobody waits for the rest"


def test_a_header_that_must_be_understood_is_refused_before_any_record() -> None:
    header = '<o:New xmlns:o="urn:o" s:mustUnderstand="1"/>'
    ledger = Ledger(transport=Pieces(answer(entries(9), header), 30))
    with pytest.raises(NotUnderstoodError):
        ledger.stream(ledger.all)


def test_headers_are_there_with_the_first_record() -> None:
    ledger = Ledger(transport=Pieces(answer(entries(9), "<o:N xmlns:o='urn:o'/>"), 30))
    stream = ledger.stream(ledger.all)
    assert [block.tag for block in stream.headers.unknown] == ["{urn:o}N"]
    assert stream.status == 200


def test_a_broken_record_is_named_after_those_before_it() -> None:
    items = f"{entries(2)}<t:Entry><t:Number>x</t:Number></t:Entry>{entries(1)}"
    ledger = Ledger(transport=Pieces(answer(items), 10_000))
    stream = ledger.stream(ledger.all)
    assert [next(stream), next(stream)] == ledger_entries(2)
    with pytest.raises(MalformedAnswerError, match=r"/Result/Entry\[3\]/Number"):
        next(stream)
    with pytest.raises(StopIteration):
        next(stream)


def test_an_answer_that_breaks_off_gives_what_was_whole_and_then_fails() -> None:
    ledger = Ledger(transport=Pieces(answer(entries(3))[:-90], 10_000))
    stream = ledger.stream(ledger.all)
    assert [next(stream), next(stream)] == ledger_entries(2)
    with pytest.raises(MalformedAnswerError, match="not well-formed XML"):
        list(stream)


@pytest.mark.parametrize(
    "limits",
    [
        Limits(elements=20),
        Limits(bytes=900),
        Limits(attributes=3),
        Limits(attributes_each=3),
        Limits(depth=4),
    ],
)
@pytest.mark.parametrize("size", [1, 100, 10_000])
def test_limits_hold_for_what_comes_in_pieces(limits: Limits, size: int) -> None:
    crowded = '<t:Entry a="1" b="2" c="3" d="4" e="5"><t:Number>1</t:Number></t:Entry>'
    ledger = Ledger(transport=Pieces(answer(entries(12) + crowded), size))
    handling = ledger._link.handling
    object.__setattr__(handling, "limits", limits)
    with pytest.raises(MalformedAnswerError, match=r"than allowed|levels deep"):
        list(ledger.stream(ledger.all))


def test_a_document_type_is_refused_as_ever() -> None:
    bomb = b'<!DOCTYPE e [<!ENTITY a "aaaa">]>' + answer(entries(2))
    for size in (1, 10_000):
        ledger = Ledger(transport=Pieces(bomb, size))
        with pytest.raises(MalformedAnswerError, match="document type"):
            ledger.stream(ledger.all)


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "utf-8-sig"])
def test_other_encodings_are_waited_for_and_read(encoding: str) -> None:
    name = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{name}"?>' + answer(entries(3)).decode()
    ledger = Ledger(transport=Pieces(text.encode(encoding), 50))
    assert list(ledger.stream(ledger.all)) == ledger_entries(3)


def test_only_a_method_that_gives_a_list_is_streamed() -> None:
    transport = Fixed(b"")
    ledger = Ledger(transport=transport)
    with pytest.raises(TypeError, match="One gives no list"):
        ledger.stream(ledger.one)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="another Ledger"):
        ledger.stream(Ledger(transport=transport).all)
    assert not transport.requests


def test_a_transport_that_only_sends_is_enough() -> None:
    ledger = Ledger(transport=Fixed(answer(entries(3))))
    assert list(ledger.stream(ledger.all, year=3)) == ledger_entries(3)


MEMORY = """
import resource, sys
from tests.runtime.client.ledger import Ledger
from tests.runtime.client.ledger_answers import Pieces, answer, entries
from wsdlsmith.runtime.http import HttpAnswer
start, _, end = answer("|").partition(b"|")
item = entries(1000).encode()

class Endless(Pieces):
    def open(self, request, timeout):
        self.head = HttpAnswer(status=200, headers={}, content=b"")
        self.pieces = iter([start, *[item] * int(sys.argv[1]), end])
        return self
    def read(self):
        return next(self.pieces, b"")

ledger = Ledger(transport=Endless(b"", 0))
count = sum(1 for _ in ledger.stream(ledger.all))
print(count, len(item), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


def peak(pieces: int) -> list[int]:
    command = [sys.executable, "-c", MEMORY, str(pieces)]
    return [int(word) for word in subprocess.check_output(command).split()]


def test_memory_does_not_grow_with_the_answer() -> None:
    _, _, least = peak(2)
    count, size, most = peak(300)
    assert count == 300_000
    assert most - least < size * 300 / 5
