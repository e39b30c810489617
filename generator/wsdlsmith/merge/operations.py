"""The operations of a binding, each with the portType's operation behind it."""

from __future__ import annotations

from collections.abc import Iterator

from wsdlsmith.errors import DefinitionError, UnresolvedError
from wsdlsmith.merge.lookup import Wsdl
from wsdlsmith.merge.messages import bound_fault, bound_message
from wsdlsmith.merge.operation_pairs import operation_pairs
from wsdlsmith.model.contract import Fault, Message, Operation
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
    pairs = list(operation_pairs(wsdl, binding, port_type))
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
    request = bound_message(wsdl, incoming, bound.input)
    answer = None
    if abstract.output is not None:
        answer = bound_message(wsdl, abstract.output, bound.output, answer=True)
    style = bound.style or binding.style
    if style == "rpc":
        _check_names(request, *(() if answer is None else (answer,)))
    return Operation(
        name=abstract.name,
        input_name=abstract.input_name,
        style=style,
        soap_action=bound.soap_action,
        input=request,
        output=answer,
        faults=tuple(_faults(wsdl, abstract, bound)),
        parameter_order=abstract.parameter_order,
        documentation=abstract.documentation,
        location=abstract.location,
    )


def _check_names(*messages: Message) -> None:
    """In rpc style a part is an element of the part's name (WSDL 3.5).

    So each has a name of its own (2.3.1): two elements of one name would be one
    parameter that repeats.
    """
    for message in messages:
        seen: set[str] = set()
        for part in message.parts:
            if not part.name:
                raise DefinitionError(
                    f"a part of message {message.name.name} has no name, "
                    "and in rpc style its element has the part's name",
                    part.location,
                )
            if part.name in seen:
                raise DefinitionError(
                    f"message {message.name.name} has two parts '{part.name}', "
                    "and in rpc style their elements could not be told apart",
                    part.location,
                    "each part of a message needs a name of its own",
                )
            seen.add(part.name)


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


def _tell_outgoing(wsdl: Wsdl, abstract: AbstractOperation) -> None:
    kind = "a notification" if abstract.input is None else "solicit-response"
    if abstract.input is None and abstract.output is None:
        kind = "without input and output"
    wsdl.diagnostics.add(
        "operation-without-request",
        f"operation {abstract.name} is {kind}: a client cannot call it, left out",
        abstract.location,
    )
