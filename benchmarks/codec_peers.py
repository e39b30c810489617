"""The peers of the codec: zeep, suds, and xsdata with the classes that it makes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from benchmarks.measure import environment
from benchmarks.payloads import Payload

Work = Callable[[], object]


class Peer(Protocol):
    """Somebody else who reads and writes the payloads."""

    name: str
    most: int
    """Larger answers are left out: the speed is the same, the time long."""

    def reader(self, payload: Payload, data: bytes) -> Work:
        """What reads the bytes."""

    def writer(self, payload: Payload, data: bytes) -> tuple[Work, int] | None:
        """What writes the same message, and how many bytes that gives."""


class _Response:
    """What zeep wants of an answer of its transport."""

    status_code = 200
    encoding = "utf-8"

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.headers = {"Content-Type": "text/xml"}


class Zeep:
    """zeep, from the WSDL at run time."""

    name = "zeep"
    most = 10_000_000

    def __init__(self, wsdls: Path) -> None:
        self._wsdls = wsdls
        self._clients: dict[str, Any] = {}

    def _client(self, payload: Payload) -> Any:
        if payload.service not in self._clients:
            zeep: Any = import_module("zeep")
            path = wsdl_of(self._wsdls, payload)
            self._clients[payload.service] = zeep.Client(str(path))
        return self._clients[payload.service]

    def reader(self, payload: Payload, data: bytes) -> Work:
        client = self._client(payload)
        binding = client.service._binding
        operation = binding.get(payload.operation)
        answer = _Response(data)
        return lambda: binding.process_reply(client, operation, answer)

    def writer(self, payload: Payload, data: bytes) -> tuple[Work, int]:
        etree: Any = import_module("lxml.etree")
        answer: Any = self.reader(payload, data)()
        output = self._client(payload).service._binding.get(payload.operation).output
        name = output.body.type.elements[0][0]

        def write() -> bytes:
            value = getattr(answer.body, name)
            made: bytes = etree.tostring(output.serialize(**{name: value}).content)
            return made

        return write, len(write())


class Xsdata:
    """xsdata, with its own generated classes and its best handler."""

    name = "xsdata"
    most = 10_000_000

    def __init__(self, wsdls: Path, work: Path) -> None:
        self._wsdls = wsdls
        self._work = work
        sys.path.insert(0, str(work))

    def _output(self, payload: Payload) -> Any:
        package = f"peer_{payload.service.lower()}"
        if not (self._work / package).exists():
            path = wsdl_of(self._wsdls, payload)
            command = [sys.executable, "-m", "xsdata", "generate", str(path)]
            command += ["--package", package, "--structure-style", "single-package"]
            subprocess.run(
                command,
                cwd=self._work,
                check=True,
                capture_output=True,
                env=environment(),
            )
        module = import_module(package)
        wanted = f"{payload.service}{payload.operation}Output".lower()
        name = next(n for n in dir(module) if n.lower().replace("_", "") == wanted)
        return getattr(module, name)

    def reader(self, payload: Payload, data: bytes) -> Work:
        parsers: Any = import_module("xsdata.formats.dataclass.parsers")
        handlers: Any = import_module("xsdata.formats.dataclass.parsers.handlers")
        parser = parsers.XmlParser(handler=handlers.LxmlEventHandler)
        kind = self._output(payload)
        return lambda: parser.from_bytes(data, kind)

    def writer(self, payload: Payload, data: bytes) -> tuple[Work, int]:
        serializers: Any = import_module("xsdata.formats.dataclass.serializers")
        serializer = serializers.XmlSerializer()
        value = self.reader(payload, data)()

        def write() -> bytes:
            text: str = serializer.render(value)
            return text.encode()

        return write, len(write())


class Suds:
    """suds-community, from the WSDL at run time; a client of it writes no answers."""

    name = "suds-community"
    most = 100_000

    def __init__(self, wsdls: Path) -> None:
        self._wsdls = wsdls

    def reader(self, payload: Payload, data: bytes) -> Work:
        suds: Any = import_module("suds.client")
        path = wsdl_of(self._wsdls, payload)
        client = suds.Client(path.as_uri(), cache=None)
        method = getattr(client.service, payload.operation)
        return lambda: method(__inject={"reply": data})

    def writer(self, payload: Payload, data: bytes) -> None:
        return None


def wsdl_of(folder: Path, payload: Payload) -> Path:
    """The WSDL of the payload's service."""
    return next(iter(folder.glob(f"*-{payload.service}.*")))
