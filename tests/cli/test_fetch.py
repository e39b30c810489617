"""``wsdlsmith fetch``, as a user runs it."""

from __future__ import annotations

import hashlib
import json
import sys
import threading
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from wsdlsmith.cli.main import main
from wsdlsmith.read.source import open_source

XS = "http://www.w3.org/2001/XMLSchema"
WSDL = (
    '<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/"><w:types>'
    f'<x:schema xmlns:x="{XS}"><x:import schemaLocation="%s"/></x:schema>'
    "</w:types></w:definitions>"
)
SCHEMA = f'<x:schema xmlns:x="{XS}"/>'

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run the command in the test's folder: exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["wsdlsmith", *arguments])
        with pytest.raises(SystemExit) as caught:
            main()
        captured = capsys.readouterr()
        return int(caught.value.code or 0), captured.out, captured.err

    return command


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A WCF-like service with one imported schema."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
            answers = {
                "/s/Shop.svc?wsdl": WSDL % f"{host}/s/Shop.svc?xsd=xsd0",
                "/s/Shop.svc?xsd=xsd0": SCHEMA,
            }
            text = answers.get(self.path)
            status = 401 if self.path == "/locked" else 404
            self.send_response(200 if text else status)
            self.end_headers()
            self.wfile.write((text or "").encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    found = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=found.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{found.server_port}"
    found.shutdown()
    found.server_close()
    thread.join(10)


def _declare(folder: Path, *sources: str) -> None:
    (folder / "wsdlsmith.toml").write_text(
        '[[api]]\nname = "shop"\nversion = "v1"\npackage = "shop.v1"\n'
        f'wsdl = ["wsdl/shop/v1/*.wsdl"]\nsources = {json.dumps(sources)}\n',
    )


def _tree(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
    )


def test_a_zip_is_brought_with_its_hashes(run: Run, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "w.zip", "w") as archive:
        archive.writestr("WSDL/a.wsdl", WSDL % "b.xsd")
        archive.writestr("WSDL/b.xsd", SCHEMA)
    _declare(tmp_path, "w.zip#*.wsdl")
    code, out, err = run("fetch")
    assert (code, out, err) == (0, "wsdl/shop/v1: 2 new\n", "")
    home = tmp_path / "wsdl" / "shop" / "v1"
    assert _tree(home) == ["SOURCES.toml", "a.wsdl", "b.xsd"]
    listed = tomllib.loads((home / "SOURCES.toml").read_text())["file"]
    assert [(e["source"], e["member"]) for e in listed] == [
        ("w.zip#*.wsdl", "WSDL/a.wsdl"),
        ("w.zip#*.wsdl", "WSDL/b.xsd"),
    ]
    for entry in listed:
        data = (home / entry["path"]).read_bytes()
        assert entry["sha256"] == hashlib.sha256(data).hexdigest()
    assert run("fetch", "shop/v1") == (0, "wsdl/shop/v1: 2 as before\n", "")


def test_a_url_is_brought_with_what_it_imports(
    run: Run, tmp_path: Path, server: str
) -> None:
    _declare(tmp_path, f"{server}/s/Shop.svc?wsdl")
    code, out, _ = run("fetch", "--format", "json")
    assert code == 0
    assert json.loads(out) == {
        "version": 1,
        "apis": [
            {
                "api": "shop/v1",
                "folder": "wsdl/shop/v1",
                "added": ["Shop.wsdl", "xsd0.xsd"],
                "changed": [],
                "removed": [],
                "unchanged": [],
            }
        ],
    }
    opened = open_source("wsdl/shop/v1/*.wsdl", offline=True)
    wanted = f"{server}/s/Shop.svc?xsd=xsd0"
    found = opened.resolver.resolve(opened.documents[0], wanted)
    assert found.name == "wsdl/shop/v1/xsd0.xsd"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/locked", "the server answers 401 Unauthorized"),
        ("/none", "the server answers 404 Not Found"),
    ],
)
def test_a_refusing_server_leaves_nothing_behind(
    run: Run, tmp_path: Path, server: str, path: str, message: str
) -> None:
    (tmp_path / "a.wsdl").write_text(WSDL % "b.xsd")
    (tmp_path / "b.xsd").write_text(SCHEMA)
    _declare(tmp_path, "a.wsdl", server + path)
    code, out, err = run("fetch")
    assert (code, out) == (3, "")
    assert err.startswith(f"wsdlsmith: {server}{path}: {message}")
    assert not (tmp_path / "wsdl").exists()


def test_offline_refuses_urls_and_takes_files(
    run: Run, tmp_path: Path, server: str
) -> None:
    _declare(tmp_path, f"{server}/s/Shop.svc?wsdl")
    code, _, err = run("fetch", "--offline")
    assert code == 3
    assert "the network is not asked with --offline" in err
    (tmp_path / "a.xsd").write_text(SCHEMA)
    _declare(tmp_path, "a.xsd")
    assert run("fetch", "--offline")[0] == 0


def test_two_sources_that_bring_different_files_of_one_name_are_refused(
    run: Run, tmp_path: Path
) -> None:
    for folder, text in (("x", SCHEMA), ("y", SCHEMA + " ")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.xsd").write_text(text)
    _declare(tmp_path, "x", "y")
    code, _, err = run("fetch")
    assert code == 3
    assert 'x and y both bring "a.xsd", and they differ' in err


def test_what_cannot_be_fetched_is_a_usage_error(run: Run, tmp_path: Path) -> None:
    code, _, err = run("fetch")
    assert code == 2
    assert "there is no project file here" in err
    _declare(tmp_path)
    code, _, err = run("fetch")
    assert code == 2
    assert "no sources are declared for shop/v1" in err
    code, _, err = run("fetch", "shp")
    assert code == 2
    assert 'did you mean "shop"?' in err


def test_quiet_says_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.xsd").write_text(SCHEMA)
    _declare(tmp_path, "a.xsd")
    assert run("fetch", "-q") == (0, "", "")
