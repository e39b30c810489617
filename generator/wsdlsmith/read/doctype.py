"""Document type declarations: which of them mean nothing.

The W3C publishes its own schemas with one (xmldsig-core-schema.xsd, xenc-schema.xsd,
xml.xsd), and others ship copies of those beside their WSDLs. It declares entities
that only the external DTD would use, and that is never loaded.
"""

from __future__ import annotations

import re
from typing import Final

_ENCODING = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)[\"']")
_ASCII_BASED: Final = (b"utf-8", b"us-ascii", b"iso-8859-", b"windows-125")
"""Encodings in which ``&`` and ``%`` are those bytes, and those bytes nothing else."""
_REFERENCE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);)")
_PARAMETER = re.compile(rb"%[^\s\d%;\"'<>][^\s%;\"'<>]*;")


def means_nothing(data: bytes) -> bool:
    """Whether no entity is referred to, anywhere in a document with a doctype.

    Then none is expanded, whatever is declared. It is told from the bytes, before
    anything is parsed; where they leave a doubt the answer is no.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        return False
    declared = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
    if declared is not None and not declared[1].lower().startswith(_ASCII_BASED):
        return False
    return _REFERENCE.search(data) is None and _PARAMETER.search(data) is None
