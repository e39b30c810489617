"""``python -m benchmarks.support``: docs/support.md, from the cases and the corpora.

Each case folder is generated, imported and filled; each WSDL of public projects
is given to us and to the peers that are installed, one after the other.
"""

from __future__ import annotations

import argparse
import csv
import platform
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from wsdlsmith.errors import WsdlsmithError
from wsdlsmith.job import Job
from wsdlsmith.pipeline import Built, build
from wsdlsmith.verify.bindings import bindings_in

from benchmarks.peers import PEERS, load
from benchmarks.sampled import problem, samples
from benchmarks.table import write_section
from benchmarks.validator import MessageValidator

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "support.md"
AREAS = {"xsd": "XML Schema", "wsdl": "WSDL", "soap": "SOAP"}
_SEEDS = (1, 2)
_SEEDS_OF_CASES = range(20)


class Outcome(NamedTuple):
    """What became of one WSDL."""

    read: bool
    generated: bool
    messages: int
    back: int
    why: str = ""


def attempt(job: Job, seeds: Iterable[int] = _SEEDS) -> Outcome:
    """Generate, import, and send filled messages there and back."""
    with TemporaryDirectory(prefix="support-") as name:
        folder = Path(name)
        try:
            built = build(job)
        except WsdlsmithError as error:
            return Outcome(False, False, 0, 0, error.message)
        for path, data in built.files.items():
            target = folder / job.package / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        return _round_trips(built, folder, job.package, seeds)


def _round_trips(
    built: Built, folder: Path, package: str, seeds: Iterable[int]
) -> Outcome:
    contract = built.parts[0].contract
    validator = MessageValidator(contract, folder / "schemas")
    with bindings_in(folder, package) as bindings:
        found = [
            problem(sample, validator)
            for seed in seeds
            for sample in samples(contract, bindings, seed)
        ]
    wrong = [one for one in found if one]
    return Outcome(
        True, True, len(found), len(found) - len(wrong), wrong[0] if wrong else ""
    )


def cases_text() -> str:
    """A row for each construct that has a case folder."""
    lines = [
        "| | construct | read | generated | there and back | case |",
        "|---|---|---|---|---|---|",
    ]
    for area, title in AREAS.items():
        for wsdl in sorted((ROOT / "tests" / "cases" / area).glob("*/service.wsdl")):
            name = wsdl.parent.name
            package = f"support_{area}_{name.replace('-', '_')}"
            job = Job(package=package, sources=("service.wsdl",), base=wsdl.parent)
            found = attempt(job, _SEEDS_OF_CASES)
            where = f"[{area}/{name}](../tests/cases/{area}/{name})"
            words = name.replace("-", " ")
            lines.append(
                f"| {title} | {words} | {_sign(found.read)} | "
                f"{_sign(found.generated)} | {_sign(found.back == found.messages)} "
                f"| {where} |"
            )
    return "\n".join(lines)


def _sign(good: bool) -> str:
    return "yes" if good else "no"


def wild_text(corpus: Path) -> str:
    """A row for each WSDL of public projects: ours, and the peers' on the same."""
    rows = list(_wild_rows(corpus / "wild"))
    peers = [name for name in PEERS if _version(name)]
    head = ["WSDL", "operations", "wsdlsmith", "messages back", *peers]
    lines = [
        _made(peers),
        "",
        "| " + " | ".join(head) + " |",
        "|" + "---|" * len(head),
        *("| " + " | ".join(row) + " |" for row in rows),
        _sums(rows),
    ]
    return "\n".join(lines)


def _wild_rows(folder: Path) -> Iterator[list[str]]:
    with (folder / "manifest.tsv").open(encoding="utf-8", newline="") as table:
        entries = list(csv.DictReader(table, delimiter="\t"))
    for entry in entries:
        name, root = entry["folder"], folder / entry["folder"]
        path = root / entry["entry"]
        sys.stderr.write(f"{name}\n")
        package = "wild_" + name.replace("-", "_")
        job = Job(package=package, sources=(str(path),), offline=True)
        found = attempt(job)
        back = f"{found.back:,} of {found.messages:,}" if found.read else ""
        row = [name, entry["operations"], _sign(found.generated), back]
        peers = [peer for peer in PEERS if _version(peer)]
        yield row + [_sign(load(peer, root, entry["entry"])) for peer in peers]


def _sums(rows: list[list[str]]) -> str:
    columns = list(zip(*rows, strict=True))
    counts = [str(sum(cell == "yes" for cell in column)) for column in columns]
    numbers = [cell.replace(",", "").split(" of ") for cell in columns[3] if cell]
    back, messages = (sum(int(pair[i]) for pair in numbers) for i in (0, 1))
    sums = [f"**{len(rows)}**", "", counts[2], f"{back:,} of {messages:,}", *counts[4:]]
    return "| " + " | ".join(sums) + " |"


def _made(peers: list[str]) -> str:
    versions = ", ".join(f"{name} {_version(name)}" for name in peers)
    return (
        f"Made on {date.today():%Y-%m-%d} with {versions}; "
        f"{platform.python_implementation()} {platform.python_version()}."
    )


def _version(name: str) -> str:
    try:
        return version("suds-community" if name == "suds" else name)
    except PackageNotFoundError:
        return ""


def main() -> int:
    """Write the sections of the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.support")
    default = ROOT.parent / "shared" / "corpus"
    parser.add_argument("--corpus", type=Path, default=default)
    parser.add_argument("--cases-only", action="store_true")
    options = parser.parse_args()
    write_section(PAGE, "cases", cases_text())
    if not options.cases_only:
        write_section(PAGE, "wild", wild_text(options.corpus))
    return 0


if __name__ == "__main__":
    sys.exit(main())
