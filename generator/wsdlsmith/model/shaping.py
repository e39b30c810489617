"""From schema components to shapes: what XML Schema says, as what a program holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wsdlsmith.errors import DefinitionError
from wsdlsmith.model.occurrence import distinct_fields
from wsdlsmith.model.qname import SERIALIZATION, SOAP_ENCODING, QName, xs
from wsdlsmith.model.schema import (
    ONCE,
    Attribute,
    ComplexType,
    Element,
    ElementParticle,
    EnumerationValue,
    GroupRef,
    ModelGroup,
    Occurs,
    Particle,
    SchemaSet,
    SimpleType,
    TypeRef,
    Wildcard,
)
from wsdlsmith.model.shape import (
    Alias,
    Dictionary,
    Entry,
    Enumeration,
    Field,
    Flags,
    Group,
    ListOf,
    Record,
    Shape,
    Tokens,
    Union,
)

_STRINGS = frozenset(
    xs(name)
    for name in (
        "string normalizedString token language Name NCName NMTOKEN ID IDREF ENTITY"
    ).split()
)
ARRAY = QName(SOAP_ENCODING, "Array")
_TEXT = QName("", "$")


class Shaper:
    """Gives every type of a schema set its shape, anonymous ones included.

    ``shapes`` grows while types are asked for, because an anonymous type is
    met where it stands; iterate over it when all has been asked.
    """

    def __init__(self, schema: SchemaSet) -> None:
        self.schema = schema
        self.shapes: dict[QName, Shape] = {}
        self._anonymous: dict[QName, SimpleType | ComplexType] = {}
        self._groups: list[QName] = []
        """The groups whose content is being shaped, of the type at hand."""
        self._open: dict[int, QName] = {}
        """Inline types that are being shaped: a group may lead to one again."""
        self._bases = {
            t.base for t in schema.types.values() if isinstance(t, ComplexType)
        }
        # Only a WCF contract marks a flags enumeration by nothing but its form.
        self._is_wcf = any(n.namespace == SERIALIZATION for n in schema.types)
        for name in schema.types:
            self.shape(name)

    def shape(self, key: QName) -> Shape | None:
        """The shape behind ``key``; None for a built-in type."""
        known = self.shapes.get(key)
        if known is None:
            definition = self.schema.types.get(key)
            if definition is None:
                return None
            self._shape_type(key, definition)
            return self.shapes[key]
        return known

    def key_of(self, ref: TypeRef, owner: QName, step: str) -> QName:
        """The key of a type reference; an inline type is shaped as ``owner/step``."""
        if isinstance(ref, QName):
            return ref
        if id(ref) in self._open:
            return self._open[id(ref)]
        wanted = QName(owner.namespace, f"{owner.name}/{step}")
        key, number = wanted, 1
        while self._anonymous.get(key, ref) != ref:
            number += 1
            key = QName(wanted.namespace, f"{wanted.name}.{number}")
        if key not in self._anonymous or key not in self.shapes:
            self._anonymous[key] = ref
            self._shape_inline(key, ref)
        return key

    def _shape_inline(self, key: QName, ref: SimpleType | ComplexType) -> None:
        groups, self._groups = self._groups, []
        self._open[id(ref)] = key
        try:
            self._shape_type(key, ref)
        finally:
            self._groups = groups
            del self._open[id(ref)]

    def record_chain(self, record: Record) -> list[Record]:
        """The record and its bases, the furthest base first."""
        chain = [record]
        while (base := chain[0].base) is not None and not chain[0].restricts:
            above = self.shape(base)
            if not isinstance(above, Record) or above in chain:
                break
            chain.insert(0, above)
        return chain

    def all_entries(self, record: Record) -> tuple[Entry, ...]:
        """The record's whole content model, its bases' first."""
        return tuple(e for part in self.record_chain(record) for e in part.entries)

    def dissolve(self, key: QName) -> None:
        """Forget the shape of an inline type whose content stands elsewhere now."""
        self.shapes.pop(key, None)

    # -- one type ---------------------------------------------------------

    def _shape_type(self, key: QName, definition: SimpleType | ComplexType) -> None:
        if isinstance(definition, SimpleType):
            self.shapes[key] = self._simple(key, definition)
            return
        self.shapes[key] = Record(key=key)  # stands in while recursion runs
        self.shapes[key] = self._complex(key, definition)

    def _simple(self, key: QName, definition: SimpleType) -> Shape:
        text = definition.documentation
        if definition.item is not None:
            return self._list_type(key, definition, definition.item)
        if definition.members:
            members = tuple(
                self.key_of(member, key, f"member{number}")
                for number, member in enumerate(definition.members, 1)
            )
            return Union(key=key, members=members, documentation=text)
        base = self.key_of(definition.base or xs("anySimpleType"), key, "base")
        if definition.enumeration and self._primitive(base) in _STRINGS:
            return Enumeration(
                key=key, values=_unique(definition.enumeration), documentation=text
            )
        return Alias(key=key, target=base, documentation=text)

    def _list_type(self, key: QName, definition: SimpleType, item: TypeRef) -> Shape:
        if isinstance(item, SimpleType) and item.enumeration:
            numbered = any(value.number is not None for value in item.enumeration)
            if numbered or self._is_wcf:
                return Flags(
                    key=key,
                    values=tuple(_numbered(_unique(item.enumeration))),
                    documentation=definition.documentation,
                )
        return Tokens(
            key=key,
            item=self.key_of(item, key, "item"),
            documentation=definition.documentation,
        )

    def _primitive(self, key: QName) -> QName:
        """The built-in type that a simple type comes down to."""
        shape = self.shape(key) if key in self.schema.types else self.shapes.get(key)
        if isinstance(shape, Alias):
            return self._primitive(shape.target)
        return xs("string") if isinstance(shape, Enumeration) else key

    def _complex(self, key: QName, definition: ComplexType) -> Shape:
        special = self._encoded(key, definition) or self._collection(key, definition)
        if special is not None:
            return special
        base = definition.base
        above = self.shape(base) if base is not None else None
        entries: list[Entry] = [*self._text(key, definition, above)]
        if definition.content is not None:
            entries += self._content(key, definition.content)
        entries += self._attributes(key, definition)
        return Record(
            key=key,
            base=base if isinstance(above, Record) else None,
            restricts=definition.derivation == "restriction"
            and isinstance(above, Record),
            entries=tuple(entries),
            fields=distinct_fields(entries),
            abstract=definition.abstract,
            mixed=definition.mixed,
            documentation=definition.documentation,
            location=definition.location,
        )

    def _encoded(self, key: QName, definition: ComplexType) -> Shape | None:
        """What SOAP's encoding adds to XML Schema: arrays, and simple values.

        ``soapenc:string`` is ``xs:string`` with the attributes of a reference.
        """
        if key.namespace == SOAP_ENCODING and definition.simple_content is not None:
            target = self.key_of(definition.simple_content, key, "value")
            return Alias(key=key, target=target)
        if not self._is_array(key, definition):
            return None
        item, ranks = array_item(definition) or (xs("anyType"), (1,))
        return ListOf(
            key=key,
            item=Field(
                kind="element",
                name=QName("", "item"),
                type=item,
                occurs=Occurs(0, None),
                nillable=True,
            ),
            ranks=ranks,
            documentation=definition.documentation,
        )

    def _is_array(self, key: QName, definition: ComplexType) -> bool:
        """Whether a type is ``soapenc:Array`` or one of known items, and no base."""
        if key != ARRAY:
            return definition.base == ARRAY and key not in self._bases
        derived = [
            (name, one)
            for name, one in self.schema.types.items()
            if isinstance(one, ComplexType) and one.base == ARRAY
        ]
        return all(self._is_array(name, one) for name, one in derived)

    def _collection(self, key: QName, definition: ComplexType) -> Shape | None:
        """The list or dictionary that a complex type is, if it is nothing more."""
        particle = _only_particle(definition)
        plain = not (
            definition.base
            or definition.attributes
            or definition.attribute_groups
            or definition.any_attribute
            or definition.mixed
            or definition.abstract
            or key in self._bases
        )
        if particle is None or not plain or not particle.occurs.repeats:
            return None
        if definition.dictionary:
            return self._dictionary(key, definition, particle)
        if definition.name is None or particle.occurs.min:
            return None
        return ListOf(
            key=key,
            item=self._element(key, particle),
            documentation=definition.documentation,
        )

    def _dictionary(
        self, key: QName, definition: ComplexType, particle: ElementParticle
    ) -> Shape | None:
        entry = self._declaration(particle)
        if not isinstance(entry.type, ComplexType) or entry.type.content is None:
            return None
        parts = self._content(key, entry.type.content)
        if [getattr(p, "kind", "") for p in parts] != ["element", "element"]:
            return None
        entry_key, entry_value = (p for p in parts if isinstance(p, Field))
        return Dictionary(
            key=key,
            entry=entry.name,
            entry_key=entry_key,
            entry_value=entry_value,
            documentation=definition.documentation,
        )

    def _text(
        self, key: QName, definition: ComplexType, above: Shape | None
    ) -> Iterator[Field]:
        """The text of simple content, unless a base record already holds it."""
        if definition.simple_content is None or isinstance(above, Record):
            return
        ref = self.key_of(definition.simple_content, key, "value")
        yield Field(kind="text", name=_TEXT, type=ref, occurs=ONCE)

    # -- content ----------------------------------------------------------

    def _content(self, owner: QName, particle: Particle) -> Sequence[Entry]:
        """The entries of a particle; a plain sequence dissolves into its owner."""
        if isinstance(particle, ModelGroup):
            entries = [e for p in particle.particles for e in self._content(owner, p)]
            if particle.compositor == "sequence" and particle.occurs == ONCE:
                return entries
            if not entries:
                return ()
            return [
                Group(
                    compositor=particle.compositor,
                    entries=tuple(self._grouped(owner, particle)),
                    occurs=particle.occurs,
                )
            ]
        if isinstance(particle, GroupRef):
            return self._group_content(owner, particle)
        if isinstance(particle, Wildcard):
            return [_wildcard("any", particle)]
        return [self._element(owner, particle)]

    def _group_content(self, owner: QName, reference: GroupRef) -> Sequence[Entry]:
        """The entries of a named group (Structures 3.8.6: it never holds itself)."""
        if reference.ref in self._groups:
            raise DefinitionError(
                f"group '{reference.ref.name}' holds itself",
                reference.location,
                "XML Schema allows that only below an element inside the group",
            )
        group = self.schema.groups[reference.ref].group
        self._groups.append(reference.ref)
        try:
            return self._content(owner, _repeated(group, reference.occurs))
        finally:
            self._groups.pop()

    def _grouped(self, owner: QName, group: ModelGroup) -> Iterator[Entry]:
        """The members of a group; in a choice a sequence stays one alternative."""
        for particle in group.particles:
            members = self._content(owner, particle)
            if group.compositor == "choice" and len(members) > 1:
                yield Group(compositor="sequence", entries=tuple(members), occurs=ONCE)
            else:
                yield from members

    def _declaration(self, particle: ElementParticle) -> Element:
        if particle.element is not None:
            return particle.element
        assert particle.ref is not None
        return self.schema.elements[particle.ref]

    def _element(self, owner: QName, particle: ElementParticle) -> Field:
        declaration = self._declaration(particle)
        home = owner if particle.ref is None else QName(declaration.name.namespace, "")
        return replace(self.element_field(declaration, home), occurs=particle.occurs)

    def element_field(self, declaration: Element, owner: QName) -> Field:
        """One element as a field; an inline type is shaped below ``owner``."""
        return Field(
            kind="element",
            name=declaration.name,
            type=self.key_of(declaration.type, owner, declaration.name.name),
            occurs=ONCE,
            nillable=declaration.nillable,
            default=declaration.default,
            fixed=declaration.fixed,
            documentation=declaration.documentation,
        )

    # -- attributes -------------------------------------------------------

    def _attributes(self, owner: QName, definition: ComplexType) -> Iterator[Field]:
        attributes, wildcard = self._attribute_uses(
            definition.attributes, definition.attribute_groups, definition.any_attribute
        )
        for attribute in attributes:
            if attribute.use != "prohibited":
                yield self._attribute(owner, attribute)
        if wildcard is not None:
            yield _wildcard("any-attribute", wildcard)

    def _attribute_uses(
        self,
        own: tuple[Attribute, ...],
        groups: tuple[QName, ...],
        wildcard: Wildcard | None,
    ) -> tuple[list[Attribute], Wildcard | None]:
        uses = list(own)
        for name in groups:
            group = self.schema.attribute_groups[name]
            more, inherited = self._attribute_uses(
                group.attributes, group.attribute_groups, group.any_attribute
            )
            uses += more
            wildcard = wildcard or inherited
        return uses, wildcard

    def _attribute(self, owner: QName, attribute: Attribute) -> Field:
        declared = attribute
        if attribute.ref is not None:
            declared = self.schema.attributes.get(attribute.ref, attribute)
        ref = declared.type or xs("anySimpleType")
        return Field(
            kind="attribute",
            name=attribute.ref or attribute.name,
            type=self.key_of(ref, owner, f"@{declared.name.name}"),
            occurs=Occurs(int(attribute.use == "required"), 1),
            default=_first(attribute.default, declared.default),
            fixed=_first(attribute.fixed, declared.fixed),
            documentation=attribute.documentation,
        )


def array_item(definition: ComplexType) -> tuple[QName, tuple[int, ...]] | None:
    """The items' type and the ranks of a SOAP-encoded array (WSDL 2.2).

    ``wsdl:arrayType`` says both; without it the one repeated element says which.
    """
    for attribute in definition.attributes:
        if attribute.array_type is not None:
            item, dimensions = attribute.array_type
            brackets = re.findall(r"\[([^\]]*)\]", dimensions)
            return item, tuple(b.count(",") + 1 for b in reversed(brackets))
    content = definition.content
    if isinstance(content, ModelGroup) and len(content.particles) == 1:
        (particle,) = content.particles
        if isinstance(particle, ElementParticle) and particle.element is not None:
            kind = particle.element.type
            return (kind, (1,)) if isinstance(kind, QName) else None
    return None


def element_key(name: QName) -> QName:
    """The key of the type that stands inline in a global element."""
    return QName(name.namespace, f"/{name.name}")


def _first(use: str | None, declared: str | None) -> str | None:
    """What the use of an attribute says goes before what its declaration says."""
    return declared if use is None else use


def _wildcard(kind: str, wildcard: Wildcard) -> Field:
    return Field(
        kind="any" if kind == "any" else "any-attribute",
        name=QName("", "*"),
        type=QName("", wildcard.namespaces),
        occurs=wildcard.occurs,
    )


def _only_particle(definition: ComplexType) -> ElementParticle | None:
    """The single element of a plain sequence, or None."""
    content = definition.content
    if not isinstance(content, ModelGroup) or content.compositor != "sequence":
        return None
    if content.occurs != ONCE or len(content.particles) != 1:
        return None
    particle = content.particles[0]
    return particle if isinstance(particle, ElementParticle) else None


def _repeated(group: ModelGroup, occurs: Occurs) -> ModelGroup:
    """A referenced group under its reference's own occurrence.

    XML Schema gives a named group's own compositor no occurrence but one.
    """
    return replace(group, occurs=occurs)


def _unique(values: Sequence[EnumerationValue]) -> tuple[EnumerationValue, ...]:
    return tuple({value.token: value for value in reversed(values)}.values())[::-1]


def _numbered(
    values: Sequence[EnumerationValue],
) -> Iterator[tuple[EnumerationValue, int]]:
    """Each token with its number: the annotated one, else the next power of two.

    WCF leaves the annotation out where the number is what it would assume:
    1, 2, 4 ... by position (.NET's ``XsdDataContractExporter``).
    """
    for position, value in enumerate(values):
        yield value, 1 << position if value.number is None else value.number
