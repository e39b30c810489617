"""The operations of a binding, each with the portType's operation behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wsdlsmith.errors import UnresolvedError
from wsdlsmith.merge.lookup import Wsdl, nearest
from wsdlsmith.merge.messages import bound_fault, bound_message
from wsdlsmith.model.contract import Fault, Operation
from wsdlsmith.read.declared import (
    AbstractOperation,
    BoundOperation,
    Direction,
    PortType,
    SoapBinding,
)


def bound_operations(
    wsdl: Wsdl, binding: SoapBinding, port_type: PortType
) -> Iterator[Operation]:
    """Each operation that the binding offers, in the portType's order."""
    pairs = list(_pairs(wsdl, binding, port_type))
    order = {id(one): number for number, one in enumerate(port_type.operations)}
    for abstract, bound in sorted(pairs, key=lambda pair: order[id(pair[0])]):
        if abstract.outgoing or abstract.input is None:
            _tell_outgoing(wsdl, abstract)
            continue
        yield _operation(wsdl, binding, abstract, abstract.input, bound)


def _operation(
    wsdl: Wsdl,
    binding: SoapBinding,
    abstract: AbstractOperation,
    incoming: Direction,
    bound: BoundOperation,
) -> Operation:
    output = abstract.output
    return Operation(
        name=abstract.name,
        input_name=abstract.input_name,
        style=bound.style or binding.style,
        soap_action=bound.soap_action,
        input=bound_message(wsdl, incoming, bound.input),
        output=(
            None
            if output is None
            else bound_message(wsdl, output, bound.output, answer=True)
        ),
        faults=tuple(_faults(wsdl, abstract, bound)),
        parameter_order=abstract.parameter_order,
        documentation=abstract.documentation,
        location=abstract.location,
    )


def _faults(
    wsdl: Wsdl, abstract: AbstractOperation, bound: BoundOperation
) -> Iterator[Fault]:
    by_name = {fault.name: fault for fault in bound.faults}
    known = {fault.name for fault in abstract.faults}
    for name in sorted(by_name.keys() - known):
        wsdl.diagnostics.add(
            "fault-not-declared",
            f"the binding names fault '{name}', which the portType's operation "
            f"{abstract.name} does not have: ignored",
            by_name[name].location,
        )
    for fault in abstract.faults:
        try:
            yield bound_fault(wsdl, fault, by_name.get(fault.name))
        except UnresolvedError as error:
            wsdl.diagnostics.add(
                "missing", f"{error.message}: fault left out", fault.location
            )


def _pairs(
    wsdl: Wsdl, binding: SoapBinding, port_type: PortType
) -> Iterator[tuple[AbstractOperation, BoundOperation]]:
    left = list(port_type.operations)
    for bound in binding.operations:
        same = [one for one in left if one.name == bound.name]
        if not same:
            yield from _misnamed(wsdl, port_type, left, bound)
            continue
        abstract = _overload(same, bound)
        left.remove(abstract)
        yield abstract, bound
    for abstract in left:
        wsdl.diagnostics.add(
            "operation-not-bound",
            f"binding {binding.name.name} does not offer operation {abstract.name} of "
            f"its portType: left out",
            abstract.location,
        )


def _overload(
    same: Sequence[AbstractOperation], bound: BoundOperation
) -> AbstractOperation:
    """Which of the operations of one name is bound: input and output name say so."""
    wanted_in = bound.input.name if bound.input is not None else ""
    wanted_out = bound.output.name if bound.output is not None else ""
    for one in same:
        right_in = not wanted_in or wanted_in == one.input_name
        right_out = not wanted_out or wanted_out == one.output_name
        if right_in and right_out:
            return one
    return same[0]


def _misnamed(
    wsdl: Wsdl,
    port_type: PortType,
    left: list[AbstractOperation],
    bound: BoundOperation,
) -> Iterator[tuple[AbstractOperation, BoundOperation]]:
    close = [one for one in left if one.name.lower() == bound.name.lower()]
    known = [one.name for one in port_type.operations]
    if len(close) == 1:
        wsdl.diagnostics.add(
            "operation-misspelt",
            f"portType {port_type.name.name} has no operation '{bound.name}': "
            f"'{close[0].name}' is taken",
            bound.location,
        )
        left.remove(close[0])
        yield close[0], bound
    elif bound.name in known:
        wsdl.diagnostics.add(
            "operation-bound-twice",
            f"operation {bound.name} is bound more than once: the first holds",
            bound.location,
        )
    else:
        raise UnresolvedError(
            f"portType {port_type.name} has no operation '{bound.name}'",
            bound.location,
            nearest(bound.name, known),
        )


def _tell_outgoing(wsdl: Wsdl, abstract: AbstractOperation) -> None:
    kind = "a notification" if abstract.input is None else "solicit-response"
    if abstract.input is None and abstract.output is None:
        kind = "without input and output"
    wsdl.diagnostics.add(
        "operation-without-request",
        f"operation {abstract.name} is {kind}: a client cannot call it, left out",
        abstract.location,
    )
