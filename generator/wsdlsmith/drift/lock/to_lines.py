"""A contract -> the lines of its lock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import Any

from wsdlsmith.drift.lock.line import Line, Value
from wsdlsmith.drift.lock.words import BELOW, NAMES, SORTED, TOP
from wsdlsmith.model.contract import Contract, Operation, Part
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import (
    ElementParticle,
    Facet,
    ModelGroup,
    Occurs,
    SchemaSet,
)


def to_lines(contract: Contract) -> list[Line]:
    """Every fact of a contract; schema components first, then services, by name."""
    lines = _Lines(contract.schema)
    found: list[Line] = []
    for space in dict.fromkeys(space for space, _ in TOP.values()):
        for component in getattr(contract.schema, space).values():
            words = {
                w: c for s, ws in TOP.values() if s == space for w, c in ws.items()
            }
            found.append(lines.of(component, words))
    found += [lines.line("service", service) for service in contract.services]
    return sorted(found, key=lambda line: (line.word, str(line.name)))


class _Lines:
    def __init__(self, schema: SchemaSet) -> None:
        self._schema = schema

    def of(self, value: Any, words: dict[str, type]) -> Line:
        """The line of a part of the model; its class gives the word."""
        if isinstance(value, ElementParticle):
            return self._particle(value)
        if isinstance(value, ModelGroup):
            return self.line(value.compositor, value)
        word = next(word for word, known in words.items() if isinstance(value, known))
        return self.line(word, value)

    def line(self, word: str, value: Any) -> Line:
        """One line, the facts of ``value`` on it and the rest below it."""
        named = NAMES.get(type(value), "")
        line = Line(word, getattr(value, named) if named else None)
        for field in fields(value):
            own = getattr(value, field.name)
            default = field.default if field.default is not MISSING else None
            if field.name in (named, "location", "compositor") or own == default:
                continue
            if isinstance(value, Part) and self._is_global(value, field.name):
                continue
            self._add(line, value, field.name, own)
        return line

    def _is_global(self, part: Part, field: str) -> bool:
        """Whether the declaration is the one that the schema has under the name."""
        known = part.element and self._schema.elements.get(part.element)
        return field == "declaration" and part.declaration == known

    def _particle(self, particle: ElementParticle) -> Line:
        if particle.element is None:
            line = Line("ref", particle.ref)
        else:
            line = self.line("element", particle.element)
        if particle.occurs != Occurs():
            line.facts.append(("occurs", occurs_text(particle.occurs)))
        return line

    def _add(self, line: Line, owner: Any, field: str, value: Any) -> None:
        words = BELOW.get((type(owner), field), {})
        if field == "documentation":
            line.below.insert(0, Line(field, value))
        elif field == "array_type":
            line.facts += [("array", value[0]), ("dimensions", value[1])]
        elif isinstance(value, Occurs):
            line.facts.append((field, occurs_text(value)))
        elif isinstance(value, tuple) and not isinstance(value, QName):
            items = value
            if (type(owner), field) in SORTED:
                items = tuple(sorted(value, key=_name))
            line.below += [self._item(field, item, words) for item in items]
        elif hasattr(value, "__dataclass_fields__"):
            line.below.append(self.of(value, words))
        else:
            line.facts.append((field, None if value is True else _scalar(value)))

    def _item(self, field: str, item: Any, words: dict[str, type]) -> Line:
        """A line for one of several."""
        if isinstance(item, Facet):
            return Line("facet", item.name, [("value", item.value)])
        if field == "ports":
            service, port, address = item
            return Line("port", port, [("service", service), ("address", address)])
        if isinstance(item, str | QName):
            return Line("named-member" if field == "members" else field, item)
        return self.of(item, words)


def _scalar(value: Any) -> Value:
    return value if isinstance(value, QName) else str(value)


def _name(item: Any) -> tuple[str, ...]:
    if isinstance(item, Operation):
        return (item.name, item.input_name)
    return (str(item.name),)


def occurs_text(occurs: Occurs) -> str:
    """``0..1``, ``1..*``."""
    return f"{occurs.min}..{'*' if occurs.max is None else occurs.max}"


def documented(examples: Iterator[tuple[str, str]]) -> list[Line]:
    """A line for each operation that a page shows, with its messages."""
    found: dict[str, list[str]] = {}
    for operation, message in examples:
        messages = found.setdefault(operation, [])
        if message not in messages:
            messages.append(message)
    return [
        Line("example", operation, [(word, None) for word in sorted(messages)])
        for operation, messages in sorted(found.items())
    ]
