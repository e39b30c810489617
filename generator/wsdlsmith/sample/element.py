"""Random elements that a schema allows."""

from __future__ import annotations

import math
from random import Random

from lxml import etree

from wsdlsmith.model.collection_shapes import ARRAY, array_item
from wsdlsmith.model.qname import SOAP_ENCODING, XML, XS, XSI, QName, xs
from wsdlsmith.model.schema import (
    ComplexType,
    Element,
    SchemaSet,
    TypeRef,
)
from wsdlsmith.sample.attributes import attribute_text, attribute_uses
from wsdlsmith.sample.content import LEVELS, Contents
from wsdlsmith.sample.heights import ENDLESS, LOW, Heights
from wsdlsmith.sample.text import NAMESPACE, PREFIX, Texts

_TYPE, _NIL = f"{{{XSI}}}type", f"{{{XSI}}}nil"
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
        heights: Heights | None = None,
        encoded: bool = False,
    ) -> None:
        self.schema = schema
        self.chance = Random(seed)  # noqa: S311 (nothing secret is made of it)
        self.fill = fill
        self.encoded = encoded
        self.heights = heights or Heights(schema)
        self.texts = Texts(schema, self.chance)
        self._left = _ELEMENTS
        self._contents = Contents(self)

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
            choices = self.heights.alternatives.elements(declared)
            if self.is_tight(depth):
                choices.sort(key=lambda e: self.heights.type_height(e.type))
                choices = choices[:1]
            choices = [one for one in choices if self.heights.may_stand(one)]
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
        definition = self.schema.definition(ref)
        if self.encoded and isinstance(ref, QName):
            self._say_type(element, ref)
        if not isinstance(definition, ComplexType):
            element.text = self.texts.of(ref)
            return
        if ARRAY in (ref, definition.base):
            item, ranks = array_item(definition) or (xs("anyType"), (1,))
            self._array(element, item, ranks, depth)
            return
        chosen = self._concrete(definition, block, depth)
        if chosen is not definition and chosen.name is not None:
            self._say_type(element, chosen.name)
        self._fill_complex(element, chosen, depth)

    def _concrete(self, definition: ComplexType, block: str, depth: int) -> ComplexType:
        """The type itself, or now and then one that is derived from it."""
        if definition.name is None:
            return definition
        if self.is_tight(depth):
            return self.heights.lowest(definition, block.split())
        endless = self.heights.uninhabited
        if definition.name not in endless and self.chance.random() > 0.2:
            return definition
        below = self.heights.alternatives.types(definition.name, block.split())
        below = [one for one in (*below, definition) if one.name not in endless]
        return self.chance.choice(below) if below else definition

    def _say_type(self, element: etree._Element, name: QName) -> None:
        element.set(_TYPE, self._prefixed(element, name))

    def _may_be_nil(self, declared: Element, depth: int) -> bool:
        if self.heights.type_height(declared.type) >= ENDLESS:
            return True
        if declared.abstract or self.chance.random() > 0.15:
            return (
                self.is_tight(depth) and self.heights.type_height(declared.type) > LOW
            )
        definition = self.schema.definition(declared.type)
        if not isinstance(definition, ComplexType):
            return True
        needed = any(
            use.use == "required" for use in attribute_uses(self.schema, definition)
        )
        return not needed and not definition.abstract

    def _prefixed(self, element: etree._Element, name: QName) -> str:
        spaces = element.nsmap.items()
        prefix = next((p for p, uri in spaces if uri == name.namespace), None)
        return f"{prefix}:{name.name}" if prefix else name.name

    def _array(
        self, element: etree._Element, item: QName, ranks: tuple[int, ...], depth: int
    ) -> None:
        """A SOAP-encoded array: one to three items; none where there is no end to one."""
        endless = self.heights.type_height(item) >= ENDLESS
        most = 0 if endless or self.is_tight(depth) else 3
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

    def _fill_complex(
        self, element: etree._Element, definition: ComplexType, depth: int
    ) -> None:
        for use in attribute_uses(self.schema, definition):
            if use.use == "required" or self.chance.random() < self.fill:
                text = attribute_text(self.schema, self.texts, use)
                element.set(str(use.ref or use.name), text)
        if definition.simple_content is not None:
            element.text = self.texts.of(definition)
        else:
            self._contents.fill(element, definition, depth)

    def is_tight(self, depth: int) -> bool:
        """Whether only what must be there may still be filled in."""
        return depth > LEVELS or self._left <= 0
