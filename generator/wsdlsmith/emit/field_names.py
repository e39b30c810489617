"""What a field is called in Python, before clashes are settled."""

from __future__ import annotations

from wsdlsmith.model.shape import Field
from wsdlsmith.names import snake_case


def field_name(field: Field) -> str:
    """The attribute or keyword for a field."""
    fixed = {"text": "value", "any": "any_element", "any-attribute": "any_attributes"}
    if field.kind == "any" and field.occurs.repeats:
        return "any_elements"
    return fixed.get(field.kind) or snake_case(field.name.name)
