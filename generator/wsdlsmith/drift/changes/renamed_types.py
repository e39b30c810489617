"""Types of one structure under two names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from wsdlsmith.drift.change import Change, Fact, Subject
from wsdlsmith.drift.changes.likeness import likeness, pair_up
from wsdlsmith.merge.components import Key
from wsdlsmith.merge.references import references
from wsdlsmith.merge.rename import renamed
from wsdlsmith.merge.same import undocumented
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import ComplexType, SimpleType, TypeDefinition

_SURE = 0.5
_NOBODY = QName("", "")


def find_renamed(old: Contract, new: Contract) -> dict[QName, tuple[QName, float]]:
    """Old name -> new name and confidence, for types that differ in name only.

    A type that refers to a renamed one is recognised in the next round.
    """
    gone = {n: t for n, t in old.schema.types.items() if n not in new.schema.types}
    come = {n: t for n, t in new.schema.types.items() if n not in old.schema.types}
    if gone and come:
        # who refers to a name that is nowhere must not be taken for one who knows it
        before, after = _referred(old), _referred(new)
        gone = {name: one for name, one in gone.items() if name not in after}
        come = {name: one for name, one in come.items() if name not in before}
    if not gone or not come:
        return {}
    found = _moved(gone, come)
    wanted = {name: _structure(one, name, {}) for name, one in come.items()}
    for _ in range(5):
        names = {one: other for one, (other, _) in found.items()}
        known = {
            name: _structure(one, name, names)
            for name, one in gone.items()
            if name not in found
        }
        taken = {other for other, _ in found.values()}

        def score(one: QName, other: QName) -> float:
            if known[one] != wanted[other]:  # noqa: B023  called within the round
                return 0.0
            return 0.5 * _substance(gone[one]) + 0.5 * likeness(one.name, other.name)

        pairs = pair_up(known, (n for n in come if n not in taken), score, _SURE)
        if not pairs:
            break
        found |= {one: (other, sure) for one, other, sure in pairs}
    return found


def _moved(
    gone: Mapping[QName, TypeDefinition], come: Mapping[QName, TypeDefinition]
) -> dict[QName, tuple[QName, float]]:
    """Types of one local name, in another namespace; nothing else is called so."""
    found: dict[QName, tuple[QName, float]] = {}
    for old, one in gone.items():
        others = [new for new in come if new.name == old.name]
        alone = sum(name.name == old.name for name in gone) == 1
        if alone and len(others) == 1 and type(one) is type(come[others[0]]):
            found[old] = (others[0], 1.0)
    return found


def _referred(contract: Contract) -> set[QName]:
    """The types that elements and other types name."""
    schema = contract.schema
    components = (*schema.types.values(), *schema.elements.values())
    found = (r for one in components for r in references(one))
    return {reference.name for reference in found if reference.space == "types"}


def renamed_type_changes(
    found: Mapping[QName, tuple[QName, float]],
) -> Iterator[Change]:
    """One change for each renamed type: only ``xsi:type`` tells of it on the wire."""
    for old, (new, sure) in sorted(found.items()):
        moved = old.name == new.name
        facts: dict[str, Fact] = {"same_python": True} if moved else {}
        yield Change(
            kind="type-renamed",
            path=f"type:{old.name}",
            old=str(old) if moved else old.name,
            new=str(new) if moved else new.name,
            scope="type",
            subject=Subject(type=new, shown_by="name"),
            facts={**facts, "fewer": True, "more_allowed": True},
            confidence=sure,
        )


def _structure(
    one: TypeDefinition, name: QName, names: Mapping[QName, QName]
) -> TypeDefinition:
    """A definition without its name and documentation, by the new names."""
    keys: dict[Key, QName] = {("types", old): new for old, new in names.items()}
    keys["types", name] = _NOBODY
    plain = renamed(one, keys)
    assert isinstance(plain, SimpleType | ComplexType)
    return undocumented(replace(plain, name=None))


def _substance(one: TypeDefinition) -> float:
    """How much a structure says: a list of strings is like any other."""
    if isinstance(one, SimpleType):
        parts = len(one.enumeration) + len(one.facets)
    else:
        assert isinstance(one, ComplexType)
        particles = getattr(one.content, "particles", ())
        parts = len(particles) + len(one.attributes)
    return min(1.0, 0.3 + 0.2 * parts)
