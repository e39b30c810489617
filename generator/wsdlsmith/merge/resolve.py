"""Resolving the references of all components (Structures 3.15.3)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from difflib import get_close_matches

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import UnresolvedError
from wsdlsmith.merge.components import Key, Merged
from wsdlsmith.merge.conflict import KINDS, conflict
from wsdlsmith.merge.correct import Correction, correction, stand_in
from wsdlsmith.merge.references import Reference, references
from wsdlsmith.merge.rename import renamed
from wsdlsmith.model.qname import XS, QName
from wsdlsmith.model.schema import Element
from wsdlsmith.read.closure import Wanted
from wsdlsmith.read.names import BUILT_IN, in_namespace
from wsdlsmith.read.schema import Component
from wsdlsmith.read.wellknown import well_known


class SchemaResolver:
    """Checks each reference once and brings in well-known components on demand."""

    def __init__(
        self,
        merged: Merged,
        wanted: Iterable[Wanted],
        diagnostics: Diagnostics,
        *,
        lenient: bool = False,
    ) -> None:
        self._merged = merged
        self._wanted = list(wanted)
        self._diagnostics = diagnostics
        self._lenient = lenient
        self._checked: set[Key] = set()
        self._tasks: deque[Component] = deque()
        self._missing: dict[Key, list[Reference]] = {}
        """Types that are nowhere, wanted by elements that may be left out."""
        self.corrected: dict[Key, QName] = {}
        """Mistaken name -> the one that is meant."""

    def resolve_all(self, tables: Iterable[dict[Key, Component]]) -> None:
        """Check every component; raises for the first name that leads nowhere.

        Corrected names are put into the components, in ``tables`` too.
        """
        self._tasks.extend(self._merged.components.values())
        for variants in self._merged.variants.values():
            self._tasks.extend(variants)
        self._drain()
        for places in self._missing.values():
            for reference in places:
                self._accept(reference, stand_in(reference, _said(reference)))
        if not self.corrected:
            return
        for table in (self._merged.components, *tables):
            for key, one in table.items():
                table[key] = renamed(one, self.corrected)
        for name, variants in self._merged.variants.items():
            found = [renamed(one, self.corrected) for one in variants]
            self._merged.variants[name] = [e for e in found if isinstance(e, Element)]

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
                self._correct(reference)
            else:
                self._merged.components[key] = found
                self._tasks.append(found)
        if key not in self._missing:
            self._checked.add(key)

    def known(self, reference: Reference) -> bool:
        """Whether a reference leads somewhere as it is written."""
        key = (reference.space, reference.name)
        return (
            key in self._merged.components
            or _built_in(reference)
            or key in well_known(reference.name.namespace)
        )

    def settled(self, reference: Reference) -> QName:
        """The name that a message part's reference means; raises where none is."""
        self.check(reference)
        self._drain()
        key = (reference.space, reference.name)
        return self.corrected.get(key, reference.name)

    def element(self, name: QName) -> Element | None:
        """The global element of that name."""
        found = self._merged.components.get(("elements", name))
        return found if isinstance(found, Element) else None

    def _drain(self) -> None:
        while self._tasks:
            for reference in references(self._tasks.popleft()):
                self.check(reference)

    def _correct(self, reference: Reference) -> None:
        space, name = reference.space, reference.name
        said = _said(reference)
        found = None
        if self._lenient or not self._gone(name.namespace):
            found = correction(reference, self._merged.components, said)
        if found is None and self._lenient:
            found = stand_in(reference, said)
        if found is not None:
            self._accept(reference, found)
        elif reference.optional and self._just_missing(reference):
            self._missing.setdefault((space, name), []).append(reference)
        else:
            raise self._unresolved(reference)

    def _accept(self, reference: Reference, found: Correction) -> None:
        space, name = reference.space, reference.name
        self._diagnostics.add(found.code, found.message, reference.place)
        if found.name is not None:
            self.corrected[space, name] = found.name
        if found.component is not None:
            self._merged.components[space, name] = found.component
            self._tasks.append(found.component)

    def _just_missing(self, reference: Reference) -> bool:
        """Whether the namespace is at hand, and nothing in it has a name like this.

        A name close to another is a slip of the pen, and that stays an error.
        """
        namespace = reference.name.namespace
        at_hand = self._at_hand(namespace) and not self._gone(namespace)
        return at_hand and not self._hint(reference)

    def _gone(self, namespace: str) -> bool:
        """Whether an import of the namespace led nowhere."""
        return any(w.error and w.namespace == namespace for w in self._wanted)

    def _unresolved(self, reference: Reference) -> UnresolvedError:
        name = reference.name
        for wanted in self._wanted:
            if wanted.error is not None and wanted.namespace == name.namespace:
                return wanted.error
        return UnresolvedError(_said(reference), reference.place, self._hint(reference))

    def _hint(self, reference: Reference) -> str:
        name = reference.name
        known = [n for s, n in self._merged.components if s == reference.space]
        same = sorted(n.namespace for n in known if n.name == name.name)
        if same:
            places = " and ".join(in_namespace(namespace) for namespace in same)
            return f"there is one of that name {places}"
        near = self._near(reference)
        if near or self._at_hand(name.namespace):
            return f"did you mean '{near}'?" if near else ""
        return (
            f"no document defines anything {in_namespace(name.namespace)}: "
            "give the schema that does, or a schemaLocation that leads to it"
        )

    def _at_hand(self, namespace: str) -> bool:
        known = {name.namespace for _, name in self._merged.components}
        return namespace == XS or namespace in known

    def _near(self, reference: Reference) -> str:
        """The nearest name in the namespace; empty where none is near."""
        space, name = reference.space, reference.name
        inside = {
            n.name
            for s, n in self._merged.components
            if s == space and n.namespace == name.namespace
        }
        if space == "types" and name.namespace == XS:
            inside |= BUILT_IN
        found = get_close_matches(name.name, sorted(inside), n=1, cutoff=0.5)
        return found[0] if found else ""


def _built_in(reference: Reference) -> bool:
    name = reference.name
    return reference.space == "types" and name.namespace == XS and name.name in BUILT_IN


def _said(reference: Reference) -> str:
    name = reference.name
    return (
        f"{reference.role}: there is no {KINDS[reference.space]} '{name.name}' "
        f"{in_namespace(name.namespace)}"
    )
