"""Real servers, started once, and callers of both kinds that send valid XML only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.interop import build_gsoap, build_jaxws, build_mono
from tests.interop.callers import Caller, Connect, Judge, Kind
from tests.interop.made import (
    SEED,
    WSDL,
    generated,
    published_services,
    published_wsdl,
)
from tests.interop.processes import free_port, running
from tests.interop.stacks import NODE_SOAP, require
from tests.interop.wsdls import Wsdls

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is here."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.interop)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of these tests leaves the machine."""
    monkeypatch.setenv("NO_PROXY", "*")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all test processes share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "interop"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def warehouse(shared: Path) -> Any:
    """The types of tests/interop/wsdl/Warehouse.wsdl, generated."""
    generated("warehouse", str(WSDL / "Warehouse.wsdl"), shared / "generated")
    return import_module("warehouse.types")


@pytest.fixture(scope="session")
def published(corpus: Path, shared: Path) -> Any:
    """The types of the vendor's whole Services88, generated."""
    source = f"{corpus}/superoffice/wsdl-2023.zip#*Services88-*"
    generated("published88", source, shared / "generated")
    return import_module("published88.types")


@pytest.fixture(scope="session")
def wsdls(tmp_path_factory: pytest.TempPathFactory) -> Wsdls:
    """Our own two WSDLs: the seed's ErpSync, and the Warehouse."""
    made = Wsdls(tmp_path_factory.mktemp("wsdl"))
    made.add("ErpSync", SEED.read_bytes())
    made.add("Warehouse", (WSDL / "Warehouse.wsdl").read_bytes())
    return made


@pytest.fixture(scope="session")
def published_wsdls(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Wsdls:
    """The vendor's WSDLs of Services88."""
    made = Wsdls(tmp_path_factory.mktemp("published"))
    for service in published_services(corpus):
        made.add(service, published_wsdl(corpus, service))
    return made


@pytest.fixture(params=["sync", "async"])
def connect(
    request: pytest.FixtureRequest, wsdls: Wsdls, warehouse: Any
) -> Iterator[Connect]:
    """Clients of our own WSDLs."""
    modules = {
        "ErpSync": import_module("superoffice.services88.services.erp_sync"),
        "Warehouse": import_module("warehouse.services.warehouse"),
    }
    with ExitStack() as stack:
        yield _connecting(stack, request.param, wsdls, modules.__getitem__)


@pytest.fixture(params=["sync", "async"])
def connect_published(
    request: pytest.FixtureRequest, published_wsdls: Wsdls, published: Any
) -> Iterator[Connect]:
    """Clients of the vendor's WSDLs."""

    def module(service: str) -> Any:
        clients = import_module("published88")
        return import_module(getattr(clients, service).__module__)

    with ExitStack() as stack:
        yield _connecting(stack, request.param, published_wsdls, module)


def _connecting(
    stack: ExitStack, kind: Kind, wsdls: Wsdls, module: Callable[[str], Any]
) -> Connect:
    def made(service: str, url: str, **given: Any) -> Caller:
        judge = Judge(wsdls.schema(service))
        return stack.enter_context(
            Caller(kind, module(service), service, judge, url, **given)
        )

    return made


@pytest.fixture(scope="session")
def php_with(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[Wsdls], str]]:
    """Start PHP's server for some WSDLs; its base URL."""
    require("php")
    with ExitStack() as stack:

        def start(wsdls: Wsdls) -> str:
            port = free_port()
            server = ["php", "-d", "soap.wsdl_cache_enabled=0"]
            stack.enter_context(
                running(
                    [*server, "-S", f"127.0.0.1:{port}", HERE / "php" / "server.php"],
                    port,
                    tmp_path_factory.mktemp("php") / "log",
                    {"WSDL_FOLDER": str(wsdls.folder), "PHP_CLI_SERVER_WORKERS": "4"},
                )
            )
            return f"http://127.0.0.1:{port}"

        yield start


@pytest.fixture(scope="session")
def php(php_with: Callable[[Wsdls], str], wsdls: Wsdls) -> str:
    """The base URL of PHP's server for our own WSDLs."""
    return php_with(wsdls)


@pytest.fixture(scope="session")
def php_published(php_with: Callable[[Wsdls], str], published_wsdls: Wsdls) -> str:
    """The base URL of PHP's server for the vendor's WSDLs."""
    return php_with(published_wsdls)


@pytest.fixture(scope="session")
def jaxws(wsdls: Wsdls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base URL of JAX-WS RI for our own WSDLs."""
    require("jaxws")
    folder = tmp_path_factory.mktemp("jaxws")
    packages = {
        "own.erpsync": wsdls.path("ErpSync"),
        "own.warehouse": wsdls.path("Warehouse"),
    }
    command = build_jaxws.compiled("Own", packages, folder)
    port = free_port()
    with running(
        [*command, str(port), wsdls.folder], port, folder / "log", says="ready"
    ):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def jaxws_published(
    published_wsdls: Wsdls, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The base URL of JAX-WS RI for two of the vendor's WSDLs."""
    require("jaxws")
    folder = tmp_path_factory.mktemp("jaxws")
    packages = {
        "published.selection": published_wsdls.path("Selection"),
        "published.fieldinfo": published_wsdls.path("UserDefinedFieldInfo"),
    }
    command = build_jaxws.compiled("Published", packages, folder, stubs=True)
    port = free_port()
    with running(
        [*command, str(port), published_wsdls.folder],
        port,
        folder / "log",
        says="ready",
    ):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def mono(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base URL of Mono's WCF for our own WSDLs."""
    require("mono")
    folder = tmp_path_factory.mktemp("mono")
    port = free_port()
    command = build_mono.compiled("Own", folder)
    with running([*command, str(port)], port, folder / "log", says="ready"):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def mono_published(
    published_wsdls: Wsdls, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The base URL of Mono's WCF for one of the vendor's WSDLs."""
    require("mono")
    folder = tmp_path_factory.mktemp("mono")
    wsdl = published_wsdls.path("UserDefinedFieldInfo")
    contracts = build_mono.data_contracts(wsdl, folder)
    port = free_port()
    command = build_mono.compiled("FieldInfos", folder, contracts)
    with running([*command, str(port)], port, folder / "log", says="ready"):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def node(wsdls: Wsdls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base URL of node-soap for our own WSDLs."""
    require("node")
    port = free_port()
    command: list[str | Path] = [
        "node",
        HERE / "node" / "server.js",
        str(port),
        wsdls.folder,
    ]
    log = tmp_path_factory.mktemp("node") / "log"
    command.append(NODE_SOAP / "node_modules")
    with running(command, port, log):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def gsoap(wsdls: Wsdls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base URL of gSOAP for the seed's WSDL."""
    require("gsoap")
    folder = tmp_path_factory.mktemp("gsoap")
    program = build_gsoap.compiled(wsdls.path("ErpSync"), folder)
    port = free_port()
    with running([program, str(port)], port, folder / "log"):
        yield f"http://127.0.0.1:{port}"
