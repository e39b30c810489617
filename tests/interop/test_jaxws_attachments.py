"""JAX-WS RI takes our attachments, and sends its own (WSDL 1.1, MIME binding)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from wsdlsmith.runtime import Attachment

from tests.interop import build_jaxws
from tests.interop.made import WSDL, generated
from tests.interop.processes import free_port, running
from tests.interop.stacks import require

BOX = bytes(range(256)) * 10 + b"\r\n--part-\r\n"


@pytest.fixture(scope="module")
def attic(shared: Path) -> Any:
    """The package of tests/interop/wsdl/Attic.wsdl."""
    generated("attic", str(WSDL / "Attic.wsdl"), shared / "generated")
    return import_module("attic")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base URL of its server."""
    require("jaxws")
    folder = tmp_path_factory.mktemp("jaxws")
    packages = {"own.attic": WSDL / "Attic.wsdl"}
    command = build_jaxws.compiled("Attachments", packages, folder)
    port = free_port()
    with running([*command, str(port), WSDL], port, folder / "log", says="ready"):
        yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_parts_are_found_by_their_names_on_both_sides(
    attic: Any, url: str, kind: str
) -> None:
    lid = Attachment("größe".encode(), "application/pdf", "Größe.pdf")

    async def keep() -> Any:
        async with attic.AsyncAttic(url) as client:
            return await client.keep(keep="a & b", box=BOX, lid=lid)

    if kind == "async":
        size, key = asyncio.run(keep())
    else:
        with attic.Attic(url) as client:
            size, key = client.keep(keep="a & b", box=BOX, lid=lid)
    assert size == len(BOX)
    assert key.content.decode() == "a & b: größe"
    assert key.content_id.startswith("key=")
