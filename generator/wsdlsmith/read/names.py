"""The namespaces and element names that WSDL 1.1 and XML Schema documents use."""

from __future__ import annotations

from typing import Final

from wsdlsmith.model.qname import SERIALIZATION, WSDL, XML, XS

SOAP_1_1: Final = "http://schemas.xmlsoap.org/wsdl/soap/"
SOAP_1_2: Final = "http://schemas.xmlsoap.org/wsdl/soap12/"
HTTP: Final = "http://schemas.xmlsoap.org/wsdl/http/"
MIME: Final = "http://schemas.xmlsoap.org/wsdl/mime/"
WSDL_2_0: Final = "http://www.w3.org/ns/wsdl"
XMIME: Final = (
    "http://www.w3.org/2005/05/xmlmime",
    "http://www.w3.org/2004/11/xmlmime",
)
ADDRESSING_WSDL: Final = (
    "http://www.w3.org/2007/05/addressing/metadata",
    "http://www.w3.org/2006/05/addressing/wsdl",
    "http://www.w3.org/2006/02/addressing/wsdl",
    "http://www.w3.org/2005/08/addressing",
    "http://schemas.xmlsoap.org/ws/2004/08/addressing",
)
"""Where an ``Action`` attribute may come from, the newest first."""
POLICY: Final = (
    "http://www.w3.org/ns/ws-policy",
    "http://schemas.xmlsoap.org/ws/2004/09/policy",
    "http://schemas.xmlsoap.org/ws/2002/12/policy",
)
WS_UTILITY_ID: Final = (
    "{http://docs.oasis-open.org/wss/2004/01/"
    "oasis-200401-wss-wssecurity-utility-1.0.xsd}Id"
)

UNDECLARED: Final = "undeclared-prefix:"
"""Before the prefix: the namespace of a name whose prefix is not declared."""

BUILT_IN: Final = frozenset(
    "anyType anySimpleType string boolean decimal float double duration dateTime "
    "time date gYearMonth gYear gMonthDay gDay gMonth hexBinary base64Binary anyURI "
    "QName NOTATION normalizedString token language NMTOKEN NMTOKENS Name NCName ID "
    "IDREF IDREFS ENTITY ENTITIES integer nonPositiveInteger negativeInteger long "
    "int short byte nonNegativeInteger unsignedLong unsignedInt unsignedShort "
    "unsignedByte positiveInteger".split()
)
"""The types of XML Schema 1.0 Part 2, and the two ur-types."""

PREFIXES: Final = {
    WSDL: "wsdl",
    XS: "xs",
    XML: "xml",
    SOAP_1_1: "soap",
    SOAP_1_2: "soap12",
    HTTP: "http",
    MIME: "mime",
    SERIALIZATION: "ser",
}
"""Usual prefixes, for messages only."""


def shown(namespace: str, local: str) -> str:
    """A name as a person writes it: with the usual prefix, where there is one."""
    prefix = PREFIXES.get(namespace)
    if prefix:
        return f"{prefix}:{local}"
    return f"{{{namespace}}}{local}" if namespace else local


def in_namespace(namespace: str) -> str:
    """``in namespace X``, as messages say it."""
    if namespace.startswith(UNDECLARED):
        prefix = namespace.removeprefix(UNDECLARED)
        return f"in the namespace of '{prefix}', a prefix that is not declared"
    return f"in namespace {namespace}" if namespace else "in no namespace"
