"""Services and their messages as the templates want them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wsdlsmith.emit.annotations import Annotations, default_of
from wsdlsmith.emit.imports import runtime_names, stdlib_lines, used_names
from wsdlsmith.emit.layout import call, docstring, paragraphs, signature
from wsdlsmith.emit.plan import (
    HeaderPlan,
    OperationPlan,
    ServicePlan,
    Surroundings,
)
from wsdlsmith.emit.service_mapping import service_mapping
from wsdlsmith.emit.type_views import in_text, literal
from wsdlsmith.model.shape import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """A method in both forms: its ``def`` lines, docstring and body."""

    signature: str
    async_signature: str
    docstring: str
    body: str
    async_body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceModule:
    """A service's module: its operations and its clients."""

    name: str
    client: str
    async_client: str
    port_type: str
    docstring: str
    mapping: tuple[str, ...]
    methods: tuple[MethodView, ...]
    headers: tuple[tuple[str, str], ...]
    """(keyword, annotation) of the header blocks that a client is given."""
    stdlib: tuple[str, ...]
    runtime: tuple[str, ...]
    uses_types: bool


def service_module(around: Surroundings, service: ServicePlan) -> ServiceModule:
    """One service's module."""
    annotations = Annotations(around.shapes, lambda key: f"t.{around.class_names[key]}")
    methods = tuple(_method(o, annotations) for o in service.operations)
    headers = header_keywords(service.request_headers, annotations)
    names = used_names(
        [m.signature for m in methods] + [annotation for _, annotation in headers]
    )
    return ServiceModule(
        name=service.module,
        client=service.name,
        async_client=service.async_name,
        port_type=service.service.name,
        docstring=docstring(_blocks(service), 4),
        mapping=tuple(in_text(line) for line in service_mapping(around, service)),
        methods=methods,
        headers=headers,
        stdlib=tuple(stdlib_lines(names, _typing(names, headers))),
        runtime=tuple(
            runtime_names(
                names,
                *_RUNTIME,
                *(_OPTIONS if headers else ()),
                *(("Attachment",) if _is_attached(service) else ()),
                *(("async_call", "call") if methods else ()),
            )
        ),
        uses_types="t" in names,
    )


def _is_attached(service: ServicePlan) -> bool:
    """Whether a part of any message travels beside the envelope."""
    messages = [m for o in service.operations for m in (o.request, o.response)]
    return any(message is not None and message.attachments for message in messages)


_RUNTIME = ("AsyncClient", "Client", "ServiceBinding")
_OPTIONS = ("AsyncClientOptions", "ClientOptions")


def _typing(names: set[str], headers: Sequence[object]) -> str:
    used = ["TYPE_CHECKING"] * ("t" in names) + ["Protocol"]
    used += ["Unpack"] * bool(headers)
    return f"from typing import {', '.join(used)}"


def header_keywords(
    headers: Sequence[HeaderPlan], annotations: Annotations
) -> tuple[tuple[str, str], ...]:
    """Keyword and annotation of each header block; all may be left out."""
    found = []
    for header in headers:
        annotation = annotations.of_type(header.field.type)
        optional = annotation if annotation == "object" else f"{annotation} | None"
        found.append((header.name, optional))
    return tuple(found)


def _blocks(service: ServicePlan) -> list[list[str]]:
    said = paragraphs(service.service.documentation)
    return said or [[f"Client of portType {service.service.name}."]]


# -- methods --------------------------------------------------------------


def _method(operation: OperationPlan, annotations: Annotations) -> MethodView:
    request = operation.request
    arguments = ["self", literal(operation.wire_name), *request.names]
    arguments += [part.name for part in request.attachments]
    result = "" if _result(operation, annotations) == "None" else "return "
    return MethodView(
        signature=method_signature(operation, annotations, 4),
        async_signature=method_signature(operation, annotations, 4, "async def"),
        docstring=docstring(_method_blocks(operation), 8),
        body=call(f"{result}call", arguments, 8),
        async_body=call(f"{result}await async_call", arguments, 8),
    )


def method_signature(
    operation: OperationPlan,
    annotations: Annotations,
    indent: int,
    keyword: str = "def",
) -> str:
    """The ``def`` line or lines of an operation's method."""
    request = operation.request
    parameters = [
        _parameter(name, field, annotations)
        for name, field in zip(request.names, request.body.fields, strict=True)
    ]
    parameters += [f"{part.name}: Attachment | bytes" for part in request.attachments]
    result = _result(operation, annotations)
    return signature(f"{keyword} {operation.method}", parameters, result, indent)


def _parameter(name: str, field: Field, annotations: Annotations) -> str:
    annotation = annotations.of_field(field)
    if field.occurs.repeats or field.kind == "any-attribute":
        optional = field.occurs.min == 0 or field.kind == "any-attribute"
        return f"{name}: {annotation}" + " | None = None" * optional
    return f"{name}: {annotation}{default_of(field)}"


def _result(operation: OperationPlan, annotations: Annotations) -> str:
    response = operation.response
    if response is None:
        return "None"
    body = [annotations.of_field(field) for field in response.body.fields[:1]]
    found = [*body, *("Attachment" for _ in response.attachments)]
    if len(found) > 1:
        return f"tuple[{', '.join(found)}]"
    return found[0] if found else "None"


def _method_blocks(operation: OperationPlan) -> list[list[str]]:
    blocks = paragraphs(operation.summary)
    if not blocks:
        blocks = [[f"Call ``{operation.operation.name}``."]]
    if operation.parameters:
        items = [f"    {name}: {text}" for name, text in operation.parameters.items()]
        blocks.append(["Args:", *items])
    if operation.returns:
        blocks.append(["Returns:", f"    {operation.returns}"])
    return blocks
