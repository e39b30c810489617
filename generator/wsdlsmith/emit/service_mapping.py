"""A service's text: what the run time knows of its operations, a fact a line."""

from __future__ import annotations

from collections.abc import Iterator

from wsdlsmith.emit.mapping import bare_line, entry_lines, field_line, word
from wsdlsmith.emit.plan import (
    HeaderPlan,
    MessagePlan,
    OperationPlan,
    ServicePlan,
    Surroundings,
)
from wsdlsmith.emit.prefixes import Prefixes
from wsdlsmith.model.contract import Operation
from wsdlsmith.model.qname import QName


def service_mapping(around: Surroundings, service: ServicePlan) -> Iterator[str]:
    """The service text, a fact a line."""
    prefixed = around.prefixes
    binding = service.service.bindings[0]
    yield f"port_type {prefixed(service.service.port_type)}"
    yield f"soap {binding.soap}"
    if binding.address:
        yield f"address {word(binding.address)}"
    if service.path:
        yield f"path {word(service.path)}"
    if binding.uses_addressing:
        yield "addressing"
    if service.failure:
        yield f"failure {' '.join(service.failure)}"
    sets: dict[tuple[HeaderPlan, ...], int] = {(): 0}
    lines: list[str] = []
    for operation in service.operations:
        for message in (operation.request, operation.response):
            if message is not None and message.headers not in sets:
                sets[message.headers] = len(sets)
                entries = "; ".join(_header(h, prefixed) for h in message.headers)
                yield f"headers {sets[message.headers]} {entries}"
        lines += _operation(around, service, operation, sets)
    yield from lines


def _operation(
    around: Surroundings,
    service: ServicePlan,
    operation: OperationPlan,
    sets: dict[tuple[HeaderPlan, ...], int],
) -> Iterator[str]:
    prefixed = around.prefixes
    response, wire = operation.response, operation.operation
    words = ["operation", operation.wire_name, operation.method]
    words.append(word(wire.soap_action) if wire.soap_action else "-")
    words += ["rpc"] * (wire.style == "rpc")
    words += ["encoded"] * (wire.input.use == "encoded")
    if service.service.bindings[0].uses_addressing:
        action = addressing_action(service.service.port_type, wire)
        words += [f"action={word(action)}"] * (action != wire.soap_action)
    yield " ".join(words)
    yield f"> {_body(operation.request, sets, prefixed)}"
    yield from _attachments("+>", operation.request)
    if response is not None:
        yield f"< {_body(response, sets, prefixed)}"
        yield from _attachments("+<", response)
    for fault in operation.faults:
        name, type_ = prefixed(fault.field.name), prefixed(fault.field.type)
        raised = around.fault_names[fault.field.name, fault.field.type]
        yield f"! {fault.name} {name} {type_} 1n faults:{raised}"


def addressing_action(port_type: QName, operation: Operation) -> str:
    """The request's WS-Addressing action, as WS-Addressing Metadata 4.4 finds it."""
    if operation.input.action or operation.soap_action:
        return operation.input.action or operation.soap_action
    space = port_type.namespace.removesuffix("/")
    between = ":" if space.startswith("urn:") else "/"
    name = operation.input_name or f"{operation.name}Request"
    return between.join((space, port_type.name, name))


def _body(
    message: MessagePlan,
    sets: dict[tuple[HeaderPlan, ...], int],
    prefixed: Prefixes,
) -> str:
    number = sets[message.headers]
    head = str(number) if number else "-"
    body = message.body
    if body.wrapper is not None:
        entries = [prefixed(body.wrapper), *entry_lines(body.entries, prefixed)]
    else:
        entries = [bare_line(field, prefixed) for field in body.fields]
    return " ".join([head, "; ".join(entries)]).rstrip()


def _attachments(sign: str, message: MessagePlan) -> Iterator[str]:
    for one in message.attachments:
        types = map(word, one.part.content_types)
        yield " ".join([sign, one.name, word(one.part.part), *types])


def _header(header: HeaderPlan, prefixed: Prefixes) -> str:
    return f"{header.name} {field_line(header.field, prefixed)}"
