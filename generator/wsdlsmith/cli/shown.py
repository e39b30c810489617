"""What ``show`` says: the whole, one service, one operation, one type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

from wsdlsmith.emit.annotations import Annotations
from wsdlsmith.emit.plan import (
    HeaderPlan,
    OperationPlan,
    Plan,
    ServicePlan,
)
from wsdlsmith.emit.service_views import method_signature
from wsdlsmith.emit.skeleton import envelope_skeleton, type_skeleton
from wsdlsmith.emit.type_views import class_text
from wsdlsmith.errors import UsageError
from wsdlsmith.model.qname import QName
from wsdlsmith.model.shape import KINDS, is_anonymous
from wsdlsmith.reports.counts import plural

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shown:
    """One answer in both forms."""

    text: str
    json: dict[str, object]


def overview(plan: Plan) -> Shown:
    """Every service with its operations, every named type."""
    annotations = _annotations(plan)
    lines = []
    for service in plan.services:
        lines.append(f"{service.name} ({plural(len(service.operations), 'operation')})")
        lines += [f"  {o.method}" for o in service.operations]
    types = [key for key in plan.shapes if not is_anonymous(key)]
    lines.append(f"\n{plural(len(types), 'type')}")
    width = max((len(key.name) for key in types), default=0)
    for key in types:
        kind, python = KINDS[type(plan.shapes[key])], annotations.of_type(key)
        lines.append(f"  {key.name:{width}}  {kind:11}  {python}")
    document: dict[str, object] = {
        "version": 1,
        "services": [_service_json(service) for service in plan.services],
        "types": [_type_json(plan, key, annotations) for key in types],
    }
    return Shown("\n".join(lines), document)


def find(plan: Plan, name: str) -> Shown | None:
    """The service, operation or type of that name; None where there is none.

    A service goes before a type, and a type before an operation, where they
    share a name. Raises UsageError where several of one kind have the name.
    """
    services = [s for s in plan.services if name in _service_names(s)]
    if services:
        names = {str(s.service.port_type): s for s in services}
        return _service(plan, _only(names, name, "services"))
    types = [k for k in plan.shapes if name in (k.name, str(k))]
    types = types or [k for k, t in plan.types.items() if t.name == name]
    if types:
        return _type(plan, _only({str(key): key for key in types}, name, "types"))
    operations = {
        f"{service.name}.{operation.wire_name}": (service, operation)
        for service in plan.services
        for operation in service.operations
        if name in _operation_names(service, operation)
    }
    if operations:
        return _operation(plan, *_only(operations, name, "operations"))
    return None


def _only(found: dict[str, T], name: str, kind: str) -> T:
    """The one that was found."""
    if len(found) > 1:
        names = ", ".join(sorted(found)[:5])
        more = f" and {len(found) - 5} more" if len(found) > 5 else ""
        raise UsageError(
            f'{len(found)} {kind} are called "{name}"', hint=f"say which: {names}{more}"
        )
    return next(iter(found.values()))


def suggestion(plans: Iterable[Plan], name: str) -> str:
    """A question that names what is spelt much like it; empty where nothing is."""
    names: set[str] = set()
    for plan in plans:
        names |= {service.name for service in plan.services}
        names |= {key.name for key in plan.shapes if not is_anonymous(key)}
        for service in plan.services:
            for operation in service.operations:
                names |= {operation.wire_name, f"{service.name}.{operation.wire_name}"}
    by_case = {known.lower(): known for known in sorted(names)}
    near = get_close_matches(name.lower(), sorted(by_case), n=3)
    return f"did you mean {' or '.join(by_case[n] for n in near)}?" if near else ""


def _service_names(service: ServicePlan) -> set[str]:
    """A service is known by its wire name, its full one, and Python's two."""
    wire = service.service.port_type
    return {wire.name, str(wire), service.name, service.attribute}


def _operation_names(service: ServicePlan, operation: OperationPlan) -> set[str]:
    own = {operation.wire_name, operation.operation.name, operation.method}
    homes = {service.name, service.service.name, service.attribute}
    return own | {f"{home}.{name}" for home in homes for name in own}


