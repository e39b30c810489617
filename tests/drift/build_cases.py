"""Writes tests/drift/cases: run it after a change of the tables in building/.

    python -m tests.drift.build_cases

The folders are what the tests read; this only spares writing each WSDL by hand.
``expected.json`` is written by WSDLSMITH_ACCEPT=1 when the test runs, and is read
by a person before it is committed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.drift.building.examples import SHOWN
from tests.drift.building.fields import FIELDS
from tests.drift.building.headers import HEADERS
from tests.drift.building.instead import INSTEAD
from tests.drift.building.numbers import NUMBERS
from tests.drift.building.operations import OPERATIONS
from tests.drift.building.overlooked import OVERLOOKED
from tests.drift.building.quiet import QUIET
from tests.drift.building.reached import REACHED
from tests.drift.building.refused import REFUSED
from tests.drift.building.replaced import REPLACED
from tests.drift.building.rows import ROWS
from tests.drift.building.services import SERVICES
from tests.drift.building.sides import SIDES
from tests.drift.building.structures import STRUCTURES
from tests.drift.building.unsent import UNSENT
from tests.drift.building.values import VALUES
from tests.drift.building.variants import VARIANTS
from tests.drift.building.witnessed import WITNESSED
from tests.drift.small_wsdl import Wsdl, holding

CASES = Path(__file__).parent / "cases"
BOTH = ("request", "response")
TYPES = {**FIELDS, **VALUES, **STRUCTURES}
WHOLE = {
    **SERVICES,
    **OPERATIONS,
    **HEADERS,
    **VARIANTS,
    **OVERLOOKED,
    **WITNESSED,
    **REACHED,
    **REPLACED,
    **INSTEAD,
    **REFUSED,
    **UNSENT,
    **NUMBERS,
}


def cases() -> Iterator[tuple[str, Wsdl, Wsdl]]:
    """Every case: its folder, and the two documents."""
    for rule, (before, after) in TYPES.items():
        for way in BOTH:
            yield f"{rule}/{way}", holding(before, way), holding(after, way)
    for rule, (before, after) in QUIET.items():
        yield f"{rule}/none", holding(before, "both"), holding(after, "both")
    for name, (one, other) in WHOLE.items():
        yield name, one, other
    for name, (one, other, _, _) in SHOWN.items():
        yield name, one, other


def write() -> None:
    """Write all folders; what stands in them otherwise is left."""
    for name, before, after in cases():
        folder = CASES / name
        folder.mkdir(parents=True, exist_ok=True)
        for file, one in (("before", before), ("after", after)):
            path = folder / f"{file}.wsdl"
            path.write_text(one.text(), encoding="utf-8", newline="\n")
    for case, row in ROWS.items():
        folder = CASES / case
        folder.mkdir(parents=True, exist_ok=True)
        for number, one in enumerate(row, start=1):
            path = folder / f"v{number}.wsdl"
            path.write_text(one.text(), encoding="utf-8", newline="\n")
    for rule, sides in SIDES.items():
        folder = CASES / rule / "none"
        folder.mkdir(parents=True, exist_ok=True)
        names = ("before", "before-2", "after", "after-2")
        for file, one in zip(names, sides, strict=True):
            path = folder / f"{file}.wsdl"
            path.write_text(one.text(), encoding="utf-8", newline="\n")
    for case, (_, _, old, new) in SHOWN.items():
        for part, pages in (("examples", old), ("new-examples", new)):
            for name, text in pages.items():
                path = CASES / case / part / f"{name}.md"
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
