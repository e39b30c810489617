"""Bindings, ports and addresses; SOAP actions, styles and uses of operations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from wsdlsmith.drift.change import Change, Fact, Way
from wsdlsmith.drift.changes.effects import known
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import (
    BOTH,
    REQUEST,
    RESPONSE,
    operation_keys,
    operation_owner,
    service_owner,
)
from wsdlsmith.model.contract import Binding, Operation, Service, SoapVersion
from wsdlsmith.model.qname import QName

Place: TypeAlias = tuple[str, tuple[SoapVersion, str]]
"""An address, and how it is spoken there."""
_USUAL_PORT = re.compile(r"^(?:(http://[^/:]+):80|(https://[^/:]+):443)(?=/|$)")


def binding_changes(old: Service, new: Service) -> Iterator[Change]:
    """Every change of how a service is offered."""
    kept = operation_keys(old).keys() & operation_keys(new).keys()
    owner = replace(
        service_owner(new, kept=kept), path=f"binding:{new.name}", scope="binding"
    )
    for one, other in _pairs(old, new):
        yield from _binding(owner, (old, new), one, other)
    yield from _ports(owner, old, new)
    yield from _operation_values(owner, old, new)


def _one_way(owner: Owner, ways: frozenset[Way]) -> Owner:
    return replace(owner, subject=replace(owner.subject, ways=ways))


def _pairs(old: Service, new: Service) -> list[tuple[Binding, Binding]]:
    """Bindings of one name and SOAP version first, of one version, then all others."""
    left, right = list(old.bindings), list(new.bindings)
    pairs = []
    for same in (
        lambda a, b: (a.name, a.soap) == (b.name, b.soap),
        lambda a, b: a.soap == b.soap,
        lambda a, b: True,
    ):
        for one in list(left):
            other = next((b for b in right if same(one, b)), None)
            if other is not None:
                left.remove(one)
                right.remove(other)
                pairs.append((one, other))
    return pairs


def _binding(
    owner: Owner, services: tuple[Service, Service], old: Binding, new: Binding
) -> Iterator[Change]:
    # another binding may offer the same as before, or did offer what is new
    asked, listened = ({*_places(*one.bindings)} for one in services)
    spoken = {how for _, how in listened}
    lost = (
        place not in listened if place[0] else place[1] not in spoken
        for place in _places(old)
    )
    facts: dict[str, Fact] = {
        "fewer": any(lost),
        "more_allowed": new.spoken not in {how for _, how in asked},
    }
    if old.transport != new.transport:
        words = (old.transport, new.transport)
        yield known(owner.change("transport-changed", *words), **facts)
    if old.soap != new.soap:
        words = (old.soap, new.soap)
        yield known(owner.change("soap-version-changed", *words), **facts)
    before, after = _policy(old), _policy(new)
    if before != after:
        yield owner.change("policy-changed", before, after)


def _places(*bindings: Binding) -> Iterator[Place]:
    """What clients ask for; the address is empty where none is known."""
    for binding in bindings:
        for address in [address for _, _, address in binding.ports] or [""]:
            yield plain_address(address), binding.spoken


def _policy(binding: Binding) -> str | None:
    words = [name.name for name in binding.policies]
    if binding.uses_addressing and "UsingAddressing" not in words:
        words.append("UsingAddressing")
    return ", ".join(sorted(words)) or None


# -- ports ------------------------------------------------------------------


def _ports(owner: Owner, old: Service, new: Service) -> Iterator[Change]:
    before, after = _by_port(old), _by_port(new)
    offered = {*_places(*new.bindings)}
    removed = [name for name in before if name not in after]
    added = [name for name in after if name not in before]
    kept = [(name, name) for name in before if name in after]
    for name in list(removed):
        # a port under another name, at the same address or the only one
        same = [n for n in added if after[n].address == before[name].address]
        if not same and len(removed) == len(added) == 1:
            same = added
        if same:
            kept.append((name, same[0]))
            removed.remove(name)
            added.remove(same[0])
    for name in removed:
        change = owner.change("port-removed", name, None)
        yield known(change, **_still_known(before[name], offered))
    for name in added:
        yield owner.change("port-added", None, name)
    told: set[tuple[str, str]] = set()
    for one, other in kept:
        names = (before[one].service.name, after[other].service.name)
        if names[0] != names[1] and names not in told:
            told.add(names)
            yield owner.change("wsdl-service-name-changed", *names)
        addresses = (before[one].address, after[other].address)
        if plain_address(addresses[0]) != plain_address(addresses[1]):
            down = addresses[0].startswith("https:") and addresses[1].startswith(
                "http:"
            )
            change = _one_way(owner, REQUEST).change(
                "endpoint-changed", *addresses, downgraded=down
            )
            yield known(change, **_still_known(before[one], offered))


def _still_known(port: _Port, offered: set[Place]) -> dict[str, Fact]:
    """The same place may be offered by another port, or nobody knew a place."""
    same = not port.address or port.place in offered
    return {"fewer": False} if same else {}


def plain_address(address: str) -> str:
    """An address without the port that its scheme has by itself (RFC 3986, 6.2.3)."""
    return _USUAL_PORT.sub(r"\1\2", address, count=1)


class _Port(NamedTuple):
    """Where a binding is offered, and how it is spoken there."""

    service: QName
    address: str
    spoken: tuple[SoapVersion, str]

    @property
    def place(self) -> Place:
        """What a client asks for."""
        return plain_address(self.address), self.spoken


def _by_port(service: Service) -> dict[str, _Port]:
    """The ports by name; those that share one also by their wsdl:service's."""
    ports = [
        (name, port, address, binding.spoken)
        for binding in service.bindings
        for name, port, address in binding.ports
    ]
    names = Counter(port for _, port, _, _ in ports)
    return {
        port if names[port] == 1 else f"{name.name}.{port}": _Port(name, address, how)
        for name, port, address, how in sorted(ports)
    }


