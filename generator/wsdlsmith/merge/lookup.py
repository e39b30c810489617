"""Finding what a WSDL refers to by name: messages, portTypes, bindings, parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import ConflictError, UnresolvedError
from wsdlsmith.location import Location
from wsdlsmith.merge.parts import PartResolver
from wsdlsmith.model.contract import Part
from wsdlsmith.model.qname import QName
from wsdlsmith.read.declared import (
    DeclaredMessage,
    Definitions,
    OtherBinding,
    Port,
    PortType,
    SoapBinding,
)
from wsdlsmith.read.names import in_namespace

D = TypeVar("D", DeclaredMessage, PortType, SoapBinding, OtherBinding)


@dataclass(slots=True)
class Wsdl:
    """The declarations of one entry document with all it imports."""

    file: str
    messages: Mapping[QName, DeclaredMessage]
    port_types: Mapping[QName, PortType]
    bindings: Mapping[QName, SoapBinding]
    other_bindings: Mapping[QName, OtherBinding]
    ports: tuple[Port, ...]
    parts: PartResolver
    diagnostics: Diagnostics
    others: tuple[Wsdl, ...] = ()
    """The other chosen WSDLs, for what this one forgot to import."""

    @classmethod
    def of(
        cls,
        file: str,
        definitions: Iterable[Definitions],
        parts: PartResolver,
        diagnostics: Diagnostics,
    ) -> Wsdl:
        """All declarations of ``definitions`` together."""
        found = list(definitions)
        return cls(
            file=file,
            messages=_together((one.messages for one in found), "message"),
            port_types=_together((one.port_types for one in found), "portType"),
            bindings=_together((one.bindings for one in found), "binding"),
            other_bindings=_together((one.other_bindings for one in found), "binding"),
            ports=tuple(port for one in found for port in one.ports),
            parts=parts,
            diagnostics=diagnostics,
        )

    def message(self, name: QName, place: Location) -> DeclaredMessage:
        """The message that a portType or a header names."""
        tables = (one.messages for one in self.others)
        try:
            return self._find(self.messages, tables, name, "message", place)
        except UnresolvedError as error:
            element = self.parts.only_element(name.name)
            if element is None:
                raise
            self.diagnostics.add(
                "message-missing",
                f"{error.message}: the element of that name is taken for its only part",
                place,
            )
            part = Part(name="parameters", element=element, location=place)
            return DeclaredMessage(name=name, parts=(part,), location=place)

    def port_type(self, binding: SoapBinding) -> PortType:
        """The portType that a binding names, or the only one near that fits it."""
        tables = (one.port_types for one in self.others)
        name, place = binding.port_type, binding.location
        try:
            return self._find(self.port_types, tables, name, "portType", place)
        except UnresolvedError as error:
            offered = {one.name for one in binding.operations}
            fitting = [
                one
                for one in self.port_types.values()
                if offered
                and offered <= {inner.name for inner in one.operations}
                and nearest(name.name, [one.name.name])
            ]
            if len(fitting) != 1:
                raise
            self.diagnostics.add(
                "port-type-misspelt",
                f"{error.message}: {fitting[0].name.name} is taken, "
                "the only one near with the operations of the binding",
                place,
            )
            return fitting[0]

    def binding_of(self, port: Port) -> QName:
        """The name of a port's binding, corrected where that is clear."""
        known = [*self.bindings, *self.other_bindings]
        if port.binding not in known:
            same = [name for name in known if name.name == port.binding.name]
            if len(same) == 1:
                self._tell_namespace("binding", port.binding, same[0], port.location)
                return same[0]
        return port.binding

    def _tell_namespace(
        self, kind: str, name: QName, taken: QName, place: Location
    ) -> None:
        but_for_case = "" if taken.name == name.name else " but for its case"
        self.diagnostics.add(
            "wrong-namespace",
            f"there is no {kind} '{name.name}' {in_namespace(name.namespace)}: "
            f"{taken} is taken, the only one of that name{but_for_case}",
            place,
        )

    def _find(
        self,
        known: Mapping[QName, D],
        tables: Iterable[Mapping[QName, D]],
        name: QName,
        kind: str,
        place: Location,
    ) -> D:
        found = known.get(name)
        if found is not None:
            return found
        elsewhere = [table[name] for table in tables if name in table]
        if elsewhere and all(one == elsewhere[0] for one in elsewhere):
            self.diagnostics.add(
                "import-missing",
                f"{kind} '{name.name}' is declared in {elsewhere[0].location.file}, "
                "which is not imported: it is taken from there",
                place,
            )
            return elsewhere[0]
        same = [one for key, one in known.items() if key.name == name.name]
        lower = name.name.lower()
        same = same or [one for key, one in known.items() if key.name.lower() == lower]
        if len(same) == 1:
            self._tell_namespace(kind, name, same[0].name, place)
            return same[0]
        raise UnresolvedError(
            f"there is no {kind} '{name.name}' {in_namespace(name.namespace)}",
            place,
            nearest(name.name, (key.name for key in known)),
        )


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint that names the nearest of the known names, empty where none is near."""
    found = get_close_matches(name, sorted(set(known)), n=1, cutoff=0.5)
    return f"did you mean '{found[0]}'?" if found else ""


def _together(tables: Iterator[dict[QName, D]], kind: str) -> dict[QName, D]:
    found: dict[QName, D] = {}
    for table in tables:
        for name, one in table.items():
            first = found.setdefault(name, one)
            if first != one:
                raise ConflictError(
                    f"{kind} {name.name} is declared differently at "
                    f"{first.location} and here",
                    one.location,
                    "one of the two needs another name",
                )
    return found
