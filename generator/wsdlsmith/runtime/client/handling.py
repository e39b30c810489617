"""How calls are made beyond the contract: all that options say, but the transport."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from wsdlsmith.runtime.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from wsdlsmith.runtime.client.events import RequestEvent, ResponseEvent
    from wsdlsmith.runtime.client.retry import Retry
    from wsdlsmith.runtime.client.security import Security
    from wsdlsmith.runtime.client.signed import Signers

_MTOM_LEAST: Final = 1024
"""Smaller values stay in the envelope: a part costs some 200 bytes itself."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Handling:
    """Shared by a client and its siblings."""

    retry: Retry | None = None
    on_request: Callable[[RequestEvent], object] | None = None
    on_response: Callable[[ResponseEvent], object] | None = None
    on_deviation: Callable[[str, str, str], object] | None = None
    tracer: Any = None
    security: tuple[Security, ...] = ()
    mtom: int | None = None
    signers: Signers | None = None
    understands: frozenset[str] = frozenset()
    """The header blocks that the caller, or an option of his, takes care of."""
    limits: Limits = DEFAULT_LIMITS
    secrets: tuple[str, ...] = ()
    """Passwords of the connection, which a page of an answer may quote."""


OPTIONS: Final = (
    "retry",
    "on_request",
    "on_response",
    "on_deviation",
    "tracing",
    "security",
    "signed_by",
    "mtom",
    "understands",
)


def handling_of(options: Mapping[str, Any]) -> Handling:
    """The handling that keyword options ask for."""
    mtom = options.get("mtom", False)
    signers = _signers(options.get("signed_by"))
    verified = frozenset(()) if signers is None else signers.understands
    most = options.get("max_response_bytes", DEFAULT_LIMITS.bytes)
    return Handling(
        retry=_retry(options.get("retry", False)),
        on_request=options.get("on_request"),
        on_response=options.get("on_response"),
        on_deviation=options.get("on_deviation"),
        tracer=_tracer(options.get("tracing", False)),
        security=_security(options.get("security", ()), mtom is not False),
        mtom=None if mtom is False else _MTOM_LEAST if mtom is True else int(mtom),
        signers=signers,
        understands=frozenset(options.get("understands", ())) | verified,
        limits=Limits(bytes=min(most, DEFAULT_LIMITS.bytes)),
        secrets=_passwords(options.get("auth"), options.get("proxy")),
    )


def _signers(pem: bytes | None) -> Signers | None:
    if pem is None:
        return None
    from wsdlsmith.runtime.client.signed import Signers

    return Signers.of(pem)


def _passwords(auth: object, proxy: object) -> tuple[str, ...]:
    urls = [proxy] if isinstance(proxy, str) else []
    for name, value in os.environ.items():  # HTTPS_PROXY and the like
        if name.lower().endswith("_proxy") and "@" in value:
            urls.append(value)
    pair = auth if isinstance(auth, tuple) and len(auth) == 2 else ()
    if not urls and not pair:
        return ()
    from wsdlsmith.runtime.client.redact import basic, passwords

    found: list[str] = []
    if pair:
        user, password = map(str, pair)
        found += [password, basic(user, password)]
    for url in urls:
        found += passwords(url)
    return tuple(found)


def _retry(given: bool | int | Retry) -> Retry | None:
    if given is False:
        return None
    from wsdlsmith.runtime.client.retry import Retry

    if given is True:
        return Retry()
    return Retry(attempts=given) if isinstance(given, int) else given


def _security(
    given: Security | Sequence[Security], outside: bool
) -> tuple[Security, ...]:
    """The parts of the header; ``outside``: values do not stay in the envelope."""
    if given == ():
        return ()
    from wsdlsmith.runtime.client.security import Signature, Timestamp, UsernameToken

    if isinstance(given, UsernameToken | Timestamp | Signature):
        given = (given,)
    parts = tuple(given)
    if outside and any(isinstance(part, Signature) for part in parts):
        raise TypeError("mtom and a Signature: what is signed must be in the envelope")
    return parts


def _tracer(given: Any) -> Any:
    if given is False:
        return None
    if given is not True:
        return given
    from wsdlsmith.runtime.client.tracing import default_tracer

    return default_tracer()
