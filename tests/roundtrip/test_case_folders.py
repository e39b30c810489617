"""Each folder under tests/cases/{xsd,wsdl,soap}: generated, imported, and filled.

A case of ``soap`` may hold messages: ``request.xml`` comes back as it is, or as
``request.written.xml`` where that stands beside it.
"""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest
from lxml import etree
from wsdlsmith.job import Job
from wsdlsmith.pipeline import build
from wsdlsmith.runtime import read_message, write_message
from wsdlsmith.verify.bindings import Bindings, Direction, bindings_in
from wsdlsmith.verify.infoset import first_difference

from benchmarks.sampled import problem, samples
from benchmarks.validator import MessageValidator

_CASES = Path(__file__).parents[1] / "cases"
FOLDERS = [
    path.parent
    for area in ("soap", "wsdl", "xsd")
    for path in sorted(_CASES.glob(f"{area}/*/service.wsdl"))
]
_SEEDS = range(1, 6)
_DIRECTIONS: tuple[Direction, ...] = ("request", "response")


def _problems(folder: Path, bindings: Bindings) -> list[str]:
    """What goes wrong with the messages that stand in the folder."""
    found = []
    operations = [o for s in bindings.services.values() for o in s.operations.values()]
    for direction in _DIRECTIONS:
        path = folder / f"{direction}.xml"
        if path.is_file():
            written = folder / f"{direction}.written.xml"
            expected = written if written.is_file() else path
            message = read_message(operations[0], direction, path.read_bytes())
            back = etree.fromstring(write_message(operations[0], direction, message))
            difference = first_difference(etree.parse(expected).getroot(), back)
            found += [f"{path.name}: {difference}"] if difference else []
    return found


@pytest.mark.parametrize(
    "folder", FOLDERS, ids=lambda folder: f"{folder.parent.name}/{folder.name}"
)
def test_a_case_is_generated_and_its_messages_come_back(
    tmp_path: Path, folder: Path
) -> None:
    package = f"case_{folder.parent.name}_{folder.name.replace('-', '_')}"
    built = build(Job(package=package, sources=("service.wsdl",), base=folder))
    for name, data in built.files.items():
        path = tmp_path / package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    contract = built.parts[0].contract
    validator = MessageValidator(contract, tmp_path / "schemas")
    assert not validator.refused
    with bindings_in(tmp_path, package) as bindings:
        root = importlib.import_module(package)
        for module in pkgutil.walk_packages(root.__path__, f"{package}."):
            importlib.import_module(module.name)
        wrong = _problems(folder, bindings)
        for seed in _SEEDS:
            for sample in samples(contract, bindings, seed):
                what = problem(sample, validator)
                wrong += [f"{sample.label}: {what}"] if what else []
    assert not wrong


def test_there_are_cases_of_each_area() -> None:
    areas = [folder.parent.name for folder in FOLDERS]
    assert areas.count("soap") >= 9
    assert areas.count("wsdl") >= 20
    assert areas.count("xsd") >= 25
