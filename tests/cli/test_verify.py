"""``wsdlsmith verify``, as a user runs it."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from wsdlsmith.cli.main import main

Run = Callable[..., tuple[int, str, str]]
PROJECT = """
[[api]]
name = "erp"
version = "1"
package = "erp.v1"
wsdl = ["ErpSync.wsdl"]
examples = ["examples/*.md"]
"""
ACCEPT = """
[[api.accept]]
code = "header-outside-header"
reason = "how they show it"
[[api.accept]]
code = "soap-version-differs"
reason = "how they show it"
"""
HERE = ("ErpSync.wsdl", "--examples", "examples")


@pytest.fixture
def run(
    checkout: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Run the command beside the seed's files: exit code, stdout, stderr."""
    shutil.copytree(
        checkout / "wsdl/superoffice/Services88", tmp_path, dirs_exist_ok=True
    )
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["wsdlsmith", "verify", *arguments])
        with pytest.raises(SystemExit) as caught:
            main()
        captured = capsys.readouterr()
        return int(caught.value.code or 0), captured.out, captured.err

    return command


def test_deviations_are_told_and_make_the_exit_code_1(run: Run) -> None:
    code, out, _ = run(*HERE)
    assert code == 1
    assert out.splitlines()[:3] == [
        "ErpSync.wsdl: 4 envelopes on 2 pages",
        "  all 4 came back as they were",
        "  8 findings:",
    ]


def test_what_the_project_file_accepts_makes_it_0(run: Run, tmp_path: Path) -> None:
    (tmp_path / "wsdlsmith.toml").write_text(PROJECT + ACCEPT)
    code, out, err = run()
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "erp.v1: 4 envelopes on 2 pages",
        "  all 4 came back as they were",
        "  nothing else to tell",
        "  accepted by the project file: 8",
        "         4  header-outside-header: how they show it",
        "         4  soap-version-differs: how they show it",
    ]


def test_json_goes_to_stdout_and_markdown_to_a_file(run: Run, tmp_path: Path) -> None:
    code, out, _ = run(*HERE, "-f", "json", "-f", "markdown=report.md")
    found = json.loads(out)
    assert (code, found["examples"], found["bound"], found["equal"]) == (1, 4, 4, 4)
    assert found["deviations"] == {
        "header-outside-header": 4,
        "soap-version-differs": 4,
    }
    assert found["unequal"] == []
    assert (tmp_path / "report.md").read_text().startswith("## ErpSync.wsdl\n")


def test_without_examples_the_user_is_asked_for_them(run: Run) -> None:
    code, _, err = run("ErpSync.wsdl")
    assert code == 2
    assert "no examples are given: which pages show envelopes?" in err
    assert "--examples SOURCE" in err


def test_a_package_on_disk_is_used_where_it_is_named(run: Run, checkout: Path) -> None:
    code, out, _ = run(
        *HERE,
        "--package",
        "superoffice.services88",
        "--output",
        f"{checkout}/generated",
    )
    assert code == 1
    assert out.startswith("superoffice.services88: 4 envelopes on 2 pages\n")


def test_a_package_that_is_not_on_disk_is_named(run: Run) -> None:
    code, _, err = run(*HERE, "--package", "no.such")
    assert code == 2
    assert "the package no.such cannot be imported" in err
