"""Services: portTypes with the SOAP bindings and ports that offer them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import ConflictError
from wsdlsmith.merge.lookup import Wsdl
from wsdlsmith.merge.operations import bound_operations
from wsdlsmith.merge.same import better_documented, same_but_for_documentation
from wsdlsmith.model.contract import Binding, Service
from wsdlsmith.model.qname import QName
from wsdlsmith.read.declared import Port, PortType, SoapBinding

SOAP_HTTP = (
    "http://schemas.xmlsoap.org/soap/http",
    "http://www.w3.org/2003/05/soap/bindings/HTTP/",
)


def services_of(wsdl: Wsdl) -> Iterator[Service]:
    """The services that one WSDL declares, without an order."""
    ports = _ports_by_binding(wsdl)
    bindings: dict[QName, list[Binding]] = {}
    port_types: dict[QName, PortType] = {}
    for binding in wsdl.bindings.values():
        port_type = wsdl.port_type(binding)
        port_types[port_type.name] = port_type
        offered = ports.get(binding.name, ())
        found = _binding(wsdl, binding, port_type, offered)
        bindings.setdefault(port_type.name, []).append(found)
    for name, offers in bindings.items():
        text = [p.documentation for b in offers for p in ports.get(b.name, ())]
        yield Service(
            port_type=name,
            bindings=tuple(sorted(offers, key=_preference)),
            documentation=port_types[name].documentation or next(iter(text), ""),
            location=port_types[name].location,
        )


def merge_services(found: Iterable[Service]) -> tuple[Service, ...]:
    """One service per portType, sorted; the ports of several files come together."""
    services: dict[QName, Service] = {}
    for service in found:
        first = services.setdefault(service.port_type, service)
        if first is not service:
            services[service.port_type] = _one_of(first, service)
    return tuple(services[name] for name in sorted(services))


def _one_of(first: Service, second: Service) -> Service:
    bindings: dict[QName, Binding] = {one.name: one for one in first.bindings}
    for binding in second.bindings:
        known = bindings.get(binding.name)
        bindings[binding.name] = (
            binding if known is None else _joined(known, binding, first)
        )
    documentation = better_documented(first, second).documentation
    return replace(
        first,
        bindings=tuple(sorted(bindings.values(), key=_preference)),
        documentation=documentation,
    )


def _joined(first: Binding, second: Binding, service: Service) -> Binding:
    bare = [replace(one, ports=()) for one in (first, second)]
    if not same_but_for_documentation(*bare):
        raise ConflictError(
            f"binding {first.name} of portType {service.port_type.name} is defined "
            f"twice, differently: {_difference(first, second)}\n"
            f"  first:  {first.location}\n  second: {second.location}",
            second.location,
            "set `per_service = true` for this API, or choose one with #GLOB",
        )
    ports = tuple(sorted({*first.ports, *second.ports}))
    return replace(better_documented(first, second), ports=ports)


def _difference(first: Binding, second: Binding) -> str:
    """The first operation in which two bindings differ."""
    theirs = {(one.name, one.input_name): one for one in second.operations}
    for one in first.operations:
        other = theirs.pop((one.name, one.input_name), None)
        if other is None:
            return f"only the first has operation {one.name}"
        if not same_but_for_documentation(one, other):
            return f"operation {one.name} differs"
    for name, _ in theirs:
        return f"only the second has operation {name}"
    return "transport, policies or the order of operations"


def _binding(
    wsdl: Wsdl, binding: SoapBinding, port_type: PortType, ports: Iterable[Port]
) -> Binding:
    offered = list(ports)
    policies = {*binding.policies, *(name for p in offered for name in p.policies)}
    return Binding(
        name=binding.name,
        soap=binding.soap,
        transport=binding.transport,
        operations=tuple(bound_operations(wsdl, binding, port_type)),
        ports=tuple((port.service, port.name, port.address) for port in offered),
        policies=tuple(sorted(policies)),
        uses_addressing=binding.uses_addressing
        or any(port.uses_addressing for port in offered),
        location=binding.location,
    )


def _preference(binding: Binding) -> tuple[bool, bool, int, str, QName]:
    """HTTP before other transports, with a port before without, more operations
    before fewer, SOAP 1.1 first.
    """
    other = bool(binding.transport) and binding.transport not in SOAP_HTTP
    fewer = -len(binding.operations)
    return (other, not binding.ports, fewer, binding.soap, binding.name)


def tell_unused_operations(
    services: Iterable[Service], diagnostics: Diagnostics
) -> None:
    """Tell of operations that only a binding has which the client does not use."""
    for service in services:
        used, *others = service.bindings
        names = {operation.name for operation in used.operations}
        for binding in others:
            for operation in binding.operations:
                if operation.name not in names:
                    names.add(operation.name)
                    diagnostics.add(
                        "operation-of-other-binding",
                        f"binding {used.name.name}, which is used, has no operation "
                        f"'{operation.name}'; {binding.name.name} has: left out",
                        operation.location,
                    )


def _ports_by_binding(wsdl: Wsdl) -> dict[QName, list[Port]]:
    found: dict[QName, list[Port]] = {}
    for port in wsdl.ports:
        name = wsdl.binding_of(port)
        if name in wsdl.bindings:
            found.setdefault(name, []).append(port)
        elif name in wsdl.other_bindings:
            kind = wsdl.other_bindings[name].kind
            wsdl.diagnostics.add(
                "port-without-soap",
                f"port {port.name} is not for SOAP ({kind}): left out",
                port.location,
            )
        else:
            wsdl.diagnostics.add(
                "port-without-binding",
                f"port {port.name} names binding {port.binding}, which is not "
                "declared: left out",
                port.location,
            )
    return found
