"""Two generations of bindings, compared by griffe.

griffe looks at names, parameters and bases. It does not compare annotations, so
they are compared here, as griffe reads them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import griffe
from wsdlsmith.drift.finding import Python
from wsdlsmith.job import Job
from wsdlsmith.pipeline import build


def verdict(before: Path, after: Path, folder: Path) -> Python:
    """What a caller of the first contract's bindings sees of the second's."""
    old, new = (
        _generated(wsdl, folder / side)
        for side, wsdl in (("before", before), ("after", after))
    )
    if list(griffe.find_breaking_changes(old, new)):
        return "breaks"
    known = dict(_annotations(new))
    changed = (
        place for place, text in _annotations(old) if known.get(place, text) != text
    )
    return "types" if any(changed) else "safe"


def _generated(wsdl: Path, folder: Path) -> griffe.Object:
    job = Job(package="shop", sources=(str(wsdl),), offline=True)
    folder.mkdir()
    build(job, compare=False).files.write(folder)
    found = griffe.load("shop", search_paths=[str(folder)], allow_inspection=False)
    assert isinstance(found, griffe.Object)
    return found


def _annotations(owner: griffe.Object) -> Iterator[tuple[str, str]]:
    """Each attribute, parameter and result with its annotation."""
    for name, member in owner.members.items():
        if isinstance(member, griffe.Attribute) and not name.startswith("__"):
            yield member.path, str(member.annotation)
        elif isinstance(member, griffe.Function):
            for parameter in member.parameters:
                yield f"{member.path}({parameter.name})", str(parameter.annotation)
            yield f"{member.path}()", str(member.returns)
        elif isinstance(member, griffe.Module | griffe.Class):
            yield from _annotations(member)
