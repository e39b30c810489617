"""With what was remembered or without: the same files, the same words."""

from __future__ import annotations

from pathlib import Path
from random import Random
from shutil import copytree, rmtree

import pytest
from wsdlsmith.errors import WsdlsmithError
from wsdlsmith.job import Job
from wsdlsmith.reuse.cache import Cache
from wsdlsmith.reuse.make import make

from tests.conftest import CaseCount
from tests.reuse.family import EDITS, edit_some, write_family

PACKAGE = "api.v1"
Outcome = tuple[dict[str, bytes], list[str], tuple[int, int, int]] | str


def generated(wsdls: Path, output: Path, cache: Cache) -> Outcome:
    """Generate and write; or the error's words."""
    job = Job(package=PACKAGE, sources=(str(wsdls),))
    try:
        made = make(job, output, cache, lambda step: None)
    except WsdlsmithError as error:
        return str(error)
    made.files.write(output)
    made.remember()
    counts = (made.services, made.operations, made.types)
    return dict(made.files), list(map(str, made.diagnostics)), counts


def anew(wsdls: Path, output: Path) -> Outcome:
    """The same into an empty folder, remembering nothing."""
    found = generated(wsdls, output, Cache(None))
    rmtree(output, ignore_errors=True)
    return found


@pytest.mark.parametrize("seed", range(12))
def test_a_row_of_edits_gives_the_same_with_and_without_what_was_remembered(
    tmp_path: Path, seed: int, builds: list[Job], cases: CaseCount
) -> None:
    random, wsdls = Random(seed), tmp_path / "wsdl"
    cache = Cache(tmp_path / "cache")
    write_family(wsdls)
    generated(wsdls, tmp_path / "out", cache)
    done = []
    for _ in range(6):
        before = copytree(wsdls, tmp_path / "before")
        done.append(edit_some(wsdls, random))
        found = generated(wsdls, tmp_path / "out", cache)
        assert found == anew(wsdls, tmp_path / "anew"), done
        if isinstance(found, str):  # go on from what could be read
            rmtree(wsdls)
            copytree(before, wsdls)
            done.pop()
        rmtree(before)
        cases.add("edits with and without what was remembered")


QUICK = (
    "address",
    "action",
    "operation",
    "method name",
    "parameter",
    "result",
    "said",
    "said of an element",
    "blanks",
    "nothing",
)


@pytest.mark.parametrize("name", EDITS)
def test_only_what_stays_inside_a_service_is_made_by_itself(
    name: str, tmp_path: Path, builds: list[Job]
) -> None:
    wsdls, cache = tmp_path / "wsdl", Cache(tmp_path / "cache")
    write_family(wsdls)
    generated(wsdls, tmp_path / "out", cache)
    path = wsdls / "Contact.wsdl"
    path.write_text(EDITS[name](path.read_text()), encoding="utf-8")
    builds.clear()
    found = generated(wsdls, tmp_path / "out", cache)
    assert bool(builds) is (name not in QUICK)
    assert found == anew(wsdls, tmp_path / "anew")
