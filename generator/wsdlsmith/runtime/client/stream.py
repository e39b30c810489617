"""``stream``: the records of a large answer one by one, in constant memory."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar, cast

from wsdlsmith.runtime.client.arriving import (
    Arriving,
    AsyncArriving,
    aarriving,
    arriving,
)
from wsdlsmith.runtime.client.closing import AsyncClosing, Closing
from wsdlsmith.runtime.client.forgetting import forget
from wsdlsmith.runtime.client.reading import AsyncReading, Reading
from wsdlsmith.runtime.client.reply import Reply, ReplyHeaders
from wsdlsmith.runtime.client.seeing import ShownOnce, show_request
from wsdlsmith.runtime.client.streamed import StreamedAnswer
from wsdlsmith.runtime.errors import CallError
from wsdlsmith.runtime.schema.kinds import ArrayType, ListType

if TYPE_CHECKING:
    from typing import Self

    from wsdlsmith.runtime.client.exchange import Call
    from wsdlsmith.runtime.client.link import Link
    from wsdlsmith.runtime.client.transport import AsyncTransport, Transport
    from wsdlsmith.runtime.schema.operation import Operation

T = TypeVar("T")
_NONE = object()
_ONE_READER = (
    "the stream's next record is being waited for already: a stream has one reader "
    "at a time"
)


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
    back after the last record, or by :meth:`close`. One thread reads at a time.
    """

    def __init__(self, call: Call, source: Arriving, shown: ShownOnce) -> None:
        self._answer = StreamedAnswer(call, source.head)
        self._reading = Reading(source)
        self._records = _read(self._reading, self._answer, shown)
        self._first: object = next(self._records, _NONE)
        self._turn = Lock()

    def __next__(self) -> T:
        if not self._turn.acquire(blocking=False):
            raise RuntimeError(_ONE_READER)
        try:
            first, self._first = self._first, _NONE
            record = next(self._records) if first is _NONE else first
        finally:
            self._turn.release()
        if self._reading.ended:
            self._end()
            raise StopIteration
        return cast("T", record)

    def close(self) -> None:
        """Read no more, and let go of the connection.

        Where another thread waits for the next record, its wait ends, as after the
        last one.
        """
        self._reading.ended = True
        if not self._end():
            self._reading.stop()

    def _end(self) -> bool:
        """Let go of the connection; False where somebody reads, who does it then."""
        if not self._turn.acquire(blocking=False):
            return False
        try:
            self._first = _NONE
            self._records.close()
        finally:
            self._turn.release()
        return True


class AsyncStream(_Facts, AsyncClosing, AsyncIterator[T]):
    """The records of an answer, read as they come; use it as a context manager.

    Raises what the method would raise, when it turns out. The connection is given
    back after the last record, or by :meth:`aclose`. One task reads at a time.
    """

    def __init__(self, call: Call, source: AsyncArriving, shown: ShownOnce) -> None:
        self._answer = StreamedAnswer(call, source.head)
        self._reading = AsyncReading(source)
        self._records = _aread(self._reading, self._answer, shown)
        self._first: object = _NONE
        self._busy = False

    async def _begin(self) -> Self:
        self._first = await anext(self._records, _NONE)
        return self

    async def __anext__(self) -> T:
        if self._busy:
            raise RuntimeError(_ONE_READER)
        self._busy = True
        try:
            first, self._first = self._first, _NONE
            record = await anext(self._records) if first is _NONE else first
        finally:
            self._busy = False
        if self._reading.ended:
            await self._end()
            raise StopAsyncIteration
        return cast("T", record)

    async def aclose(self) -> None:
        """Read no more, and let go of the connection.

        Where another task waits for the next record, its wait ends, as after the
        last one.
        """
        self._reading.ended = True
        if self._busy:
            self._reading.stop()
        else:
            await self._end()

    async def _end(self) -> None:
        self._busy, self._first = True, _NONE
        try:
            await self._records.aclose()
        finally:
            self._busy = False


def _read(
    source: Reading, answer: StreamedAnswer, shown: ShownOnce
) -> Generator[object, None, None]:
    """The records; no stream is held here, so that one nobody holds is closed."""
    try:
        while chunk := source.read():
            yield from answer.feed(chunk)
        if not source.ended:
            yield from answer.finish()
    except CallError as error:
        forget(error)
        shown(answer.head, error)
        raise
    finally:
        source.close()
        shown(answer.head, None)


async def _aread(
    source: AsyncReading, answer: StreamedAnswer, shown: ShownOnce
) -> AsyncGenerator[object, None]:
    try:
        while chunk := await source.read():
            for record in answer.feed(chunk):
                yield record
        if not source.ended:
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
    shown = ShownOnce(call)
    with shown.beginning():
        source = arriving(link.transport, call.request, link.timeout)
    return Stream[Any](call, source, shown)._reply(call)


async def astreamed(link: Link[AsyncTransport], call: Call) -> Reply[Any]:
    """A reply whose result is a stream that has its first record."""
    _require_list(call.operation)
    show_request(call)
    shown = ShownOnce(call)
    with shown.beginning():
        source = await aarriving(link.transport, call.request, link.timeout)
    return (await AsyncStream[Any](call, source, shown)._begin())._reply(call)


def _require_list(operation: Operation) -> None:
    """Raise before anything is sent where the result is no list."""
    shape = operation.response
    slots = [] if shape is None else shape.kind.slots
    if len(slots) == 1 and not operation.answer_attachments:
        slot = slots[0]
        if slot.many or isinstance(slot.type, ListType | ArrayType):
            return
    raise TypeError(f"{operation.name} gives no list of records to stream")
