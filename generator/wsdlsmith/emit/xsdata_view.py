"""xsdata's plan as the agreement compares it: one small rule per known difference.

A rule undoes a difference of representation and nothing else. Each says why the
two views differ; a rule that hid a real difference would be worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wsdlsmith.emit.compared import UNBOUNDED, ComparedClass, ComparedField, most
from wsdlsmith.emit.contract_view import enumeration_atom
from wsdlsmith.emit.xsdata_plan import (
    PlannedClass,
    PlannedField,
    PlannedType,
    XsdataPlan,
)
from wsdlsmith.model.qname import QName, xs
from wsdlsmith.model.schema import ComplexType, SchemaSet
from wsdlsmith.model.shaping import element_key
from wsdlsmith.model.simple_shapes import STRINGS

_BUILTIN_LISTS = frozenset({xs("NMTOKENS"), xs("IDREFS"), xs("ENTITIES")})
_UNKNOWN_ITEM = frozenset({str(xs("anyType"))})
"""What xsdata says of a list of an unnamed union; no list has such items."""


class XsdataView:
    """Puts what xsdata planned into the compared form."""

    def __init__(self, plan: XsdataPlan, schema: SchemaSet) -> None:
        self._plan = plan
        self._schema = schema

    def classes(self) -> Iterator[ComparedClass]:
        """Every class of the plan, the inner ones after their owner."""
        for planned in self._plan.types.values():
            yield from self._class(planned, planned.name)
        for planned in self._plan.elements.values():
            if not self._stands_for_its_type(planned):
                yield from self._class(planned, element_key(planned.name))

    def _class(self, planned: PlannedClass, name: QName) -> Iterator[ComparedClass]:
        fields = _stated(planned.fields)
        compared = [self._field(field, name) for field in fields]
        if _is_enumeration_of_numbers(planned):
            types = frozenset(map(str, planned.token_types))
            compared = [ComparedField(kind="text", name=QName("", ""), types=types)]
        yield ComparedClass(
            name=name,
            base=planned.bases[0] if planned.bases else None,
            fields=tuple(_one_wildcard(compared)),
            abstract=planned.abstract,
            mixed=planned.mixed,
            tokens=() if _is_enumeration_of_numbers(planned) else planned.tokens,
        )
        for field in planned.fields:
            for type_ in field.types:
                inner = type_.inner
                if inner is not None and inner.kind != "enumeration":
                    yield from self._class(inner, _inner_name(name, field))

    def _field(self, field: PlannedField, owner: QName) -> ComparedField:
        if field.kind in ("any", "any-attribute"):
            # xsdata takes any wildcard for optional, and gives the attributes'
            # one an occurrence that XML Schema does not know
            return ComparedField(
                kind=field.kind,
                name=QName("", ""),
                types=None,
                most=most(field.occurs) if field.kind == "any" else None,
            )
        types: frozenset[str] | None = frozenset(
            a for t in field.types for a in self._atoms(t, field, owner)
        )
        tokens = self._is_list(field)
        if tokens and types == _UNKNOWN_ITEM:
            types = None
        if field.kind == "text":
            return ComparedField(
                kind="text", name=field.name, types=types, tokens=tokens
            )
        summed = field.alternative and 1 < most(field.occurs) < UNBOUNDED
        return ComparedField(
            kind=field.kind,
            name=field.name,
            types=types,
            # xsdata takes each alternative of a choice for optional, the only one
            # of them too
            least=None if field.alternative else field.occurs.min,
            # and adds up what stands in two alternatives of one choice
            most=None if summed else most(field.occurs),
            nillable=field.nillable,
            tokens=tokens,
            default=self._default(field),
        )

    def _is_list(self, field: PlannedField) -> bool:
        """``xs:NMTOKENS`` is a list by its own name: xsdata marks it, we need not.

        That a global element holds a list stands with the element, not with a
        reference to it.
        """
        if any(type_.name in _BUILTIN_LISTS for type_ in field.types):
            return False
        referred = [
            self._plan.elements[type_.name]
            for type_ in field.types
            if type_.element and type_.name in self._plan.elements
        ]
        texts = [f for e in referred for f in e.fields if f.kind == "text"]
        return field.tokens or any(text.tokens for text in texts)

    def _default(self, field: PlannedField) -> str | None:
        """The default of a reference stands with the element's declaration."""
        if field.default is None:
            for type_ in field.types:
                if type_.element and type_.name in self._plan.elements:
                    return self._plan.elements[type_.name].default
        return field.default

    def _atoms(
        self, type_: PlannedType, field: PlannedField, owner: QName
    ) -> Iterable[str]:
        inner = type_.inner
        if inner is not None:
            if inner.kind == "enumeration":
                return _enumeration_atoms(inner, enumeration_atom(list(inner.tokens)))
            return [str(_inner_name(owner, field))]
        planned = self._plan.elements.get(type_.name) if type_.element else None
        if planned is not None:
            return self._element_atoms(planned)
        named = self._plan.types.get(type_.name)
        if named is not None and named.kind == "enumeration":
            return _enumeration_atoms(named, str(named.name))
        return [str(type_.name)]

    def _element_atoms(self, planned: PlannedClass) -> Iterable[str]:
        """A reference to a global element arrives as the element's class.

        Our field has the type that the element declares.
        """
        if not self._stands_for_its_type(planned):
            return [str(element_key(planned.name))]
        if planned.bases:
            return [str(planned.bases[0])]
        if any(field.kind == "any" for field in planned.fields):
            return [str(xs("anyType"))]
        return [
            a
            for f in planned.fields
            for t in f.types
            for a in self._atoms(t, f, planned.name)
        ]

    def _stands_for_its_type(self, planned: PlannedClass) -> bool:
        """Whether an element's class only names a type that stands elsewhere."""
        declared = self._schema.elements[planned.name].type
        return not isinstance(declared, ComplexType)


def _stated(fields: Iterable[PlannedField]) -> Iterator[PlannedField]:
    """The fields that the schema states.

    A prohibited attribute is no field to us; xsdata lets it stand 0 times. What
    extends ``xs:anyType`` may hold anything; xsdata plans a wildcard for that, we
    keep unknown content beside every record's fields.
    """
    return (f for f in fields if f.occurs.max != 0 and not f.implied)


def _is_enumeration_of_numbers(planned: PlannedClass) -> bool:
    """An enumeration of numbers, URIs or names is their type to us.

    Tokens such as ``1`` and ``01`` are one value of ``xs:int``: no class of tokens.
    """
    return planned.kind == "enumeration" and not STRINGS.issuperset(planned.token_types)


def _enumeration_atoms(planned: PlannedClass, atom: str) -> list[str]:
    if _is_enumeration_of_numbers(planned):
        return [str(name) for name in planned.token_types]
    return [atom]


def _one_wildcard(fields: Iterable[ComparedField]) -> list[ComparedField]:
    """The wildcards of one class are one field to us, and one for each namespace
    constraint to xsdata.
    """
    kept: dict[tuple[str, QName], ComparedField] = {}
    for field in fields:
        key = (field.kind, field.name)
        known = kept.get(key)
        if known is not None and known.most is not None and field.most is not None:
            kept[key] = replace(known, most=known.most + field.most)
        else:
            kept[key] = field
    return list(kept.values())


def _inner_name(owner: QName, field: PlannedField) -> QName:
    step = f"@{field.name.name}" if field.kind == "attribute" else field.name.name
    return QName(owner.namespace, f"{owner.name}/{step}")
