"""What one call sent in confidence, for messages that must not show it."""

from __future__ import annotations

from collections.abc import Collection


class Secrets:
    """The values of one call that no message may show; looked up when one fails.

    All of ``values``, and of ``body`` those whose names say that they are secret.
    """

    __slots__ = ("body", "url", "values")

    def __init__(self, url: str, values: Collection[object], body: object) -> None:
        self.url = url
        self.values = values
        self.body = body

    def hide(self, text: str) -> str:
        """``text`` with every secret replaced (:func:`~.redact.hidden`)."""
        from wsdlsmith.runtime.client.redact import hidden

        return hidden(text, self)
