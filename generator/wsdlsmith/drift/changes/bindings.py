"""Bindings, ports and addresses; SOAP actions, styles and uses of operations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from wsdlsmith.drift.change import Change
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import (
    BOTH,
    REQUEST,
    operation_keys,
    operation_owner,
    service_owner,
)
from wsdlsmith.model.contract import Binding, Operation, Service
from wsdlsmith.model.qname import QName

_USUAL_PORT = re.compile(r"^(?:(http://[^/:]+):80|(https://[^/:]+):443)(?=/|$)")
Values = list[tuple[str, str, str]]


def binding_changes(old: Service, new: Service) -> Iterator[Change]:
    """Every change of how a service is offered."""
    for one, other in _pairs(old, new):
        yield from _binding(new, one, other)
    yield from _ports(old, new)
    yield from _operation_values(old, new)


def _owner(service: Service, request: bool = False) -> Owner:
    owner = service_owner(service, REQUEST if request else BOTH)
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
        same = [n for n in added if after[n][1] == before[name][1]]
        if not same and len(removed) == len(added) == 1:
            same = added
        if same:
            kept.append((name, same[0]))
            removed.remove(name)
            added.remove(same[0])
    for name in removed:
        yield _owner(new).change("port-removed", name, None)
    for name in added:
        yield _owner(new).change("port-added", None, name)
    told: set[tuple[str, str]] = set()
    for one, other in kept:
        names = (before[one][0].name, after[other][0].name)
        if names[0] != names[1] and names not in told:
            told.add(names)
            yield _owner(new).change("wsdl-service-name-changed", *names)
        addresses = (before[one][1], after[other][1])
        if _plain(addresses[0]) != _plain(addresses[1]):
            down = addresses[0].startswith("https:") and addresses[1].startswith(
                "http:"
            )
            owner = _owner(new, request=True)
            yield owner.change("endpoint-changed", *addresses, downgraded=down)


def _plain(address: str) -> str:
    """An address without the port that its scheme has by itself (RFC 3986, 6.2.3)."""
    return _USUAL_PORT.sub(r"\1\2", address, count=1)


def _by_port(service: Service) -> dict[str, tuple[QName, str]]:
    """The ports by name; those that share one also by their wsdl:service's."""
    ports = [port for binding in service.bindings for port in binding.ports]
    names = Counter(port for _, port, _ in ports)
    return {
        port if names[port] == 1 else f"{name.name}.{port}": (name, address)
        for name, port, address in sorted(ports)
    }


# -- what a binding says of operations ----------------------------------------


def _operation_values(old: Service, new: Service) -> Iterator[Change]:
    before, after = operation_keys(old), operation_keys(new)
    both = [key for key in before if key in after]
    rows: dict[str, Values] = {}
    for key in both:
        for kind, one, other in _values(before[key], after[key]):
            rows.setdefault(kind, []).append((key, one, other))
    for kind, values in rows.items():
        yield from _folded(new, kind, values, len(both))


def _values(old: Operation, new: Operation) -> Iterator[tuple[str, str, str]]:
    if old.soap_action != new.soap_action:
        yield "soap-action-changed", old.soap_action, new.soap_action
    if old.style != new.style:
        yield "binding-style-changed", old.style, new.style
        return
    messages = [(old.input, new.input)]
    if old.output is not None and new.output is not None:
        messages.append((old.output, new.output))
    for one, other in messages:
        if one.use != other.use:
            yield "binding-use-changed", one.use, other.use
            return
    for one, other in messages:
        if old.style == "rpc" and one.namespace != other.namespace:
            yield "body-namespace-changed", one.namespace, other.namespace
            return


def _folded(
    service: Service, kind: str, values: Values, operations: int
) -> Iterator[Change]:
    """One change where all operations changed alike, else one for each."""
    ways = REQUEST if kind == "soap-action-changed" else BOTH
    alike = {_difference(key, one, other) for key, one, other in values}
    if len(values) == operations > 1 and len(alike) == 1:
        owner = _owner(service, request=ways == REQUEST)
        yield owner.change(kind, *next(iter(alike)))
        return
    for key, one, other in values:
        yield operation_owner(service, key, ways).change(kind, one, other)


def _difference(key: str, old: str, new: str) -> tuple[str, str]:
    """Two texts without the operation's name at their end."""
    if old.endswith(key) and new.endswith(key):
        return old.removesuffix(key), new.removesuffix(key)
    return old, new
