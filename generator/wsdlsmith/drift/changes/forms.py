"""Qualified or not: one change for a whole schema where all its elements changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wsdlsmith.drift.change import Change, Fact
from wsdlsmith.drift.changes.content import content_of
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.model.schema import ComplexType, Element


def fold_forms(pair: Pair, changes: Iterable[Change]) -> Iterator[Change]:
    """``changes`` with those of elements' forms told once for each namespace."""
    found: dict[Fact, list[Change]] = {}
    for change in changes:
        if change.kind == "form-changed":
            found.setdefault(change.fact("namespace"), []).append(change)
        else:
            yield change
    for namespace, members in found.items():
        elements = [one for one in members if one.scope != "attribute"]
        attributes = [one for one in members if one.scope == "attribute"]
        if len(elements) > 1 and not _unchanged(pair, str(namespace)):
            yield _default(elements, str(namespace), "elements")
            elements = []
        if len(attributes) > 1:
            yield _default(attributes, str(namespace), "attributes")
            attributes = []
        for one in (*elements, *attributes):
            yield replace(one, kind="element-form-changed")


def fold_moved(
    renamings: Iterable[Change], changes: Iterable[Change]
) -> Iterator[Change]:
    """``changes`` with those of a type that is in another namespace told once.

    Where elements of its own went with it, these are what breaks.
    """
    elements: dict[object, Change] = {}
    rest = []
    for change in changes:
        if change.kind == "namespace-moved":
            elements.setdefault(change.subject.type, change)
        else:
            rest.append(change)
    for renaming in renamings:
        element = elements.pop(renaming.subject.type, None)
        if element is None:
            yield renaming
        else:
            name = renaming.path.partition(":")[2]
            yield replace(
                renaming,
                kind="target-namespace-changed",
                old=element.old,
                new=element.new,
                subject=element.subject,
                facts={"note": name},
            )
    yield from (replace(one, kind="field-renamed") for one in elements.values())
    yield from rest


def _default(members: list[Change], namespace: str, what: str) -> Change:
    """One change for all of them; it does not do what none of them does."""
    effects = ("fewer", "more_allowed")
    never = [e for e in effects if all(one.facts.get(e) is False for one in members)]
    does = (m for m in members if any(m.facts.get(e) is not False for e in effects))
    first, *others = dict.fromkeys(one.subject for one in (list(does) or members))
    return replace(
        members[0],
        kind="form-default-changed",
        path=f"namespace:{namespace}",
        scope="namespace",
        subject=replace(first, others=tuple(others)),
        facts={"note": what, **dict.fromkeys(never, False)},
    )


def _unchanged(pair: Pair, namespace: str) -> bool:
    """Whether a local element kept its form although others did not."""
    forms = [_forms(_elements(pair, new=new), namespace) for new in (False, True)]
    return any(
        name in forms[1] and forms[0][name] & forms[1][name] for name in forms[0]
    )


def _elements(pair: Pair, *, new: bool) -> Iterator[tuple[str, Element]]:
    contract = pair.new if new else pair.old
    for name, one in contract.schema.types.items():
        if isinstance(one, ComplexType):
            for slot in content_of(contract.schema, one).slots:
                if not slot.ref:
                    yield f"{name}", slot.declaration
    for service in contract.services:
        for operation in service.operations:
            messages = (operation.input, operation.output)
            for part in (p for m in messages if m for p in m.parts):
                type_ = part.declaration.type if part.declaration else None
                if isinstance(type_, ComplexType):
                    for slot in content_of(contract.schema, type_).slots:
                        if not slot.ref:
                            yield f"{part.element}", slot.declaration


def _forms(
    elements: Iterator[tuple[str, Element]], namespace: str
) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for owner, one in elements:
        if one.name.namespace in ("", namespace):
            key = (owner, one.name.name)
            found.setdefault(key, set()).add(one.name.namespace)
    return found
