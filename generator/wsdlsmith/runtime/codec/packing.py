"""An envelope with parts beside it, as multipart/related (RFC 2387)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import quote
from uuid import uuid4

from wsdlsmith.runtime.codec.attachment import Attachment
from wsdlsmith.runtime.errors import EncodeError

_CONTENT_ID: Final = re.compile(r"[!-;=?-~]{1,500}")
_CONTENT_TYPE: Final = re.compile(r"[\w.+-]+/[\w.+-]+(?:[ !-~]*[!-~])?", re.ASCII)
_PLAIN: Final = re.compile(r"[\w.+ -]*", re.ASCII)


def packed(
    envelope: bytes, root_type: str, package_type: str, parts: Sequence[Attachment]
) -> tuple[bytes, str]:
    """The body and its Content-Type.

    ``root_type`` is the envelope's own, ``package_type`` the parameters that say so
    of the whole. EncodeError for a part that cannot be said in headers.
    """
    boundary = f"part-{uuid4().hex}"
    root = f"root-{uuid4().hex}@wsdlsmith"
    names = [part.content_id for part in parts]
    if len(set(names)) < len(names):
        raise EncodeError("two attachments have one content_id")
    heads = [_head(root_type, "8bit", root), *map(_head_of, parts)]
    contents = [envelope, *(part.content for part in parts)]
    pieces = []
    for head, content in zip(heads, contents, strict=True):
        pieces += [f"--{boundary}\r\n{head}\r\n".encode("ascii"), content, b"\r\n"]
    header = (
        f'multipart/related; {package_type}; start="<{root}>"; boundary="{boundary}"'
    )
    return b"".join([*pieces, f"--{boundary}--\r\n".encode("ascii")]), header


def _head(content_type: str, coding: str, content_id: str) -> str:
    return (
        f"Content-Type: {content_type}\r\nContent-Transfer-Encoding: {coding}\r\n"
        f"Content-ID: <{content_id}>\r\n"
    )


def _head_of(part: Attachment) -> str:
    if not _CONTENT_ID.fullmatch(part.content_id):
        raise EncodeError("an attachment's content_id is no Content-ID")
    if not _CONTENT_TYPE.fullmatch(part.content_type):
        raise EncodeError("an attachment's content_type is no media type")
    head = _head(part.content_type, "binary", part.content_id)
    if part.file_name:
        head += f"Content-Disposition: attachment; {_named(part.file_name)}\r\n"
    return head


def _named(name: str) -> str:
    """A file name; one that is more than plain text as RFC 2231 (4) encodes it."""
    if _PLAIN.fullmatch(name):
        return f'filename="{name}"'
    return f"filename*=UTF-8''{quote(name, safe='')}"
