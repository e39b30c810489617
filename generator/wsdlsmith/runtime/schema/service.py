"""The operations of one service, read from its text when first needed."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from wsdlsmith.runtime.schema.operation import HeaderPart, Operation
from wsdlsmith.runtime.values.words import fact, plain, statements

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.schema import Schema


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
        from pickle import PicklingError

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


def _service(module: str, name: str) -> object:
    return getattr(import_module(module), name)
