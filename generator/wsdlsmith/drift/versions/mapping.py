"""Which namespace of the new contract each one of the old became."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wsdlsmith.drift.type_names import schema_names
from wsdlsmith.drift.versions.token import Token, differing_token, most_frequent
from wsdlsmith.errors import UsageError
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.qname import XS

_LIKE = 0.5
"""The share of names that two namespaces without a common version must have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """The namespaces of the old contract under the new one's names."""

    names: Mapping[str, str] = field(default_factory=dict)
    tokens: tuple[Token, ...] = ()
    other: tuple[tuple[str, str], ...] = ()
    """Pairs that no version explains."""
    ambiguous: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    """An old namespace, the one that was taken, and all that could be meant."""
    begun: tuple[tuple[str, str], ...] = ()
    """Pairs that actions and addresses may begin with: those given, and ``other``."""
    kept: frozenset[str] = frozenset()
    """Actions and addresses of the new contract: who has one of them keeps it."""

    def text(self, value: str) -> str:
        """A namespace, action or address with its version brought up to date."""
        if value in self.kept:
            return value
        known = self.names.get(value)
        if known is not None:
            return known
        for token in self.tokens:
            value = token.apply(value)
        for old, new in self.begun:
            start, rest = old.rstrip("/"), value[len(old.rstrip("/")) :]
            if value.startswith(start) and not rest[:1].isalnum():
                return new.rstrip("/") + rest
        return value


def map_namespaces(
    old: Contract, new: Contract, given: Mapping[str, str] | None = None
) -> Mapped:
    """Exact matches first, then versions, then likeness; ``given`` goes before all."""
    given = dict(given or {})
    before, after = names_by_namespace(old), names_by_namespace(new)
    _check(given, before, after)
    left = [n for n in sorted(before) if n not in after and n not in given]
    taken = {*given.values(), *(n for n in before if n in after)}
    right = [n for n in sorted(after) if n not in taken]
    names = dict(given)
    tokens = _tokens(left, right, [*given.items()])
    ambiguous: list[tuple[str, str, tuple[str, ...]]] = []
    other: list[tuple[str, str]] = []
    for namespace in left:
        fits = [
            n for n in right if _version_of(namespace, n) and n not in names.values()
        ]
        if not fits:
            continue
        if len(fits) > 1:
            best = _best(namespace, fits, tokens, before, after)
            ambiguous.append((namespace, best, tuple(fits)))
            fits = [best]
        names[namespace] = fits[0]
    used = [t for t in tokens if any(t.apply(o) == n for o, n in names.items())]
    for namespace in left:
        if namespace in names:
            continue
        free = [n for n in right if n not in names.values()]
        alike = [n for n in free if _likeness(before[namespace], after[n]) >= _LIKE]
        if alike:
            best = max(alike, key=lambda n: (_likeness(before[namespace], after[n]), n))
            if len(alike) > 1:
                ambiguous.append((namespace, best, tuple(alike)))
            names[namespace] = best
            other.append((namespace, best))
    return Mapped(
        names=names,
        tokens=tuple(used),
        other=tuple(other),
        ambiguous=tuple(ambiguous),
        begun=(*given.items(), *other),
        kept=_actions_and_addresses(new) if names else frozenset(),
    )


def _actions_and_addresses(contract: Contract) -> frozenset[str]:
    found: set[str] = set()
    for binding in (one for s in contract.services for one in s.bindings):
        found.update(address for _, _, address in binding.ports)
        for operation in binding.operations:
            answers = () if operation.output is None else (operation.output,)
            found.add(operation.soap_action)
            found.update(
                o.action for o in (operation.input, *answers, *operation.faults)
            )
    return frozenset(found)


def names_by_namespace(contract: Contract) -> dict[str, set[str]]:
    """The local names that a contract defines, by namespace."""
    found: dict[str, set[str]] = {}
    for name in schema_names(contract.schema):
        found.setdefault(name.namespace, set()).add(name.name)
    for service in contract.services:
        own = found.setdefault(service.port_type.namespace, set())
        own.add(service.port_type.name)
        own |= {operation.name for operation in service.operations}
    for plain in ("", XS):
        found.pop(plain, None)
    return found


def fitting(names: Mapping[str, str], old: Contract, new: Contract) -> dict[str, str]:
    """The pairs of ``--namespace-map`` that are about these two contracts."""
    before, after = names_by_namespace(old), names_by_namespace(new)
    return {o: n for o, n in names.items() if o in before and n in after}


def _check(
    given: Mapping[str, str], before: Iterable[str], after: Iterable[str]
) -> None:
    for old, new in given.items():
        for name, known, side in ((old, before, "old"), (new, after, "new")):
            if name not in known:
                raise UsageError(
                    f'--namespace-map: the {side} contract has no namespace "{name}"',
                    hint="it has " + ", ".join(sorted(known)),
                )


def _tokens(
    left: Sequence[str], right: Sequence[str], given: Sequence[tuple[str, str]]
) -> list[Token]:
    pairs = [*((o, n) for o in left for n in right), *given]
    found = (differing_token(o, n) for o, n in pairs)
    return list(most_frequent(token for token in found if token is not None))


def _version_of(old: str, new: str) -> bool:
    return differing_token(old, new) is not None


def _best(
    namespace: str,
    fits: Sequence[str],
    tokens: Sequence[Token],
    before: Mapping[str, set[str]],
    after: Mapping[str, set[str]],
) -> str:
    """The most alike; between equals the one by the most frequent token."""
    order = [token.apply(namespace) for token in tokens]
    return max(
        fits,
        key=lambda n: (
            _likeness(before[namespace], after[n]),
            -order.index(n) if n in order else -len(order),
            n,
        ),
    )


def _likeness(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
