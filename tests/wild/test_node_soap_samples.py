"""A peer's own messages: read and written by bindings made from its WSDLs."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import NamedTuple

from lxml import etree
from wsdlsmith.errors import SourceError, UnresolvedError, WsdlsmithError
from wsdlsmith.fileset import FileSet
from wsdlsmith.job import Job
from wsdlsmith.pipeline import build
from wsdlsmith.runtime import DecodeError, Operation, read_message, write_message
from wsdlsmith.verify.bindings import Direction, bindings_in
from wsdlsmith.verify.infoset import first_difference

from tests.conftest import CORPUS

FOLDER = CORPUS / "node-soap-samples"
REASONS = Path(__file__).with_name("node_soap_reasons.tsv")
"""Why each other message does not come back; WSDLSMITH_ACCEPT=1 writes it anew."""


class Case(NamedTuple):
    """One message of one sample."""

    sample: str
    message: Direction
    valid: bool
    by_peer: bool


def cases() -> list[Case]:
    """Every row of the corpus's table; none where the corpus is not."""
    if not FOLDER.is_dir():
        return []
    with (FOLDER / "cases.tsv").open(encoding="utf-8", newline="") as rows:
        return [
            Case(
                row["sample"],
                "request" if row["message"] == "request" else "response",
                row["valid_against_schema"] == "yes",
                "equal" in row["zeep_round_trip"]
                or "equal" in row["xsdata_round_trip"],
            )
            for row in csv.DictReader(rows, delimiter="\t")
        ]


CASES = cases()
SAMPLES = sorted({case.sample for case in CASES})


def _files(sample: str, package: str) -> FileSet:
    """The package of a sample; leniently where its WSDL lacks a file or a type."""
    source = str(FOLDER / sample / "soap.wsdl")
    try:
        return build(Job(package=package, sources=(source,), offline=True)).files
    except (SourceError, UnresolvedError):
        job = Job(package=package, sources=(source,), offline=True, lenient=True)
        return build(job).files


def _came_back(operations: list[Operation], case: Case) -> str:
    """Why the message does not come back equal; empty where it does."""
    data = (FOLDER / case.sample / f"{case.message}.xml").read_bytes()
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError as error:
        return f"the message is not XML: {error.msg}"
    reasons = []
    for operation in operations:
        try:
            message = read_message(operation, case.message, data)
            written = write_message(operation, case.message, message)
        except DecodeError as error:
            reasons.append(str(error.reason))
            continue
        difference = first_difference(root, etree.fromstring(written))
        return str(difference) if difference is not None else ""
    return reasons[0]


def _reasons(folder: Path) -> dict[Case, str]:
    """What happens to each message of each sample."""
    found: dict[Case, str] = {}
    for number, sample in enumerate(SAMPLES):
        mine = [case for case in CASES if case.sample == sample]
        package = f"sample{number}"
        try:
            files = _files(sample, package)
        except WsdlsmithError as error:
            found |= dict.fromkeys(mine, error.message)
            continue
        for name, data in files.items():
            path = folder / package / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        with bindings_in(folder, package) as bindings:
            services = bindings.services.values()
            operations = [o for s in services for o in s.operations.values()]
            operations.sort(key=lambda one: one.name != sample.partition("__")[0])
            found |= {case: _came_back(operations, case) for case in mine}
    return found


def test_the_messages_of_a_peer_come_back_as_they_were(
    corpus: Path, tmp_path: Path
) -> None:
    reasons = _reasons(tmp_path)
    valid = {case: why for case, why in reasons.items() if case.valid}
    assert len(valid) == 76, "40 requests and 36 responses are valid"
    assert not [why for why in valid.values() if why]
    assert not [why for case, why in reasons.items() if case.by_peer and why]
    lines = [
        f"{case.sample}\t{case.message}\t{why}\n"
        for case, why in sorted(reasons.items())
        if why
    ]
    if os.environ.get("WSDLSMITH_ACCEPT") == "1":
        REASONS.write_text("".join(lines), encoding="utf-8", newline="\n")
    with REASONS.open(encoding="utf-8") as listed:
        assert lines == list(listed)
