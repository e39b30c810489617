"""Bindings, ports and addresses; SOAP actions, styles and uses of operations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from wsdlsmith.drift.change import Change, Way
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import (
    BOTH,
    REQUEST,
    RESPONSE,
    operation_keys,
    operation_owner,
    service_owner,
)
from wsdlsmith.model.contract import Binding, Operation, Service
from wsdlsmith.model.qname import QName

_USUAL_PORT = re.compile(r"^(?:(http://[^/:]+):80|(https://[^/:]+):443)(?=/|$)")


def binding_changes(old: Service, new: Service) -> Iterator[Change]:
    """Every change of how a service is offered."""
    for one, other in _pairs(old, new):
        yield from _binding(new, one, other)
    yield from _ports(old, new)
    yield from _operation_values(old, new)


def _owner(service: Service, ways: frozenset[Way] = BOTH) -> Owner:
    owner = service_owner(service, ways)
    return replace(owner, path=f"binding:{service.name}", scope="binding")


def _pairs(old: Service, new: Service) -> list[tuple[Binding, Binding]]:
    """Bindings of one SOAP version first, then what is left in order."""
    left, right = list(old.bindings), list(new.bindings)
    pairs = []
    for same in (lambda a, b: a.soap == b.soap, lambda a, b: True):
        for one in list(left):
            other = next((b for b in right if same(one, b)), None)
            if other is not None:
                left.remove(one)
                right.remove(other)
                pairs.append((one, other))
    return pairs


def _binding(service: Service, old: Binding, new: Binding) -> Iterator[Change]:
    owner = _owner(service)
    if old.transport != new.transport:
        yield owner.change("transport-changed", old.transport, new.transport)
    if old.soap != new.soap:
        yield owner.change("soap-version-changed", old.soap, new.soap)
    before, after = _policy(old), _policy(new)
    if before != after:
        yield owner.change("policy-changed", before, after)


def _policy(binding: Binding) -> str | None:
    words = [name.name for name in binding.policies]
    if binding.uses_addressing and "UsingAddressing" not in words:
        words.append("UsingAddressing")
    return ", ".join(sorted(words)) or None


# -- ports ------------------------------------------------------------------


def _ports(old: Service, new: Service) -> Iterator[Change]:
    before, after = _by_port(old), _by_port(new)
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
        # the same place may be offered by another port, or nobody knew a place
        change = _owner(new).change("port-removed", name, None)
        offered = {port.place for port in after.values()}
        if not before[name].address or before[name].place in offered:
            change.facts["fewer"] = False
        yield change
    for name in added:
        yield _owner(new).change("port-added", None, name)
    told: set[tuple[str, str]] = set()
    for one, other in kept:
        names = (before[one].service.name, after[other].service.name)
        if names[0] != names[1] and names not in told:
            told.add(names)
            yield _owner(new).change("wsdl-service-name-changed", *names)
        addresses = (before[one].address, after[other].address)
        if plain_address(addresses[0]) != plain_address(addresses[1]):
            down = addresses[0].startswith("https:") and addresses[1].startswith(
                "http:"
            )
            owner = _owner(new, REQUEST)
            yield owner.change("endpoint-changed", *addresses, downgraded=down)


def plain_address(address: str) -> str:
    """An address without the port that its scheme has by itself (RFC 3986, 6.2.3)."""
    return _USUAL_PORT.sub(r"\1\2", address, count=1)


class _Port(NamedTuple):
    """Where a binding is offered, and how it is spoken there."""

    service: QName
    address: str
    spoken: tuple[str, str]
    """The version of SOAP, and the transport."""

    @property
    def place(self) -> tuple[str, tuple[str, str]]:
        """What a client asks for."""
        return plain_address(self.address), self.spoken


def _by_port(service: Service) -> dict[str, _Port]:
    """The ports by name; those that share one also by their wsdl:service's."""
    ports = [
        (name, port, address, (binding.soap, binding.transport))
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


def _operation_values(old: Service, new: Service) -> Iterator[Change]:
    before, after = operation_keys(old), operation_keys(new)
    both = [key for key in before if key in after]
    rows: dict[str, list[tuple[str, _Value]]] = {}
    for key in both:
        for value in _values(before[key], after[key]):
            rows.setdefault(value.kind, []).append((key, value))
    for values in rows.values():
        yield from _folded(new, values, len(both))


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
    service: Service, values: list[tuple[str, _Value]], operations: int
) -> Iterator[Change]:
    """One change where all operations changed alike, else one for each."""
    alike = {_difference(key, value) for key, value in values}
    if len(values) == operations > 1 and len(alike) == 1:
        kind, old, new, ways = next(iter(alike))
        yield _owner(service, ways).change(kind, old, new)
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
