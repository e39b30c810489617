"""Random elements that a schema allows."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from lxml import etree

from wsdlsmith.model.collection_shapes import ARRAY, array_item
from wsdlsmith.model.qname import SOAP_ENCODING, XML, XS, XSI, QName, xs
from wsdlsmith.model.schema import (
    ONCE,
    Attribute,
    ComplexType,
    Element,
    ElementParticle,
    GroupRef,
    ModelGroup,
    Occurs,
    Particle,
    SchemaSet,
    TypeRef,
    Wildcard,
)
from wsdlsmith.sample.derived import Alternatives
from wsdlsmith.sample.text import NAMESPACE, PREFIX, Texts

_TYPE, _NIL = f"{{{XSI}}}type", f"{{{XSI}}}nil"
_LEVELS = 7
"""Deeper than this only what must be there is filled in."""
_ELEMENTS = 250
"""After so many elements only what must be there is filled in."""


class Sampler:
    """Fills elements of one schema set; equal seeds give equal elements.

    ``fill`` is how likely an optional thing is there; ``encoded`` says the type of
    every element (SOAP 1.1, section 5). Facets are respected;
    identity constraints are not looked at.
    """

    def __init__(
        self,
        schema: SchemaSet,
        seed: int | str = 0,
        *,
        fill: float = 0.75,
        alternatives: Alternatives | None = None,
        encoded: bool = False,
    ) -> None:
        self.schema = schema
        self.chance = Random(seed)  # noqa: S311 (nothing secret is made of it)
        self.fill = fill
        self.encoded = encoded
        self.alternatives = alternatives or Alternatives(schema)
        self.texts = Texts(schema, self.chance)
        self._left = _ELEMENTS

    def prefixes(self) -> dict[str, str]:
        """What the root of a sample declares: types' names stand in texts."""
        spaces = sorted(
            {name.namespace for name in self.schema.types}
            - {"", XS, XML, SOAP_ENCODING}
        )
        declared = {f"n{number}": space for number, space in enumerate(spaces, 1)}
        return {
            **declared,
            "xs": XS,
            "xsi": XSI,
            "soapenc": SOAP_ENCODING,
            PREFIX: NAMESPACE,
        }

    # -- elements ------------------------------------------------------------

    def add(
        self,
        parent: etree._Element,
        declared: Element,
        depth: int = 0,
        *,
        may_substitute: bool = True,
    ) -> None:
        """Append a filled element, or one that may stand for a global one."""
        chosen = declared
        if may_substitute and declared.name in self.schema.elements:
            choices = self.alternatives.elements(declared)
            if self._tight(depth):
                choices.sort(key=lambda e: self.alternatives.type_height(e.type))
                choices = choices[:1]
            if choices:
                chosen = self.chance.choice(choices)
        self._left -= 1
        element = etree.SubElement(parent, str(chosen.name))
        if chosen.nillable and chosen.fixed is None and self._may_be_nil(chosen, depth):
            element.set(_NIL, "true")
        elif chosen.fixed is not None:
            element.text = chosen.fixed
        else:
            self.fill_type(element, chosen.type, chosen.block, depth)

    def fill_type(
        self, element: etree._Element, ref: TypeRef, block: str = "", depth: int = 0
    ) -> None:
        """Fill an element as its type, or a derived one, wants."""
        if ref == xs("anyType"):
            name = self.chance.choice(["string", "int", "boolean", "dateTime"])
            self._say_type(element, xs(name))
            element.text = self.texts.of(xs(name))
            return
        definition = self.schema.types.get(ref) if isinstance(ref, QName) else ref
        if self.encoded and isinstance(ref, QName):
            self._say_type(element, ref)
        if not isinstance(definition, ComplexType):
            element.text = self.texts.of(ref)
            return
        array = array_item(definition) if definition.base == ARRAY else None
        if ref == ARRAY:
            array = xs("anyType"), (1,)
        if array is not None:
            self._array(element, *array, depth)
            return
        chosen = self._concrete(definition, block, depth)
        if chosen is not definition and chosen.name is not None:
            self._say_type(element, chosen.name)
        self._fill_complex(element, chosen, depth)

    def _concrete(self, definition: ComplexType, block: str, depth: int) -> ComplexType:
        """The type itself, or now and then one that is derived from it."""
        if definition.name is None:
            return definition
        heights = self.alternatives.heights
        if not definition.abstract and (
            self._tight(depth) or self.chance.random() > 0.2
        ):
            return definition
        blocked = f"{block} {definition.block}"
        below = self.alternatives.types(definition.name, blocked)
        if self._tight(depth):
            below.sort(key=lambda one: heights.get(one.name or QName("", ""), 0))
            below = below[:1]
        elif not definition.abstract:
            below.append(definition)
        return self.chance.choice(below) if below else definition

    def _say_type(self, element: etree._Element, name: QName) -> None:
        element.set(_TYPE, self._prefixed(element, name))

    def _may_be_nil(self, declared: Element, depth: int) -> bool:
        if declared.abstract or self.chance.random() > 0.15:
            return (
                self._tight(depth) and self.alternatives.type_height(declared.type) > 5
            )
        definition = declared.type
        if isinstance(definition, QName):
            definition = self.schema.types.get(definition, definition)
        if not isinstance(definition, ComplexType):
            return True
        needed = any(use.use == "required" for use in self._attributes(definition))
        return not needed and not definition.abstract

    def _prefixed(self, element: etree._Element, name: QName) -> str:
        spaces = element.nsmap.items()
        prefix = next((p for p, uri in spaces if uri == name.namespace), None)
        return f"{prefix}:{name.name}" if prefix else name.name

    def _array(
        self, element: etree._Element, item: QName, ranks: tuple[int, ...], depth: int
    ) -> None:
        """A SOAP-encoded array: two or three items, or none where it is tight."""
        most = 0 if self._tight(depth) else 3
        sizes = [self.chance.randint(min(most, 1), most) for _ in range(ranks[0])]
        inner = "".join(f"[{',' * (rank - 1)}]" for rank in reversed(ranks[1:]))
        said = f"{self._prefixed(element, item)}{inner}[{','.join(map(str, sizes))}]"
        element.set(f"{{{SOAP_ENCODING}}}arrayType", said)
        for _ in range(math.prod(sizes)):
            self._left -= 1
            child = etree.SubElement(element, "item")
            if len(ranks) > 1:
                if self.encoded:
                    self._say_type(child, ARRAY)
                self._array(child, item, ranks[1:], depth + 1)
            else:
                self.fill_type(child, item, "", depth + 1)

    # -- complex types -------------------------------------------------------

    def _fill_complex(
        self, element: etree._Element, definition: ComplexType, depth: int
    ) -> None:
        for use in self._attributes(definition):
            if use.use == "required" or self.chance.random() < self.fill:
                self._attribute(element, use)
        if self._has_text(definition):
            element.text = self.texts.of(definition)
            return
        for particle in self._contents(definition):
            self._particle(element, particle, depth + 1)
        if definition.mixed:
            self._mix(element)

    def _has_text(self, definition: ComplexType) -> bool:
        return definition.simple_content is not None

    def _contents(self, definition: ComplexType) -> Iterator[Particle]:
        """The particles, the base's first (Structures 3.4.2, extension)."""
        base = self.schema.types.get(definition.base) if definition.base else None
        if definition.derivation == "extension" and isinstance(base, ComplexType):
            yield from self._contents(base)
        if definition.content is not None:
            yield definition.content

    def _attributes(self, definition: ComplexType) -> list[Attribute]:
        """The attribute uses, a restriction's own before what it inherits."""
        found: dict[QName, Attribute] = {}
        current: ComplexType | None = definition
        while current is not None:
            for use in self._uses(current.attributes, current.attribute_groups):
                found.setdefault(use.ref or use.name, use)
            above = self.schema.types.get(current.base) if current.base else None
            current = above if isinstance(above, ComplexType) else None
        return [use for use in found.values() if use.use != "prohibited"]

    def _uses(
        self, own: tuple[Attribute, ...], groups: tuple[QName, ...]
    ) -> Iterator[Attribute]:
        yield from own
        for name in groups:
            group = self.schema.attribute_groups.get(name)
            if group is not None:
                yield from self._uses(group.attributes, group.attribute_groups)

    def _attribute(self, element: etree._Element, use: Attribute) -> None:
        declared = use
        if use.ref is not None:
            declared = self.schema.attributes.get(use.ref, use)
        fixed = use.fixed if use.fixed is not None else declared.fixed
        name = use.ref or use.name
        if fixed is None and name == QName(XML, "lang"):
            fixed = "en"
        if fixed is None and name.namespace == XML and declared is use:
            fixed = "preserve" if name.name == "space" else "x"
        if fixed is None:
            fixed = self.texts.of(declared.type or xs("anySimpleType"))
        element.set(str(name), fixed)

    def _mix(self, element: etree._Element) -> None:
        """Text between the elements of mixed content."""
        element.text = "before "
        for child in element:
            child.tail = self.chance.choice(["", " between ", "; "])

    # -- particles -----------------------------------------------------------

    def _particle(self, parent: etree._Element, particle: Particle, depth: int) -> None:
        for _ in range(self._times(particle, depth)):
            if isinstance(particle, GroupRef):
                group = self.schema.groups[particle.ref].group
                self._group(parent, group, depth)
            elif isinstance(particle, ModelGroup):
                self._group(parent, particle, depth)
            elif isinstance(particle, Wildcard):
                self._any(parent, particle, depth)
            else:
                self._element(parent, particle, depth)

    def _times(self, particle: Particle, depth: int) -> int:
        occurs: Occurs = particle.occurs
        most = occurs.min + 2 if occurs.max is None else min(occurs.max, occurs.min + 2)
        if most <= occurs.min or self._tight(depth):
            return occurs.min
        needed = replace(particle, occurs=ONCE)
        if occurs.min == 0 and self.alternatives.height(needed) > _LEVELS:
            return 0
        if self.chance.random() > self.fill:
            return occurs.min
        return self.chance.randint(max(occurs.min, 1), most)

    def _group(self, parent: etree._Element, group: ModelGroup, depth: int) -> None:
        particles = list(group.particles)
        if group.compositor == "choice" and particles:
            heights = self.alternatives.height
            if self._tight(depth):
                particles = [min(particles, key=heights)]
            else:
                particles = [self.chance.choice(particles)]
        elif group.compositor == "all":
            self.chance.shuffle(particles)
        for particle in particles:
            self._particle(parent, particle, depth)

    def _element(
        self, parent: etree._Element, particle: ElementParticle, depth: int
    ) -> None:
        declared = particle.element
        if declared is None and particle.ref is not None:
            declared = self.schema.elements[particle.ref]
        assert declared is not None
        is_global = particle.ref is not None
        self.add(parent, declared, depth, may_substitute=is_global)

    def _any(self, parent: etree._Element, wildcard: Wildcard, depth: int) -> None:
        """An element that a wildcard takes: unknown where that is allowed."""
        space = self._space(wildcard.namespaces, parent)
        if wildcard.process != "strict" and space is not None:
            tag = f"{{{space}}}Anything" if space else "Anything"
            etree.SubElement(parent, tag).text = "any"
            return
        simple = [
            e
            for e in self.schema.elements.values()
            if not e.abstract
            and self.alternatives.type_height(e.type) < 2
            and _admits(wildcard.namespaces, e.name.namespace, _target(parent))
        ]
        if simple:
            self.add(parent, self.chance.choice(simple), depth + _LEVELS)

    def _space(self, constraint: str, parent: etree._Element) -> str | None:
        """A namespace of nobody's that the wildcard takes."""
        if constraint in ("##any", "##other", ""):
            return NAMESPACE
        words = constraint.split()
        if "##local" in words:
            return ""
        known = {name.namespace for name in self.schema.elements}
        return next(
            (w for w in words if not w.startswith("##") and w not in known), None
        )

    def _tight(self, depth: int) -> bool:
        return depth > _LEVELS or self._left <= 0


def _target(parent: etree._Element) -> str:
    return etree.QName(parent).namespace or ""


def _admits(constraint: str, namespace: str, target: str) -> bool:
    if constraint in ("##any", ""):
        return True
    if constraint == "##other":
        return bool(namespace) and namespace != target
    words = {"##targetNamespace": target, "##local": ""}
    return any(words.get(word, word) == namespace for word in constraint.split())
