"""One service's documented bodies through one tool: what each makes of them.

Every function takes the service's WSDL and gives a way from a body to the body
written again. Each runs in a process of its own: peers find classes by element
name in all that is loaded, and services share names.
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, NamedTuple, TypeAlias

from lxml import etree
from wsdlsmith.runtime.schema.shape import MessageShape
from wsdlsmith.verify.infoset import first_difference

Tool: TypeAlias = Literal["wsdlsmith", "xsdata", "zeep"]
Trip: TypeAlias = Callable[[bytes], bytes]
TOOLS: tuple[Tool, ...] = ("wsdlsmith", "xsdata", "zeep")


class Outcome(NamedTuple):
    """How many bodies came back equal, changed, or not at all."""

    equal: int = 0
    changed: int = 0
    failed: int = 0


def measure_bodies(tool: Tool, wsdl: Path, sets: list[list[bytes]]) -> list[Outcome]:
    """Count what becomes of each set; a tool that fails, fails for every body."""
    with TemporaryDirectory(prefix=f"bodies-{tool}-") as folder:
        try:
            trip = _TRIPS[tool](wsdl, Path(folder))
        except Exception as error:  # noqa: BLE001 - a peer may fail in any way
            sys.stderr.write(f"{tool}: {wsdl.stem}: {type(error).__name__}: {error}\n")
            return [Outcome(failed=len(bodies)) for bodies in sets]
        return [_counted(trip, bodies) for bodies in sets]


def _counted(trip: Trip, bodies: list[bytes]) -> Outcome:
    counts = [0, 0, 0]
    for body in bodies:
        counts[_one(trip, body)] += 1
    return Outcome(*counts)


def _one(trip: Trip, body: bytes) -> int:
    try:
        written = etree.fromstring(trip(body))
    except Exception:  # noqa: BLE001 - a peer may fail in any way
        return 2
    return 0 if first_difference(etree.fromstring(body), written) is None else 1


def _ours(wsdl: Path, folder: Path) -> Trip:
    """The body in an envelope of the binding's version, as our reader wants it."""
    from wsdlsmith.job import Job
    from wsdlsmith.pipeline import build
    from wsdlsmith.runtime import read_message, write_message
    from wsdlsmith.runtime.codec.message import Direction
    from wsdlsmith.verify.bindings import Bindings

    build(Job(package="ours", sources=(str(wsdl),))).files.write(folder)
    sys.path.insert(0, str(folder))
    (service,) = Bindings("ours").services.values()
    shapes: dict[str, tuple[Any, Direction]] = {}
    for operation in service.operations.values():
        for name in _elements(operation.request):
            shapes[name] = (operation, "request")
        for name in _elements(operation.response):
            shapes[name] = (operation, "response")
    soap = "http://schemas.xmlsoap.org/soap/envelope/"
    start = f'<e:Envelope xmlns:e="{soap}"><e:Body>'.encode()

    def trip(body: bytes) -> bytes:
        operation, direction = shapes[str(etree.fromstring(body).tag)]
        envelope = start + body + b"</e:Body></e:Envelope>"
        message = read_message(operation, direction, envelope)
        again = etree.fromstring(write_message(operation, direction, message))
        return etree.tostring(again[-1][0], with_tail=False)

    return trip


def _elements(shape: MessageShape | None) -> list[str]:
    """The names that the Body's child may have."""
    if shape is None or shape.wrapper is not None:
        return [shape.wrapper] if shape and shape.wrapper else []
    return [slot.entry.name for slot in shape.kind.elements]


def _xsdata(wsdl: Path, folder: Path) -> Trip:
    """Classes by its command line; parser and serializer as they come."""
    command = [sys.executable, "-m", "xsdata", "generate", str(wsdl)]
    command += ["--package", "peer", "--structure-style", "single-package"]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    subprocess.run(
        command,
        cwd=folder,
        check=True,
        capture_output=True,
        env={**os.environ, "PATH": path},
    )
    sys.path.insert(0, str(folder))
    importlib.import_module("peer")
    from xsdata.formats.dataclass.parsers import XmlParser
    from xsdata.formats.dataclass.serializers import XmlSerializer

    parser, serializer = XmlParser(), XmlSerializer()

    def trip(body: bytes) -> bytes:
        value: Any = parser.from_bytes(body)
        return serializer.render(value).encode()

    return trip


def _zeep(wsdl: Path, folder: Path) -> Trip:
    """Its element's own parse and render, with its default settings."""
    import zeep

    load: Any = zeep.Client
    client = load(str(wsdl))

    def trip(body: bytes) -> bytes:
        root = etree.fromstring(body)
        element = client.get_element(str(root.tag))
        parent = etree.Element("parent")
        element.render(parent, element.parse(root, client.wsdl.types))
        return etree.tostring(parent[0], with_tail=False)

    return trip


_TRIPS: dict[Tool, Callable[[Path, Path], Trip]] = {
    "wsdlsmith": _ours,
    "xsdata": _xsdata,
    "zeep": _zeep,
}
