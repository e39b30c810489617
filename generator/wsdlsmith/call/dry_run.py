"""A transport that sends nothing: what would be sent is told instead."""

from __future__ import annotations

from wsdlsmith.runtime import HttpAnswer, HttpRequest, Timeout


class NotSent(Exception):
    """What would have been sent."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.content = content


class NotSending:
    """A transport that sends nothing."""

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpAnswer:
        """Raise NotSent in place of sending."""
        raise NotSent(request.content)

    def close(self) -> None:
        """Nothing is open."""
