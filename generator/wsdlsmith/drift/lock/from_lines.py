"""The lines of a lock -> the contract that they were written from."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from types import UnionType
from typing import Any, Final, NamedTuple, get_args, get_origin, get_type_hints

from wsdlsmith.drift.lock.line import Line
from wsdlsmith.drift.lock.resolved import resolved
from wsdlsmith.drift.lock.text import Locked, value_text
from wsdlsmith.drift.lock.words import BELOW, NAMES, TOP
from wsdlsmith.location import Location
from wsdlsmith.model import contract as contract_model
from wsdlsmith.model import schema as schema_model
from wsdlsmith.model.contract import Binding, Contract, Service
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import (
    ComplexType,
    Element,
    ElementParticle,
    Facet,
    ModelGroup,
    Occurs,
    SchemaSet,
    SimpleType,
)

_NAMES: Final = {**vars(contract_model), **vars(schema_model)}


def from_lines(locked: Locked) -> Contract:
    """Rebuild the contract; InputError, with the line, for what says nothing."""
    reader = _Reader(locked)
    services: list[Service] = []
    for line in locked.lines:
        if line.word == "service":
            services.append(reader.build(Service, line))
        elif line.word in TOP:
            space, words = TOP[line.word]
            component = reader.build(words[line.word], line)
            known = getattr(reader.schema, space)
            if line.name is None or component.name in known:
                told = "has no name" if line.name is None else "is there twice"
                locked.fail(line.number, f"a {line.word} {told}")
            known[component.name] = component
        elif line.word != "example":
            locked.fail(line.number, f'"{line.word}" is not known')
    _sort(reader.schema)
    contract = Contract(services=tuple(services), schema=reader.schema)
    return resolved(contract, locked)


def _sort(schema: SchemaSet) -> None:
    for space in fields(schema):
        known = getattr(schema, space.name)
        setattr(schema, space.name, dict(sorted(known.items())))


class _Hint(NamedTuple):
    """What a field holds: its class where it is one value, the items' else."""

    repeated: bool
    takes: tuple[Any, ...]


@cache
def _hints(kind: type) -> dict[str, _Hint]:
    found: dict[str, _Hint] = {}
    for name, hint in get_type_hints(kind, _NAMES).items():
        repeated = get_origin(hint) is tuple
        inner = get_args(hint)[0] if repeated else hint
        takes = get_args(inner) if isinstance(inner, UnionType) else (inner,)
        found[name] = _Hint(repeated, takes)
    return found


@cache
def _fields_below(kind: type) -> dict[str, tuple[str, type]]:
    return {
        word: (field, known)
        for (owner, field), words in BELOW.items()
        if owner is kind
        for word, known in words.items()
    }


class _Reader:
    def __init__(self, locked: Locked) -> None:
        self._locked = locked
        self.schema = SchemaSet()

    def build(self, kind: type, line: Line) -> Any:
        """A part of the model, from its line and those below it."""
        values: dict[str, Any] = {"operations": ()} if kind is Binding else {}
        if kind is ModelGroup:
            values["compositor"] = line.word
        named = NAMES.get(kind)
        if named and line.name is not None:
            values[named] = self._scalar(kind, named, value_text(line.name), line)
        elif named and kind in (SimpleType, ComplexType):
            values[named] = None
        for key, value in line.facts:
            self._put_fact(kind, values, key, value_text(value), line)
        for below in line.below:
            self._put_below(kind, values, below)
        if "location" in _hints(kind):
            values["location"] = self._place(line)
        try:
            return kind(**values)
        except TypeError:
            self._locked.fail(line.number, f"{line.word}: something is missing in it")

    def _place(self, line: Line) -> Location:
        return Location(self._locked.label, line.number)

    def _put_fact(
        self, kind: type, values: dict[str, Any], key: str, text: str, line: Line
    ) -> None:
        if key == "array":
            dimensions = dict(line.facts).get("dimensions")
            values["array_type"] = (
                self._locked.qname(text, line),
                value_text(dimensions),
            )
        elif key != "dimensions":
            values[key] = self._scalar(kind, key, text, line)

    def _scalar(self, kind: type, key: str, text: str, line: Line) -> Any:
        hint = _hints(kind).get(key)
        if hint is None:
            self._locked.fail(line.number, f'{line.word}: "{key}" is not known')
        if bool in hint.takes:
            return True
        if Occurs in hint.takes:
            return self._occurs(text, line)
        if QName in hint.takes:
            return self._locked.qname(text, line)
        if int in hint.takes:
            return self._number(text, line)
        return text

    def _put_below(self, kind: type, values: dict[str, Any], below: Line) -> None:
        word, name = below.word, value_text(below.name)
        if word == "documentation":
            values[word] = name
        elif word == "facet":
            facts = {key: value_text(value) for key, value in below.facts}
            _append(values, "facets", Facet(name, facts.get("value", "")))
        elif word == "port":
            facts = {key: value_text(value) for key, value in below.facts}
            service = self._locked.qname(facts.get("service", ""), below)
            _append(values, "ports", (service, name, facts.get("address", "")))
        elif word == "named-member":
            _append(values, "members", self._locked.qname(name, below))
        elif word in _fields_below(kind):
            self._put_part(kind, values, below)
        else:
            _append(values, word, self._scalar(kind, word, name, below))

    def _put_part(self, kind: type, values: dict[str, Any], below: Line) -> None:
        field, known = _fields_below(kind)[below.word]
        if below.word in ("element", "ref"):
            part: Any = self._particle(below)
        else:
            part = self.build(known, below)
        if _hints(kind)[field].repeated:
            _append(values, field, part)
        else:
            values[field] = part

    def _particle(self, line: Line) -> ElementParticle:
        """``occurs`` stands on the element's line, and is the particle's."""
        facts = dict(line.facts)
        occurs = Occurs()
        if "occurs" in facts:
            occurs = self._occurs(value_text(facts["occurs"]), line)
        if line.word == "ref":
            name = self._locked.qname(value_text(line.name), line)
            place = self._place(line)
            return ElementParticle(ref=name, occurs=occurs, location=place)
        own = [fact for fact in line.facts if fact[0] != "occurs"]
        bare = Line(line.word, line.name, own, line.below, line.number)
        element = self.build(Element, bare)
        return ElementParticle(
            element=element, occurs=occurs, location=element.location
        )

    def _occurs(self, text: str, line: Line) -> Occurs:
        least, _, most = text.partition("..")
        top = None if most == "*" else self._number(most, line)
        return Occurs(self._number(least, line), top)

    def _number(self, text: str, line: Line) -> int:
        try:
            return int(text)
        except ValueError:
            self._locked.fail(line.number, f'"{text}" is no number')


def _append(values: dict[str, Any], field: str, item: object) -> None:
    values[field] = (*values.get(field, ()), item)
