"""The types and elements that message parts refer to (WSDL 2.3.1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import UnresolvedError
from wsdlsmith.merge.components import Key
from wsdlsmith.merge.references import Reference
from wsdlsmith.merge.resolve import SchemaResolver
from wsdlsmith.model.contract import Part
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Element
from wsdlsmith.read.schema import Component
from wsdlsmith.read.schema_scope import ANY_TYPE


@dataclass(slots=True)
class PartResolver:
    """Resolves the parts of one WSDL, whose own element declarations come first."""

    components: Mapping[Key, Component]
    resolver: SchemaResolver
    diagnostics: Diagnostics
    _used: set[QName] = field(default_factory=set)
    _settled: dict[int, Part] = field(default_factory=dict)

    def only_element(self, name: str) -> QName | None:
        """The one global element of this WSDL with that local name."""
        found = [
            key
            for space, key in self.components
            if space == "elements" and key.name == name
        ]
        return found[0] if len(found) == 1 else None

    def settled(self, part: Part, *, spare: bool = False) -> Part:
        """``part`` with its element declaration, its names checked.

        The header parts of an API stand in each of its operations: they are
        settled once. ``spare`` says that nobody has to write the part: an element
        that is nowhere can then be read as anything.
        """
        found = self._settled.get(id(part))
        if found is None:
            try:
                found = self._settle(part)
            except UnresolvedError as error:
                if not spare or part.element is None:
                    raise
                found = self._anything(part, part.element, error)
            self._settled[id(part)] = found
        return found

    def _anything(self, part: Part, name: QName, error: UnresolvedError) -> Part:
        self.diagnostics.add(
            "missing", f"{error.message}: read as anything", error.location
        )
        element = Element(name=name, type=ANY_TYPE, nillable=True)
        return replace(part, declaration=element)

    def _settle(self, part: Part) -> Part:
        if part.element is not None:
            return self._element(part, part.element)
        if part.type is None:
            self.diagnostics.add(
                "part-without-type",
                f"part '{part.name}' has neither element nor type: read as xs:anyType",
                part.location,
            )
            return replace(part, type=ANY_TYPE)
        if isinstance(part.type, QName):
            return self._type(part, part.type)
        return part

    def _element(self, part: Part, name: QName) -> Part:
        own = self.components.get(("elements", name))
        if isinstance(own, Element):
            self._used.add(name)
            return replace(part, declaration=own)
        as_element = Reference("elements", name, "element", part.location)
        as_type = Reference("types", name, "type", part.location)
        if not self.resolver.known(as_element) and self.resolver.known(as_type):
            self._tell(part, f"element='{name.name}' names a type: read as type")
            meant = self.resolver.settled(as_type)
            return replace(part, element=None, type=meant)
        meant = self.resolver.settled(as_element)
        return replace(part, element=meant, declaration=self.resolver.element(meant))

    def _type(self, part: Part, name: QName) -> Part:
        as_type = Reference("types", name, "type", part.location)
        as_element = Reference("elements", name, "element", part.location)
        if not self.resolver.known(as_type) and self.resolver.known(as_element):
            self._tell(part, f"type='{name.name}' names an element: read as element")
            return self._element(replace(part, type=None, element=name), name)
        meant = self.resolver.settled(as_type)
        return part if meant == name else replace(part, type=meant)

    def _tell(self, part: Part, message: str) -> None:
        self.diagnostics.add(
            "part-of-the-other-kind",
            f"part '{part.name}': {message}",
            part.location,
        )

    def tell_unused(self, variants: Iterable[QName]) -> None:
        """Say which disputed elements no message here carries: they are left out."""
        for name in sorted(variants):
            own = self.components.get(("elements", name))
            if isinstance(own, Element) and name not in self._used:
                self.diagnostics.add(
                    "element-declared-differently",
                    f"element {name} is declared differently elsewhere, and no "
                    "message of this service carries it: left out",
                    own.location,
                )
