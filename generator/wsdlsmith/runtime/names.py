"""The namespaces and names that the codec itself knows, in Clark notation."""

from __future__ import annotations

from typing import Final

XS: Final = "http://www.w3.org/2001/XMLSchema"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
SER: Final = "http://schemas.microsoft.com/2003/10/Serialization/"
SOAP11: Final = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP12: Final = "http://www.w3.org/2003/05/soap-envelope"

XSI_TYPE: Final = f"{{{XSI}}}type"
XSI_NIL: Final = f"{{{XSI}}}nil"
Z_ID: Final = f"{{{SER}}}Id"
Z_REF: Final = f"{{{SER}}}Ref"
ANY_TYPE: Final = f"{{{XS}}}anyType"
ANY_SIMPLE_TYPE: Final = f"{{{XS}}}anySimpleType"
XML_SPACE: Final = " \t\r\n"
"""White space as XML 1.0 defines it; ``str.isspace`` knows more."""


def local(clark: str) -> str:
    """The name without its namespace."""
    return clark.rpartition("}")[2]


def namespace(clark: str) -> str:
    """The namespace without the name; empty for none."""
    return clark[1:].partition("}")[0] if clark.startswith("{") else ""
