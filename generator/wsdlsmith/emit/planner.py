"""Contract -> Plan: which classes, methods and modules, under which names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from wsdlsmith.emit.failure import response_headers
from wsdlsmith.emit.field_names import field_name
from wsdlsmith.emit.plan import FaultClass, FaultPlan, Plan, ServicePlan, TypePlan
from wsdlsmith.emit.prefixes import Prefixes
from wsdlsmith.emit.reach import CORE, SHARED, entry_types, homes, references
from wsdlsmith.emit.service_planner import HeaderNames, ServicePlanner
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.example import OperationPage
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Element
from wsdlsmith.model.shape import (
    Dictionary,
    Enumeration,
    Field,
    FieldIdentity,
    Flags,
    ListOf,
    Record,
    Shape,
    is_anonymous,
)
from wsdlsmith.model.shaping import Shaper, element_key
from wsdlsmith.names import (
    ANNOTATION_NAMES,
    Namespace,
    class_name,
    constant_case,
    module_name,
    snake_case,
)

# Names that the run time's session class has for itself.
_SESSION_NAMES = (
    "aclose cached_property close super with_attachments with_headers with_timeout"
).split()
# File names that Windows keeps for devices.
_DEVICES = [
    *("aux", "con", "nul", "prn"),
    *(f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)),
]
_RECORD_NAMES = ANNOTATION_NAMES - {"t"}
# Names that generated modules import beside the classes they define.
_TYPE_NAMES = "Decimal Duration Flag QName Record Token UUID".split()
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
        prefixes=Prefixes(_target(contract), _namespaces(contract, shapes, planned)),
        shapes=shapes,
        types=_types(shapes, planned),
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


def _types(
    shapes: Mapping[QName, Shape], services: Sequence[ServicePlan]
) -> dict[QName, TypePlan]:
    roots = {s.module: list(message_types(s)) for s in services}
    home = homes(shapes, roots)
    names = Namespace(_TYPE_NAMES)
    plans: dict[QName, TypePlan] = {}
    # Named types have first claim on a name, and among them the exact spelling.
    for key in sorted(shapes, key=lambda k: (is_anonymous(k), _restyled(k), k)):
        shape = shapes[key]
        if isinstance(shape, Record | Enumeration | Flags):
            plans[key] = TypePlan(
                key=key,
                name=names.claim(_class_name(key)),
                module=home[key],
                members=_members(shape, shapes),
            )
    return dict(sorted(plans.items()))


def _class_name(key: QName) -> str:
    """Never the name of a field too: in a script without capitals they could meet."""
    name = class_name(_plain_name(key))
    return f"{name}Type" if name == snake_case(name) else name


def _plain_name(key: QName) -> str:
    """The name without the service that an inline type of a message belongs to."""
    return key.name.rpartition("//")[2]


def _restyled(key: QName) -> bool:
    return class_name(key.name) != key.name


def _members(
    shape: Record | Enumeration | Flags, shapes: Mapping[QName, Shape]
) -> tuple[str, ...]:
    if isinstance(shape, Record):
        names = Namespace(_RECORD_NAMES)
        for field in (f for above in _bases(shape, shapes) for f in above):
            names.claim(field_name(field))
        return tuple(
            names.claim(field_name(field)) for field in own_fields(shape, shapes)
        )
    names = Namespace(["MRO"])
    tokens = (
        [value.token for value in shape.values]
        if isinstance(shape, Enumeration)
        else [value.token for value, _ in shape.values]
    )
    return tuple(names.claim(constant_case(token)) for token in tokens)


def _bases(
    shape: Record, shapes: Mapping[QName, Shape]
) -> Iterator[tuple[Field, ...]]:
    """What the class of each base declares, the furthest first."""
    chain: list[Record] = []
    base = shape.base
    while base is not None and base not in {shape.key, *(one.key for one in chain)}:
        above = shapes[base]
        if not isinstance(above, Record):
            break
        chain.insert(0, above)
        base = above.base
    inherited: dict[FieldIdentity, Field] = {}
    for one in chain:
        declared = _declared(one, inherited)
        inherited |= {field.identity: field for field in declared}
        yield declared


def own_fields(shape: Record, shapes: Mapping[QName, Shape]) -> tuple[Field, ...]:
    """The fields that the class itself declares."""
    known = {f.identity: f for above in _bases(shape, shapes) for f in above}
    return _declared(shape, known)


def _declared(
    shape: Record, inherited: Mapping[FieldIdentity, Field]
) -> tuple[Field, ...]:
    """The fields of a record that it has a place of its own for.

    A restriction states its base's fields again; they stay where they are. So
    does a list that an extension adds to. An extension's element of a name
    that its base has once is another one, which follows it (Structures 3.4.2).
    """
    return tuple(
        field
        for field in shape.fields
        if (known := inherited.get(field.identity)) is None
        or (field.kind == "element" and not shape.restricts and not known.occurs.repeats)
    )


def message_types(service: ServicePlan) -> Iterable[QName]:
    """The types that a service's messages, headers and faults name."""
    for operation in service.operations:
        for message in (operation.request, operation.response):
            if message is not None:
                yield from entry_types(message.body.entries)
                yield from entry_types(header.field for header in message.headers)
        yield from entry_types(fault.field for fault in operation.faults)


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


def _target(contract: Contract) -> str:
    """The namespace of most portTypes; the first by name among equals."""
    namespaces = [service.port_type.namespace for service in contract.services]
    return min(set(namespaces), key=lambda n: (-namespaces.count(n), n), default="")


def _namespaces(
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


def shared_paths(addresses: Mapping[QName, str]) -> tuple[dict[QName, str], str]:
    """Each service's address relative to the folder that all addresses share."""
    folders = [a.rpartition("/")[0].split("/") for a in addresses.values() if a]
    columns = zip(*folders, strict=False)
    shared = [column[0] for column in takewhile(lambda c: len({*c}) == 1, columns)]
    # scheme, nothing and host: less than that is no place that services share
    base = "/".join([*shared, ""]) if len(shared) > 2 else ""
    return {key: a[len(base) :] if base else a for key, a in addresses.items()}, base
