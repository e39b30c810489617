"""The WSDLs that servers are started with, in files."""

from __future__ import annotations

from pathlib import Path

from tests.interop.schemas import WsdlSchema


class Wsdls:
    """The WSDLs by service, and their schemas when first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._schemas: dict[str, WsdlSchema] = {}

    def add(self, name: str, content: bytes) -> None:
        (self.folder / f"{name}.wsdl").write_bytes(content)

    def path(self, name: str) -> Path:
        return self.folder / f"{name}.wsdl"

    def schema(self, name: str) -> WsdlSchema:
        if name not in self._schemas:
            xsd = self.folder / f"{name}.xsd"
            self._schemas[name] = WsdlSchema(self.path(name).read_bytes(), xsd)
        return self._schemas[name]
