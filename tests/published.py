"""One version's WSDLs and pages, read with zipfile, re and lxml.

Nothing of ours takes part: pages are cut by a regular expression, schemas are
taken out of the WSDLs, verdicts are libxml2's.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from lxml import etree

XS = "{http://www.w3.org/2001/XMLSchema}"
SOAP_12 = "{http://www.w3.org/2003/05/soap-envelope}"
# libxml2's word for a violation -> ours; of an element's errors the first counts
CODES = {
    "SCHEMAV_CVC_COMPLEX_TYPE_2_1": "text-in-empty-element",
    "SCHEMAV_CVC_DATATYPE_VALID_1_2_1": "invalid-value",
    "SCHEMAV_CVC_ENUMERATION_VALID": "invalid-value",
    "SCHEMAV_CVC_ELT_3_1": "nil-not-nillable",
}


class Shown(NamedTuple):
    """An envelope as the zip has it."""

    service: str
    operation: str
    direction: str
    root: etree._Element

    @property
    def body(self) -> etree._Element:
        """A copy of the body's first child, as a document of its own."""
        found = self.root.find(f"{SOAP_12}Body/*")
        assert found is not None
        return etree.fromstring(etree.tostring(found, with_tail=False))


class Published:
    """One version's WSDLs and pages, read with zipfile, re and lxml."""

    def __init__(self, folder: Path, version: str) -> None:
        self.version = version
        self.wsdls: dict[str, etree._Element] = {}
        with zipfile.ZipFile(folder / "wsdl-2023.zip") as opened:
            for name in opened.namelist():
                match = re.fullmatch(rf"WSDL/WSDL-{version}-(\w+)\.xml", name)
                if match:
                    self.wsdls[match[1]] = etree.fromstring(opened.read(name))
        self.shown = list(self._shown(folder))

    def _shown(self, folder: Path) -> Iterator[Shown]:
        with zipfile.ZipFile(folder / "docs-2023.zip") as opened:
            for name in sorted(opened.namelist()):
                path = PurePosixPath(name)
                if path.parts[:2] != ("soap", self.version) or len(path.parts) != 4:
                    continue
                fences = re.findall(rb"```xml\s*(<.*?)```", opened.read(name), re.S)
                directions = ("in", "out") if fences else ()  # an index has none
                for fence, direction in zip(fences, directions, strict=True):
                    root = etree.fromstring(fence.strip())
                    yield Shown(path.parts[2], path.stem, direction, root)

    def operations(self, service: str) -> set[str]:
        return set(self.wsdls[service].xpath("//*[local-name()='portType']/*/@name"))  # type: ignore[arg-type]

    def findings(self) -> Counter[str]:
        """What is wrong with the envelopes whose operation the WSDL has."""
        found: Counter[str] = Counter()
        for shown in self.shown:
            if shown.operation not in self.operations(shown.service):
                continue
            found["soap-version-differs"] += shown.root.tag == f"{SOAP_12}Envelope"
            found["header-outside-header"] += sum(
                child.tag not in (f"{SOAP_12}Header", f"{SOAP_12}Body")
                for child in shown.root
            )
            schema = self.schema(shown.service)
            schema.validate(shown.body)
            errors: dict[str, str] = {}
            for entry in schema.error_log.filter_from_errors():  # type: ignore[attr-defined]
                errors.setdefault(entry.path, CODES[entry.type_name])
            found.update(errors.values())
        return found

    def differing_operations(self) -> Counter[str]:
        """Operations on one side only, of the services that pages show."""
        pages: dict[str, set[str]] = {}
        for shown in self.shown:
            pages.setdefault(shown.service, set()).add(shown.operation)
        found: Counter[str] = Counter()
        for service, names in pages.items():
            declared = self.operations(service)
            found["operation-not-in-wsdl"] += len(names - declared)
            found["operation-not-documented"] += len(declared - names)
        return +found

    @lru_cache(maxsize=64)  # noqa: B019
    def schema(self, service: str) -> etree.XMLSchema:
        """All schemas of one WSDL as libxml2 reads them."""
        parts = {}
        for node in self.wsdls[service].iter(f"{XS}schema"):
            for link in node.iterfind(f"{XS}import"):
                link.set("schemaLocation", f"mem:{link.get('namespace')}")
            parts[f"mem:{node.get('targetNamespace')}"] = etree.tostring(node)
        links = "".join(
            f'<xs:import namespace="{uri[4:]}" schemaLocation="{uri}"/>'
            for uri in parts
        )
        parser = etree.XMLParser()
        parser.resolvers.add(_Memory(parts))
        head = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
        return etree.XMLSchema(etree.fromstring(f"{head}{links}</xs:schema>", parser))


class _Memory(etree.Resolver):
    def __init__(self, parts: dict[str, bytes]) -> None:
        super().__init__()
        self._parts = parts

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:  # type: ignore[override]
        found = self._parts.get(system_url)
        return found and self.resolve_string(found, context, base_url=system_url)
