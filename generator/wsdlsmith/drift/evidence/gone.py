"""What an envelope names that the new contract no longer has."""

from __future__ import annotations

from typing import Final

from wsdlsmith.drift.evidence.place import Place, Places
from wsdlsmith.drift.evidence.replay import Replayed
from wsdlsmith.model.qname import XSI, QName
from wsdlsmith.model.schema import SimpleType, TypeRef
from wsdlsmith.verify.finding import Finding as Issue

_UNDECLARED: Final = frozenset(
    {"operation-not-in-wsdl", "unknown-attribute", "unknown-element", "unknown-header"}
)
_TYPE: Final = f"{{{XSI}}}type"


def gone(replayed: Replayed, issue: Issue, places: tuple[Places, Places]) -> str | None:
    """The path of what was removed, where that is why the envelope breaks.

    ``issue`` is one that only the new contract has, so the old one knew the name.
    """
    new = places[1].of(replayed.after, issue)
    if issue.code in _UNDECLARED:
        return new.path
    if issue.code == "xsi-type-unknown" and new.element is not None:
        prefix, _, local = new.element.get(_TYPE, "").strip().rpartition(":")
        namespace = new.element.nsmap.get(prefix or None) or ""
        return places[1].named(QName(namespace, local))
    if issue.code == "invalid-value":
        old = places[0].of(replayed.before, issue)
        return _token_gone(old, new, places)
    return None


def _token_gone(old: Place, new: Place, places: tuple[Places, Places]) -> str | None:
    """The token of an enumeration that only the old contract has."""
    if new.element is None or new.type is None or old.type is None:
        return None
    before = _tokens(places[0], old.type)
    after = _tokens(places[1], new.type)
    if not before or not after:
        return None
    used = [t for t in (new.element.text or "").split() if t in before - after]
    if not used:
        return None
    owner = new.path
    if isinstance(new.type, QName):
        owner = places[1].named(new.type)
    return f"{owner}.{used[0]}"


def _tokens(places: Places, ref: TypeRef) -> frozenset[str]:
    """The tokens of an enumeration, or of a list of one."""
    definition = places.schema.definition(ref)
    if not isinstance(definition, SimpleType):
        return frozenset()
    if definition.item is not None:
        return _tokens(places, definition.item)
    return frozenset(value.token for value in definition.enumeration)
