"""Which rule a change falls under, from its facts; the change knows no rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from wsdlsmith.drift.change import Change
from wsdlsmith.drift.finding import Wire


class Choice(NamedTuple):
    """A rule, and the wire verdicts that the facts make more exact than the table."""

    rule: str
    request: Wire | None = None
    response: Wire | None = None


def choose(change: Change) -> Choice:
    """The rule for ``change``; a kind that only one rule is about is called like it."""
    chooser = _CHOOSERS.get(change.kind)
    return Choice(change.kind) if chooser is None else chooser(change)


def _field_added(change: Change) -> Choice:
    if change.fact("choice"):
        return Choice("choice-branch-added")
    if change.fact("result"):
        strict: Wire = "breaks" if change.fact("required") else "strict"
        return Choice("result-added", response=strict)
    if change.fact("required"):
        return Choice("required-field-added")
    if change.fact("last") and not change.fact("subtypes"):
        return Choice("optional-field-appended")
    return Choice("optional-field-inserted")


def _field_removed(change: Change) -> Choice:
    if change.fact("choice"):
        return Choice("choice-branch-removed")
    required = bool(change.fact("required"))
    if change.fact("result"):
        return Choice("result-removed", response="breaks" if required else "safe")
    return Choice("required-field-removed" if required else "optional-field-removed")


def _field_renamed(change: Change) -> Choice:
    unit = change.fact("unit")
    return Choice("field-renamed-unit-changed" if unit else "field-renamed")


_RELATIONS: Final = {
    "widened": Choice("field-type-widened"),
    "narrowed": Choice("field-type-narrowed"),
    "overlapping": Choice("field-type-overlapping"),
    "different": Choice("field-type-changed"),
    "same": Choice("field-type-renamed"),
    "finer": Choice("field-type-widened", "safe", "safe"),
    "coarser": Choice("field-type-narrowed", "safe", "safe"),
    "whitespace": Choice("whitespace-changed"),
    "undecided": Choice("field-type-overlapping", "undecided", "undecided"),
}
_ONE_WAY: Final[dict[str, tuple[Wire, Wire]]] = {
    "widened": ("safe", "breaks"),
    "narrowed": ("breaks", "safe"),
    "same": ("safe", "safe"),
    "finer": ("safe", "safe"),
    "coarser": ("safe", "safe"),
    "whitespace": ("undecided", "undecided"),
    "undecided": ("undecided", "undecided"),
}


def _field_retyped(change: Change) -> Choice:
    if change.fact("structure"):  # the value stands in a record, or no longer does
        return _by_relation("field-type-changed")(change)
    return _RELATIONS[str(change.fact("relation"))]


def _by_relation(rule: str) -> Callable[[Change], Choice]:
    """A rule for any retyping, with the verdicts that the relation gives."""

    def chooser(change: Change) -> Choice:
        wires = _ONE_WAY.get(str(change.fact("relation")), ("breaks", "breaks"))
        return Choice(rule, *wires)

    return chooser


def _nillable_changed(change: Change) -> Choice:
    now = change.fact("now")
    return Choice("field-became-nillable" if now else "field-no-longer-nillable")


def _minimum_changed(change: Change) -> Choice:
    more = bool(change.fact("more"))
    if change.fact("list") or not change.fact("zero"):
        return Choice("occurs-tightened" if more else "occurs-loosened")
    return Choice("field-became-required" if more else "field-became-optional")


def _maximum_changed(change: Change) -> Choice:
    more = bool(change.fact("more"))
    if change.fact("one"):
        return Choice("field-became-list" if more else "field-became-single")
    return Choice("occurs-loosened" if more else "occurs-tightened")


def _place_changed(change: Change) -> Choice:
    if change.fact("now") == "choice":
        return Choice("field-moved-into-choice")
    return Choice("content-model-changed")


def _attribute_added(change: Change) -> Choice:
    required = change.fact("required")
    return Choice(
        "attribute-added-required" if required else "attribute-added-optional"
    )


def _attribute_removed(change: Change) -> Choice:
    breaks: Wire = "breaks" if change.fact("required") else "safe"
    return Choice("attribute-removed", response=breaks)


def _attribute_use_changed(change: Change) -> Choice:
    now = change.fact("required")
    return Choice("attribute-became-required" if now else "attribute-became-optional")


def _facet_changed(change: Change) -> Choice:
    tighter = change.fact("tighter")
    return Choice("facet-tightened" if tighter else "facet-loosened")


def _wildcard_changed(change: Change) -> Choice:
    if change.fact("relation") == "widened":
        return Choice("wildcard-widened")
    return Choice("wildcard-narrowed", "breaks", "strict")


def _process_changed(change: Change) -> Choice:
    stricter = change.fact("stricter")
    # lax and skip differ for declared elements alone, which a contract need not show
    sure: Wire = "breaks" if "strict" in (change.old, change.new) else "undecided"
    wires: tuple[Wire, Wire] = (sure, "safe") if stricter else ("safe", sure)
    return Choice("wildcard-process-contents-changed", *wires)


def _fixed_changed(change: Change) -> Choice:
    request: Wire = "safe" if change.new is None else "breaks"
    response: Wire = "safe" if change.old is None else "breaks"
    return Choice("fixed-changed", request, response)


def _mixed_changed(change: Change) -> Choice:
    now = change.fact("now")
    wires: tuple[Wire, Wire] = ("safe", "strict") if now else ("breaks", "safe")
    return Choice("mixed-content-changed", *wires)


def _content_changed(change: Change) -> Choice:
    wires: dict[tuple[str | None, str | None], tuple[Wire, Wire]] = {
        ("sequence", "all"): ("safe", "breaks"),
        ("all", "sequence"): ("breaks", "safe"),
        ("empty", "sequence"): ("safe", "strict"),
        ("sequence", "empty"): ("breaks", "safe"),
    }
    found = wires.get((change.old, change.new), ("breaks", "breaks"))
    return Choice("content-model-changed", *found)


def _header_use_changed(change: Change) -> Choice:
    if "required" not in change.facts:
        return Choice("header-use-changed")
    request: Wire = "breaks" if change.fact("required") else "safe"
    return Choice("header-use-changed", request, "safe")


def _attachments_changed(change: Change) -> Choice:
    if "request" not in change.facts:  # xmime says what is meant, not what is taken
        return Choice("attachment-binding-changed", "undecided", "undecided")
    request: Wire = "safe" if change.fact("request") else "breaks"
    response: Wire = "safe" if change.fact("response") else "breaks"
    return Choice("attachment-binding-changed", request, response)


def _abstract_changed(change: Change) -> Choice:
    now = change.fact("now")
    return Choice("type-became-abstract" if now else "type-became-concrete")


def _endpoint_changed(change: Change) -> Choice:
    down = change.fact("downgraded")
    return Choice("endpoint-scheme-downgraded" if down else "endpoint-changed")


_CHOOSERS: Final[dict[str, Callable[[Change], Choice]]] = {
    "abstract-changed": _abstract_changed,
    "attachment-binding-changed": _attachments_changed,
    "array-item-changed": _by_relation("array-item-changed"),
    "attribute-added": _attribute_added,
    "attribute-removed": _attribute_removed,
    "attribute-retyped": _by_relation("attribute-type-changed"),
    "attribute-use-changed": _attribute_use_changed,
    "base-type-changed": _by_relation("base-type-changed"),
    "compositor-changed": _content_changed,
    "derivation-method-changed": _by_relation("derivation-method-changed"),
    "dictionary-shape-changed": _by_relation("dictionary-shape-changed"),
    "endpoint-changed": _endpoint_changed,
    "facet-changed": _facet_changed,
    "fault-detail-changed": _by_relation("fault-detail-changed"),
    "field-added": _field_added,
    "field-removed": _field_removed,
    "field-renamed": _field_renamed,
    "field-retyped": _field_retyped,
    "fixed-changed": _fixed_changed,
    "header-type-changed": _by_relation("header-type-changed"),
    "header-use-changed": _header_use_changed,
    "list-type-changed": _by_relation("list-type-changed"),
    "maximum-changed": _maximum_changed,
    "minimum-changed": _minimum_changed,
    "mixed-content-changed": _mixed_changed,
    "nillable-changed": _nillable_changed,
    "place-changed": _place_changed,
    "process-contents-changed": _process_changed,
    "wildcard-changed": _wildcard_changed,
}
