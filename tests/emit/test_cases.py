"""Whole packages, made from small WSDLs of ours, as they should be written.

Each folder of tests/cases/generate holds a service.wsdl and the expected files.
``WSDLSMITH_UPDATE_CASES=1`` writes them anew; review the diff before a commit.
"""

from __future__ import annotations

import os
from pathlib import Path

import black
import pytest
from wsdlsmith.fileset import FileSet
from wsdlsmith.job import Job
from wsdlsmith.pipeline import build

_CASES = Path(__file__).parents[1] / "cases" / "generate"
_NAMES = sorted(folder.name for folder in _CASES.iterdir())


def _generate(name: str) -> FileSet:
    job = Job(package=name, sources=(str(_CASES / name / "service.wsdl"),))
    return build(job).files


@pytest.mark.parametrize("name", _NAMES)
def test_a_package_is_written_as_its_case_folder_shows(name: str) -> None:
    files = {
        path: data for path, data in _generate(name).items() if path != "wsdlsmith.json"
    }
    expected = _CASES / name / "expected"
    if os.environ.get("WSDLSMITH_UPDATE_CASES"):
        for path, data in files.items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_bytes(data)
    found = {
        path.relative_to(expected).as_posix(): path.read_bytes()
        for path in expected.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert sorted(found) == sorted(files)
    for path, data in files.items():
        assert data.decode() == found[path].decode(), path


@pytest.mark.parametrize("name", _NAMES)
def test_black_has_nothing_to_change(name: str) -> None:
    for path, data in _generate(name).items():
        if path.endswith(".py") and data:
            text = data.decode()
            assert black.format_str(text, mode=black.Mode()) == text, path
            compile(text, path, "exec")


@pytest.mark.parametrize("name", _NAMES)
def test_the_same_input_gives_the_same_bytes(name: str) -> None:
    assert dict(_generate(name)) == dict(_generate(name))
