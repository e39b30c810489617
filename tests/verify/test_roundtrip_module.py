"""The pytest module that ``generate --tests`` writes: what it says, and that it runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import black
import pytest
from wsdlsmith.emit.render import Templates
from wsdlsmith.errors import UsageError
from wsdlsmith.job import Job
from wsdlsmith.pipeline import build, template_root
from wsdlsmith.verify.roundtrip_module import MODULE, roundtrip_module

PACKAGE = "seed.v1"


def text(base: Path, *examples: str, output: Path) -> str:
    render = Templates(template_root()).render
    return roundtrip_module(render, PACKAGE, examples, base=base, output=output)


def test_the_module_is_formatted_and_names_no_folder_of_the_machine(
    tmp_path: Path,
) -> None:
    made = text(tmp_path, f"{tmp_path}/docs/*.md#x", "b.md", output=tmp_path / "out")
    assert str(tmp_path) not in made
    assert '    "docs/*.md#x",\n    "b.md",\n' in made
    assert 'root=HERE / "../../../..",\n    output=HERE / "../../..",' in made
    assert black.format_str(made, mode=black.Mode()) == made


def test_pages_on_the_network_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"tests cannot read https://host/a\.md"):
        text(tmp_path, "https://host/a.md", output=tmp_path)


def test_a_package_without_examples_gets_no_tests(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--tests needs examples"):
        text(tmp_path, output=tmp_path)


@pytest.fixture
def generated(checkout: Path, tmp_path: Path) -> Path:
    """The seed operations' package with its tests; returns the tests' file."""
    folder = checkout / "wsdl" / "superoffice" / "Services88"
    pages = tmp_path / "pages"
    pages.mkdir()
    for page in (folder / "examples").iterdir():
        (pages / page.name).write_bytes(page.read_bytes())
    output = tmp_path / "out"
    build(Job(package=PACKAGE, sources=(str(folder / "ErpSync.wsdl"),))).files.write(
        output
    )
    file = output / "seed" / "v1" / MODULE
    file.parent.mkdir()
    file.write_text(text(tmp_path, "pages/*.md", output=output))
    return file


def run(file: Path) -> subprocess.CompletedProcess[str]:
    """Run a test file in a process and a folder of its own."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*command, "--rootdir", str(file.parent), file.name],
        cwd=file.parent,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_the_written_tests_pass_for_the_documented_envelopes(generated: Path) -> None:
    done = run(generated)
    assert "5 passed" in done.stdout, done.stdout + done.stderr


def test_the_written_tests_fail_where_the_codec_loses_something(
    generated: Path,
) -> None:
    conftest = (
        "from wsdlsmith.verify import bindings\n"
        "write = bindings.write_message\n"
        "def lossy(*a, **k):\n"
        "    return write(*a, **k).replace(b'>0<', b'>1<')\n"
        "bindings.write_message = lossy\n"
    )
    (generated.parent / "conftest.py").write_text(conftest)
    done = run(generated)
    assert "4 failed, 1 passed" in done.stdout, done.stdout + done.stderr
    assert "Difference(kind='text'" in done.stdout
