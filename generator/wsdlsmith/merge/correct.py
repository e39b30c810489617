"""What a reference means that leads nowhere as it is written.

Only where there is one reading; everything else is an error that says what the
file would have to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from wsdlsmith.merge.components import Key
from wsdlsmith.merge.references import Reference
from wsdlsmith.model.qname import XS, QName, xs
from wsdlsmith.model.schema import (
    Attribute,
    AttributeGroup,
    Element,
    ModelGroup,
    NamedGroup,
)
from wsdlsmith.read.draft_schema import DRAFT_TYPES
from wsdlsmith.read.names import BUILT_IN
from wsdlsmith.read.schema import Component

_OF_1_1 = {
    "anyAtomicType": "anySimpleType",
    "dateTimeStamp": "dateTime",
    "dayTimeDuration": "duration",
    "yearMonthDuration": "duration",
}
"""What XML Schema 1.1 added -> what it is a restriction of (Datatypes 1.1, 3.2, 3.4)."""


_OF_PHP = {
    "array": "anyType",
    "bool": "boolean",
    "mixed": "anyType",
    "object": "anyType",
    "struct": "anyType",
}
"""What PHP calls its types, written as if XML Schema did -> what can hold them."""


class Correction(NamedTuple):
    """The component meant, or the name that it has, and how that is told."""

    code: str
    message: str
    name: QName | None = None
    component: Component | None = None


def stand_in(reference: Reference, said: str) -> Correction:
    """What a reference is read as where nothing is there and that is accepted.

    Anything may then stand where the missing definition would have been.
    """
    space, name = reference.space, reference.name
    place = reference.place.path.rpartition("/")[2]
    if space == "types":
        simple = place.startswith(("attribute", "simpleType"))
        found = xs("anySimpleType" if simple else "anyType")
        return Correction("missing", f"{said}: read as xs:{found.name}", name=found)
    component: Component
    if space == "elements":
        component = Element(name=name, type=xs("anyType"))
    elif space == "attributes":
        component = Attribute(name=name, type=xs("anySimpleType"))
    elif space == "groups":
        component = NamedGroup(name=name, group=ModelGroup(compositor="sequence"))
    else:
        component = AttributeGroup(name=name)
    return Correction("missing", f"{said}: read as anything", component=component)


def _known(element: Element, components: Mapping[Key, Component]) -> bool:
    """Whether an element has a type that is there; its own name may lead to itself."""
    type_ = element.type
    named = isinstance(type_, QName) and type_.namespace != XS
    return not named or ("types", type_) in components


def correction(
    reference: Reference, components: Mapping[Key, Component], said: str
) -> Correction | None:
    """The one reading of a reference that leads nowhere; None where there is none.

    In this order: the type of the element of that very name; what a draft of XML
    Schema called so, a later version or PHP; the name of its namespace that differs in
    case only; the only one of that name anywhere.
    """
    space, name = reference.space, reference.name
    known = [found for key, found in components if key == space]
    if space == "types":
        found = _of_the_element(name, components, said)
        if found is None and name.namespace == XS:
            found = _other_name(name.name, said)
            known += [xs(word) for word in BUILT_IN]
        if found is not None:
            return found
    return _in_another_case(name, known, said) or _elsewhere(
        name, known, said, built_in=space == "types"
    )


def _of_the_element(
    name: QName, components: Mapping[Key, Component], said: str
) -> Correction | None:
    """The type of the element that is called so."""
    element = components.get(("elements", name))
    if not isinstance(element, Element) or not _known(element, components):
        return None
    text = f"{said}: the type of the element of that name is taken"
    code = "type-names-an-element"
    if isinstance(element.type, QName):
        return Correction(code, text, name=element.type)
    return Correction(code, text, component=replace(element.type, name=name))


def _in_another_case(
    name: QName, known: Sequence[QName], said: str
) -> Correction | None:
    """The name of that namespace that differs in case only."""
    lower = name.name.lower()
    close = [
        one
        for one in known
        if one.namespace == name.namespace and one.name.lower() == lower
    ]
    if len(close) != 1:
        return None
    text = f"{said}: '{close[0].name}' is taken, which differs in case only"
    return Correction("name-misspelt", text, name=close[0])


def _elsewhere(
    name: QName, known: Sequence[QName], said: str, *, built_in: bool
) -> Correction | None:
    """The only one of that name in any namespace; ``built_in`` ones are in XML Schema's."""
    same = [one for one in known if one.name == name.name]
    if built_in and not same and name.name in BUILT_IN:
        text = f"{said}: xs:{name.name} is taken, the only type of that name"
        return Correction("wrong-namespace", text, name=xs(name.name))
    if len(same) != 1:
        return None
    text = f"{said}: {same[0]} is taken, the only one of that name"
    return Correction("wrong-namespace", text, name=same[0])


def _other_name(word: str, said: str) -> Correction | None:
    """The built-in type that a draft, a later version or PHP calls ``word``."""
    if word in DRAFT_TYPES:
        meant = xs(DRAFT_TYPES[word])
        text = f"{said}: a draft's name for xs:{meant.name}, which is taken"
        return Correction("type-of-a-draft", text, name=meant)
    if word in _OF_1_1:
        meant = xs(_OF_1_1[word])
        text = f"{said}: a type of XML Schema 1.1, read as xs:{meant.name}"
        return Correction("type-of-1-1", text, name=meant)
    if word.lower() in _OF_PHP:
        meant = xs(_OF_PHP[word.lower()])
        text = f"{said}: a type of PHP, read as xs:{meant.name}"
        return Correction("type-of-php", text, name=meant)
    return None
