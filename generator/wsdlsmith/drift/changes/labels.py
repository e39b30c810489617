"""Types, bounds and the like as people write them."""

from __future__ import annotations

from wsdlsmith.model.qname import XS, QName
from wsdlsmith.model.schema import Occurs, SimpleType, TypeRef


def type_label(ref: TypeRef | None) -> str:
    """``xs:int``, ``Contact``, or what stands inline."""
    if ref is None:
        return "xs:anySimpleType"
    if isinstance(ref, QName):
        return f"xs:{ref.name}" if ref.namespace == XS else ref.name
    if isinstance(ref, SimpleType):
        return _simple_label(ref)
    return "(inline type)"


def occurs_label(occurs: Occurs) -> str:
    """``0..1``, ``1..unbounded``."""
    most = "unbounded" if occurs.max is None else occurs.max
    return f"{occurs.min}..{most}"


def _simple_label(one: SimpleType) -> str:
    if one.enumeration:
        tokens = [value.token for value in one.enumeration]
        more = " | ..." if len(tokens) > 4 else ""
        return " | ".join(tokens[:4]) + more
    if one.item is not None:
        return f"list of {type_label(one.item)}"
    if one.members:
        return " or ".join(type_label(member) for member in one.members)
    facets = ", ".join(f"{name} {value}" for name, value in one.facets)
    return type_label(one.base) + (f" ({facets})" if facets else "")
