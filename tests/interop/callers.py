"""One way to call for the tests of both kinds of client, and a judge of what is sent."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any, Literal, Protocol, Self

from wsdlsmith.runtime import (
    AsyncHttpTransport,
    HttpAnswer,
    HttpRequest,
    HttpTransport,
    Reply,
    ServiceBinding,
    Timeout,
)

from tests.interop.schemas import WsdlSchema

Kind = Literal["sync", "async"]


class Judge:
    """Refuses a request that the WSDL's schema does not allow; keeps the last ones."""

    def __init__(self, schema: WsdlSchema | None) -> None:
        self.schema = schema
        self.sent = 0
        self.last: HttpRequest | None = None
        self.answer: HttpAnswer | None = None
        self.instead: bytes | None = None
        """An envelope of the test's own making to send in place of ours."""

    def look(self, request: HttpRequest) -> HttpRequest:
        """The request to send: this one, if it is valid."""
        if self.instead is not None:
            return replace(request, content=self.instead)
        self.sent += 1
        self.last = request
        if self.schema is not None:
            complaints = self.schema.complaints(request.content)
            assert not complaints, (complaints, request.content)
        return request


class JudgedTransport(HttpTransport):
    """Carries valid requests only."""

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self.judge = judge

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpAnswer:
        request = self.judge.look(request)
        self.judge.answer = super().send(request, timeout)
        return self.judge.answer


class AsyncJudgedTransport(AsyncHttpTransport):
    """Carries valid requests only."""

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self.judge = judge

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpAnswer:
        request = self.judge.look(request)
        self.judge.answer = await super().send(request, timeout)
        return self.judge.answer


class Caller:
    """A client of either kind, called the same way: ``caller("find", number=3)``."""

    def __init__(
        self, kind: Kind, module: Any, name: str, judge: Judge, url: str, **given: Any
    ) -> None:
        self.judge = judge
        self._runner: asyncio.Runner | None = None
        self._transport: JudgedTransport | AsyncJudgedTransport
        if kind == "async":
            name = f"Async{name}"
            self._runner = asyncio.Runner()
            self._transport = AsyncJudgedTransport(judge)
        else:
            self._transport = JudgedTransport(judge)
        self.client = getattr(module, name)(url, transport=self._transport, **given)

    def __call__(self, method: str, **values: object) -> Any:
        made = getattr(self.client, method)(**values)
        return self._runner.run(made) if self._runner else made

    def reply(self, method: str, **values: object) -> Reply[Any]:
        """The same, with the answer's headers and HTTP facts."""
        made = self.client.reply(getattr(self.client, method), **values)
        found: Reply[Any] = self._runner.run(made) if self._runner else made
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._runner is None:
            assert isinstance(self._transport, JudgedTransport)
            self._transport.close()
            return
        assert isinstance(self._transport, AsyncJudgedTransport)
        self._runner.run(self._transport.aclose())
        self._runner.close()


class Connect(Protocol):
    """Make a :class:`Caller` that ends with the test."""

    def __call__(self, service: str, url: str, **given: Any) -> Caller: ...


def speaking_1_2(service: ServiceBinding) -> ServiceBinding:
    """The same service as if its binding were SOAP 1.2: wrong, and sent so."""
    text = service._text.replace("\nsoap 1.1\n", "\nsoap 1.2\n")
    other = ServiceBinding(service.schema, service.name, text)
    assert other.soap == "1.2"
    return other
