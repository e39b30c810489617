"""The classes that xsdata plans for the merged schemas, in a small frozen form.

Names are kept as XML has them; ``python`` is what xsdata's name filters make of
them. :mod:`wsdlsmith.emit.xsdata_analysis` runs the analysis.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from xsdata.codegen.models import Attr, Class
from xsdata.formats.dataclass.filters import Filters
from xsdata.models.enums import Tag

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.emit.merged_schema import merged_schemas
from wsdlsmith.emit.xsdata_analysis import APART, Analysis, analyse
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Occurs, SchemaSet
from wsdlsmith.model.shape import FieldKind

ClassKind: TypeAlias = Literal["complex", "element", "simple", "enumeration"]

_KINDS: dict[str, FieldKind] = {
    Tag.ELEMENT: "element",
    Tag.ATTRIBUTE: "attribute",
    Tag.ANY: "any",
    Tag.ANY_ATTRIBUTE: "any-attribute",
}
_CLASSES: dict[str, ClassKind] = {
    Tag.COMPLEX_TYPE: "complex",
    Tag.ELEMENT: "element",
    Tag.SIMPLE_TYPE: "simple",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedType:
    """One type of a field; ``inner`` is the class of a type without a name.

    ``element``: the name is a global element's, which stands for its type.
    """

    name: QName
    element: bool = False
    inner: PlannedClass | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedField:
    """A field as xsdata plans it; several ``types`` are a union."""

    kind: FieldKind
    name: QName
    python: str
    types: tuple[PlannedType, ...]
    occurs: Occurs
    nillable: bool = False
    tokens: bool = False
    default: str | None = None
    fixed: bool = False
    alternative: bool = False
    """Stands in a choice."""
    implied: bool = False
    """No particle of the schema made it, but the base ``xs:anyType``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedClass:
    """A class as xsdata plans it; ``fields`` are its own, without its bases'."""

    name: QName
    python: str
    kind: ClassKind
    bases: tuple[QName, ...] = ()
    restricts: bool = False
    fields: tuple[PlannedField, ...] = ()
    tokens: tuple[str, ...] = ()
    token_types: tuple[QName, ...] = ()
    abstract: bool = False
    mixed: bool = False
    nillable: bool = False
    default: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class XsdataPlan:
    """What xsdata plans; ``refused`` says why, when it plans nothing."""

    types: Mapping[QName, PlannedClass] = field(default_factory=dict)
    elements: Mapping[QName, PlannedClass] = field(default_factory=dict)
    refused: str = ""


def plan_with_xsdata(schema: SchemaSet, diagnostics: Diagnostics) -> XsdataPlan:
    """Let xsdata plan the classes of ``schema``.

    Where xsdata itself gives up, a diagnostic says so and the plan is empty:
    our own analysis is complete without it.
    """
    documents = merged_schemas(schema, annotations=False)
    analysis = analyse(documents, diagnostics)
    if analysis.refused:
        diagnostics.add(
            "xsdata-refused",
            f"xsdata cannot analyse the schemas: {analysis.refused}",
            hint="the classes are planned without the second opinion",
        )
        return XsdataPlan(refused=analysis.refused)
    reader = _Reader(analysis)
    types: dict[QName, PlannedClass] = {}
    elements: dict[QName, PlannedClass] = {}
    for source in analysis.classes:
        if not source.local_type and source.tag in _CLASSES:
            planned = reader.planned_class(source)
            mapping = elements if planned.kind == "element" else types
            mapping[planned.name] = planned
    return XsdataPlan(
        types=dict(sorted(types.items())), elements=dict(sorted(elements.items()))
    )


class _Reader:
    """Takes what matters out of xsdata's own, mutable model."""

    def __init__(self, analysis: Analysis) -> None:
        self._names = analysis.names
        self._filters: Filters = analysis.filters
        self._local = {c.ref: c for c in analysis.classes if c.local_type}
        self._elements = {c.ref for c in analysis.classes if c.is_element}

    def planned_class(self, source: Class) -> PlannedClass:
        enumeration = source.is_enumeration
        return PlannedClass(
            name=QName.parse(self._names.get(source.ref, source.qname)),
            python=self._filters.class_name(source.name.removesuffix(APART)),
            kind="enumeration" if enumeration else _CLASSES[source.tag],
            bases=tuple(self._bases(source)),
            restricts=source.is_restricted,
            fields=() if enumeration else tuple(self._fields(source)),
            tokens=tuple(_tokens(source)) if enumeration else (),
            token_types=_native_types(source.attrs) if enumeration else (),
            abstract=source.abstract,
            mixed=source.mixed,
            nillable=source.is_nillable,
            default=source.default,
        )

    def _bases(self, source: Class) -> Iterator[QName]:
        for extension in source.extensions:
            name = self._names.get(extension.type.reference, extension.type.qname)
            yield QName.parse(name)

    def _fields(self, source: Class) -> Iterator[PlannedField]:
        for attr in source.attrs:
            kind = _KINDS.get(attr.tag, "text")
            rules = attr.restrictions
            most = rules.max_occurs
            yield PlannedField(
                kind=kind,
                name=_field_name(kind, attr),
                python=self._filters.field_name(attr.name, source.name),
                types=tuple(self._types(source, attr)),
                occurs=Occurs(
                    1 if rules.min_occurs is None else rules.min_occurs,
                    1 if most is None else None if most >= sys.maxsize else most,
                ),
                nillable=attr.is_nillable,
                tokens=attr.is_tokens,
                default=attr.default,
                fixed=attr.fixed,
                alternative=any(step[0] == "c" for step in rules.path),
                implied=kind == "any" and not rules.path,
            )

    def _types(self, source: Class, attr: Attr) -> Iterator[PlannedType]:
        for type_ in attr.types:
            name = QName.parse(self._names.get(type_.reference, type_.qname))
            inner = self._local.get(type_.reference)
            if inner is None and type_.forward:
                inner = _inner_class(source, type_.reference)
            yield PlannedType(
                name=name,
                element=type_.reference in self._elements,
                inner=self.planned_class(inner) if inner else None,
            )


def _inner_class(source: Class, reference: int) -> Class | None:
    return next((c for c in source.inner if c.ref == reference), None)


def _field_name(kind: FieldKind, attr: Attr) -> QName:
    if kind in ("element", "attribute"):
        return QName(attr.namespace or "", attr.local_name)
    return QName("", (attr.namespace or "") if kind != "text" else "")


def _tokens(source: Class) -> Iterator[str]:
    for attr in source.attrs:
        yield attr.default or ""


def _native_types(attrs: Iterable[Attr]) -> tuple[QName, ...]:
    names = {QName.parse(t.qname) for a in attrs for t in a.types if t.native}
    return tuple(sorted(names))
