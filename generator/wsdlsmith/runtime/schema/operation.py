"""One operation: its messages, headers, faults and parts, read when first needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from wsdlsmith.runtime.values.words import fact, plain

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.dialect import Dialect
    from wsdlsmith.runtime.schema.service import ServiceBinding
    from wsdlsmith.runtime.schema.shape import MessageShape
    from wsdlsmith.runtime.schema.slot import Slot


class HeaderPart:
    """A header element that the binding declares: its Python name and its slot."""

    __slots__ = ("name", "slot")

    def __init__(self, name: str, slot: Slot) -> None:
        self.name = name
        self.slot = slot


class DeclaredFault:
    """A fault's name, the element of its detail, and where its exception class is."""

    __slots__ = ("name", "place", "slot")

    def __init__(self, name: str, slot: Slot, place: str = "") -> None:
        self.name = name
        self.slot = slot
        self.place = place


class BoundPart:
    """A part's parameter, its name in the WSDL, and the media types it may have."""

    __slots__ = ("content_types", "name", "part")

    def __init__(self, name: str, part: str, content_types: tuple[str, ...]) -> None:
        self.name = name
        self.part = part
        self.content_types = content_types


class Operation:
    """One operation of a service: what its messages are."""

    def __init__(
        self,
        service: ServiceBinding,
        name: str,
        python: str,
        soap_action: str,
        words: tuple[str, ...],
    ) -> None:
        self.service = service
        self.name = name
        self.python = python
        self.soap_action = soap_action
        self.words = words
        self.lines: dict[str, list[str]] = {}
        self._shapes: dict[str, MessageShape] = {}

    @property
    def soap(self) -> str:
        """The binding's SOAP version, ``1.1`` or ``1.2``."""
        return self.service.soap

    @property
    def style(self) -> str:
        """``document`` or ``rpc``."""
        return "rpc" if "rpc" in self.words else "document"

    @property
    def action(self) -> str:
        """The WS-Addressing action: the WSDL's own, or else the SOAP action."""
        given = (word for word in self.words if word.startswith("action="))
        return plain(next(given, "").partition("=")[2]) or self.soap_action

    @property
    def encoded(self) -> bool:
        """Whether the binding's use is ``encoded`` (SOAP 1.1 section 5)."""
        return "encoded" in self.words

    @property
    def dialect(self) -> Dialect:
        """How the binding wants the operation's messages.

        Encoded ones say the type of everything: receivers may know no schema.
        """
        from wsdlsmith.runtime.schema import dialect

        if self.encoded:
            return dialect.ENCODED_1_2 if self.soap == "1.2" else dialect.ENCODED_1_1
        return dialect.WIRE_1_2 if self.soap == "1.2" else dialect.WIRE_1_1

    @property
    def request(self) -> MessageShape:
        """What is sent."""
        return self._shape(">")

    @property
    def response(self) -> MessageShape | None:
        """What is answered; None for a one-way operation."""
        return self._shape("<") if "<" in self.lines else None

    @cached_property
    def attachments(self) -> tuple[BoundPart, ...]:
        """What the binding puts beside the envelope of a request."""
        return self._bound("+>")

    @cached_property
    def answer_attachments(self) -> tuple[BoundPart, ...]:
        """What the binding puts beside the envelope of a response."""
        return self._bound("+<")

    def _bound(self, sign: str) -> tuple[BoundPart, ...]:
        if sign not in self.lines:
            return ()
        found = []
        for line in self.lines[sign]:
            name, part, *types = fact(line)
            found.append(BoundPart(name, plain(part), tuple(map(plain, types))))
        return tuple(found)

    def _shape(self, sign: str) -> MessageShape:
        shape = self._shapes.get(sign)
        if shape is None:
            from wsdlsmith.runtime.schema.shape import message_shape

            # threads may make it at once; all use the one that was first
            shape = self._shapes.setdefault(sign, message_shape(self, sign))
        return shape

    @cached_property
    def faults(self) -> tuple[DeclaredFault, ...]:
        """The declared faults."""
        schema = self.service.schema
        result = []
        for line in self.lines.get("!", []):
            name, element, kind, *rest = fact(line)
            flags = "".join(word for word in rest if ":" not in word) or "1n"
            place = next((word for word in rest if ":" in word), "")
            slot = schema.slot(schema.clark(element), schema.clark(kind), flags)
            result.append(DeclaredFault(name, slot, place))
        return tuple(result)

    def __repr__(self) -> str:
        return f"Operation({self.service.name}.{self.name})"

    def __copy__(self) -> Operation:
        return self

    def __deepcopy__(self, memo: object) -> Operation:
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return _operation, (self.service, self.name)


def _operation(service: ServiceBinding, name: str) -> Operation:
    return service.operations[name]