def _service(plan: Plan, service: ServicePlan) -> Shown:
    annotations = _annotations(plan)
    binding = service.service.bindings[0]
    lines = [
        f"{service.name}: portType {service.service.port_type}",
        f"  SOAP {binding.soap} at {binding.address or 'no address'}",
        "",
    ]
    lines += [method_signature(o, annotations, 2) for o in service.operations]
    return Shown("\n".join(lines), {"version": 1, "service": _service_json(service)})


def _operation(plan: Plan, service: ServicePlan, operation: OperationPlan) -> Shown:
    annotations = _annotations(plan)
    soap = service.service.bindings[0].soap
    request = envelope_skeleton(plan, operation.request, soap)
    response = ""
    if operation.response is not None:
        response = envelope_skeleton(plan, operation.response, soap)
    signature = method_signature(operation, annotations, 0)
    lines = [f"{service.name}.{operation.wire_name}", "", signature]
    if operation.summary:
        lines += ["", operation.summary]
    for title, headers in _header_sets(operation):
        lines += ["", f"{title}:"]
        lines += [f"  {_header(h, annotations)}" for h in headers] or ["  none"]
    faults = [
        f"  {f.name}: {annotations.of_type(f.field.type)}" for f in operation.faults
    ]
    lines += ["", "faults:", *(faults or ["  none declared"])]
    lines += ["", "request:", request, "", "response:", response or "none: one-way"]
    document = _operation_json(operation) | {
        "service": service.service.name,
        "signature": signature,
        "summary": operation.summary,
        "request": request,
        "response": response or None,
        "request_headers": _headers_json(operation.request.headers, annotations),
        "response_headers": _headers_json(
            operation.response.headers if operation.response else (), annotations
        ),
        "faults": [
            {"name": f.name, "type": str(f.field.type)} for f in operation.faults
        ],
    }
    return Shown("\n".join(lines), {"version": 1, "operation": document})


def _header_sets(
    operation: OperationPlan,
) -> list[tuple[str, tuple[HeaderPlan, ...]]]:
    sets = [("request headers", operation.request.headers)]
    if operation.response is not None:
        sets.append(("response headers", operation.response.headers))
    return sets


def _header(header: HeaderPlan, annotations: Annotations) -> str:
    return f"{header.name}: {annotations.of_type(header.field.type)}"


def _headers_json(
    headers: tuple[HeaderPlan, ...], annotations: Annotations
) -> list[dict[str, str]]:
    return [
        {
            "name": str(header.field.name),
            "python": header.name,
            "type": annotations.of_type(header.field.type),
        }
        for header in headers
    ]


def _type(plan: Plan, key: QName) -> Shown:
    annotations = _annotations(plan)
    python = annotations.of_type(key)
    lines = [f"{key}: {KINDS[type(plan.shapes[key])]}", ""]
    if key in plan.types:
        lines += [class_text(plan, plan.types[key])]
    else:
        lines += [f"in Python: {python}"]
    skeleton = type_skeleton(plan, key)
    lines += ["", skeleton]
    document = _type_json(plan, key, annotations) | {
        "documentation": plan.shapes[key].documentation,
        "xml": skeleton,
    }
    return Shown("\n".join(lines), {"version": 1, "type": document})


# -- JSON that scripts rely on ---------------------------------------------


def _service_json(service: ServicePlan) -> dict[str, object]:
    return {
        "name": service.service.name,
        "port_type": service.service.name,
        "python": service.name,
        "address": service.service.bindings[0].address,
        "soap": service.service.bindings[0].soap,
        "operations": [_operation_json(o) for o in service.operations],
    }


def _operation_json(operation: OperationPlan) -> dict[str, object]:
    return {
        "name": operation.operation.name,
        "soap_action": operation.operation.soap_action,
        "python": operation.method,
    }


def _type_json(plan: Plan, key: QName, annotations: Annotations) -> dict[str, object]:
    return {
        "name": str(key),
        "kind": KINDS[type(plan.shapes[key])],
        "python": annotations.of_type(key),
    }


def _annotations(plan: Plan) -> Annotations:
    return Annotations(plan.shapes, lambda key: plan.types[key].name)
