"""Each WSDL of the corpus as a package: made, imported, called, type-checked."""

from __future__ import annotations

import importlib
import os
import pkgutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from wsdlsmith.errors import UnsupportedError, WsdlsmithError
from wsdlsmith.job import Job
from wsdlsmith.pipeline import build
from wsdlsmith.verify.bindings import bindings_in

from benchmarks.sampled import problem, samples
from benchmarks.validator import MessageValidator
from tests.conftest import CHECKOUT
from tests.wild.corpus import (
    ACCEPTED,
    ENTRIES,
    REFUSED,
    WILD,
    Entry,
    callable_operations,
)

_REFUSED_BY_LIBXML2 = {
    "cxf-enum": "The facet 'maxLength' is not allowed on types derived from the type "
    "atomic type 'xs:decimal'",
}
_INVALID_BY_NATURE = "is not a valid value of the atomic type 'xs:NOTATION'"
"""A value of xs:NOTATION is one that the schema declares; these declare none."""
_SEEDS = (1, 2)
CASES = [
    path.parent
    for path in sorted((CHECKOUT / "tests" / "cases").glob("*/*/service.wsdl"))
]


def _job(entry: Entry, *, strict: bool = False) -> Job:
    return Job(
        package=entry.package, sources=(str(entry.path),), offline=True, strict=strict
    )


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _import_all(package: str) -> None:
    found = importlib.import_module(package)
    for module in pkgutil.walk_packages(found.__path__, f"{package}."):
        importlib.import_module(module.name)


def _elsewhere(entry: Entry, folder: Path) -> dict[str, bytes]:
    """The package as another process with another hash seed makes it."""
    target = folder / "again"
    command = [sys.executable, "-m", "wsdlsmith", "generate", str(entry.path)]
    options = ["--package", entry.package, "--output", str(target), "--offline"]
    subprocess.run(
        [*command, *options],
        env={**os.environ, "PYTHONHASHSEED": "4711"},
        check=True,
        capture_output=True,
        timeout=120,
    )
    package = target / entry.package
    return {
        path.relative_to(package).as_posix(): path.read_bytes()
        for path in package.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("entry", ACCEPTED, ids=lambda entry: entry.folder)
def test_a_wild_wsdl_becomes_a_package_that_works(
    corpus: Path, tmp_path: Path, entry: Entry
) -> None:
    built = build(_job(entry))
    _write(built.files, tmp_path / entry.package)
    contract = built.parts[0].contract
    validator = MessageValidator(contract, tmp_path / "schemas")
    refused = _REFUSED_BY_LIBXML2.get(entry.folder, "")
    assert refused in validator.refused
    assert bool(refused) == bool(validator.refused)
    wrong = []
    with bindings_in(tmp_path, entry.package) as bindings:
        _import_all(entry.package)
        found = {n for s in bindings.services.values() for n in s.operations}
        assert callable_operations(entry.path) <= found
        for seed in _SEEDS:
            for sample in samples(contract, bindings, seed):
                what = problem(sample, validator)
                if what and _INVALID_BY_NATURE not in what:
                    wrong.append(f"{sample.label}: {what}")
    assert not wrong
    assert _elsewhere(entry, tmp_path) == dict(built.files)


@pytest.mark.parametrize("folder", sorted(REFUSED))
def test_a_wsdl_that_contradicts_itself_says_how(corpus: Path, folder: str) -> None:
    entry = next(one for one in ENTRIES if one.folder == folder)
    with pytest.raises(WsdlsmithError) as raised:
        build(_job(entry))
    assert REFUSED[folder] in str(raised.value)
    assert folder in raised.value.location.file
    assert raised.value.location.path


def test_all_wild_wsdls_are_tried_and_one_refused(corpus: Path) -> None:
    assert len(ENTRIES) == 50
    assert len(list(WILD.iterdir())) == 51, "each folder, and the manifest"
    assert len(ACCEPTED) == 49


@pytest.mark.parametrize("folder", ["node-soap-soap", "wsdl2go-data-withkeyword"])
def test_what_was_read_against_its_letter_is_refused_by_strict(
    corpus: Path, folder: str
) -> None:
    entry = next(one for one in ENTRIES if one.folder == folder)
    with pytest.raises(UnsupportedError, match="under --strict") as raised:
        build(_job(entry, strict=True))
    assert folder in raised.value.location.file
    assert raised.value.location.path


def test_all_packages_are_clean_under_mypy_and_pyright(
    corpus: Path, checkout: Path, tmp_path: Path
) -> None:
    for entry in ACCEPTED:
        _write(build(_job(entry)).files, tmp_path / entry.package)
    for folder in CASES:
        package = f"case_{folder.parent.name}_{folder.name.replace('-', '_')}"
        job = Job(package=package, sources=("service.wsdl",), base=folder)
        _write(build(job).files, tmp_path / package)
    environment = {**os.environ, "MYPYPATH": f"{checkout / 'generator'}:{tmp_path}"}
    mypy = [sys.executable, "-m", "mypy", "--strict", "--explicit-package-bases"]
    _check([*mypy, "--cache-dir", str(tmp_path / "cache"), "."], tmp_path, environment)
    settings = tmp_path / "pyrightconfig.json"
    settings.write_text(
        f'{{"typeCheckingMode": "strict", "extraPaths": ["{checkout / "generator"}"]}}'
    )
    environment["PYRIGHT_PYTHON_IGNORE_WARNINGS"] = "1"
    pyright = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable]
    _check([*pyright, "-p", str(settings)], tmp_path, environment)


def _check(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
