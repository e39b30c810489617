"""What the mapping of namespaces has to tell."""

from __future__ import annotations

from collections.abc import Iterator

from wsdlsmith.drift.change import Change, OperationId, Subject
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import BOTH, Pair, operation_keys
from wsdlsmith.drift.versions.mapping import Mapped, names_by_namespace
from wsdlsmith.drift.versions.token import version_words
from wsdlsmith.model.contract import Contract, Operation


def namespace_changes(pair: Pair, mapped: Mapped) -> Iterator[Change]:
    """The version's token once; other mappings and ambiguities each."""
    if mapped.tokens:
        versions = {n for o, n in mapped.names.items() if (o, n) not in mapped.other}
        owner = Owner("namespace:version", "namespace", _users(pair, versions))
        old = ", ".join(token.old for token in mapped.tokens)
        new = ", ".join(token.new for token in mapped.tokens)
        yield owner.change("namespace-version-changed", old, new)
    for old, new in mapped.other:
        owner = Owner(f"namespace:{old}", "namespace", _users(pair, {new}))
        yield owner.change("target-namespace-changed", old, new)
    for old, new, fits in mapped.ambiguous:
        owner = Owner(f"namespace:{old}", "namespace", Subject())
        note = "it could be " + " or ".join(fits)
        yield owner.change("namespace-mapping-ambiguous", old, new, note=note)


def mixed_tokens(old: Contract, new: Contract) -> Iterator[Change]:
    """Names that carry another version than the services; what was so stays untold."""
    before = {words for _, words in _mixed(old)}
    for namespace, words in _mixed(new):
        if words not in before:
            owner = Owner(f"namespace:{namespace}", "namespace", Subject())
            yield owner.change("version-token-mixed", None, words)


def _mixed(contract: Contract) -> Iterator[tuple[str, str]]:
    """Namespaces with another version's word: ``v1`` beside services of ``v2``."""
    own = {w for s in contract.services for w in version_words(s.port_type.namespace)}
    stems = {_stem(word): word for word in own if _stem(word)}
    for namespace in sorted(names_by_namespace(contract)):
        for word in version_words(namespace):
            known = stems.get(_stem(word))
            if known is not None and word not in own:
                yield namespace, f"{known} and {word}"


def _stem(word: str) -> str:
    return word.rstrip("0123456789._-")


def _users(pair: Pair, namespaces: set[str]) -> Subject:
    """The operations whose messages stand in these namespaces, or use their types."""
    found = frozenset(
        OperationId(str(new.port_type), key)
        for _, new in pair.services
        for key, operation in operation_keys(new).items()
        if namespaces & set(_spaces(operation))
    )
    if found:
        return Subject(operations=found, ways=BOTH)
    types = (n for n in pair.new.schema.types if n.namespace in namespaces)
    return Subject(type=next(types, None), side="new")


def _spaces(operation: Operation) -> Iterator[str]:
    for message in (operation.input, operation.output):
        if message is not None:
            yield message.namespace
            yield from (p.element.namespace for p in message.parts if p.element)
