"""The character encoding that HTTP says a body has.

``charset`` of the Content-Type goes before the XML declaration (RFC 7303 3),
and servers that recode a page forget to change the declaration. The XML
parser knows nothing of HTTP, so it is handed UTF-8 where the two differ.
"""

from __future__ import annotations

import re
from typing import Final

_KNOWN: Final = re.compile(
    r"utf-?(8|16|32)(le|be)?|us-ascii|iso-8859-\d+|windows-\d+|koi8-[ru]"
    r"|shift_jis|euc-(jp|kr)|big5|gb(2312|k|18030)",
    re.IGNORECASE,
)
"""Python has codecs that no HTTP header should choose (punycode is quadratic)."""
_BOMS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_DECLARED: Final = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)""")
_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]*\?>")


def for_parser(content: bytes, charset: str) -> bytes:
    """``content`` so that an XML parser reads it in ``charset``.

    Bytes that are not in ``charset`` stay as they are: then the declaration
    may be right, and the parser tells when it is not.
    """
    if not _KNOWN.fullmatch(charset) or content.startswith(_BOMS):
        return content
    declared = _DECLARED.match(content[:200].lstrip())
    named = declared[1].decode("ascii") if declared else "utf-8"
    if named.lower() == charset.lower():
        return content
    try:
        text = content.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return content
    return _DECLARATION.sub("", text, count=1).encode("utf-8")


def for_people(content: bytes, charset: str) -> str:
    """``content`` as text for a message; what cannot be decoded is marked."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        charset = "utf-16"
    try:
        known = charset if _KNOWN.fullmatch(charset) else "utf-8"
        return content.decode(known, "replace")
    except LookupError:
        return content.decode("utf-8", "replace")
