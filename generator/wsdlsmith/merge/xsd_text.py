"""Definitions as short XSD-like text, to be shown side by side."""

from __future__ import annotations

from collections.abc import Iterator

from wsdlsmith.model.qname import XS, QName
from wsdlsmith.model.schema import (
    Attribute,
    AttributeGroup,
    ComplexType,
    Element,
    ElementParticle,
    GroupRef,
    ModelGroup,
    NamedGroup,
    Occurs,
    Particle,
    SimpleType,
    TypeRef,
    Wildcard,
)
from wsdlsmith.read.schema import Component

INDENT = "  "


def xsd_text(component: Component) -> list[str]:
    """The lines of one definition; names are local, for a person to compare."""
    return list(_component(component))


def side_by_side(first: list[str], second: list[str], width: int = 48) -> str:
    """Two texts in two columns, ``|`` between lines that differ."""
    rows = []
    for number in range(max(len(first), len(second))):
        left = first[number] if number < len(first) else ""
        right = second[number] if number < len(second) else ""
        mark = " " if left == right else "|"
        rows.append(f"{left:<{width}} {mark} {right}".rstrip())
    return "\n".join(rows)


def _component(one: Component) -> Iterator[str]:
    if isinstance(one, SimpleType):
        yield from _simple(one, "")
    elif isinstance(one, ComplexType):
        yield from _complex(one, "")
    elif isinstance(one, Element):
        yield from _element(one, Occurs(), "")
    elif isinstance(one, Attribute):
        yield _attribute(one, "")
    elif isinstance(one, NamedGroup):
        yield f"group {one.name.name}"
        yield from _particle(one.group, INDENT)
    else:
        yield f"attributeGroup {one.name.name}"
        yield from _attributes(one, INDENT)


def _ref(ref: TypeRef | None) -> str:
    if ref is None:
        return "-"
    if isinstance(ref, QName):
        return f"xs:{ref.name}" if ref.namespace == XS else ref.name
    return "(inline)"


def _occurs(occurs: Occurs) -> str:
    if occurs == Occurs():
        return ""
    most = "unbounded" if occurs.max is None else occurs.max
    return f" [{occurs.min}..{most}]"


def _words(**facts: object) -> str:
    found = [
        f" {name}" if value is True else f" {name}={value}"
        for name, value in facts.items()
        if value not in (None, False, "")
    ]
    return "".join(found)


def _element(one: Element, occurs: Occurs, indent: str) -> Iterator[str]:
    yield (
        f"{indent}element {one.name.name}: {_ref(one.type)}{_occurs(occurs)}"
        + _words(
            nillable=one.nillable,
            default=one.default,
            fixed=one.fixed,
            abstract=one.abstract,
            substitutes=one.substitutes and one.substitutes.name,
            block=one.block,
            final=one.final,
        )
    )
    yield from _inline(one.type, indent + INDENT)
    for constraint in one.constraints:
        yield f"{indent}{INDENT}{constraint}"


def _inline(ref: TypeRef | None, indent: str) -> Iterator[str]:
    if isinstance(ref, SimpleType):
        yield from _simple(ref, indent)
    elif isinstance(ref, ComplexType):
        yield from _complex(ref, indent)


def _simple(one: SimpleType, indent: str) -> Iterator[str]:
    head = f"{indent}simpleType {one.name.name if one.name else ''}".rstrip()
    if one.members:
        yield f"{head} union of {', '.join(_ref(member) for member in one.members)}"
    elif one.item is not None:
        yield f"{head} list of {_ref(one.item)}"
    else:
        yield f"{head} restricts {_ref(one.base)}"
    for inner in (one.base, one.item, *one.members):
        yield from _inline(inner, indent + INDENT)
    for facet in one.facets:
        yield f"{indent}{INDENT}{facet.name} {facet.value}"
    for value in one.enumeration:
        number = "" if value.number is None else f" = {value.number}"
        yield f"{indent}{INDENT}value {value.token}{number}"


def _complex(one: ComplexType, indent: str) -> Iterator[str]:
    head = f"{indent}complexType {one.name.name if one.name else ''}".rstrip()
    if one.derivation:
        verb = "extends" if one.derivation == "extension" else "restricts"
        head += f" {verb} {_ref(one.base)}"
    yield head + _words(
        abstract=one.abstract,
        mixed=one.mixed,
        dictionary=one.dictionary,
        value_type=one.value_type,
        block=one.block,
        final=one.final,
    )
    yield from _inline(one.simple_content, indent + INDENT)
    if one.content is not None:
        yield from _particle(one.content, indent + INDENT)
    yield from _attributes(one, indent + INDENT)


def _attributes(one: ComplexType | AttributeGroup, indent: str) -> Iterator[str]:
    for attribute in one.attributes:
        yield _attribute(attribute, indent)
    for group in one.attribute_groups:
        yield f"{indent}attributeGroup {group.name}"
    if one.any_attribute is not None:
        yield f"{indent}anyAttribute {one.any_attribute.namespaces}"


def _attribute(one: Attribute, indent: str) -> str:
    use = "" if one.use == "optional" else one.use
    array = None if one.array_type is None else "".join(map(str, one.array_type))
    return f"{indent}attribute {one.name.name}: {_ref(one.type)}" + _words(
        use=use, default=one.default, fixed=one.fixed, arrayType=array
    )


def _particle(one: Particle, indent: str) -> Iterator[str]:
    occurs = _occurs(one.occurs)
    if isinstance(one, ElementParticle):
        if one.element is not None:
            yield from _element(one.element, one.occurs, indent)
        elif one.ref is not None:
            yield f"{indent}element ref {one.ref.name}{occurs}"
    elif isinstance(one, ModelGroup):
        yield f"{indent}{one.compositor}{occurs}"
        for particle in one.particles:
            yield from _particle(particle, indent + INDENT)
    elif isinstance(one, GroupRef):
        yield f"{indent}group ref {one.ref.name}{occurs}"
    elif isinstance(one, Wildcard):
        yield f"{indent}any {one.namespaces} {one.process}{occurs}"
