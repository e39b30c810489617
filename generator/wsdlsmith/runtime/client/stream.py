"""``stream``: the records of a large answer one by one, in constant memory."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar, cast

from wsdlsmith.runtime.client.arriving import (
    Arriving,
    AsyncArriving,
    aarriving,
    arriving,
)
from wsdlsmith.runtime.client.closing import AsyncClosing, Closing
from wsdlsmith.runtime.client.forgetting import forget
from wsdlsmith.runtime.client.reply import Reply, ReplyHeaders
from wsdlsmith.runtime.client.seeing import show_request, show_response
from wsdlsmith.runtime.client.streamed import StreamedAnswer
from wsdlsmith.runtime.errors import CallError
from wsdlsmith.runtime.schema.kinds import ArrayType, ListType

if TYPE_CHECKING:
    from typing import Self

    from wsdlsmith.runtime.client.exchange import Call
    from wsdlsmith.runtime.client.link import Link
    from wsdlsmith.runtime.client.transport import AsyncTransport, Transport
    from wsdlsmith.runtime.http import HttpAnswer
    from wsdlsmith.runtime.schema.operation import Operation

T = TypeVar("T")
_NONE = object()


class _Shown:
    """Tells hooks and log of the answer once, when it is known how it ended."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._start = time.monotonic()
        self._done = False

    def __call__(self, head: HttpAnswer | None, error: CallError | None) -> None:
        if not self._done:
            self._done = True
            seconds = time.monotonic() - self._start
            if head is not None:
                head = replace(head, elapsed=timedelta(seconds=seconds))
            show_response(self._call, head, error, seconds)


class _Facts:
    """What both kinds say of their answer."""

    _answer: StreamedAnswer

    @property
    def headers(self) -> ReplyHeaders:
        """The SOAP headers, as far as they have come: they stand before the records."""
        return self._answer.headers

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self._answer.head.status

    def _reply(self, call: Call) -> Reply[Any]:
        head = self._answer.head
        return Reply(
            result=self,
            headers=self.headers,
            status=head.status,
            elapsed=head.elapsed,
            operation=call.operation.name,
        )


class Stream(_Facts, Closing, Iterator[T]):
    """The records of an answer, read as they come; use it as a context manager.

    Raises what the method would raise, when it turns out. The connection is given
    back after the last record, or by :meth:`close`.
    """

    def __init__(self, call: Call, source: Arriving, shown: _Shown) -> None:
        self._answer = StreamedAnswer(call, source.head)
        self._records = _read(source, self._answer, shown)
        self._first: object = next(self._records, _NONE)

    def __next__(self) -> T:
        first, self._first = self._first, _NONE
        return cast("T", next(self._records) if first is _NONE else first)

    def close(self) -> None:
        """Read no more, and let go of the connection."""
        self._first = _NONE
        cast("Any", self._records).close()


class AsyncStream(_Facts, AsyncClosing, AsyncIterator[T]):
    """The records of an answer, read as they come; use it as a context manager.

    Raises what the method would raise, when it turns out. The connection is given
    back after the last record, or by :meth:`aclose`.
    """

    def __init__(self, call: Call, source: AsyncArriving, shown: _Shown) -> None:
        self._answer = StreamedAnswer(call, source.head)
        self._records = _aread(source, self._answer, shown)
        self._first: object = _NONE

    async def _begin(self) -> Self:
        self._first = await anext(self._records, _NONE)
        return self

    async def __anext__(self) -> T:
        first, self._first = self._first, _NONE
        return cast("T", await anext(self._records) if first is _NONE else first)

    async def aclose(self) -> None:
        """Read no more, and let go of the connection."""
        self._first = _NONE
        await cast("Any", self._records).aclose()


def _read(source: Arriving, answer: StreamedAnswer, shown: _Shown) -> Iterator[object]:
    """The records; no stream is held here, so that one nobody holds is closed."""
    try:
        while chunk := source.read():
            yield from answer.feed(chunk)
        yield from answer.finish()
    except CallError as error:
        forget(error)
        shown(answer.head, error)
        raise
    finally:
        source.close()
        shown(answer.head, None)


async def _aread(
    source: AsyncArriving, answer: StreamedAnswer, shown: _Shown
) -> AsyncIterator[object]:
    try:
        while chunk := await source.read():
            for record in answer.feed(chunk):
                yield record
        for record in answer.finish():
            yield record
    except CallError as error:
        forget(error)
        shown(answer.head, error)
        raise
    finally:
        await source.aclose()
        shown(answer.head, None)


def streamed(link: Link[Transport], call: Call) -> Reply[Any]:
    """A reply whose result is a stream that has its first record."""
    _require_list(call.operation)
    show_request(call)
    shown = _Shown(call)
    with _telling(shown):
        source = arriving(link.transport, call.request, link.timeout)
    return Stream[Any](call, source, shown)._reply(call)


async def astreamed(link: Link[AsyncTransport], call: Call) -> Reply[Any]:
    """A reply whose result is a stream that has its first record."""
    _require_list(call.operation)
    show_request(call)
    shown = _Shown(call)
    with _telling(shown):
        source = await aarriving(link.transport, call.request, link.timeout)
    return (await AsyncStream[Any](call, source, shown)._begin())._reply(call)


@contextmanager
def _telling(shown: _Shown) -> Iterator[None]:
    """Show the error of an answer that did not even begin."""
    try:
        yield
    except CallError as error:
        shown(error.answer, error)
        raise


def _require_list(operation: Operation) -> None:
    """Raise before anything is sent where the result is no list."""
    shape = operation.response
    slots = [] if shape is None else shape.kind.slots
    if len(slots) == 1 and not operation.answer_attachments:
        slot = slots[0]
        if slot.many or isinstance(slot.type, ListType | ArrayType):
            return
    raise TypeError(f"{operation.name} gives no list of records to stream")
