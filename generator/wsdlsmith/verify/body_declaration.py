"""What an operation's body must hold, as element declarations."""

from __future__ import annotations

from wsdlsmith.model.contract import Message, Operation, Part
from wsdlsmith.model.qname import QName, xs
from wsdlsmith.model.schema import (
    ComplexType,
    Element,
    ElementParticle,
    ModelGroup,
    SchemaSet,
)


class Bodies:
    """The declarations of body and header elements, each made once.

    They are kept because the validator knows inline types by identity.
    """

    def __init__(self, schema: SchemaSet) -> None:
        self._schema = schema
        self._made: dict[tuple[int, str], tuple[Message, tuple[Element, ...]]] = {}

    def body(self, operation: Operation, message: Message) -> tuple[Element, ...]:
        """The elements that are children of ``soap:Body``, in order."""
        answer = "" if message is operation.input else "Response"
        key = (id(message), operation.name + answer)
        if key not in self._made:
            if operation.style == "rpc":
                made: tuple[Element, ...] = (self._wrapper(message, key[1]),)
            else:
                made = tuple(self.part(part) for part in message.parts)
            self._made[key] = (message, made)
        return self._made[key][1]

    def part(self, part: Part, namespace: str = "") -> Element:
        """The element that carries ``part``."""
        if part.element is None:
            name = QName(namespace, part.name)
            return Element(name=name, type=part.type or xs("anyType"))
        if part.declaration is not None:
            return part.declaration
        return self._schema.elements[part.element]

    def _wrapper(self, message: Message, name: str) -> Element:
        """The wrapper of rpc style: an element for each part, none qualified.

        SOAP 1.1, section 7.1; WS-I Basic Profile 1.1, R2729 and R2735.
        """
        parts = tuple(ElementParticle(element=self.part(p)) for p in message.parts)
        content = ModelGroup(compositor="sequence", particles=parts)
        type_ = ComplexType(name=None, content=content)
        return Element(name=QName(message.namespace, name), type=type_)
