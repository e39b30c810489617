"""Contract -> Plan: which classes, methods and modules, under which names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from wsdlsmith.emit.failure import response_headers
from wsdlsmith.emit.namespaces import package_namespaces, target_namespace
from wsdlsmith.emit.plan import FaultClass, FaultPlan, Plan, ServicePlan
from wsdlsmith.emit.prefixes import Prefixes
from wsdlsmith.emit.reach import CORE, SHARED
from wsdlsmith.emit.service_planner import HeaderNames, ServicePlanner
from wsdlsmith.emit.type_planner import plan_types
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.example import OperationPage
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Element
from wsdlsmith.model.shape import Record
from wsdlsmith.model.shaping import Shaper, element_key
from wsdlsmith.names import Namespace, class_name, module_name, snake_case

# Names that the run time's session class has for itself.
_SESSION_NAMES = (
    "aclose cached_property close super with_attachments with_headers with_timeout"
).split()
# File names that Windows keeps for devices.
_DEVICES = [
    *("aux", "con", "nul", "prn"),
    *(f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)),
]
# Names that generated modules import beside the classes they define.
_FAULT_NAMES = "Decimal Duration QName SoapFault UUID".split()
_CLIENT_NAMES = (
    "AsyncClient AsyncClientOptions AsyncSession Attachment Client ClientOptions "
    "Decimal Duration Protocol QName SCHEMA SERVICE ServiceBinding Session UUID Unpack"
).split()


def plan_package(
    contract: Contract,
    package: str,
    pages: Sequence[OperationPage] = (),
    failure: Sequence[str] = (),
) -> Plan:
    """Decide every name of a package; the same contract gives the same plan."""
    shaper = Shaper(contract.schema)
    addresses = {s.port_type: s.bindings[0].address for s in contract.services}
    paths, base_url = shared_paths(addresses)
    modules = Namespace([SHARED, CORE, *_DEVICES])
    classes = Namespace(_CLIENT_NAMES)
    attributes = Namespace(_SESSION_NAMES)
    by_operation = {(page.service, page.operation): page for page in pages}
    headers = HeaderNames()
    planned: list[ServicePlan] = []
    for service in contract.services:
        name = classes.claim(class_name(service.name))
        planner = ServicePlanner(shaper, service, by_operation, headers)
        planned.append(
            ServicePlan(
                service=service,
                name=name,
                async_name=classes.claim(f"Async{name}"),
                module=modules.claim(module_name(service.name)),
                attribute=attributes.claim(snake_case(service.name)),
                path=paths[service.port_type],
                operations=planner.operations(),
                failure=tuple(n for n in failure if n in response_headers(service)),
            )
        )
    elements = _elements(contract, shaper)
    shapes = dict(sorted(shaper.shapes.items()))
    session = classes.claim(class_name(package.rpartition(".")[2]))
    return Plan(
        package=package,
        session=session,
        async_session=classes.claim(f"Async{session}"),
        base_url=base_url,
        prefixes=Prefixes(
            target_namespace(contract), package_namespaces(contract, shapes, planned)
        ),
        shapes=shapes,
        types=plan_types(shapes, planned),
        elements=elements,
        services=tuple(planned),
        faults=_faults(planned),
    )


def _faults(
    services: Sequence[ServicePlan],
) -> dict[tuple[QName, QName], FaultClass]:
    """One class for each detail element: what several operations declare is one.

    Two elements of one name that are of different types have a class each.
    """
    found: dict[tuple[QName, QName], FaultPlan] = {}
    for service in services:
        for operation in service.operations:
            for fault in operation.faults:
                key = (fault.field.name, fault.field.type)
                first = found.setdefault(key, fault)
                if not first.documentation:
                    found[key] = fault
    names = Namespace(_FAULT_NAMES)
    return {
        key: FaultClass(
            name=names.claim(_fault_name(key[0].name)),
            field=fault.field,
            documentation=fault.documentation,
        )
        for key, fault in sorted(found.items())
    }


def _fault_name(element: str) -> str:
    name = class_name(element)
    return name if name.endswith(("Fault", "Error", "Exception")) else f"{name}Fault"


def _elements(contract: Contract, shaper: Shaper) -> tuple[Element, ...]:
    """The global elements that may stand where a content model does not name them.

    That is substitution groups, and where there are wildcards all elements but
    the wrappers of messages, whose inline types belong to their service.
    """
    schema = contract.schema
    open_content = any(
        field.kind == "any"
        for shape in shaper.shapes.values()
        if isinstance(shape, Record)
        for field in shape.fields
    )
    heads = {e.substitutes for e in schema.elements.values() if e.substitutes}
    chosen = []
    for name, element in sorted(schema.elements.items()):
        shaped = isinstance(element.type, QName) or element_key(name) in shaper.shapes
        if element.substitutes or name in heads or (open_content and shaped):
            shaper.element_field(element, QName(name.namespace, ""))
            chosen.append(element)
    return tuple(chosen)


def shared_paths(addresses: Mapping[QName, str]) -> tuple[dict[QName, str], str]:
    """Each service's address relative to the folder that all addresses share."""
    folders = [a.rpartition("/")[0].split("/") for a in addresses.values() if a]
    columns = zip(*folders, strict=False)
    shared = [column[0] for column in takewhile(lambda c: len({*c}) == 1, columns)]
    # scheme, nothing and host: less than that is no place that services share
    base = "/".join([*shared, ""]) if len(shared) > 2 else ""
    return {key: a[len(base) :] if base else a for key, a in addresses.items()}, base
