"""Calling again where that is safe, by stamina (``pip install 'wsdlsmith[retry]'``).

Safe is what nothing was sent of (connection refused, no connection in time), and
any call of an operation that the caller says is idempotent: then also when the
answer got lost, or the server says 429, 502, 503 or 504. How long a server asks
to wait (Retry-After, RFC 9110 10.2.3) is respected, within bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from wsdlsmith.runtime.client.extras import load_extra
from wsdlsmith.runtime.errors import CallError, HttpStatusError, TransportError
from wsdlsmith.runtime.schema.operation import Operation

_PASSING: Final = (429, 502, 503, 504)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """How often, how long, and which operations may be called twice.

    ``idempotent`` names operations (``"GetContact"``, ``"get_contact"`` or
    ``"Contact.GetContact"``), or True for all of them, or is a function of the
    operation. ``timeout`` bounds all attempts and pauses together, in seconds. A
    server that asks for a pause longer than ``longest_wait`` is not asked again.
    """

    attempts: int = 3
    timeout: float = 60.0
    longest_wait: float = 30.0
    idempotent: bool | Collection[str] | Callable[[Operation], bool] = False

    def __post_init__(self) -> None:
        if isinstance(self.idempotent, str):
            raise TypeError("idempotent: a list of names, not one text")
        if self.attempts < 1:
            raise ValueError("attempts: at least 1")

    def repeats(self, operation: Operation) -> bool:
        """Whether the operation may be called twice."""
        if isinstance(self.idempotent, bool):
            return self.idempotent
        if callable(self.idempotent):
            return self.idempotent(operation)
        names = (operation.name, operation.python)
        full = tuple(f"{operation.service.name}.{name}" for name in names)
        return any(name in self.idempotent for name in (*names, *full))

    def attempts_for(self, operation: Operation) -> Any:
        """The attempts, as stamina makes them: to be iterated, and each entered."""
        stamina = load_extra("stamina", "retry", "a client that retries")
        repeats = self.repeats(operation)
        return stamina.retry_context(
            on=lambda error: self.pause(error, repeats),
            attempts=self.attempts,
            timeout=self.timeout,
        )

    def pause(self, error: Exception, repeats: bool) -> bool | float:
        """Whether to call again, or after how many seconds."""
        if isinstance(error, TransportError):
            unsent = error.phase == "connect"
            return (unsent or repeats) and not error.lasting
        if not (isinstance(error, HttpStatusError) and error.status in _PASSING):
            return False
        if not repeats:
            return False
        asked = retry_after(error)
        if asked is None:
            return True
        return asked if asked <= self.longest_wait else False


def retry_after(error: CallError) -> float | None:
    """The seconds that the server asks to wait; None where it does not say."""
    headers = error.answer.headers if error.answer is not None else {}
    text = headers.get("retry-after", "").strip()
    if text.isdecimal() and text.isascii():
        return float(text[:9])
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
