"""A WSDL's own schemas in lxml, which knows nothing of ours: the judge of requests.

Nothing of wsdlsmith takes part: the ``xs:schema`` elements are cut out of the WSDL
as they are, and libxml2 reads them.
"""

from __future__ import annotations

import threading
from pathlib import Path

from lxml import etree

XS = "http://www.w3.org/2001/XMLSchema"
SOAP = (
    "http://schemas.xmlsoap.org/soap/envelope/",
    "http://www.w3.org/2003/05/soap-envelope",
)


class WsdlSchema:
    """Says what of an envelope the schemas of one WSDL do not allow."""

    def __init__(self, wsdl: bytes, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._schema = etree.XMLSchema(etree.parse(_written(wsdl, folder)))
        self._lock = threading.Lock()
        self.elements = {
            f"{{{schema.get('targetNamespace')}}}{element.get('name')}"
            for schema in etree.fromstring(wsdl).iter(f"{{{XS}}}schema")
            for element in schema.findall(f"{{{XS}}}element")
        }

    def complaints(self, envelope: bytes) -> list[str]:
        """What is wrong with the Body's child and each header; empty when nothing."""
        root = etree.fromstring(envelope)
        name = etree.QName(root)
        if name.localname != "Envelope" or name.namespace not in SOAP:
            return [f"the root is {root.tag}"]
        found: list[str] = []
        for part in root:
            if etree.QName(part).namespace != name.namespace:
                found.append(f"{part.tag} stands in the Envelope")
            for block in part:
                found += self._of(block)
        return found

    def _of_fault(self, fault: etree._Element) -> list[str]:
        """A fault's own content is SOAP's affair, its detail the WSDL's."""
        details = [el for el in fault if etree.QName(el).localname.lower() == "detail"]
        return [found for el in details for item in el for found in self._of(item)]

    def _of(self, block: etree._Element) -> list[str]:
        if etree.QName(block).namespace in SOAP:
            return self._of_fault(block)
        if str(block.tag) not in self.elements:
            return [f"{block.tag} is no global element of the WSDL"]
        # an element alone, as libxml2 validates documents; prefixes stay in scope
        alone = etree.ElementTree(etree.fromstring(etree.tostring(block)))
        with self._lock:
            if self._schema.validate(alone):
                return []
            return str(self._schema.error_log).splitlines()


def _written(wsdl: bytes, folder: Path) -> str:
    """A file for each schema and one that imports them all; its path."""
    top = etree.Element(f"{{{XS}}}schema")
    for number, schema in enumerate(etree.fromstring(wsdl).iter(f"{{{XS}}}schema")):
        for imported in schema.findall(f"{{{XS}}}import"):
            imported.attrib.pop("schemaLocation", "")
        path = folder / f"schema{number}.xsd"
        path.write_bytes(etree.tostring(schema))
        line = etree.SubElement(top, f"{{{XS}}}import", schemaLocation=path.name)
        line.set("namespace", str(schema.get("targetNamespace")))
    all_of_it = folder / "all.xsd"
    all_of_it.write_bytes(etree.tostring(top))
    return str(all_of_it)
