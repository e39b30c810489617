"""The default TLS context, whose authorities are loaded for the first TLS connection.

To load them takes 20 ms, a tenth of a first call, and a caller of ``http://`` has no
use for them. Importing this module imports httpx2.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from functools import cached_property
from typing import Any, Self

import httpx2


class LateTrust(ssl.SSLContext):
    """Hands every connection to the context that httpx2 makes by default.

    By itself it checks certificates and names and trusts no authority at all: what
    goes by without handing on is refused, never trusted.
    """

    def __new__(cls) -> Self:
        return super().__new__(cls, ssl.PROTOCOL_TLS_CLIENT)

    @cached_property
    def _default(self) -> ssl.SSLContext:
        """Threads that need it first at once may make two; either is as good."""
        return httpx2.create_ssl_context()

    def wrap_socket(self, *args: Any, **kwargs: Any) -> ssl.SSLSocket:
        """A socket that checks the server by the default context."""
        return self._default.wrap_socket(*args, **kwargs)

    def wrap_bio(self, *args: Any, **kwargs: Any) -> ssl.SSLObject:
        """An object that checks the server by the default context."""
        return self._default.wrap_bio(*args, **kwargs)

    def set_alpn_protocols(self, alpn_protocols: Iterable[str]) -> None:
        """What httpcore2 sets before each connection."""
        self._default.set_alpn_protocols(alpn_protocols)
