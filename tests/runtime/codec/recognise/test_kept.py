"""Nothing that a message says stays when it is read, but how it begins."""

from __future__ import annotations

from typing import Any

import pytest

from tests.runtime.codec.envelopes import envelope
from tests.runtime.codec.fast.alike import read
from tests.runtime.codec.recognise.recognising import new_put, recognised
from tests.runtime.codec.recognise.test_schemas import UNIONS, operation_of

SECRET = "Tuesday7"


@pytest.mark.parametrize(
    "data",
    [
        envelope("<s:Put/>", f"<s:Token>{SECRET}</s:Token>"),
        envelope("<s:Put/>", f"<s:Other>{SECRET}</s:Other>"),
        envelope(f'<s:Put secret="{SECRET}"/>'),
        envelope(f"<!-- {SECRET} --><s:Put/>"),
        envelope(f"<s:Put><s:Row><s:Name>{SECRET}</s:Name></s:Row></s:Put>"),
    ],
)
def test_no_text_stays_with_the_beginnings_that_are_remembered(data: bytes) -> None:
    operation = new_put()
    for one in (envelope("<s:Put/>"), data, data):
        read(operation, "request", one, True)
        recognised(operation, "request", one)
    request: Any = operation.request
    assert len(request.heads) == 1
    assert SECRET not in repr(request.heads)


def test_lists_that_a_union_reads_are_each_message_s_own() -> None:
    operation = operation_of("s:Put; s:x s:ColourOrNumbers 1", UNIONS)
    data = envelope("<s:Put><s:x>1 2</s:x></s:Put>")
    read(operation, "request", data, True)
    lists: list[Any] = []
    for _ in range(2):
        message = recognised(operation, "request", data)
        assert message is not None
        lists.append(getattr(message.body, "x"))  # noqa: B009
    assert lists == [[1, 2], [1, 2]]
    assert lists[0] is not lists[1]
