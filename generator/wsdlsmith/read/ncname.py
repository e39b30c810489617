"""What XML lets a name be (Namespaces in XML 1.0, 4; XML 1.0, 2.3)."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_START: Final = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff"
    "\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
    "\U00010000-\U000effff"
)
_LATER: Final = _START + r"\-.0-9\u00b7\u0300-\u036f\u203f-\u2040"
_PLAIN_NCNAME: Final = re.compile(r"[A-Za-z_][A-Za-z_\-.0-9]*")
_PLAIN_NMTOKEN: Final = re.compile(r"[A-Za-z_\-.0-9]+")


@cache
def ncname_pattern() -> re.Pattern[str]:
    """What a whole NCName matches."""
    # most names are ASCII, and compiling this takes longer than reading a WSDL
    return re.compile(f"[{_START}][{_LATER}]*")


@cache
def _nmtoken() -> re.Pattern[str]:
    return re.compile(f"[{_LATER}]+")


def is_ncname(text: str) -> bool:
    """Whether ``text`` can name a component: a letter or ``_`` first, no colon."""
    pattern = _PLAIN_NCNAME if text.isascii() else ncname_pattern()
    return pattern.fullmatch(text) is not None


def is_nmtoken(text: str) -> bool:
    """Whether ``text`` can name a part or a fault: it may begin with a digit.

    An NMTOKEN may hold colons too; here they would be taken for prefixes.
    """
    pattern = _PLAIN_NMTOKEN if text.isascii() else _nmtoken()
    return pattern.fullmatch(text) is not None
