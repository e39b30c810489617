"""What one call sent in confidence, for messages that must not show it."""

from __future__ import annotations

from collections.abc import Mapping


class Secrets:
    """The values of one call that no message may show; looked up when one fails."""

    __slots__ = ("body", "headers", "url")

    def __init__(self, url: str, headers: Mapping[str, object], body: object) -> None:
        self.url = url
        self.headers = headers
        self.body = body

    def hide(self, text: str) -> str:
        """``text`` with every secret replaced (:func:`~.redact.hidden`)."""
        from wsdlsmith.runtime.client.redact import hidden

        return hidden(text, self)
