"""The operations of one service, read from its text when first needed."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cached_property
from importlib import import_module
from pickle import PicklingError
from typing import TYPE_CHECKING

from wsdlsmith.runtime.words import fact, plain, statements

if TYPE_CHECKING:
    from wsdlsmith.runtime.bound_parts import BoundPart
    from wsdlsmith.runtime.dialect import Dialect
    from wsdlsmith.runtime.schema import Schema
    from wsdlsmith.runtime.shape import MessageShape
    from wsdlsmith.runtime.slot import Slot


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
        from wsdlsmith.runtime.bound_parts import BoundPart

        found = []
        for line in self.lines[sign]:
            name, part, *types = fact(line)
            found.append(BoundPart(name, plain(part), tuple(map(plain, types))))
        return tuple(found)

    def _shape(self, sign: str) -> MessageShape:
        from wsdlsmith.runtime.shape import message_shape

        shape = self._shapes.get(sign)
        if shape is None:
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


def _service(module: str, name: str) -> object:
    return getattr(import_module(module), name)


class ServiceBinding:
    """A service's facts: port type, address, header sets, operations."""

    def __init__(self, schema: Schema, name: str, text: str) -> None:
        self.schema = schema
        self.name = name
        self._text = text

    def __copy__(self) -> ServiceBinding:
        return self

    def __deepcopy__(self, memo: object) -> ServiceBinding:
        return self

    def __reduce__(self) -> tuple[object, ...]:
        """A pickle says where the service is found: as a global of its package."""
        inside = f"{self.schema.package}."
        for module, found in list(sys.modules.items()):
            if module.startswith(inside):
                for name, value in list(vars(found).items()):
                    if value is self:
                        return _service, (module, name)
        raise PicklingError(f"no module of {self.schema.package} holds {self.name}")

    @cached_property
    def _facts(self) -> dict[str, str]:
        """The single facts at the top: ``port_type``, ``soap``, ``address``, ``path``."""
        facts: dict[str, str] = {}
        for line in self._text.split("\n"):
            word, _, rest = line.strip(" ").partition(" ")
            if word == "operation":
                break
            if word and word != "headers":
                facts[word] = plain(rest.strip(" "))
        return facts

    @property
    def port_type(self) -> str:
        """The portType's name in Clark notation."""
        return self.schema.clark(self._facts["port_type"])

    @property
    def soap(self) -> str:
        """The SOAP version of the binding."""
        return self._facts.get("soap", "1.1")

    @property
    def address(self) -> str:
        """The address of the port, or empty."""
        return self._facts.get("address", "")

    @property
    def path(self) -> str:
        """The address relative to the API's common folder."""
        return self._facts.get("path", "")

    @property
    def failure(self) -> tuple[str, ...]:
        """The response headers that mean failure, by local name."""
        return tuple(fact(self._facts.get("failure", "")))

    @property
    def addressing(self) -> bool:
        """Whether the binding's policy asks for WS-Addressing."""
        return "addressing" in self._facts

    @property
    def dialect(self) -> Dialect:
        """How messages of this service are sent."""
        from wsdlsmith.runtime.dialect import WIRE_1_1, WIRE_1_2

        return WIRE_1_2 if self.soap == "1.2" else WIRE_1_1

    @cached_property
    def _header_lines(self) -> dict[str, str]:
        lines = {}
        for line in self._text.split("\n"):
            word, _, rest = line.strip(" ").partition(" ")
            if word == "headers":
                number, _, parts = rest.partition(" ")
                lines[number] = parts
        return lines

    def headers(self, number: str) -> Mapping[str, HeaderPart]:
        """The header set of that number by Python name; ``-`` is the empty one."""
        result: dict[str, HeaderPart] = {}
        if number == "-":
            return result
        for words in statements(self._header_lines[number]):
            name, element, kind, *flags = words
            slot = self.schema.slot(
                self.schema.clark(element), self.schema.clark(kind), "".join(flags)
            )
            slot.field = name
            slot.required = slot.many = False
            result[name] = HeaderPart(name, slot)
        return result

    @cached_property
    def operations(self) -> Mapping[str, Operation]:
        """The operations by their WSDL name."""
        operations: dict[str, Operation] = {}
        current: Operation | None = None
        for line in self._text.split("\n"):
            word, _, rest = line.strip(" ").partition(" ")
            if word == "operation":
                name, python, action, *words = fact(rest)
                current = Operation(
                    self,
                    name,
                    python,
                    "" if action == "-" else plain(action),
                    tuple(words),
                )
                operations[name] = current
            elif word in (">", "<", "!", "+>", "+<") and current is not None:
                current.lines.setdefault(word, []).append(rest)
        return operations
