"""What all steps of a simple type's derivation say together."""

from __future__ import annotations

from dataclasses import dataclass, field

from wsdlsmith.model.qname import SERIALIZATION, XS, QName, xs
from wsdlsmith.model.schema import ComplexType, SchemaSet, SimpleType, TypeRef

_CHAR = QName(SERIALIZATION, "char")
"""WCF's character is an xs:int to its schema, and a UTF-16 unit to WCF."""
_LISTS = {"NMTOKENS": "NMTOKEN", "IDREFS": "IDREF", "ENTITIES": "ENTITY"}


@dataclass(slots=True)
class SimpleFacts:
    """A simple type: what it comes down to, and its facets, the nearest first.

    ``primitive`` is a built-in type's local name; with ``item`` it is a list of
    that, with ``members`` a union. ``patterns`` are of all steps: a value fits
    one of each step (Datatypes 4.3.4).
    """

    primitive: str = "string"
    item: TypeRef | None = None
    members: tuple[TypeRef, ...] = ()
    facets: dict[str, str] = field(default_factory=dict)
    patterns: list[tuple[str, ...]] = field(default_factory=list)
    tokens: tuple[str, ...] = ()

    def number(self, name: str) -> int | None:
        """The value of a facet that is a number; None where it is not set."""
        text = self.facets.get(name, "").strip()
        return int(text) if text.isdigit() else None


def simple_facts(schema: SchemaSet, ref: TypeRef) -> SimpleFacts:
    """The facts of a simple type, or of a complex type's simple content."""
    facts = SimpleFacts()
    seen: set[QName] = set()
    current: TypeRef | None = ref
    while current is not None:
        if isinstance(current, QName):
            if current in seen:
                break
            seen.add(current)
            known = schema.types.get(current)
            if known is None:
                _builtin(facts, current)
                break
            current = known
        if isinstance(current, ComplexType):
            current = current.simple_content
        else:
            current = _step(facts, current)
    return facts


def _builtin(facts: SimpleFacts, name: QName) -> None:
    if name.namespace == XS and name.name in _LISTS:
        facts.item = xs(_LISTS[name.name])
        facts.facets.setdefault("minLength", "1")
    else:
        facts.primitive = name.name if name.namespace == XS else "string"


def _step(facts: SimpleFacts, definition: SimpleType) -> TypeRef | None:
    """Take one step's facets; give the next type on the way to the primitive."""
    if definition.name == _CHAR:
        facts.facets |= {"minInclusive": "0", "maxInclusive": "65535"}
    patterns = tuple(f.value for f in definition.facets if f.name == "pattern")
    if patterns:
        facts.patterns.append(patterns)
    for facet in definition.facets:
        if facet.name != "pattern":
            facts.facets.setdefault(facet.name, facet.value)
    if definition.enumeration and not facts.tokens:
        facts.tokens = tuple(value.token for value in definition.enumeration)
    if definition.item is not None:
        facts.item = definition.item
        return None
    if definition.members:
        facts.members = definition.members
        return None
    return definition.base
