"""Services with each part of their messages made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias

from wsdlsmith.model.contract import (
    Fault,
    Header,
    Message,
    Operation,
    Part,
    Service,
)

Change: TypeAlias = Callable[[Part], Part]


def with_parts(services: Iterable[Service], change: Change) -> tuple[Service, ...]:
    """``services`` with what ``change`` makes of the parts of bodies, headers, faults."""
    return tuple(_service(one, change) for one in services)


def _service(one: Service, change: Change) -> Service:
    bindings = tuple(
        replace(
            binding, operations=tuple(_operation(o, change) for o in binding.operations)
        )
        for binding in one.bindings
    )
    return replace(one, bindings=bindings)


def _operation(one: Operation, change: Change) -> Operation:
    return replace(
        one,
        input=_message(one.input, change),
        output=None if one.output is None else _message(one.output, change),
        faults=tuple(_fault(fault, change) for fault in one.faults),
    )


def _message(one: Message, change: Change) -> Message:
    return replace(
        one,
        parts=tuple(map(change, one.parts)),
        headers=tuple(_header(header, change) for header in one.headers),
    )


def _header(one: Header, change: Change) -> Header:
    faults = tuple(_header(fault, change) for fault in one.faults)
    return replace(one, part=change(one.part), faults=faults)


def _fault(one: Fault, change: Change) -> Fault:
    return one if one.part is None else replace(one, part=change(one.part))
