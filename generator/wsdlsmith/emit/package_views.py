"""The package as a whole as the templates want it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wsdlsmith.emit.annotations import Annotations
from wsdlsmith.emit.imports import runtime_names, stdlib_lines, used_names
from wsdlsmith.emit.layout import WIDTH
from wsdlsmith.emit.mapping import shape_line, word
from wsdlsmith.emit.plan import Plan, ServicePlan, TypePlan
from wsdlsmith.emit.service_views import header_keywords
from wsdlsmith.emit.type_views import in_text, literal
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Element
from wsdlsmith.model.shaping import element_key


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageView:
    """What every file of a package may need to know."""

    name: str
    title: str
    session: str
    async_session: str
    base_url: str
    """A string literal, or ``None``."""
    exports: tuple[tuple[str, str], ...]
    """Public names of the package and the module of each, sorted."""
    export_lines: tuple[str, ...]
    """The same as text: a module, a colon, its names."""
    services: tuple[ServicePlan, ...]
    type_lines: tuple[str, ...]
    types: tuple[TypePlan, ...]
    schema_lines: tuple[str, ...]
    headers: tuple[tuple[str, str], ...]
    session_stdlib: tuple[str, ...]
    session_runtime: tuple[str, ...]
    session_uses_types: bool


def package_view(plan: Plan) -> PackageView:
    """The view of a planned package."""
    annotations = Annotations(plan.shapes, lambda key: f"t.{plan.types[key].name}")
    headers = header_keywords(plan.request_headers, annotations)
    names = used_names(annotation for _, annotation in headers)
    exports = [(plan.session, "session"), (plan.async_session, "session")]
    for service in plan.services:
        module = f"services.{service.module}"
        exports += [(service.name, module), (service.async_name, module)]
    count = len(plan.services)
    typing = "TYPE_CHECKING, Unpack" if headers else "TYPE_CHECKING"
    options = ["AsyncClientOptions", "ClientOptions"] if headers else []
    return PackageView(
        name=plan.package,
        title=f"Typed clients of {count} SOAP service{'s' * (count != 1)}.",
        session=plan.session,
        async_session=plan.async_session,
        base_url=literal(plan.base_url) if plan.base_url else "None",
        exports=tuple(sorted(exports)),
        export_lines=tuple(lazy_lines(exports)),
        services=plan.services,
        type_lines=tuple(lazy_lines((t.name, t.module) for t in plan.types.values())),
        types=tuple(sorted(plan.types.values(), key=lambda t: t.name)),
        schema_lines=tuple(map(in_text, _schema_lines(plan))),
        headers=headers,
        session_stdlib=tuple(
            stdlib_lines(
                names,
                "from functools import cached_property",
                f"from typing import {typing}",
            )
        ),
        session_runtime=tuple(
            runtime_names(names, "AsyncSession", "Session", *options)
        ),
        session_uses_types="t" in names,
    )


def lazy_lines(exports: Iterable[tuple[str, str]]) -> Iterator[str]:
    """``module: Name Name ...`` for what a package imports when it is first used."""
    by_module: dict[str, list[str]] = {}
    for name, module in sorted(exports, key=lambda pair: (pair[1], pair[0])):
        by_module.setdefault(module, []).append(name)
    for module, names in by_module.items():
        yield from textwrap.wrap(
            f"{module}: {' '.join(names)}", WIDTH, subsequent_indent="    "
        )


def _schema_lines(plan: Plan) -> list[str]:
    prefixes = plan.prefixes
    lines = [
        f"namespace {prefix} {word(uri)}"
        for uri, prefix in sorted(prefixes.by_namespace.items(), key=lambda p: p[1])
    ]
    for key, shape in plan.shapes.items():
        planned = plan.types.get(key)
        where = f"types.{planned.module}:{planned.name}" if planned else ""
        lines.append(shape_line(shape, prefixes, where))
    for element in plan.elements:
        lines.append(_element_line(element, plan))
        if element.substitutes is not None:
            head = prefixes(element.substitutes)
            lines.append(f"substitute {head} {prefixes(element.name)}")
    return lines


def _element_line(element: Element, plan: Plan) -> str:
    flags = "1n" if element.nillable else "1"
    abstract = " abstract" if element.abstract else ""
    type_ = element.type
    key = type_ if isinstance(type_, QName) else element_key(element.name)
    name = plan.prefixes(element.name)
    return f"element {name} {plan.prefixes(key)} {flags}{abstract}"
