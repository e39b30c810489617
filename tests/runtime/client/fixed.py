"""A transport without a network."""

from __future__ import annotations

from dataclasses import dataclass

from wsdlsmith.runtime.http import HttpAnswer, HttpRequest, Timeout


@dataclass
class Fixed:
    """Gives one answer and keeps what was sent."""

    content: bytes
    status: int = 200

    def __post_init__(self) -> None:
        self.requests: list[HttpRequest] = []
        self.timeouts: list[Timeout] = []
        self.closed = 0

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpAnswer:
        self.requests.append(request)
        self.timeouts.append(timeout)
        return HttpAnswer(status=self.status, headers={}, content=self.content)

    def close(self) -> None:
        self.closed += 1


class AsyncFixed(Fixed):
    """The same for async clients."""

    async def send(  # type: ignore[override]
        self, request: HttpRequest, timeout: Timeout
    ) -> HttpAnswer:
        return super().send(request, timeout)

    async def aclose(self) -> None:
        self.close()
