"""multipart/related: an envelope with parts beside it (RFC 2387).

Both uses are read: XOP, where a part stands for base64 text inside the envelope
(MTOM), and SOAP with Attachments, where parts are reached by their Content-ID.
A sender decides how many parts there are, how long their headers, and how often
the envelope includes each, so all of it is bounded.
"""

from __future__ import annotations

import binascii
import quopri
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import unquote

from wsdlsmith.runtime.codec.attachment import Attachment, Attachments

_MOST_PARTS: Final = 1000
_MOST_HEADER: Final = 16 * 1024
_PARAMETER: Final = re.compile(
    r';\s*([\w-]+\*?)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))'
)


class MultipartError(ValueError):
    """What is wrong with a multipart body."""


def parameters(header: str) -> dict[str, str]:
    """The parameters of a header value, names in lower case (RFC 2045 5.1)."""
    found: dict[str, str] = {}
    for name, quoted, plain in _PARAMETER.findall(header[:4096]):
        found.setdefault(name.lower(), re.sub(r"\\(.)", r"\1", quoted) or plain)
    return found


def read_multipart(content: bytes, header: str) -> tuple[Attachment, Attachments]:
    """The root part, and the others. Raises MultipartError."""
    given = parameters(header)
    boundary = given.get("boundary", "")
    if not 1 <= len(boundary) <= 200 or not boundary.isascii():
        raise MultipartError("its Content-Type has no usable boundary")
    parts = [_part(raw) for raw in _split(content, boundary.encode("ascii"))]
    if not parts:
        raise MultipartError("it has no part")
    start = _bare(given.get("start", ""))
    root = next((p for p in parts if start and p.content_id == start), parts[0])
    others: dict[str, Attachment] = {}
    for number, part in enumerate(parts, 1):
        name = part.content_id or str(number)
        if part is not root:
            if name in others:
                raise MultipartError("two of its parts have one Content-ID")
            others[name] = part
    return root, others


def _split(content: bytes, boundary: bytes) -> Iterator[bytes]:
    """The parts between the delimiters, without their line ends (RFC 2046 5.1.1)."""
    delimiter = re.compile(
        rb"(?:^|\r?\n)--" + re.escape(boundary) + rb"(--)?[ \t]*(?=\r?\n|\Z)"
    )
    begin = -1
    count = 0
    for found in delimiter.finditer(content):
        if begin >= 0:
            count += 1
            if count > _MOST_PARTS:
                raise MultipartError(f"it has more than {_MOST_PARTS} parts")
            yield content[begin : max(begin, found.start())]
        if found[1]:
            return
        begin = found.end()
    raise MultipartError("its last part does not end")


def _part(raw: bytes) -> Attachment:
    raw = raw.removeprefix(b"\r").removeprefix(b"\n")
    end = re.search(rb"\A\r?\n|\r?\n\r?\n", raw[: _MOST_HEADER + 4])
    if end is None:
        raise MultipartError("a part has no end of headers, or too many")
    headers: dict[str, str] = {}
    block = raw[: end.start()].decode("utf-8", "replace")
    for line in re.sub(r"\r?\n[ \t]+", " ", block).splitlines():
        name, _, value = line.partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    content = _decoded(raw[end.end() :], headers.get("content-transfer-encoding", ""))
    content_id = _bare(headers.get("content-id", ""))
    return Attachment(
        content=content,
        content_type=headers.get("content-type", ""),
        file_name=_file_name(headers),
        content_id=content_id,
        headers=headers,
    )


def _file_name(headers: Mapping[str, str]) -> str:
    """The last step of the name that the sender gives (RFC 6266 4.3)."""
    given = parameters(headers.get("content-disposition", ""))
    extended = given.get("filename*", "").split("'", 2)
    if len(extended) == 3 and extended[0].lower() in ("utf-8", "iso-8859-1"):
        name = unquote(extended[2], extended[0])
    else:
        typed = parameters(headers.get("content-type", ""))
        name = given.get("filename") or typed.get("name", "")
    return re.split(r"[/\\]", name)[-1].strip()


def _decoded(content: bytes, encoding: str) -> bytes:
    encoding = encoding.lower()
    if encoding == "base64":
        try:
            return b64decode(content)
        except binascii.Error:
            raise MultipartError("a part is not the base64 it says") from None
    if encoding == "quoted-printable":
        return quopri.decodestring(content)
    if encoding not in ("", "7bit", "8bit", "binary"):
        raise MultipartError("a part has an unknown Content-Transfer-Encoding")
    return content


def _bare(content_id: str) -> str:
    return content_id.strip().removeprefix("<").removesuffix(">")


def content_id_of(uri: str) -> str | None:
    """The Content-ID that a ``cid:`` URI names (RFC 2392); None for other URIs."""
    scheme, _, rest = uri.strip().partition(":")
    return unquote(rest) if scheme.lower() == "cid" and rest else None
