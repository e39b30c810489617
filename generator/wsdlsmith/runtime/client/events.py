"""What an event hook is shown of a request, and of what became of it.

Redacted: the values of SOAP headers, elements with a name like Ticket or Password,
wsse, and HTTP headers like Authorization. ``raw`` is the message as it was, for who
must have it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from wsdlsmith.runtime.client.redact import redacted_headers, redacted_message
from wsdlsmith.runtime.client.secrets import Secrets
from wsdlsmith.runtime.errors import CallError
from wsdlsmith.runtime.http import HttpAnswer, HttpRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestEvent:
    """A request that is about to be sent."""

    service: str
    operation: str
    url: str
    """Without user info and query."""
    raw: HttpRequest = field(repr=False)
    _secrets: Secrets = field(repr=False)

    @property
    def headers(self) -> Mapping[str, str]:
        """The HTTP headers, secret ones masked."""
        return redacted_headers(self.raw.headers, self._secrets)

    @property
    def text(self) -> str:
        """The envelope, secrets masked."""
        kind = self.raw.headers.get("Content-Type", "")
        return redacted_message(self.raw.content, kind, self._secrets)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseEvent:
    """What became of a request: an answer, or the error that there was none."""

    service: str
    operation: str
    url: str
    """Without user info and query."""
    status: int | None
    elapsed: timedelta
    error: CallError | None
    """What the call raises because of it: a fault, a timeout; None for a result."""
    raw: HttpAnswer | None = field(repr=False)
    _secrets: Secrets = field(repr=False)

    @property
    def headers(self) -> Mapping[str, str]:
        """The HTTP headers, secret ones masked."""
        given = self.raw.headers if self.raw is not None else {}
        return redacted_headers(given, self._secrets)

    @property
    def text(self) -> str:
        """The answer's body, secrets masked."""
        if self.raw is None:
            return ""
        kind = self.raw.headers.get("content-type", "")
        return redacted_message(self.raw.content, kind, self._secrets)
