"""The envelope in the body of an answer, and the parts beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.codec.charset import for_parser
from wsdlsmith.runtime.errors import DecodeError
from wsdlsmith.runtime.http import HttpAnswer, charset_of
from wsdlsmith.runtime.limits import Limits

if TYPE_CHECKING:
    from wsdlsmith.runtime.codec.attachment import Attachments


def unpacked(answer: HttpAnswer, limits: Limits) -> tuple[bytes, Attachments]:
    """The envelope as the parser wants it, and the parts beside it.

    Raises DecodeError.
    """
    if answer.media_type != "multipart/related":
        return for_parser(answer.content, answer.charset), {}
    from wsdlsmith.runtime.codec.multipart import MultipartError

    try:
        return _of_parts(answer, limits)
    except MultipartError as exc:
        raise DecodeError(str(exc)) from None


def _of_parts(answer: HttpAnswer, limits: Limits) -> tuple[bytes, Attachments]:
    from wsdlsmith.runtime.codec.multipart import read_multipart

    root, parts = read_multipart(answer.content, answer.headers["content-type"])
    envelope = for_parser(root.content, charset_of(root.content_type))
    if b"http://www.w3.org/2004/08/xop/include" not in envelope:
        return envelope, parts
    from wsdlsmith.runtime.codec.xop import included

    return included(envelope, parts, limits)


def may_be_envelope(content: bytes) -> bool:
    """Whether the first characters could begin an envelope, and are no HTML."""
    start = content[:512].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith(b"<") and not start.lower().startswith(
        (b"<!doctype html", b"<html")
    )
