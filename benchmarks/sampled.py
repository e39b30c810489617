"""Sampled messages through generated bindings, judged by libxml2 and by equality."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from lxml import etree
from wsdlsmith.model.contract import Binding, Contract, Service
from wsdlsmith.model.contract import Operation as Declared
from wsdlsmith.runtime import (
    Fault,
    Message,
    Operation,
    Record,
    Wire,
    as_element,
    element_name,
    read_message,
    write_message,
)
from wsdlsmith.runtime.schema.record import record_type
from wsdlsmith.verify.bindings import Bindings
from wsdlsmith.verify.infoset import first_difference

from benchmarks.envelopes import Direction, EnvelopeSampler
from benchmarks.validator import MessageValidator


@dataclass(frozen=True, slots=True)
class Sample:
    """One envelope of one message of one operation."""

    service: Service
    operation: Operation
    declared: Declared
    direction: Direction
    label: str
    envelope: etree._Element


def samples(contract: Contract, bindings: Bindings, seed: int) -> Iterator[Sample]:
    """A sample of each message and each declared fault of a package."""
    sampler = EnvelopeSampler(contract, seed)
    found = {one.port_type: one for one in bindings.services.values()}
    for service in contract.services:
        binding: Binding = service.bindings[0]
        made = found[str(service.port_type)].operations.values()
        for declared, operation in zip(binding.operations, made, strict=True):
            assert operation.name.partition(".")[0] == declared.name.partition(".")[0]
            directions: list[Direction] = ["request"]
            directions += ["response"] if declared.output is not None else []
            for direction in directions:
                envelope = sampler.message(binding, declared, direction)
                label = f"{service.name}.{declared.name} {direction}"
                yield Sample(service, operation, declared, direction, label, envelope)
            for fault in declared.faults if declared.output is not None else ():
                envelope = sampler.fault(binding, declared, fault)
                label = f"{service.name}.{declared.name} fault {fault.name}"
                yield Sample(service, operation, declared, "response", label, envelope)


def problem(sample: Sample, validator: MessageValidator) -> str:
    """What goes wrong with a sample; empty where nothing does.

    The sample itself must be valid. Read and written it must be the same; its
    values without what was kept of the wire must write a valid message that
    reads as equal values.
    """
    wrong = validator.problem(sample, sample.envelope)
    if wrong:
        return f"the sample is invalid: {wrong}"
    data = etree.tostring(sample.envelope, encoding="UTF-8")
    try:
        message = read_message(sample.operation, sample.direction, data)
        again = etree.fromstring(
            write_message(sample.operation, sample.direction, message)
        )
        difference = first_difference(sample.envelope, again)
        if difference is not None:
            return f"differs: {difference}"
        plain = without_wire(message)
        written = write_message(sample.operation, sample.direction, plain)
        wrong = validator.problem(sample, etree.fromstring(written))
        if wrong:
            return f"what is written is invalid: {wrong}"
        back = read_message(sample.operation, sample.direction, written)
    except (ValueError, TypeError, LookupError) as error:
        return f"{type(error).__name__}: {error}"
    unlike = difference_of(plain.body, back.body, "body")
    nothing = dict.fromkeys(plain.headers)  # a header that is None is not written
    return unlike or difference_of(plain.headers, nothing | back.headers, "headers")


def without_wire(message: Message) -> Message:
    """The same values as if a program had made them."""
    twin = copy.deepcopy(message)
    headers = dict(twin.headers)
    _forget(twin.body)
    _forget(headers)
    dialect = type(message.dialect)(message.dialect.soap)
    return Message(body=twin.body, headers=headers, dialect=dialect)


def _forget(value: object) -> None:
    if isinstance(value, Record):
        value._wire = _said(value)
        for _, inner in _members(value):
            _forget(inner)
    elif isinstance(value, Fault):
        value._raw = None
        _forget(value.detail)
    elif isinstance(value, dict):
        for inner in value.values():
            _forget(inner)
    elif isinstance(value, list):
        for inner in value:
            _forget(inner)


def _said(record: Record) -> Wire | None:
    """The name of the element, which a program says where the type alone does not."""
    name = element_name(record)
    elements = type(record).__schema__.elements.values()
    kind = record_type(type(record)).name
    if name is None or [declared for declared, _ in elements].count(kind) == 1:
        return None
    record._wire = None
    return as_element(record, name)._wire


def _members(record: Record) -> list[tuple[str, object]]:
    if is_dataclass(record):
        names = [one.name for one in fields(record) if one.name != "_wire"]
    else:
        names = list(type(record).__slots__)
    return [(name, getattr(record, name)) for name in names]


def difference_of(left: object, right: object, path: str) -> str:
    """Where two values first differ; elements are compared as XML."""
    if isinstance(left, etree._Element) and isinstance(right, etree._Element):
        found = first_difference(left, right)
        return f"{path}: {found}" if found else ""
    if type(left) is not type(right):
        return f"{path}: {left!r} is not {right!r}"
    pairs: list[tuple[str, object, object]] = []
    if isinstance(left, Record) and isinstance(right, Record):
        pairs = [
            (f"{path}.{name}", one, getattr(right, name))
            for name, one in _members(left)
        ]
    elif isinstance(left, Fault) and isinstance(right, Fault):
        pairs = [(f"{path}.detail", left.detail, right.detail)]
    elif isinstance(left, list) and isinstance(right, list):
        if len(left) != len(right):
            return f"{path}: {len(left)} items, then {len(right)}"
        both = zip(left, right, strict=True)
        pairs = [(f"{path}[{n}]", a, b) for n, (a, b) in enumerate(both)]
    elif isinstance(left, dict) and isinstance(right, dict):
        if left.keys() != right.keys():
            return f"{path}: {sorted(map(str, left))}, then {sorted(map(str, right))}"
        pairs = [(f"{path}[{key!r}]", left[key], right[key]) for key in left]
    elif left != right:
        return f"{path}: {left!r} is not {right!r}"
    return next(filter(None, (difference_of(a, b, p) for p, a, b in pairs)), "")
