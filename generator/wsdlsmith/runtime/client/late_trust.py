"""The default TLS context, whose authorities are loaded for the first TLS connection.

To load them takes 20 ms, a tenth of a first call, and a caller of ``http://`` has no
use for them. Importing this module imports httpx2.
"""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterable
from typing import Any

import httpx2


class LateTrust(ssl.SSLContext):
    """Hands every connection to the context that httpx2 makes by default.

    By itself it checks certificates and names and trusts no authority at all: what
    goes by without handing on is refused, never trusted.
    """

    _lock: threading.Lock
    _made: ssl.SSLContext | None

    @classmethod
    def client(cls) -> LateTrust:
        """A context for clients; nothing is loaded yet."""
        made = cls(ssl.PROTOCOL_TLS_CLIENT)
        made._lock = threading.Lock()
        made._made = None
        return made

    def wrap_socket(self, *args: Any, **kwargs: Any) -> ssl.SSLSocket:
        """A socket that checks the server by the default context."""
        return self._default().wrap_socket(*args, **kwargs)

    def wrap_bio(self, *args: Any, **kwargs: Any) -> ssl.SSLObject:
        """An object that checks the server by the default context."""
        return self._default().wrap_bio(*args, **kwargs)

    def set_alpn_protocols(self, alpn_protocols: Iterable[str]) -> None:
        """What httpcore2 sets before each connection."""
        self._default().set_alpn_protocols(alpn_protocols)

    def _default(self) -> ssl.SSLContext:
        with self._lock:
            if self._made is None:
                self._made = httpx2.create_ssl_context()
            return self._made