# -- what a binding says of operations ----------------------------------------


class _Value(NamedTuple):
    """What a binding says of an operation, before and after, in which directions."""

    kind: str
    old: str
    new: str
    ways: frozenset[Way]


def _operation_values(owner: Owner, old: Service, new: Service) -> Iterator[Change]:
    before, after = operation_keys(old), operation_keys(new)
    both = [key for key in before if key in after]
    rows: dict[str, list[tuple[str, _Value]]] = {}
    for key in both:
        for value in _values(before[key], after[key]):
            rows.setdefault(value.kind, []).append((key, value))
    for values in rows.values():
        yield from _folded(owner, new, values, len(both))


def _values(old: Operation, new: Operation) -> Iterator[_Value]:
    if old.soap_action != new.soap_action:
        yield _Value("soap-action-changed", old.soap_action, new.soap_action, REQUEST)
    if old.style != new.style:
        yield _Value("binding-style-changed", old.style, new.style, BOTH)
        return
    messages = {REQUEST: (old.input, new.input)}
    if old.output is not None and new.output is not None:
        messages[RESPONSE] = (old.output, new.output)
    uses: dict[tuple[str, str], frozenset[Way]] = {}
    spaces: dict[tuple[str, str], frozenset[Way]] = {}
    for way, (one, other) in messages.items():
        for found, before, after in (
            (uses, one.use, other.use),
            (spaces, one.namespace, other.namespace),
        ):
            found[before, after] = found.get((before, after), frozenset()) | way
    told = {"binding-use-changed": uses}
    if old.style == "rpc":
        told["body-namespace-changed"] = spaces
    for kind, changed in told.items():
        for (before, after), ways in changed.items():
            if before != after:
                yield _Value(kind, before, after, ways)


def _folded(
    every: Owner, service: Service, values: list[tuple[str, _Value]], operations: int
) -> Iterator[Change]:
    """One change where all operations changed alike, else one for each."""
    alike = {_difference(key, value) for key, value in values}
    if len(values) == operations > 1 and len(alike) == 1:
        kind, old, new, ways = next(iter(alike))
        yield _one_way(every, ways).change(kind, old, new)
        return
    for key, value in values:
        owner = operation_owner(service, key, value.ways)
        yield owner.change(value.kind, value.old, value.new)


def _difference(key: str, value: _Value) -> _Value:
    """The same for two texts without the operation's name at their end."""
    if value.old.endswith(key) and value.new.endswith(key):
        old, new = value.old.removesuffix(key), value.new.removesuffix(key)
        return value._replace(old=old, new=new)
    return value
