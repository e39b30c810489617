"""``wsdlsmith init``, as a user runs it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from wsdlsmith.cli.main import main
from wsdlsmith.project_file import read_project
from wsdlsmith.read.source import open_source

WSDL = '<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/"/>'
ENVELOPE = '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"/>'
NAMES = ("--name", "shop", "--version", "1.2")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run the command in the test's folder: exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.xml").write_text(WSDL)
    (tmp_path / "in" / "get.xml").write_text(ENVELOPE)

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["wsdlsmith", "init", *arguments])
        with pytest.raises(SystemExit) as caught:
            main()
        captured = capsys.readouterr()
        return int(caught.value.code or 0), captured.out, captured.err

    return command


def test_a_first_api_is_declared_and_brought(run: Run, tmp_path: Path) -> None:
    code, out, err = run("in", *NAMES)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "wsdl/shop/1.2: 2 new",
        "wsdlsmith.toml: declares shop/1.2 as package shop.v1_2",
        "next: wsdlsmith generate",
    ]
    (api,) = read_project(tmp_path / "wsdlsmith.toml").apis
    assert api.wsdl == ("wsdl/shop/1.2/*.xml",)
    assert api.examples == ("wsdl/shop/1.2/examples",)
    assert api.sources == ("in",)
    documents = open_source(api.wsdl[0], base=tmp_path).documents
    assert [each.name for each in documents] == ["wsdl/shop/1.2/a.xml"]
    assert len(open_source(api.examples[0], base=tmp_path).documents) == 1


def test_an_existing_pyproject_gets_a_section_and_keeps_its_text(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('# mine\n[project]\nname = "x"')
    code, _, _ = run("in/a.xml", *NAMES, "--package", "acme.shop")
    assert code == 0
    assert path.read_text().startswith('# mine\n[project]\nname = "x"\n\n[tool.wsdl')
    (api,) = read_project(path).apis
    assert api.package == "acme.shop"
    assert not (tmp_path / "wsdlsmith.toml").exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [("pyproject.toml", "[tool.wsdlsmith]\n"), ("wsdlsmith.toml", "")],
)
def test_a_project_is_never_overwritten(
    run: Run, tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text)
    code, _, err = run("in", *NAMES)
    assert code == 2
    assert f"{name}: has a wsdlsmith section already" in err
    assert (tmp_path / name).read_text() == text
    assert not (tmp_path / "wsdl").exists()


def test_a_folder_with_files_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    home = tmp_path / "wsdl" / "shop" / "1.2"
    home.mkdir(parents=True)
    (home / "mine.txt").write_text("x")
    code, _, err = run("in", *NAMES)
    assert code == 3
    assert "wsdl/shop/1.2: the folder is not empty, and init overwrites nothing" in err
    assert [path.name for path in home.iterdir()] == ["mine.txt"]
    assert not (tmp_path / "wsdlsmith.toml").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("in", "--name", "../x", "--version", "1"), 2, '--name "../x": letters'),
        (("in", "--name", "x", "--version", "a/b"), 2, '--version "a/b": letters'),
        (
            ("in", *NAMES, "--package", '__import__("os")'),
            2,
            "is no Python name; a package is names joined by dots",
        ),
        (("in", *NAMES, "--package", "a.import"), 2, '"import" is a keyword'),
        (("none.wsdl", *NAMES), 3, "none.wsdl: there is no such file or folder"),
        (("in/get.xml", *NAMES), 3, "in/get.xml: holds examples, and no WSDL"),
        (("http://127.0.0.1:9/a", *NAMES, "--offline"), 3, "--offline"),
    ],
)
def test_what_cannot_be_declared_leaves_nothing_behind(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    found, out, err = run(*arguments)
    assert (found, out) == (code, "")
    assert message in err
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
