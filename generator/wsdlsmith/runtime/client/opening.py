"""From a client's keyword options to what it holds."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import urlsplit

from wsdlsmith.runtime.client.handling import OPTIONS, handling_of
from wsdlsmith.runtime.client.link import Link, refuse_unknown
from wsdlsmith.runtime.client.transport import (
    NEEDS_SOCKSIO,
    AsyncHttpTransport,
    AsyncTransport,
    HttpTransport,
    Transport,
)
from wsdlsmith.runtime.http import Timeout

if TYPE_CHECKING:
    from wsdlsmith.runtime.client.options import AsyncClientOptions, ClientOptions
    from wsdlsmith.runtime.client.renewal import Renew, Renewal

T = TypeVar("T")
_PROXIES: Final = ("http", "https", "socks5", "socks5h")
_CONNECTION: Final = ("verify", "proxy", "auth")
"""Options that say how a connection is opened."""
_HTTP: Final = ("http_client", *_CONNECTION, "max_response_bytes")

_KNOWN: Final = ("timeout", "transport", "renew", *_HTTP, *OPTIONS)


def sync_link(
    base_url: str | None,
    headers: Mapping[str, object] | None,
    options: ClientOptions,
) -> Link[Transport]:
    """What a client or session holds; nothing is connected yet."""
    given = _checked(options)
    _refuse_other_kind(given, "close", "an httpx2.Client")
    transport: Transport = given.get("transport") or HttpTransport(**_settings(given))
    return _link(transport, base_url, headers, given)


def async_link(
    base_url: str | None,
    headers: Mapping[str, object] | None,
    options: AsyncClientOptions,
) -> Link[AsyncTransport]:
    """What an async client or session holds; nothing is connected yet."""
    given = _checked(options)
    _refuse_other_kind(given, "aclose", "an httpx2.AsyncClient")
    transport: AsyncTransport = given.get("transport") or AsyncHttpTransport(
        **_settings(given)
    )
    return _link(transport, base_url, headers, given)


def _link(
    transport: T,
    base_url: str | None,
    headers: Mapping[str, object] | None,
    options: Mapping[str, Any],
) -> Link[T]:
    _refuse_unusable(base_url, options)
    return Link(
        transport=transport,
        base_url=base_url,
        headers=MappingProxyType(dict(headers or {})),
        timeout=_timeout(options),
        owned="transport" not in options,
        handling=handling_of(options),
        renewal=_renewal(options.get("renew"), headers or {}),
    )


def _renewal(renew: Renew | None, headers: Mapping[str, object]) -> Renewal | None:
    if renew is None:
        return None
    from wsdlsmith.runtime.client.renewal import Renewal

    refuse_unknown("SOAP header", [renew.header], headers)
    return Renewal(renew)


def _checked(options: ClientOptions | AsyncClientOptions) -> Mapping[str, Any]:
    """The options that are set; a misspelt or idle one is an error, not a surprise."""
    given = {name: value for name, value in options.items() if value is not None}
    refuse_unknown("option", options, _KNOWN)
    for chooser, idle in (("transport", _HTTP), ("http_client", _CONNECTION)):
        unused = [name for name in idle if chooser in given and name in given]
        if unused:
            raise TypeError(f"{' and '.join(unused)}: set on your {chooser} instead")
    return given


def _refuse_other_kind(options: Mapping[str, Any], end: str, wanted: str) -> None:
    """A sync client takes a sync httpx2 client, an async one an async."""
    client = options.get("http_client")
    if client is not None and not hasattr(client, end):
        raise TypeError(
            f"http_client: {wanted} is expected, not {type(client).__name__}"
        )


def _settings(options: Mapping[str, Any]) -> dict[str, Any]:
    if "proxy" in options:
        _refuse_useless(options["proxy"])
    return {name: options[name] for name in _HTTP if name in options}


def _refuse_useless(proxy: str) -> None:
    """Raise for what no connection can be made through."""
    parts = urlsplit(proxy) if _readable(proxy) else None
    if parts is None or parts.scheme not in _PROXIES or not parts.hostname:
        raise ValueError(
            f"proxy: a URL is expected ({', '.join(_PROXIES)}), with a host, and a port "
            "up to 65535"
        )
    if parts.scheme.startswith("socks"):
        from importlib.util import find_spec

        if find_spec("socksio") is None:
            raise ImportError(f"proxy: {NEEDS_SOCKSIO}", name="socksio")


def _refuse_unusable(base_url: str | None, options: Mapping[str, Any]) -> None:
    """Raise for a base URL that is none; which schemes there are, transports know."""
    if base_url is None:
        return
    if not _readable(base_url):
        raise ValueError("base_url: this is no URL, or its port is beyond 65535")
    if "transport" in options or "http_client" in options:
        return
    parts = urlsplit(base_url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("base_url: it begins with http:// or https://, and has a host")


def _readable(url: str) -> bool:
    """Whether it is a URL; Python's errors would quote it, with its password."""
    try:
        _ = urlsplit(url).port
    except ValueError:
        return False
    return True


def _timeout(options: Mapping[str, Any]) -> Timeout:
    """The timeout asked for, or the one of the caller's own httpx2 client."""
    client = options.get("http_client")
    if client is None or "timeout" in options:
        return Timeout().within(options.get("timeout"))
    return Timeout(connect=client.timeout.connect, read=client.timeout.read)
