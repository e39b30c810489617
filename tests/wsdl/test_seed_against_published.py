"""What wsdl/ says of ErpSync is what the vendor publishes, only less of it."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from lxml import etree

XS = "{http://www.w3.org/2001/XMLSchema}"
OCCURRENCE = ("minOccurs", "maxOccurs", "nillable")
Facts = dict[str, list[tuple[str | None, ...]]]


def facts(root: etree._Element) -> Facts:
    """Global type or element -> name, type, occurrence and nillable of its fields."""
    found: Facts = {}
    for schema in root.iter(f"{XS}schema"):
        namespace = schema.get("targetNamespace")
        for top in schema.iterchildren(f"{XS}complexType", f"{XS}element"):
            found[f"{top.tag} {{{namespace}}}{top.get('name')}"] = [
                (field.get("name"), _type(field), *map(field.get, OCCURRENCE))
                for field in top.iterfind(f".//{XS}sequence/{XS}element")
            ]
    return found


def _type(field: etree._Element) -> str:
    prefix, _, name = (field.get("type") or ":").partition(":")
    return f"{{{field.nsmap.get(prefix)}}}{name}"


def test_every_field_we_declare_is_published_with_that_type(
    checkout: Path, corpus: Path
) -> None:
    own = facts(
        etree.parse(checkout / "wsdl/superoffice/Services88/ErpSync.wsdl").getroot()
    )
    with ZipFile(corpus / "superoffice/wsdl-2023.zip") as archive:
        published = facts(
            etree.fromstring(archive.read("WSDL/WSDL-Services88-ErpSync.xml"))
        )
    for name, fields in own.items():
        assert set(fields) <= set(published[name]), name
    left_out = {
        (name.rpartition("}")[2], field[0])
        for name, fields in own.items()
        for field in published[name]
        if field not in fields
    }
    # the documentation pages of the two operations do not show it
    assert left_out == {("PluginResponse", "Status")}
