"""The HTTP exchange of one call, as plain values.

A transport turns an :class:`HttpRequest` into an :class:`HttpAnswer`; what the
bytes mean is not its business. The representations show no body, no header
and no query, because tickets and passwords travel in all three.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from math import inf
from typing import Final

_URL: Final = (
    r"(?is)(https?://)(?:[^/?#@]*@)?([^/?#@:\[\]]+|\[[0-9a-fA-F:.]+\])(:\d+)?(/[^?#@]*)?"
    r"(?:[?#].*)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeout:
    """How long a call may wait, in seconds; None is without end.

    ``connect`` holds for opening a connection, ``read`` for each silence of the
    server (also for sending, and for a free connection of the pool), ``total``
    for the whole answer, looked at whenever a part of it arrives.
    """

    connect: float | None = 5.0
    read: float | None = 30.0
    total: float | None = None

    def within(self, value: float | Timeout | None) -> Timeout:
        """The timeout of one call: ``value``, a number bounding every part of it."""
        if value is None:
            return self
        if isinstance(value, Timeout):
            return value
        if not isinstance(value, int | float):
            raise TypeError(
                f"a timeout is seconds or a Timeout, not {type(value).__name__}"
            )
        if not 0 < value < inf:
            raise ValueError(
                f"a timeout is more than 0 seconds and has an end, not {value:g}"
            )
        connect = value if self.connect is None else min(self.connect, value)
        return Timeout(connect=connect, read=value, total=value)


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpRequest:
    """A POST to send. ``operation`` is the WSDL's name of it, for messages."""

    operation: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(repr=False)

    @property
    def public_url(self) -> str:
        """The URL without user info, query and fragment: safe to show."""
        return public_url(self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpAnswer:
    """What came back. The names of ``headers`` are in lower case."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(repr=False)
    reason: str = field(default="", repr=False)
    elapsed: timedelta = timedelta()

    @property
    def media_type(self) -> str:
        """The media type of ``Content-Type``, in lower case without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The ``charset`` parameter of ``Content-Type``; empty without one."""
        return charset_of(self.headers.get("content-type", ""))


def charset_of(content_type: str) -> str:
    """The ``charset`` parameter of a Content-Type; empty without one."""
    for parameter in content_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'")
    return ""


def public_url(url: str) -> str:
    """``url`` without user info, query and fragment.

    What does not read as such a URL is not shown at all: with a stray ``@``,
    ``/`` or ``?`` nobody knows which part of it is the password.
    """
    match = re.fullmatch(_URL, url)
    return "".join(match.groups("")) if match else "(an unusual URL)"
