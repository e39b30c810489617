"""The package that is generated from vault.wsdl, and its answers as bytes."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from wsdlsmith.job import Job
from wsdlsmith.pipeline import build
from wsdlsmith.verify.bindings import bindings_in

WSDL = Path(__file__).with_name("vault.wsdl")
FAILURE = ("ExceptionInfo", "Succeeded")
SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/"


def generated(
    folder: Path, package: str, wsdl: Path = WSDL, failure: tuple[str, ...] = ()
) -> Iterator[Any]:
    """Generate a package below ``folder``, and give it for as long as it is there."""
    job = Job(package=package, sources=(str(wsdl),), failure=failure)
    build(job).files.write(folder)
    with bindings_in(folder, package):
        yield importlib.import_module(package)


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The package, with the headers that mean failure."""
    yield from generated(tmp_path_factory.mktemp("vault"), "vault", WSDL, FAILURE)


def envelope(body: str, headers: str = "") -> bytes:
    """A SOAP 1.1 envelope; ``t:`` is the vault's namespace."""
    head = f"<s:Header>{headers}</s:Header>" if headers else ""
    return (
        f'<s:Envelope xmlns:s="{SOAP11}" xmlns:t="urn:vault">{head}'
        f"<s:Body>{body}</s:Body></s:Envelope>"
    ).encode()


def fetched(name: str = "cup", headers: str = "", more: str = "") -> bytes:
    """The answer to Fetch."""
    item = f"<t:Result><t:Name>{name}</t:Name>{more}</t:Result>"
    return envelope(f"<t:FetchResponse>{item}</t:FetchResponse>", headers)


def outcome(vault: Any, call: Callable[[Any], Any], url: str, **options: Any) -> Any:
    """What a sync and an async client make of a call: the same, or it is a failure.

    An error is given back as what the call came to.
    """

    def sync() -> Any:
        with vault.Vault(url, **options) as client:
            return call(client)

    async def asynchronous() -> Any:
        async with vault.AsyncVault(url, **options) as client:
            return await call(client)

    def caught(run: Callable[[], Any]) -> Any:
        try:
            return run()
        except Exception as error:  # noqa: BLE001  # it is what the test looks at
            return error

    one = caught(sync)
    other = caught(lambda: asyncio.run(asynchronous()))
    assert type(one) is type(other), (one, other)
    assert str(one) == str(other)
    return one
