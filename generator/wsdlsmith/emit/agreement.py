"""The second opinion: xsdata's plan and ours must say the same of every class.

Two programs read the same schemas without a line of code in common; where they
differ, one of them is wrong, and code made from the wrong one is wrong in
silence. So a difference stops the run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from wsdlsmith.emit.compared import ComparedClass, Difference, differences
from wsdlsmith.emit.contract_view import ContractView
from wsdlsmith.emit.schema_references import referred_components
from wsdlsmith.emit.xsdata_plan import XsdataPlan
from wsdlsmith.emit.xsdata_view import XsdataView
from wsdlsmith.errors import WsdlsmithError
from wsdlsmith.model.qname import SOAP_ENCODING, QName
from wsdlsmith.model.schema import SchemaSet
from wsdlsmith.model.shape import ListOf, Shape
from wsdlsmith.model.shaping import Shaper

SHOWN = 20
"""How many differences one message lists."""


class PlanMismatch(WsdlsmithError):
    """xsdata and the contract disagree about a class."""

    exit_code: ClassVar[int] = 4

    def __init__(self, found: list[tuple[QName, Difference]]) -> None:
        self.found = found
        lines = [f"  {name}: {difference}" for name, difference in found[:SHOWN]]
        if len(found) > SHOWN:
            lines.append(f"  ... and {len(found) - SHOWN} more")
        super().__init__(
            "xsdata reads the schemas differently than the contract does\n"
            + "\n".join(lines),
            hint="one of the two is wrong; please report it with the WSDL",
        )


def agree(
    plan: XsdataPlan, schema: SchemaSet, shapes: Mapping[QName, Shape] | None = None
) -> None:
    """Raise PlanMismatch unless both say the same of each class.

    ``shapes`` are those that the code is made from; made of ``schema`` if not
    given. A plan that xsdata refused to make agrees with everything.
    """
    if plan.refused:
        return
    found = list(disagreements(plan, schema, shapes or shapes_of(schema)))
    if found:
        raise PlanMismatch(found)


def shapes_of(schema: SchemaSet) -> Mapping[QName, Shape]:
    """The shapes of all types and of the elements that xsdata is shown."""
    shaper = Shaper(schema)
    for space, name in sorted(referred_components(schema)):
        element = schema.elements.get(name) if space == "elements" else None
        if element is not None:
            shaper.element_field(element, QName(name.namespace, ""))
    return shaper.shapes


def disagreements(
    plan: XsdataPlan, schema: SchemaSet, shapes: Mapping[QName, Shape]
) -> Iterator[tuple[QName, Difference]]:
    """Every difference, by class in the order of names."""
    ours = {c.name: c for c in ContractView(shapes).classes()}
    theirs = {c.name: c for c in XsdataView(plan, schema).classes()}
    encoded = {key for key, shape in shapes.items() if _is_encoded(shape)}
    encoded |= {c.name for c in theirs.values() if _extends_encoded(c)}
    for name in sorted((ours.keys() | theirs.keys()) - encoded):
        yield from (
            (name, found) for found in _compare(ours.get(name), theirs.get(name))
        )


def _is_encoded(shape: Shape) -> bool:
    """Whether a type means more than its schema says: xsdata sees attributes only."""
    if isinstance(shape, ListOf):
        return bool(shape.ranks)
    return shape.key.namespace == SOAP_ENCODING


def _extends_encoded(planned: ComparedClass) -> bool:
    """Whether a class adds to a simple value of SOAP's encoding (``soapenc:int``).

    Those are classes to xsdata, and text of the built-in type to us.
    """
    return planned.base is not None and planned.base.namespace == SOAP_ENCODING


def _compare(
    ours: ComparedClass | None, theirs: ComparedClass | None
) -> Iterator[Difference]:
    if ours is None:
        yield Difference("class", "has none", "has it")
    elif theirs is None:
        yield Difference("class", "has it", "has none")
    else:
        yield from differences(ours, theirs)
