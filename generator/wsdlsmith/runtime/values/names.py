"""The namespaces and names that the codec itself knows, in Clark notation."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

XS: Final = "http://www.w3.org/2001/XMLSchema"
XMLNS: Final = "http://www.w3.org/2000/xmlns/"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
SER: Final = "http://schemas.microsoft.com/2003/10/Serialization/"
SOAPENC: Final = "http://schemas.xmlsoap.org/soap/encoding/"
SOAP11: Final = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP12: Final = "http://www.w3.org/2003/05/soap-envelope"

DECLARES: Final = f"{{{XMLNS}}}"
"""Start of a kept attribute that declares a prefix: ``{...}p`` for ``xmlns:p``."""
XSI_TYPE: Final = f"{{{XSI}}}type"
XSI_NIL: Final = f"{{{XSI}}}nil"
Z_ID: Final = f"{{{SER}}}Id"
Z_REF: Final = f"{{{SER}}}Ref"
ANY_TYPE: Final = f"{{{XS}}}anyType"
ANY_SIMPLE_TYPE: Final = f"{{{XS}}}anySimpleType"
XML: Final = "http://www.w3.org/XML/1998/namespace"
"""What the prefix ``xml`` means everywhere, without a declaration."""
XML_LANG: Final = f"{{{XML}}}lang"
NAME_START: Final = (
    r"A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff"
    r"\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf"
    r"\ufdf0-\ufffd\U00010000-\U000effff"
)
"""The characters that a name may start with, as the inside of a character class.

XML 1.0 (fifth edition) section 2.3, without the colon. ``\\w`` means other ones: no
vowel signs, so hardly a word of Hindi or Thai, and superscript digits.
"""
NAME_CHARACTERS: Final = NAME_START + r"\-.0-9\u00b7\u0300-\u036f\u203f\u2040"
NCNAME: Final = f"[{NAME_START}][{NAME_CHARACTERS}]*"
"""A name without a colon (Namespaces in XML 1.0, section 3), as a pattern."""
XML_SPACE: Final = " \t\r\n"
"""White space as XML 1.0 defines it; ``str.isspace`` knows more."""

_SPACES: Final = f"[{XML_SPACE}]+"


@cache
def pattern_of(expression: str) -> re.Pattern[str]:
    """A regular expression, compiled when it is first used: one of names takes 5 ms."""
    return re.compile(expression)


def xml_words(text: str) -> list[str]:
    """The items of a list, parted by XML's white space and no other."""
    if text.isascii():
        return text.split()
    return [word for word in pattern_of(_SPACES).split(text) if word]


def local(clark: str) -> str:
    """The name without its namespace."""
    return clark.rpartition("}")[2]


def namespace(clark: str) -> str:
    """The namespace without the name; empty for none."""
    return clark[1:].partition("}")[0] if clark.startswith("{") else ""
