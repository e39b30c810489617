"""The WSDLs of public projects: which there are, and what an outsider sees in them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from tests.conftest import CORPUS

WILD = CORPUS / "wild"
REFUSED = {
    "soa-model-article": "there is no portType 'ArticleServicePTTEST' in namespace",
}
"""Those that contradict themselves: what their error says."""
_WSDL = "{http://schemas.xmlsoap.org/wsdl/}"
_SOAP = (
    "http://schemas.xmlsoap.org/wsdl/soap/",
    "http://schemas.xmlsoap.org/wsdl/soap12/",
)
_DIRECTIONS = (f"{_WSDL}input", f"{_WSDL}output")


@dataclass(frozen=True, slots=True)
class Entry:
    """One WSDL of the corpus."""

    folder: str
    path: Path

    @property
    def package(self) -> str:
        """The name of the package that is made of it."""
        return "w_" + self.folder.replace("-", "_")


def entries() -> list[Entry]:
    """All of them in the manifest's order; none where the corpus is not."""
    if not WILD.is_dir():
        return []
    with (WILD / "manifest.tsv").open(encoding="utf-8", newline="") as rows:
        return [
            Entry(row["folder"], WILD / row["folder"] / row["entry"])
            for row in csv.DictReader(rows, delimiter="\t")
        ]


ENTRIES = entries()
ACCEPTED = [one for one in ENTRIES if one.folder not in REFUSED]


def callable_operations(path: Path) -> set[str]:
    """The operations with a request that a SOAP binding of this very file names."""
    root = etree.parse(path).getroot()
    found = set()
    for binding in root.findall(f"{_WSDL}binding"):
        if any(binding.find(f"{{{soap}}}binding") is not None for soap in _SOAP):
            bound = {str(o.get("name")) for o in binding.findall(f"{_WSDL}operation")}
            port_type = str(binding.get("type")).rpartition(":")[2]
            for one in root.findall(f"{_WSDL}portType[@name='{port_type}']/*"):
                first = next((c.tag for c in one if c.tag in _DIRECTIONS), None)
                if one.get("name") in bound and first == f"{_WSDL}input":
                    found.add(str(one.get("name")))
    return found
