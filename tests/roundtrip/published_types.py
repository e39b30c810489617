"""One version's types as lxml alone sees them: merged as text, compiled by libxml2.

Nothing of wsdlsmith takes part. The schemas of all WSDLs become one document a
namespace, in which each named component stands once; beside them stands an
element for each type, so that a value of any type can be validated by itself.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree

XS = "http://www.w3.org/2001/XMLSchema"
_XS = f"{{{XS}}}"
# the element that holds a value of a type; the type's number follows
PROBE = "Probe"


class PublishedTypes:
    """The named types by Clark name, and one schema for values of each."""

    def __init__(self, archive: Path, version: str) -> None:
        self.types: dict[str, etree._Element] = {}
        self.elements: dict[str, etree._Element] = {}
        with zipfile.ZipFile(archive) as opened:
            for name in sorted(opened.namelist()):
                if re.fullmatch(rf"WSDL/WSDL-{version}-\w+\.xml", name):
                    self._take(etree.fromstring(opened.read(name)))

    def _take(self, wsdl: etree._Element) -> None:
        for schema in wsdl.iter(f"{_XS}schema"):
            space = schema.get("targetNamespace")
            for node in schema.iterchildren("*"):
                clark = f"{{{space}}}{node.get('name')}"
                if node.tag in (f"{_XS}complexType", f"{_XS}simpleType"):
                    self.types.setdefault(clark, node)
                elif node.tag == f"{_XS}element":
                    self.elements.setdefault(clark, node)

    @cached_property
    def names(self) -> list[str]:
        return sorted(self.types)

    @cached_property
    def derived(self) -> dict[str, list[str]]:
        """Each type with all that extend it, itself first."""
        result = {name: [name] for name in self.types}
        for name in self.names:
            base = self.base_of(name)
            while base is not None:
                result[base].append(name)
                base = self.base_of(base)
        return result

    def base_of(self, name: str) -> str | None:
        extension = self.types[name].find(f"{_XS}complexContent/{_XS}extension")
        return None if extension is None else resolve(extension, "base")

    @cached_property
    def schema(self) -> etree.XMLSchema:
        """``<ProbeN><Value/></ProbeN>`` for the type of that number."""
        spaces: dict[str, list[str]] = {}
        for name, node in self.types.items():
            text = etree.tostring(node, encoding="unicode", with_tail=False)
            spaces.setdefault(name[1:].partition("}")[0], []).append(text)
        parts = {
            uri: f'<xs:schema xmlns:xs="{XS}" targetNamespace="{uri}" '
            f'elementFormDefault="qualified">{_imports(spaces, uri)}'
            f"{''.join(texts)}</xs:schema>"
            for uri, texts in spaces.items()
        }
        parser = etree.XMLParser()
        parser.resolvers.add(_Memory(parts))
        probes = "".join(map(self._probe, range(len(self.names))))
        links = _imports(spaces, "")
        text = f'<xs:schema xmlns:xs="{XS}">{links}{probes}</xs:schema>'
        return etree.XMLSchema(etree.fromstring(text, parser))

    def _probe(self, number: int) -> str:
        space, _, local = self.names[number][1:].partition("}")
        return (
            f'<xs:element name="{PROBE}{number}"><xs:complexType><xs:sequence>'
            f'<xs:element name="Value" type="t:{local}" xmlns:t="{space}" '
            'nillable="true" minOccurs="0"/>'
            "</xs:sequence></xs:complexType></xs:element>"
        )


def _imports(spaces: Iterable[str], own: str) -> str:
    return "".join(
        f'<xs:import namespace="{uri}" schemaLocation="{uri}"/>'
        for uri in spaces
        if uri != own
    )


def resolve(node: etree._Element, attribute: str) -> str:
    """The Clark name that an attribute's QName stands for."""
    prefix, _, local = node.get(attribute, "").rpartition(":")
    return f"{{{node.nsmap[prefix or None]}}}{local}"


class _Memory(etree.Resolver):
    def __init__(self, parts: dict[str, str]) -> None:
        super().__init__()
        self._parts = parts

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:  # type: ignore[override]
        found = self._parts.get(system_url)
        return found and self.resolve_string(found, context, base_url=system_url)
