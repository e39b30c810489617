"""SOAP-encoded arrays: a schema says their items' type in an attribute (WSDL 1.1, 2.2).

What a content model says of names and numbers is not asked where messages are encoded:
"element names are not significant" in an array (SOAP 1.1, 5.4.2). In literal messages
it is what the schema says, and where that is nothing, the items are of that type.
"""

from __future__ import annotations

import re
from dataclasses import replace

from wsdlsmith.model.collection_shapes import ARRAY, array_item
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.qname import SOAP_ENCODING, QName, xs
from wsdlsmith.model.schema import (
    Attribute,
    ComplexType,
    Element,
    ElementParticle,
    ModelGroup,
    Occurs,
    Particle,
    TypeRef,
)

_ITEM = QName("", "item")
_ARRAY_TYPE = QName(SOAP_ENCODING, "arrayType")
ANYTHING = (xs("anyType"), "[]")


def any_encoded(*contracts: Contract) -> bool:
    """Whether any body is encoded."""
    return any(
        message is not None and message.use == "encoded"
        for contract in contracts
        for service in contract.services
        for operation in service.operations
        for message in (operation.input, operation.output)
    )


def is_array(one: ComplexType) -> bool:
    """Whether a type is an array that holds what it says of its items."""
    said = (use.array_type for use in one.attributes)
    return any(row and _holds(one.content, row[0]) for row in said)


def _holds(content: Particle | None, item: QName) -> bool:
    """Whether a content is items, or arrays of them."""
    if not isinstance(content, ModelGroup) or len(content.particles) != 1:
        return False
    (only,) = content.particles
    if not isinstance(only, ElementParticle) or only.element is None:
        return False
    type_ = only.element.type
    inner = isinstance(type_, ComplexType) and type_.base == ARRAY
    return only.element.name == _ITEM and (inner or type_ == item)


def with_items(one: ComplexType, *, encoded: bool) -> ComplexType:
    """An array whose content is what its items are; any other type as it is."""
    if one.base != ARRAY or not (encoded or one.content is None):
        return one
    found = array_item(one)
    if found is None and one.content is not None:
        return one  # items without a named type, or of several kinds
    item, dimensions = _said(one, found[0] if found else ANYTHING[0])
    said = Attribute(name=_ARRAY_TYPE, ref=_ARRAY_TYPE, array_type=(item, dimensions))
    rest = (use for use in one.attributes if use.ref != _ARRAY_TYPE)
    return replace(
        one,
        derivation="restriction",
        content=_row(item_type(item, dimensions)),
        attributes=(said, *rest),
    )


def _said(one: ComplexType, item: QName) -> tuple[QName, str]:
    """The items' type and the dimensions as a definition writes them."""
    written = (use.array_type for use in one.attributes)
    return next((said for said in written if said is not None), (item, "[]"))


def item_type(item: QName, dimensions: str) -> TypeRef:
    """What stands in an array: a value, or in an array of arrays another array."""
    type_: TypeRef = item
    for _ in ranks_of(dimensions)[1:]:
        content = _row(type_)
        type_ = ComplexType(
            name=None, base=ARRAY, derivation="restriction", content=content
        )
    return type_


def _row(type_: TypeRef) -> ModelGroup:
    element = Element(name=_ITEM, type=type_, nillable=True)
    item = ElementParticle(element=element, occurs=Occurs(0, None))
    return ModelGroup(compositor="sequence", particles=(item,))


def ranks_of(dimensions: str) -> list[int]:
    """How many dimensions each array in a row of arrays has."""
    return [inner.count(",") for inner in re.findall(r"\[([^\]]*)\]", dimensions)]
