"""``generate --tests``: the tests that it writes pass, and fail when they should."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from wsdlsmith.errors import UsageError
from wsdlsmith.job import Job
from wsdlsmith.pipeline import build

_ROOT = Path(__file__).parents[2]
_WSDL = _ROOT / "wsdl" / "superoffice" / "Services88"


def _project(folder: Path) -> Job:
    shutil.copytree(_WSDL, folder / "wsdl")
    return Job(
        package="erp.v1",
        sources=("wsdl/ErpSync.wsdl",),
        examples=("wsdl/examples/*.md",),
        base=folder,
        tests_in=folder / "out",
    )


def _run_pytest(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "out"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_written_tests_pass_on_the_documented_envelopes(tmp_path: Path) -> None:
    build(_project(tmp_path)).files.write(tmp_path / "out")
    done = _run_pytest(tmp_path)
    assert done.returncode == 0, done.stdout
    assert "5 passed" in done.stdout


def test_the_written_tests_fail_when_the_bindings_lose_a_field(tmp_path: Path) -> None:
    build(_project(tmp_path)).files.write(tmp_path / "out")
    types = tmp_path / "out" / "erp" / "v1" / "types" / "erp_sync.py"
    text = types.read_text()
    # now a string is taken for a number
    types.write_text(text.replace("tns:RecordId xs:int ?", "tns:RecordId xs:date ?"))
    done = _run_pytest(tmp_path)
    assert done.returncode == 1
    assert "2 failed, 3 passed" in done.stdout


def test_tests_without_examples_are_refused(tmp_path: Path) -> None:
    shutil.copy(_WSDL / "ErpSync.wsdl", tmp_path)
    job = Job(
        package="erp", sources=("ErpSync.wsdl",), base=tmp_path, tests_in=tmp_path
    )
    with pytest.raises(UsageError, match="--tests needs examples"):
        build(job)


def test_the_written_tests_name_no_folder_of_the_machine(tmp_path: Path) -> None:
    files = build(_project(tmp_path)).files
    assert str(tmp_path).encode() not in b"".join(files.values())
    (tmp_path / "elsewhere").mkdir()
    again = build(_project(tmp_path / "elsewhere")).files
    assert dict(again) == dict(files)
