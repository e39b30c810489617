"""The package's exception classes as the template wants them."""

from __future__ import annotations

from dataclasses import dataclass

from wsdlsmith.emit.annotations import Annotations
from wsdlsmith.emit.imports import runtime_names, stdlib_lines, used_names
from wsdlsmith.emit.layout import docstring, paragraphs
from wsdlsmith.emit.plan import FaultClass, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultView:
    """One exception class."""

    name: str
    docstring: str
    detail: str
    """The annotation of its detail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultsModule:
    """The module ``faults``."""

    classes: tuple[FaultView, ...]
    stdlib: tuple[str, ...]
    runtime: tuple[str, ...]
    uses_types: bool


def faults_module(plan: Plan) -> FaultsModule:
    """All exception classes of a package."""
    annotations = Annotations(plan.shapes, lambda key: f"t.{plan.types[key].name}")
    classes = tuple(_view(fault, annotations) for fault in plan.faults.values())
    names = used_names(view.detail for view in classes)
    typing = ["from typing import TYPE_CHECKING"] * ("t" in names)
    return FaultsModule(
        classes=tuple(sorted(classes, key=lambda view: view.name)),
        stdlib=tuple(stdlib_lines(names, *typing)),
        runtime=tuple(runtime_names(names, "SoapFault")),
        uses_types="t" in names,
    )


def _view(fault: FaultClass, annotations: Annotations) -> FaultView:
    said = paragraphs(fault.documentation)
    default = [[f"A fault whose detail is ``{fault.field.name.name}``."]]
    return FaultView(
        name=fault.name,
        docstring=docstring(said or default, 4),
        detail=annotations.of_type(fault.field.type),
    )
