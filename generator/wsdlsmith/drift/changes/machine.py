"""A content model as a machine over the names of its elements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from wsdlsmith.errors import WsdlsmithError
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import ComplexType, Particle, SchemaSet
from wsdlsmith.verify.schema_content import ContentModel, State
from wsdlsmith.verify.schema_particle import Particles
from wsdlsmith.verify.schema_parts import Part, Sequence

_STRANGERS = (QName("urn:foreign", "Unknown"), QName("urn:foreign:other", "Unknown"))
"""Names of namespaces that no wildcard names; hardly both in the same contract."""


class Machine(NamedTuple):
    """A content model, and the global elements that a strict wildcard takes."""

    model: ContentModel
    declared: Collection[QName]

    def names(self) -> Iterator[QName]:
        """The names of all elements, and some that only wildcards take."""
        for leaf in self.model.leaves:
            yield from leaf.named
            if leaf.wildcard is not None:
                yield from _STRANGERS
                yield from (QName(space, "Unknown") for space in leaf.wildcard.names)
                strict = leaf.wildcard.process == "strict"
                yield from (self.declared if strict else ())


def next_names(names: list[QName], *states: State | None) -> list[QName]:
    """Those of ``names`` that may come next in one of the states, and few others."""
    found = [leaf for one in states if one for leaf in ContentModel.openings(one)]
    if any(leaf.wildcard for leaf in found):
        return names
    return sorted({name for leaf in found for name in leaf.named})


def step_by(machine: Machine, state: State | None, name: QName) -> State | None:
    step = None if state is None else machine.model.step(state, name)
    if step is None:
        return None
    wildcard = step.leaf.wildcard
    strict = wildcard is not None and wildcard.process == "strict"
    return None if strict and name not in machine.declared else step.state


def whole_machine(
    schema: SchemaSet, chain: list[ComplexType], home: str
) -> Machine | None:
    """The whole content, bases first; None where a reference leads nowhere.

    ``home`` is the namespace of a type without a name.
    """
    spaces = [home if one.name is None else one.name.namespace for one in chain]
    contents = [one.content for one in chain]
    return machine_of(schema, zip(contents, spaces, strict=True))


def machine_of(
    schema: SchemaSet, row: Iterable[tuple[Particle | None, str]]
) -> Machine | None:
    """Particles in a row, each with the namespace that ``##other`` speaks of."""
    particles = Particles(schema)
    try:
        parts = [particles.part(particle, home) for particle, home in row]
    except WsdlsmithError:
        return None
    whole = Sequence(part for part in parts if part is not None)
    return Machine(ContentModel(Part(whole)), schema.elements)
