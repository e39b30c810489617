"""Imports that brought nothing: where their namespace is found all the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.read.chosen import Chosen
from wsdlsmith.read.closure import Closure, Wanted
from wsdlsmith.read.wellknown import WELL_KNOWN


def bring_wanted(
    closures: Sequence[Closure],
    chosen: Chosen,
    diagnostics: Diagnostics,
    *,
    lenient: bool = False,
) -> None:
    """Complete the closures, and tell where a location leads nowhere for good.

    An import without a location is legal: the schema may stand in the same file.
    Where it does not, another of the chosen documents may define the namespace.
    What nothing refers to need not be there: a processor resolves references,
    not imports (Structures 3.15.3).
    """
    everywhere = set().union(*(closure.namespaces for closure in closures))
    for closure in closures:
        known = closure.namespaces
        tasks = deque(closure.wanted)
        while tasks:
            wanted = tasks.popleft()
            if wanted.namespace in known or wanted.namespace in WELL_KNOWN:
                _tell(wanted, "the definitions at hand are used", diagnostics)
                continue
            found = list(chosen.spare_for(wanted.namespace))
            for spare in found:
                closure.schemas += spare.schemas
                known |= spare.namespaces
                tasks.extend(spare.wanted)
            if found:
                where = ", ".join(sorted(one.entry.name for one in found))
                _tell(wanted, f"{where} defines it", diagnostics, always=True)
            elif wanted.namespace in everywhere:
                _tell(wanted, "another WSDL defines it", diagnostics, always=True)
            elif lenient:
                _tell(wanted, "what is missing is read as anything", diagnostics)
            else:  # what refers to it raises the import's error when it is resolved
                _tell(wanted, "nothing refers to it", diagnostics)


def _tell(
    wanted: Wanted, taken: str, diagnostics: Diagnostics, *, always: bool = False
) -> None:
    if wanted.error is None and not always:
        return
    said = "has no location" if wanted.error is None else wanted.error.message
    diagnostics.add(
        "import-leads-nowhere",
        f"the import of namespace {wanted.namespace} {said}; {taken}",
        wanted.place,
    )
