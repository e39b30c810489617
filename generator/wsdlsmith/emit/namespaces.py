"""Which namespaces the mapping of a package speaks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wsdlsmith.emit.plan import ServicePlan
from wsdlsmith.emit.reach import references
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.qname import QName
from wsdlsmith.model.shape import Dictionary, ListOf, Record, Shape


def target_namespace(contract: Contract) -> str:
    """The namespace of most portTypes; the first by name among equals."""
    namespaces = [service.port_type.namespace for service in contract.services]
    return min(set(namespaces), key=lambda n: (-namespaces.count(n), n), default="")


def package_namespaces(
    contract: Contract, shapes: Mapping[QName, Shape], services: Sequence[ServicePlan]
) -> set[str]:
    """Every namespace that the mapping may write a name of."""
    found = {key.namespace for key in shapes} | {"http://www.w3.org/2001/XMLSchema"}
    found |= {service.port_type.namespace for service in contract.services}
    found |= {name.namespace for name in contract.schema.elements}
    for shape in shapes.values():
        found |= {key.namespace for key in references(shape)}
        if isinstance(shape, Record):
            found |= {field.name.namespace for field in shape.fields}
        elif isinstance(shape, ListOf):
            found.add(shape.item.name.namespace)
        elif isinstance(shape, Dictionary):
            places = (shape.entry, shape.entry_key.name, shape.entry_value.name)
            found |= {name.namespace for name in places}
    return found.union(*(message_namespaces(service) for service in services))


def message_namespaces(service: ServicePlan) -> set[str]:
    """The namespaces of the names that a service's messages hold."""
    found: set[str] = set()
    for operation in service.operations:
        for message in (operation.request, operation.response):
            if message is not None:
                if message.body.wrapper is not None:
                    found.add(message.body.wrapper.namespace)
                found |= {f.name.namespace for f in message.body.fields}
                found |= {h.field.name.namespace for h in message.headers}
        found |= {fault.field.name.namespace for fault in operation.faults}
    return found
