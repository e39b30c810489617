"""The namespaces and names that the codec itself knows, in Clark notation."""

from __future__ import annotations

import re
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
XML_SPACE: Final = " \t\r\n"
"""White space as XML 1.0 defines it; ``str.isspace`` knows more."""

_SPACES: Final = re.compile(f"[{XML_SPACE}]+")


def xml_words(text: str) -> list[str]:
    """The items of a list, parted by XML's white space and no other."""
    if text.isascii():
        return text.split()
    return [word for word in _SPACES.split(text) if word]


def local(clark: str) -> str:
    """The name without its namespace."""
    return clark.rpartition("}")[2]


def namespace(clark: str) -> str:
    """The namespace without the name; empty for none."""
    return clark[1:].partition("}")[0] if clark.startswith("{") else ""
