"""Which word of a lock stands for which part of the model.

The fields of the model's classes are found by themselves; here stands only what
they are called and which one is the name of a line. A field that nothing here
speaks of is a fact ``field=value``, so that nothing a contract says is left out.
"""

from __future__ import annotations

from typing import Final

from wsdlsmith.model.contract import (
    Binding,
    Fault,
    Header,
    Message,
    MimePart,
    Operation,
    Part,
    Service,
)
from wsdlsmith.model.schema import (
    Attribute,
    AttributeGroup,
    ComplexType,
    Element,
    ElementParticle,
    EnumerationValue,
    GroupRef,
    ModelGroup,
    NamedGroup,
    SimpleType,
    Wildcard,
)

NAMES: Final[dict[type, str]] = {
    Service: "port_type",
    Binding: "name",
    Operation: "name",
    Message: "name",
    Part: "name",
    Header: "message",
    MimePart: "part",
    Fault: "name",
    SimpleType: "name",
    ComplexType: "name",
    EnumerationValue: "token",
    Element: "name",
    Attribute: "name",
    AttributeGroup: "name",
    NamedGroup: "name",
    GroupRef: "ref",
}
"""The field that is the name of a line; the other classes' lines have none."""

_INLINE: Final[dict[str, type]] = {
    "simple-type": SimpleType,
    "complex-type": ComplexType,
}
_PARTICLES: Final[dict[str, type]] = {
    "sequence": ModelGroup,
    "choice": ModelGroup,
    "all": ModelGroup,
    "element": Element,
    "ref": ElementParticle,
    "any": Wildcard,
    "group": GroupRef,
}

BELOW: Final[dict[tuple[type, str], dict[str, type]]] = {
    (Service, "bindings"): {"binding": Binding},
    (Binding, "operations"): {"operation": Operation},
    (Operation, "input"): {"input": Message},
    (Operation, "output"): {"output": Message},
    (Operation, "faults"): {"fault": Fault},
    (Message, "parts"): {"part": Part},
    (Message, "headers"): {"header": Header},
    (Message, "attachments"): {"attachment": MimePart},
    (Fault, "part"): {"part": Part},
    (Header, "part"): {"part": Part},
    (Header, "faults"): {"headerfault": Header},
    (Part, "declaration"): {"declaration": Element},
    (Part, "type"): _INLINE,
    (Element, "type"): _INLINE,
    (Attribute, "type"): _INLINE,
    (SimpleType, "base"): {"base": SimpleType, "complex-base": ComplexType},
    (SimpleType, "item"): {"item": SimpleType, "complex-item": ComplexType},
    (SimpleType, "members"): {"member": SimpleType, "complex-member": ComplexType},
    (SimpleType, "enumeration"): {"value": EnumerationValue},
    (ModelGroup, "particles"): _PARTICLES,
    (ComplexType, "content"): _PARTICLES,
    (ComplexType, "simple_content"): {
        "content-type": SimpleType,
        "complex-content-type": ComplexType,
    },
    (ComplexType, "attributes"): {"attribute": Attribute},
    (ComplexType, "any_attribute"): {"any-attribute": Wildcard},
    (AttributeGroup, "attributes"): {"attribute": Attribute},
    (AttributeGroup, "any_attribute"): {"any-attribute": Wildcard},
    (NamedGroup, "group"): {
        "sequence": ModelGroup,
        "choice": ModelGroup,
        "all": ModelGroup,
    },
}
"""The words of the lines below a line, by the field that they are kept in."""

SORTED: Final = {
    (Binding, "operations"),
    (Operation, "faults"),
    (ComplexType, "attributes"),
    (AttributeGroup, "attributes"),
}
"""The fields whose order means nothing: sorted, so that moving gives no new lines."""

TOP: Final[dict[str, tuple[str, dict[str, type]]]] = {
    "attribute": ("attributes", {"attribute": Attribute}),
    "attribute-group": ("attribute_groups", {"attribute-group": AttributeGroup}),
    "element": ("elements", {"element": Element}),
    "group": ("groups", {"group": NamedGroup}),
    "complex-type": ("types", {"complex-type": ComplexType}),
    "simple-type": ("types", {"simple-type": SimpleType}),
}
"""The schema's symbol spaces, by the word of their lines."""
