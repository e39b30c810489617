"""Small pieces of schema documents: nodes, attributes, prefixes, WCF's facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from wsdlsmith.model.qname import SERIALIZATION, XML, XS, QName
from wsdlsmith.model.schema import EnumerationValue, Facet, Occurs

T = f"{{{XS}}}"
_XS = {"xs": XS}
_EXPANDED = re.compile(r"\{([^}]*)\}([\w.*-]+)")


def new_node(tag: str, name: str | None = None) -> etree._Element:
    """An element of the schema language, named when ``name`` is given."""
    node = etree.Element(T + tag, nsmap=_XS)
    if name is not None:
        node.set("name", name)
    return node


def set_given(node: etree._Element, **attributes: str | None) -> None:
    """Set what is given; an empty default or fixed value is a value."""
    for name, value in attributes.items():
        if value or (value is not None and name in ("default", "fixed")):
            node.set(name, value)


def set_occurs(node: etree._Element, occurs: Occurs) -> None:
    """Write how often a particle may stand, where it is not once."""
    if occurs.min != 1:
        node.set("minOccurs", str(occurs.min))
    if occurs.max != 1:
        node.set("maxOccurs", "unbounded" if occurs.max is None else str(occurs.max))


def serialization(name: str, text: str) -> etree._Element:
    """A fact of WCF's data contract serializer (MS-NRTP schema annotations)."""
    node = etree.Element(f"{{{SERIALIZATION}}}{name}", nsmap={"ser": SERIALIZATION})
    node.text = text
    return node


def actual_type(name: QName) -> etree._Element:
    """WCF's name of the type that a simple type stands for."""
    node = serialization("ActualType", "")
    node.set("Name", name.name)
    node.set("Namespace", name.namespace)
    return node


def prefixes_for(namespaces: Iterable[str]) -> dict[str, str]:
    """A prefix for each namespace, by its place in the sorted row."""
    prefixes = {XML: "xml", XS: "xs"}
    for namespace in sorted(n for n in set(namespaces) if n and n not in prefixes):
        prefixes[namespace] = f"n{len(prefixes)}"
    return prefixes


@dataclass(slots=True)
class NodeWriter:
    """What all components of one document share: names, annotations, facets.

    ``used`` collects the namespaces that names were written of, for the
    document's declarations and imports.
    """

    target: str
    prefixes: dict[str, str]
    annotations: bool = True
    used: set[str] = field(default_factory=set)

    def name(self, name: QName) -> str:
        """A QName as text; the namespace counts as used from now on."""
        self.used.add(name.namespace)
        if not name.namespace:
            return name.name
        free = f"n{len(self.prefixes)}"
        return f"{self.prefixes.setdefault(name.namespace, free)}:{name.name}"

    def facets(
        self,
        node: etree._Element,
        facets: Iterable[Facet],
        enumeration: Iterable[EnumerationValue],
    ) -> None:
        """The facets and tokens of a restriction (Structures 3.14.2)."""
        for facet in facets:
            etree.SubElement(node, T + facet.name).set("value", facet.value)
        for value in enumeration:
            token = etree.SubElement(node, T + "enumeration")
            token.set("value", value.token)
            facts = []
            if value.number is not None:
                facts.append(serialization("EnumerationValue", str(value.number)))
            self.annotate(token, value.documentation, facts)

    def annotate(
        self,
        node: etree._Element,
        documentation: str,
        facts: Sequence[etree._Element] = (),
    ) -> None:
        """Documentation and WCF's facts, where annotations are wanted."""
        if not self.annotations or not (documentation or facts):
            return
        annotation = etree.SubElement(node, T + "annotation")
        if facts:
            etree.SubElement(annotation, T + "appinfo").extend(facts)
        if documentation:
            text = etree.SubElement(annotation, T + "documentation")
            text.text = documentation

    def constraint(self, text: str) -> etree._Element:
        """An identity constraint out of its canonical text (Structures 3.11.2)."""
        kind, name, *words = text.split(" ")
        node = new_node(kind)
        node.set("name", name)
        for word in words:
            part, _, argument = word.removesuffix(")").partition("(")
            if part == "refer":
                node.set("refer", self.name(QName.parse(argument)))
            else:
                etree.SubElement(node, T + part).set(
                    "xpath", _EXPANDED.sub(self._prefixed, argument)
                )
        return node

    def _prefixed(self, match: re.Match[str]) -> str:
        return self.name(QName(match[1], match[2]))
