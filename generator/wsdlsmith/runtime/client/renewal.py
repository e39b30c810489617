"""A header value that expires: obtained when first needed, renewed once a call.

Many threads or tasks may find at once that their ticket has expired. One of them
gets a new one, the others wait for it; where it gets none, they all fail for the
same reason, and nobody asks again on their behalf.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from inspect import isawaitable, iscoroutine
from typing import TYPE_CHECKING, Any, Final

from wsdlsmith.runtime.errors import (
    CallError,
    HttpStatusError,
    ServiceFailure,
    SoapFault,
)
from wsdlsmith.runtime.values.names import local

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.operation import Operation

_WHAT: Final = r"ticket|token|session|credential|authenticat|log ?in|logged"
_HOW: Final = r"expire|time[d-]* ?out|invalid|not valid|no longer|unknown|fail"
_SAID: Final = re.compile(
    rf"({_WHAT}).{{0,80}}({_HOW})|({_HOW}).{{0,80}}({_WHAT})", re.I | re.S
)
_CODES: Final = frozenset(
    (
        "FailedAuthentication",
        "InvalidSecurityToken",
        "MessageExpired",
        "SecurityTokenUnavailable",
    )
)
_OBTAINING: ContextVar[bool] = ContextVar("wsdlsmith_obtaining", default=False)
_NOTHING: Final = object()


def says_expired(error: CallError) -> bool:
    """Whether an error reads as if the caller's ticket were no longer good.

    HTTP 401, a WS-Security code for it, or a fault or failure whose words say so.
    Being wrong costs a needless renewal and one more call, which fails again.
    """
    if isinstance(error, HttpStatusError):
        return error.status == 401
    if isinstance(error, SoapFault):
        codes = {local(c).rpartition(":")[2] for c in _codes(error)}
        return bool(codes & _CODES) or _SAID.search(error.fault.reason) is not None
    if isinstance(error, ServiceFailure):
        return _SAID.search(f"{error.type} {error.message}"[:2000]) is not None
    return False


def _codes(error: SoapFault) -> list[str]:
    return [error.fault.code, *error.fault.subcodes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Renew:
    """How a SOAP header's value is obtained, and when it has to be obtained again.

    ``header`` is the keyword of the header, ``obtain`` gives its value (async
    clients take an async function too). It is called before the first call where
    the client was given no value, and once more for a call whose error ``expired``
    takes for the end of the old value; then that call is repeated.
    """

    header: str
    obtain: Callable[[], object]
    expired: Callable[[CallError], bool] = says_expired


@dataclass(slots=True)
class _Attempt:
    """The attempt that comes or is under way; who waits for it shares its error."""

    error: Exception | None = None


@dataclass(slots=True)
class Renewal:
    """The current value, shared by a session's services and siblings."""

    spec: Renew
    _value: Any = _NOTHING
    _lock: Any = field(default_factory=threading.Lock)
    _gate: Any = None
    _attempt: _Attempt = field(default_factory=_Attempt)

    def concerns(self, operation: Operation) -> bool:
        """Whether calls of the operation carry the value; not while obtaining it."""
        return self.spec.header in operation.request.headers and not _OBTAINING.get()

    def value(self, given: object) -> object:
        """The value to send: the one in use, the one given, or a new one."""
        if self._value is not _NOTHING:
            return self._value
        return given if given is not None else self.renewed(None)

    async def avalue(self, given: object) -> object:
        """:meth:`value` for async clients."""
        if self._value is not _NOTHING:
            return self._value
        return given if given is not None else await self.arenewed(None)

    def renewed(self, used: object) -> object:
        """Another value than ``used``: what somebody else obtained, or a new one."""
        awaited = self._attempt
        with self._lock:
            if self._is_needed(used, awaited):
                with self._obtaining():
                    value = self.spec.obtain()
                    if isawaitable(value):
                        if iscoroutine(value):
                            value.close()
                        raise TypeError("renew: an async function is for async clients")
                self._value = value
            return self._value

    async def arenewed(self, used: object) -> object:
        """:meth:`renewed` for async clients."""
        if self._gate is None:
            import anyio

            self._gate = anyio.Lock()
        awaited = self._attempt
        async with self._gate:
            if self._is_needed(used, awaited):
                with self._obtaining():
                    value = self.spec.obtain()
                    self._value = await value if isawaitable(value) else value
            return self._value

    def _is_needed(self, used: object, awaited: _Attempt) -> bool:
        """Whether nobody has obtained another value; raises where somebody failed to."""
        if self._value is not _NOTHING and self._value is not used:
            return False
        if awaited.error is not None:
            raise awaited.error
        return True

    @contextmanager
    def _obtaining(self) -> Iterator[None]:
        """An attempt; the calls that it makes go without the value.

        One that is cancelled has not failed: the next who waits takes its place.
        """
        token = _OBTAINING.set(True)
        try:
            yield
        except Exception as error:
            self._attempt.error, self._attempt = error, _Attempt()
            raise
        finally:
            _OBTAINING.reset(token)
