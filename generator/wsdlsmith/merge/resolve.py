"""Resolving the references of all components (Structures 3.15.3)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from wsdlsmith.errors import UnresolvedError
from wsdlsmith.merge.components import Key, Merged
from wsdlsmith.merge.conflict import KINDS, conflict
from wsdlsmith.merge.references import Reference, references
from wsdlsmith.model.qname import XS, QName
from wsdlsmith.read.closure import Wanted
from wsdlsmith.read.schema import Component
from wsdlsmith.read.wellknown import well_known

BUILT_IN: Final = frozenset(
    "anyType anySimpleType string boolean decimal float double duration dateTime "
    "time date gYearMonth gYear gMonthDay gDay gMonth hexBinary base64Binary anyURI "
    "QName NOTATION normalizedString token language NMTOKEN NMTOKENS Name NCName ID "
    "IDREF IDREFS ENTITY ENTITIES integer nonPositiveInteger negativeInteger long "
    "int short byte nonNegativeInteger unsignedLong unsignedInt unsignedShort "
    "unsignedByte positiveInteger".split()
)
"""The types of XML Schema 1.0 Part 2, and the two ur-types."""


class SchemaResolver:
    """Checks each reference once and brings in well-known components on demand."""

    def __init__(self, merged: Merged, wanted: Iterable[Wanted]) -> None:
        self._merged = merged
        self._wanted = list(wanted)
        self._checked: set[Key] = set()
        self._tasks: deque[Component] = deque()

    def resolve_all(self) -> None:
        """Check every component; raises for the first name that leads nowhere."""
        self._tasks.extend(
            one for _, one in sorted(self._merged.components.items(), key=_by_key)
        )
        for name in sorted(self._merged.variants):
            self._tasks.extend(self._merged.variants[name])
        self._drain()

    def check(self, reference: Reference) -> None:
        """Check one reference."""
        key = (reference.space, reference.name)
        if key in self._checked:
            return
        name = reference.name
        if reference.space == "elements" and name in self._merged.variants:
            first, second = self._merged.variants[name][:2]
            raise conflict("elements", first, second)
        if key not in self._merged.components and not _built_in(reference):
            found = well_known(name.namespace).get(key)
            if found is None:
                raise self._unresolved(reference)
            self._merged.components[key] = found
            self._tasks.append(found)
        self._checked.add(key)

    def known(self, reference: Reference) -> bool:
        """Whether a reference leads somewhere, without raising."""
        key = (reference.space, reference.name)
        return (
            key in self._merged.components
            or _built_in(reference)
            or key in well_known(reference.name.namespace)
        )

    def component(self, reference: Reference) -> Component | None:
        """What a message part refers to; None for a built-in type."""
        self.check(reference)
        self._drain()
        return self._merged.components.get((reference.space, reference.name))

    def _drain(self) -> None:
        while self._tasks:
            for reference in references(self._tasks.popleft()):
                self.check(reference)

    def _unresolved(self, reference: Reference) -> UnresolvedError:
        name = reference.name
        for wanted in self._wanted:
            if wanted.error is not None and wanted.namespace == name.namespace:
                return wanted.error
        kind = KINDS[reference.space]
        return UnresolvedError(
            f"{reference.role}: there is no {kind} '{name.name}' in "
            f"{_namespace(name.namespace)}",
            reference.place,
            self._hint(reference),
        )

    def _hint(self, reference: Reference) -> str:
        space, name = reference.space, reference.name
        known = [n for s, n in self._merged.components if s == space]
        same = sorted(n.namespace for n in known if n.name == name.name)
        if same:
            places = " and in ".join(_namespace(namespace) for namespace in same)
            return f"there is one of that name in {places}"
        inside = {n.name for n in known if n.namespace == name.namespace}
        if space == "types" and name.namespace == XS:
            inside |= BUILT_IN
        if not inside:
            return (
                f"no document defines {_namespace(name.namespace)}: "
                "give the schema that does, or a schemaLocation that leads to it"
            )
        near = get_close_matches(name.name, sorted(inside), n=1, cutoff=0.5)
        return f"did you mean '{near[0]}'?" if near else ""


def _by_key(entry: tuple[Key, Component]) -> Key:
    return entry[0]


def _built_in(reference: Reference) -> bool:
    name = reference.name
    return reference.space == "types" and name.namespace == XS and name.name in BUILT_IN


def _namespace(namespace: str) -> str:
    return f"namespace {namespace}" if namespace else "no namespace"
