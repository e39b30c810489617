"""Services with each part of their messages made anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias, TypeVar

from wsdlsmith.model.contract import (
    Binding,
    Fault,
    Header,
    Message,
    Operation,
    Part,
    Service,
)

T = TypeVar("T")
Change: TypeAlias = Callable[[Part], Part]


def each(row: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
    """What ``change`` makes of each of a row; the row itself where nothing differs."""
    found = tuple(map(change, row))
    same = all(one is other for one, other in zip(found, row, strict=True))
    return row if same else found


def with_parts(services: tuple[Service, ...], change: Change) -> tuple[Service, ...]:
    """``services`` with what ``change`` makes of the parts of bodies, headers, faults.

    What holds no other part stays the object that it is.
    """
    return each(services, lambda one: _service(one, change))


def _service(one: Service, change: Change) -> Service:
    bindings = each(one.bindings, lambda binding: _binding(binding, change))
    return one if bindings is one.bindings else replace(one, bindings=bindings)


def _binding(one: Binding, change: Change) -> Binding:
    found = each(one.operations, lambda operation: _operation(operation, change))
    return one if found is one.operations else replace(one, operations=found)


def _operation(one: Operation, change: Change) -> Operation:
    request = _message(one.input, change)
    answer = None if one.output is None else _message(one.output, change)
    faults = each(one.faults, lambda fault: _fault(fault, change))
    same = request is one.input and answer is one.output and faults is one.faults
    return one if same else replace(one, input=request, output=answer, faults=faults)


def _message(one: Message, change: Change) -> Message:
    parts = each(one.parts, change)
    headers = each(one.headers, lambda header: _header(header, change))
    same = parts is one.parts and headers is one.headers
    return one if same else replace(one, parts=parts, headers=headers)


def _header(one: Header, change: Change) -> Header:
    part = change(one.part)
    faults = each(one.faults, lambda header: _header(header, change))
    same = part is one.part and faults is one.faults
    return one if same else replace(one, part=part, faults=faults)


def _fault(one: Fault, change: Change) -> Fault:
    part = None if one.part is None else change(one.part)
    return one if part is one.part else replace(one, part=part)
