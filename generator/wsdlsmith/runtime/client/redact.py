"""Keeping what a caller sent in confidence out of error messages.

Servers quote requests: an error page shows the posted envelope, a fault says
``Ticket 7T:... has expired``. So every text of theirs that enters a message
first loses the values that this call sent as SOAP headers, and those of its
body whose name says that they are secret.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, quote, quote_plus, unquote, urlsplit
from uuid import UUID

from wsdlsmith.runtime.codec.charset import for_people
from wsdlsmith.runtime.errors import SHOWN
from wsdlsmith.runtime.http import HttpAnswer, charset_of
from wsdlsmith.runtime.limits import Limits

if TYPE_CHECKING:
    from lxml import etree

    from wsdlsmith.runtime.client.secrets import Secrets

MASK: Final = "***"
SECRET_NAME: Final = re.compile(
    r"passw|pwd|secret|ticket|token|credential|apikey|api_key|pin$", re.IGNORECASE
)
_SHORT: Final = 4
_KEY: Final = 8
_HEAD: Final = 64 * 1024
_TAG: Final = re.compile(r"<(style|script)\b.*?</\1>|<[^>]*>", re.DOTALL | re.I)


_HTTP_NAME: Final = re.compile(r"auth|cookie", re.IGNORECASE)
_QUOTED: Final = re.compile(
    r"""(["']?[\w-]*(?:passw|pwd|secret|ticket|token|credential|api_?key)[\w-]*["']?"""
    r"""\s*[:=]\s*)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s,;&<>"']+)""",
    re.IGNORECASE,
)
_SHOWN: Final = 16 * 1024
_PARSED: Final = Limits(bytes=1024 * 1024, elements=20_000, attributes=20_000)
_WSSE: Final = "wssecurity-secext"


def hidden(text: str, secrets: Secrets) -> str:
    """``text`` with every secret replaced, the longest first.

    Also what is no value of ours, but is called ``ticket: ...`` or the like.
    """
    for secret in sorted(set(_spellings(secrets)), key=len, reverse=True):
        if len(secret) >= _SHORT:
            text = text.replace(secret, MASK)
        else:  # "no" is hidden where it is a word, not in every "not"
            word = rf"(?<!\w){re.escape(secret)}(?!\w)"
            text = re.sub(word, MASK, text)
    return _masked(text)


def _spellings(secrets: Secrets) -> Iterator[str]:
    from html import escape

    for value in _values(secrets):
        if value.strip():
            yield value
            yield escape(value)
            yield escape(value, quote=False)
            yield repr(value)[1:-1]
            yield quote(value, safe="", errors="replace")
            yield quote(value, errors="replace")
            yield quote_plus(value, errors="replace")
            if len(value) > SHOWN:  # as EncodeError cuts it
                yield repr(value[: SHOWN - 3])[1:-1]


def _values(secrets: Secrets) -> Iterator[str]:
    yield from _texts(tuple(secrets.values), True, set())
    yield from _texts(secrets.body, False, set())
    yield from passwords(secrets.url)
    yield from _keys(secrets.url)


def passwords(url: str) -> Iterator[str]:
    """The password in a URL: as written there, as meant, and as Basic sends it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return
    if parts.password:
        password = unquote(parts.password)
        yield parts.password
        yield password
        yield basic(unquote(parts.username or ""), password)


def basic(user: str, password: str) -> str:
    """What Basic authentication sends of them (RFC 7617, 2)."""
    return b64encode(f"{user}:{password}".encode(errors="replace")).decode("ascii")


def _keys(url: str) -> Iterator[str]:
    """The values in a URL's query, which is never shown; short ones are no keys."""
    try:
        query = urlsplit(url).query
    except ValueError:
        return
    for _, value in parse_qsl(query):
        if len(value) >= _KEY:
            yield value


def excerpt(answer: HttpAnswer, secrets: Secrets, length: int = 200) -> str:
    """The first words of a body that is no envelope, without tags and secrets."""
    from html import unescape

    text = secrets.hide(for_people(answer.content[:_HEAD], answer.charset))
    text = secrets.hide(unescape(_TAG.sub(" ", text)))  # "7T&#58;..." is one, too
    words = " ".join(text.split())
    shown = "".join(
        c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words
    )
    return shown if len(shown) <= length else f"{shown[:length]}..."


def redacted_headers(headers: Mapping[str, str], secrets: Secrets) -> dict[str, str]:
    """HTTP headers as they may be shown."""
    return {
        name: (
            MASK
            if _HTTP_NAME.search(name) or SECRET_NAME.search(name)
            else secrets.hide(value)
        )
        for name, value in headers.items()
    }


def redacted_message(content: bytes, content_type: str, secrets: Secrets) -> str:
    """A message as it may be shown: secret elements masked, long ones cut."""
    if content_type.lower().lstrip().startswith("multipart/"):
        return f"({len(content):,} bytes of {content_type.partition(';')[0]})"
    text = _redacted_xml(content)
    if text is None:
        text = for_people(content[:_HEAD], charset_of(content_type))
        text = _ELEMENT.sub(rf"<\g<1>>{MASK}", text)
    shown = secrets.hide(text)
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}... (cut)"


_ELEMENT: Final = re.compile(
    r"<((?:[\w.-]+:)?[\w.-]*(?:passw|pwd|secret|ticket|token|credential|api_?key)"
    r"[^<>]*)>[^<]*",
    re.IGNORECASE,
)


def _redacted_xml(content: bytes) -> str | None:
    """XML with the texts of secret elements masked; None for what is no XML."""
    from lxml import etree

    from wsdlsmith.runtime.codec.parsing import parse
    from wsdlsmith.runtime.errors import DecodeError

    try:
        root = parse(content, _PARSED)
    except DecodeError:
        return None
    for element in root.iter(etree.Element):
        name = etree.QName(element)
        if SECRET_NAME.search(name.localname) or _WSSE in (name.namespace or ""):
            _mask_below(element)
        for attribute in element.attrib:
            if SECRET_NAME.search(str(attribute)):
                element.set(attribute, MASK)
    return etree.tostring(root, encoding="unicode")


def _mask_below(element: etree._Element) -> None:
    for inner in element.iter():
        if inner.text and inner.text.strip():
            inner.text = MASK
        if inner is not element and inner.tail and inner.tail.strip():
            inner.tail = MASK


def _masked(text: str) -> str:
    """``ticket: 7T...`` and ``"password": "..."`` in text that is no XML."""
    return _QUOTED.sub(rf"\g<1>{MASK}", text)


def _texts(value: object, secret: bool, seen: set[int]) -> Iterator[str]:
    """The texts inside ``value``; where not ``secret``, below secret names only."""
    if isinstance(value, str | UUID):
        if secret:
            yield str(value)
        return
    if isinstance(value, bytes):
        if secret:
            yield b64encode(value).decode("ascii")
        return
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, Mapping):
        for key, item in value.items():
            named = isinstance(key, str) and SECRET_NAME.search(key) is not None
            yield from _texts(item, secret or named, seen)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item, secret, seen)
    else:
        for name in _fields(value):
            inner = secret or SECRET_NAME.search(name) is not None
            yield from _texts(getattr(value, name, None), inner, seen)


def _fields(value: object) -> Iterator[str]:
    for kind in type(value).__mro__:
        slots = kind.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if not name.startswith("_"):
                yield name
