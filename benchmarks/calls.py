"""A small call, by wsdlsmith, zeep and suds: CPU of the client, and calls a second.

All call ForceResync of the project's own WSDL, with both of its headers, one call
after the other over whatever connections they keep, and all get the same answer from
the same server. ``httpx2 alone`` posts the same bytes and reads nothing of the answer:
what is left when a SOAP client costs nothing.
"""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol

from benchmarks.inputs import CHECKOUT

FLOOR = "httpx2 alone"
OURS = "wsdlsmith"
NAMESPACE = "http://www.superoffice.net/ws/crm/NetServer/Services88"
TOKEN = "1234567-1234-9876"
TICKET = "7T:1234abcxyzExample=="
KEYS = [4711, 4712]


@dataclass(frozen=True, slots=True)
class CallTiming:
    """One client of one round: CPU and wall seconds of one call."""

    case: str
    round: int
    processor: float
    seconds: float


class Caller(Protocol):
    """A client that is ready: its connection is open, its first call is done."""

    name: str

    def repeat(self, count: int) -> None:
        """Call so many times."""

    def told(self) -> list[tuple[str, int]]:
        """Call once: the table and the key of each record that was sent out."""

    def close(self) -> None:
        """Let go of the connection."""


class Ours:
    """The client that is generated from the WSDL."""

    name = OURS

    def __init__(self, url: str) -> None:
        services, types = _generated()
        self._client = services.ErpSync(
            url,
            application_token=TOKEN,
            credentials=types.SoCredentials(ticket=TICKET),
        )

    def repeat(self, count: int) -> None:
        for _ in range(count):
            self._client.force_resync(erp_connection_id=0, internal_key_ids=KEYS)

    def told(self) -> list[tuple[str, int]]:
        answer = self._client.force_resync(erp_connection_id=0, internal_key_ids=KEYS)
        return _records(answer)

    def close(self) -> None:
        self._client.close()


class OursAsync:
    """The same, async; it has an event loop of its own."""

    name = "wsdlsmith, async"

    def __init__(self, url: str) -> None:
        services, types = _generated()
        self._runner = asyncio.Runner()
        self._client = services.AsyncErpSync(
            url,
            application_token=TOKEN,
            credentials=types.SoCredentials(ticket=TICKET),
        )

    def repeat(self, count: int) -> None:
        self._runner.run(self._repeat(count))

    async def _repeat(self, count: int) -> Any:
        answer = None
        for _ in range(count):
            answer = await self._client.force_resync(
                erp_connection_id=0, internal_key_ids=KEYS
            )
        return answer

    def told(self) -> list[tuple[str, int]]:
        return _records(self._runner.run(self._repeat(1)))

    def close(self) -> None:
        self._runner.run(self._client.aclose())
        self._runner.close()


class Alone:
    """httpx2 with the bytes that our client sends, and nothing else."""

    name = FLOOR

    def __init__(self, url: str) -> None:
        httpx2: Any = import_module("httpx2")
        runtime: Any = import_module("wsdlsmith.runtime")
        services, types = _generated()
        seen: list[Any] = []

        def answer(request: Any) -> Any:
            seen.append(request)
            return httpx2.Response(500)

        with httpx2.Client(transport=httpx2.MockTransport(answer)) as fake:
            client = services.ErpSync(
                url,
                application_token=TOKEN,
                credentials=types.SoCredentials(ticket=TICKET),
                http_client=fake,
            )
            try:
                client.force_resync(erp_connection_id=0, internal_key_ids=KEYS)
            except runtime.HttpStatusError:
                self._content = seen[0].content
        self._url = url
        self._headers = {
            name: seen[0].headers[name] for name in ("Content-Type", "SOAPAction")
        }
        self._client = httpx2.Client()

    def _post(self) -> bytes:
        answer = self._client.post(
            self._url, content=self._content, headers=self._headers
        )
        content: bytes = answer.content
        return content

    def repeat(self, count: int) -> None:
        for _ in range(count):
            self._post()

    def told(self) -> list[tuple[str, int]]:
        etree: Any = import_module("lxml.etree")
        items = etree.fromstring(self._post()).iter(f"{{{NAMESPACE}}}ChangedDataItem")
        return [(item[0].text, int(item[1].text)) for item in items]

    def close(self) -> None:
        self._client.close()


def _generated() -> tuple[Any, Any]:
    """The committed bindings of the project's own WSDL."""
    import sys

    folder = str(CHECKOUT / "generated")
    if folder not in sys.path:
        sys.path.append(folder)
    services = import_module("superoffice.services88.services.erp_sync")
    return services, import_module("superoffice.services88.types")


def _records(answer: Any) -> list[tuple[str, int]]:
    return [(one.tablename, one.record_id) for one in answer.changes.updated_records]


def run_calls(callers: list[Caller], rounds: int, least: float) -> Iterator[CallTiming]:
    """Every client once a round, for at least so many seconds of CPU.

    Rounds turn the order about, so that nobody is always the one after suds.
    """
    for caller in callers:
        found = caller.told()
        if found != [("contact", 4711), ("person", 4712)]:
            raise RuntimeError(f"{caller.name} reads another answer: {found}")
    for number in range(rounds):
        for caller in callers if number % 2 == 0 else reversed(callers):
            processor, seconds = measured(caller.repeat, least)
            yield CallTiming(caller.name, number, processor, seconds)


def measured(repeat: Callable[[int], None], least: float) -> tuple[float, float]:
    """CPU and wall seconds of one call, of as many as fill the least time."""
    repeat(20)
    gc.collect()
    count, step = 0, 50
    begin, start = time.perf_counter(), time.process_time()
    spent = 0.0
    while spent < least:
        repeat(step)
        count += step
        spent = time.process_time() - start
    return spent / count, (time.perf_counter() - begin) / count
