"""Bindings, ports and addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from wsdlsmith.drift.change import Change, Fact
from wsdlsmith.drift.changes.bound_operations import bound_operation_changes
from wsdlsmith.drift.changes.effects import known
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import REQUEST, operation_keys, service_owner
from wsdlsmith.model.contract import Binding, Service, SoapVersion
from wsdlsmith.model.qname import QName

Spoken: TypeAlias = tuple[SoapVersion, str]
Place: TypeAlias = tuple[str, Spoken]
"""An address, and how it is spoken there."""
_USUAL_PORT = re.compile(r"^(?:(http://[^/:]+):80|(https://[^/:]+):443)(?=/|$)")


def binding_changes(old: Service, new: Service) -> Iterator[Change]:
    """Every change of how a service is offered."""
    kept = operation_keys(old).keys() & operation_keys(new).keys()
    owner = replace(
        service_owner(new, kept=kept), path=f"binding:{new.name}", scope="binding"
    )
    bindings, ports = _pairs(old, new), _Ports(old, new)
    yield from _spoken_otherwise(owner, (old, new), bindings, ports)
    for one, other in bindings:
        before, after = _policy(one), _policy(other)
        if before != after:
            yield owner.change("policy-changed", before, after)
    yield from _port_changes(owner, ports, {*_places(*new.bindings)})
    yield from bound_operation_changes(owner, old, new)


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


def _spoken_otherwise(
    owner: Owner,
    services: tuple[Service, Service],
    bindings: list[tuple[Binding, Binding]],
    ports: _Ports,
) -> Iterator[Change]:
    """Another SOAP version or transport: of a binding, or of a port that has another."""
    # another binding may offer the same as before, or did offer what is new
    asked, listened = ({*_places(*one.bindings)} for one in services)
    known_ways = {how for _, how in listened}

    def lost(place: Place) -> bool:
        return place not in listened if place[0] else place[1] not in known_ways

    found: dict[tuple[str, str, str], set[str]] = {}
    for old, new, places in (
        *((one.spoken, other.spoken, [*_places(one)]) for one, other in bindings),
        *((one.spoken, other.spoken, [one.place]) for one, other in ports.at_the_same),
    ):
        effects = {"fewer"} if any(map(lost, places)) else set()
        if new not in {how for _, how in asked}:
            effects.add("more_allowed")
        for kind, before, after in (
            ("transport-changed", old[1], new[1]),
            ("soap-version-changed", old[0], new[0]),
        ):
            if before != after:
                found.setdefault((kind, before, after), set()).update(effects)
    for words, effects in found.items():
        facts = {effect: effect in effects for effect in ("fewer", "more_allowed")}
        yield known(owner.change(*words), **facts)


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


class _Ports:
    """The ports of two services, by name: kept, gone, come."""

    def __init__(self, old: Service, new: Service) -> None:
        before, after = _by_port(old), _by_port(new)
        kept = [(name, name) for name in before if name in after]
        removed = [name for name in before if name not in after]
        self.added = [name for name in after if name not in before]
        for name in list(removed):
            # a port under another name, at the same address or the only one
            same = [n for n in self.added if after[n].address == before[name].address]
            if not same and len(removed) == len(self.added) == 1:
                same = list(self.added)
            if same:
                kept.append((name, same[0]))
                removed.remove(name)
                self.added.remove(same[0])
        self.kept = [(before[one], after[other]) for one, other in kept]
        self.removed = [(name, before[name]) for name in removed]

    @property
    def at_the_same(self) -> list[tuple[_Port, _Port]]:
        """Those that kept their address, too."""
        return [
            (one, other)
            for one, other in self.kept
            if one.address and one.place[0] == other.place[0]
        ]


def _port_changes(owner: Owner, ports: _Ports, offered: set[Place]) -> Iterator[Change]:
    for name, port in ports.removed:
        change = owner.change("port-removed", name, None)
        yield known(change, **_still_known(port, offered))
    for name in ports.added:
        yield owner.change("port-added", None, name)
    told: set[tuple[str, str]] = set()
    for one, other in ports.kept:
        names = (one.service.name, other.service.name)
        if names[0] != names[1] and names not in told:
            told.add(names)
            yield owner.change("wsdl-service-name-changed", *names)
        if one.place[0] != other.place[0]:
            addresses = (one.address, other.address)
            schemes = [address.partition(":")[0] for address in addresses]
            asked = replace(owner.subject, ways=REQUEST)
            change = replace(owner, subject=asked).change(
                "endpoint-changed", *addresses, downgraded=schemes == ["https", "http"]
            )
            yield known(change, **_still_known(one, offered))


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
    spoken: Spoken

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
