"""XML Schema 1.0 components, as frozen facts.

The names are the specification's (https://www.w3.org/TR/xmlschema-1/); where a
component refers to a named one it holds its :class:`QName`, where the definition
stands inline it holds the definition. Locations never take part in equality, so
that the same definition read from two files is one definition.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from wsdlsmith.location import NOWHERE, Location
from wsdlsmith.model.qname import QName

Derivation: TypeAlias = Literal["", "extension", "restriction"]
Compositor: TypeAlias = Literal["sequence", "choice", "all"]


class Occurs(NamedTuple):
    """How often a particle may stand; ``max`` is None for unbounded."""

    min: int = 1
    max: int | None = 1

    @property
    def repeats(self) -> bool:
        """Whether more than one is allowed."""
        return self.max is None or self.max > 1

    @property
    def optional(self) -> bool:
        """Whether none is allowed."""
        return self.min == 0


ONCE = Occurs()


class Facet(NamedTuple):
    """One constraining facet, e.g. ``Facet("maxLength", "40")``."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumerationValue:
    """One token of an enumeration.

    ``number`` is WCF's ``EnumerationValue`` annotation, the value of the .NET
    enumeration member behind the token, where it is given.
    """

    token: str
    number: int | None = None
    documentation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SimpleType:
    """A simple type definition (Structures 3.14).

    Exactly one of the three varieties: ``base`` (restriction; with ``facets``
    and ``enumeration``), ``item`` (list) or ``members`` (union). A restriction
    may have its base inline. ``name`` is None for an anonymous type.
    """

    name: QName | None
    base: TypeRef | None = None
    item: TypeRef | None = None
    members: tuple[TypeRef, ...] = ()
    facets: tuple[Facet, ...] = ()
    enumeration: tuple[EnumerationValue, ...] = ()
    actual_type: QName | None = None
    """WCF's ``ActualType`` annotation."""
    final: str = ""
    documentation: str = ""
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An element declaration (Structures 3.3), global or local.

    ``name`` carries the namespace that the element has in an instance: the
    target namespace for a global or qualified one, none otherwise.
    """

    name: QName
    type: TypeRef
    nillable: bool = False
    default: str | None = None
    fixed: str | None = None
    abstract: bool = False
    substitutes: QName | None = None
    block: str = ""
    final: str = ""
    constraints: tuple[str, ...] = ()
    """Identity constraints (unique, key, keyref), in canonical text."""
    expected_content_types: str = ""
    """``xmime:expectedContentTypes``: the media types of a binary element."""
    documentation: str = ""
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementParticle:
    """An element in a content model; ``ref`` when it refers to a global one.

    With ``ref`` the declaration is looked up in the contract by that name.
    """

    element: Element | None = None
    ref: QName | None = None
    occurs: Occurs = ONCE
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wildcard:
    """``xs:any`` or ``xs:anyAttribute``: what may stand there, in XSD's words."""

    namespaces: str = "##any"
    process: Literal["strict", "lax", "skip"] = "strict"
    occurs: Occurs = ONCE
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelGroup:
    """A sequence, choice or all with its particles."""

    compositor: Compositor
    particles: tuple[Particle, ...] = ()
    occurs: Occurs = ONCE
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRef:
    """A reference to a named model group (``xs:group ref``)."""

    ref: QName
    occurs: Occurs = ONCE
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """An attribute declaration or use (Structures 3.2, 3.5).

    ``array_type`` is ``wsdl:arrayType`` of a SOAP-encoded array: the item's
    name, and the dimensions as written (``[]``, ``[,]``, ``[2][]``).
    """

    name: QName
    type: TypeRef | None = None
    ref: QName | None = None
    use: Literal["optional", "required", "prohibited"] = "optional"
    default: str | None = None
    fixed: str | None = None
    array_type: tuple[QName, str] | None = None
    documentation: str = ""
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplexType:
    """A complex type definition (Structures 3.4).

    ``content`` is the particle of complex content; ``simple_content`` the type
    of simple content (the base of an extension, or an inline restriction).
    ``base`` and ``derivation`` stand for both. Attribute groups stay references
    until they are resolved against the contract.
    """

    name: QName | None
    base: QName | None = None
    derivation: Derivation = ""
    content: Particle | None = None
    simple_content: TypeRef | None = None
    attributes: tuple[Attribute, ...] = ()
    attribute_groups: tuple[QName, ...] = ()
    any_attribute: Wildcard | None = None
    mixed: bool = False
    abstract: bool = False
    dictionary: bool = False
    """WCF's ``IsDictionary`` annotation."""
    value_type: bool = False
    """WCF's ``IsValueType`` annotation."""
    block: str = ""
    final: str = ""
    documentation: str = ""
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeGroup:
    """A named set of attributes."""

    name: QName
    attributes: tuple[Attribute, ...] = ()
    attribute_groups: tuple[QName, ...] = ()
    any_attribute: Wildcard | None = None
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedGroup:
    """A named model group."""

    name: QName
    group: ModelGroup
    location: Location = field(default=NOWHERE, compare=False, repr=False)


TypeDefinition: TypeAlias = SimpleType | ComplexType
TypeRef: TypeAlias = QName | SimpleType | ComplexType
Particle: TypeAlias = ElementParticle | Wildcard | ModelGroup | GroupRef


@dataclass(slots=True)
class SchemaSet:
    """The global components of a contract, each under its name.

    The five symbol spaces of XML Schema are five mappings, because a type and
    an element may share a name. Sorted by name once merged.
    """

    types: dict[QName, TypeDefinition] = field(default_factory=dict)
    elements: dict[QName, Element] = field(default_factory=dict)
    attributes: dict[QName, Attribute] = field(default_factory=dict)
    groups: dict[QName, NamedGroup] = field(default_factory=dict)
    attribute_groups: dict[QName, AttributeGroup] = field(default_factory=dict)

    def definition(self, ref: TypeRef | None) -> TypeDefinition | None:
        """What a reference names or defines; None for what XML Schema defines itself."""
        return self.types.get(ref) if isinstance(ref, QName) else ref
