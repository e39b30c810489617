"""Documents from a server: the only place where the network is asked."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from wsdlsmith.errors import SourceError
from wsdlsmith.read.document import Document
from wsdlsmith.read.limits import LIMITS, Limits

if TYPE_CHECKING:
    import httpx2

_REDIRECTS = 5
_HINTS = {
    401: "the server wants a login: https://USER:PASSWORD@HOST/..., or download "
    "the file and give its path",
    403: "the server refuses: download the file and give its path",
    404: "check the URL; WCF services answer to ?singleWsdl, others to ?wsdl",
}


@dataclass(frozen=True, slots=True)
class WebOrigin:
    """The server that a source URL names, and no other.

    ``login`` goes to that server only, and only under the scheme that was given.
    """

    scheme: str
    host: str
    login: tuple[str, str] | None
    limits: Limits = LIMITS
    _fetched: dict[str, Document | None] = field(default_factory=dict)
    """Each URL is asked once: many documents import the same one."""

    @classmethod
    def of(cls, url: str, limits: Limits = LIMITS) -> WebOrigin:
        """The origin of a source URL."""
        parts = urlsplit(url)
        login = None
        if parts.username is not None:
            login = (unquote(parts.username), unquote(parts.password or ""))
        return cls(parts.scheme.lower(), parts.hostname or "", login, limits)

    def fetch(self, url: str) -> Document:
        """The document at a URL that the user gave; redirects may lead anywhere."""
        found = self._get(without_login(url), strict=False)
        if found is None:
            raise SourceError(
                f"{without_login(url)}: the server answers 404 Not Found",
                hint=_HINTS[404],
            )
        return found

    def open(self, uri: str, location: str) -> Document | None:
        """The document at ``location``, relative or on the same host."""
        url = without_fragment(urljoin(uri, location))
        return self._get(url, strict=True) if self._same_host(url) else None

    def named(self, name: str, uri: str) -> Sequence[Document]:
        """None: a server cannot be searched."""
        return ()

    def describe(self, uri: str, location: str) -> str:
        """The URL that ``open`` asks for, or why it asks for none."""
        url = urljoin(uri, location)
        if self._same_host(url):
            return url
        return f"it on {self.host} only; other hosts are not asked"

    def _same_host(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and parts.hostname == self.host

    def _get(self, url: str, *, strict: bool) -> Document | None:
        if url not in self._fetched:
            found = self._request(url, strict)
            self._fetched[url] = found
            if found is not None:
                self._fetched[found.uri] = found
        return self._fetched[url]

    def _request(self, url: str, strict: bool) -> Document | None:
        import httpx2

        asked = url
        timeout = httpx2.Timeout(self.limits.seconds)
        try:
            with httpx2.Client(timeout=timeout, follow_redirects=False) as client:
                for _ in range(_REDIRECTS + 1):
                    answer = self._ask(client, url)
                    if isinstance(answer, bytes):
                        return Document(asked, url, answer)
                    if answer is None:
                        return None
                    url = urljoin(url, answer)
                    self._check_redirect(asked, url, strict)
        except httpx2.TimeoutException as error:
            raise SourceError(
                f"{asked}: no answer within {self.limits.seconds:g} seconds",
                hint="try again, or download the file and give its path",
            ) from error
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise SourceError(f"{asked}: cannot be fetched: {error}") from error
        raise SourceError(f"{asked}: more than {_REDIRECTS} redirects")

    def _check_redirect(self, asked: str, url: str, strict: bool) -> None:
        allowed = urlsplit(url).scheme in ("http", "https")
        if not allowed or (strict and not self._same_host(url)):
            raise SourceError(f"{asked}: redirects to {url}, which is not asked")

    def _ask(self, client: httpx2.Client, url: str) -> bytes | str | None:
        """The body, where a redirect leads, or None for 404."""
        parts = urlsplit(url)
        ours = (parts.scheme, parts.hostname) == (self.scheme, self.host)
        request = client.build_request("GET", url)
        response = client.send(
            request, stream=True, auth=self.login if ours and self.login else None
        )
        try:
            if response.status_code == 404:
                return None
            if response.is_redirect:
                return response.headers.get("location", "")
            if response.status_code != 200:
                status = f"{response.status_code} {response.reason_phrase}"
                raise SourceError(
                    f"{url}: the server answers {status.strip()}",
                    hint=_HINTS.get(response.status_code, ""),
                )
            return self._body(url, response)
        finally:
            response.close()

    def _body(self, url: str, response: httpx2.Response) -> bytes:
        """The body, bounded in size and in time: a server can drip for ever."""
        deadline = time.monotonic() + 10 * self.limits.seconds
        blocks: list[bytes] = []
        size = 0
        for block in response.iter_bytes():
            size += len(block)
            if size > self.limits.archive:
                raise SourceError(f"{url}: larger than {self.limits.archive:,} bytes")
            if time.monotonic() > deadline:
                seconds = 10 * self.limits.seconds
                raise SourceError(f"{url}: not complete after {seconds:g} seconds")
            blocks.append(block)
        return b"".join(blocks)


def is_url(text: str) -> bool:
    """Whether a source text is a URL."""
    return text.lower().startswith(("http://", "https://"))


def without_login(url: str) -> str:
    """The URL without user and password, fit for messages and files."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def without_fragment(url: str) -> str:
    """The URL as a server is asked for it."""
    return url.partition("#")[0]
