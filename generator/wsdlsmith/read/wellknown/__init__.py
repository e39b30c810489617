"""Well-known schemas that WSDLs import without a location.

Minimal definitions of our own, enough that references resolve; nothing is
fetched. Only the components that something refers to enter a contract.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.model.qname import SERIALIZATION, XML, XS, QName
from wsdlsmith.read.document import Document
from wsdlsmith.read.schema import Component, SchemaReader, Space, name_of
from wsdlsmith.read.xml import parse_xml

_WSS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss"
WELL_KNOWN: Final = {
    XML: "xml.xsd",
    XS: "xmlschema.xsd",
    SERIALIZATION: "serialization.xsd",
    "http://schemas.xmlsoap.org/soap/encoding/": "soap-encoding.xsd",
    "http://www.w3.org/2003/05/soap-encoding": "soap12-encoding.xsd",
    "http://schemas.xmlsoap.org/soap/envelope/": "soap-envelope.xsd",
    "http://schemas.xmlsoap.org/wsdl/": "wsdl.xsd",
    "http://schemas.xmlsoap.org/ws/2004/08/addressing": "addressing-2004-08.xsd",
    "http://www.w3.org/2005/08/addressing": "addressing-2005-08.xsd",
    "http://www.w3.org/2005/05/xmlmime": "xmlmime.xsd",
    "http://www.w3.org/2004/11/xmlmime": "xmlmime-2004-11.xsd",
    "http://www.w3.org/2004/06/xmlmime": "xmlmime-2004-06.xsd",
    "http://www.w3.org/2004/08/xop/include": "xop-include.xsd",
    "http://ws-i.org/profiles/basic/1.1/xsd": "swa-ref.xsd",
    "http://www.w3.org/2000/09/xmldsig#": "xmldsig.xsd",
    "http://www.w3.org/2003/05/soap-envelope": "soap12-envelope.xsd",
    "http://www.w3.org/1999/xlink": "xlink.xsd",
    "http://xml.apache.org/xml-soap": "apache-soap.xsd",
    "http://microsoft.com/wsdl/types/": "microsoft-types.xsd",
    f"{_WSS}-wssecurity-secext-1.0.xsd": "wss-secext.xsd",
    f"{_WSS}-wssecurity-utility-1.0.xsd": "wss-utility.xsd",
}
"""Namespace -> file of this package."""


@cache
def well_known(namespace: str) -> dict[tuple[Space, QName], Component]:
    """The components of a well-known namespace; none for any other namespace."""
    name = WELL_KNOWN.get(namespace)
    if name is None:
        return {}
    data = (files(__package__) / name).read_bytes()
    document = Document(name=f"(built in) {name}", uri=name, data=data)
    reader = SchemaReader(Diagnostics())
    part = reader.read(parse_xml(document), document.name, 0, "/schema")
    return {(space, name_of(found)): found for space, found in part.components}
