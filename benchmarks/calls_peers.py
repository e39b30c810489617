"""The peers of the calls: zeep and suds-community, as their manuals use them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.calls import KEYS, NAMESPACE, TICKET, TOKEN

_ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"


class Zeep:
    """zeep 4 over a requests session, which keeps its connection."""

    name = "zeep"

    def __init__(self, url: str, wsdl: Path) -> None:
        zeep: Any = import_module("zeep")
        self._client = zeep.Client(str(wsdl))
        self._service = self._client.create_service(
            f"{{{NAMESPACE}}}BasicHttpBinding_ErpSync", url
        )
        self._headers = {"ApplicationToken": TOKEN, "Credentials": {"Ticket": TICKET}}

    def _call(self) -> Any:
        return self._service.ForceResync(
            ErpConnectionId=0,
            InternalKeyIds={"int": KEYS},
            _soapheaders=self._headers,
        )

    def repeat(self, count: int) -> None:
        for _ in range(count):
            self._call()

    def told(self) -> list[tuple[str, int]]:
        records = self._call().Changes.UpdatedRecords.ChangedDataItem
        return [(one.Tablename, one.RecordId) for one in records]

    def close(self) -> None:
        self._client.transport.session.close()


class Suds:
    """suds-community over urllib, which opens a connection for each call."""

    name = "suds-community"

    def __init__(self, url: str, wsdl: Path) -> None:
        suds: Any = import_module("suds.client")
        element: Any = import_module("suds.sax.element").Element
        self._client = suds.Client(wsdl.as_uri(), location=url, cache=None)
        space = ("ns0", NAMESPACE)
        credentials = element("Credentials", ns=space)
        credentials.append(element("Ticket", ns=space).setText(TICKET))
        token = element("ApplicationToken", ns=space).setText(TOKEN)
        self._client.set_options(soapheaders=(token, credentials))
        self._keys = self._client.factory.create(f"{{{_ARRAYS}}}ArrayOfint")
        self._keys.int = KEYS

    def _call(self) -> Any:
        return self._client.service.ForceResync(0, self._keys)

    def repeat(self, count: int) -> None:
        for _ in range(count):
            self._call()

    def told(self) -> list[tuple[str, int]]:
        records = self._call().Changes.UpdatedRecords.ChangedDataItem
        return [(str(one.Tablename), int(one.RecordId)) for one in records]

    def close(self) -> None:
        """Nothing is kept."""
