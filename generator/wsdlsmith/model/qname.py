"""Expanded names."""

from __future__ import annotations

from typing import NamedTuple

XS = "http://www.w3.org/2001/XMLSchema"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
XML = "http://www.w3.org/XML/1998/namespace"
WSDL = "http://schemas.xmlsoap.org/wsdl/"
SERIALIZATION = "http://schemas.microsoft.com/2003/10/Serialization/"
SOAP_ENCODING = "http://schemas.xmlsoap.org/soap/encoding/"
ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"


class QName(NamedTuple):
    """A namespace (empty for none) and a local name."""

    namespace: str
    name: str

    def __str__(self) -> str:
        return f"{{{self.namespace}}}{self.name}" if self.namespace else self.name

    @classmethod
    def parse(cls, text: str) -> QName:
        """Read Clark notation: ``{namespace}name``, or ``name`` without one."""
        if text.startswith("{"):
            namespace, _, name = text[1:].rpartition("}")
            return cls(namespace, name)
        return cls("", text)


def xs(name: str) -> QName:
    """The name of a type built into XML Schema."""
    return QName(XS, name)
