"""Whether the WSDLs of one side agree with each other, when they did not disagree before.

A type of two definitions is refused where all services share their types: only
services apart can have one. Global elements may differ, since WCF repeats the
wrapper ``Delete`` of one service in another's WSDL with other content.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.drift.finding import Finding, Reach
from wsdlsmith.drift.rules.table import RULES
from wsdlsmith.merge.same import same_but_for_documentation
from wsdlsmith.model.contract import Contract, Message, Operation
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Element, TypeDefinition

_NAME = re.compile(r"there is no \w+ '([^']+)'")

_KINDS = {
    "element-defined-differently": "element",
    "type-defined-differently": "type",
    "unresolved-reference": "reference",
}


class Said(NamedTuple):
    """What one side says: a contract, or one for each service, and what it lacks.

    A lock was written from WSDLs that may have lacked something: it does not say.
    """

    contracts: Sequence[Contract]
    diagnostics: Diagnostics
    locked: bool = False


class _Fault(NamedTuple):
    """A place where one side contradicts itself, without the version's namespace."""

    rule: str
    name: str


def coherence(old: Said, new: Said) -> Iterator[Finding]:
    """What the new side says in two ways, or not at all, and the old one did not."""
    before = dict(_faults(old))
    for fault, reach in _faults(new):
        unknown = old.locked and fault.rule == "unresolved-reference"
        if fault not in before and not unknown:
            rule = RULES[fault.rule]
            yield Finding(
                rule=rule.id,
                severity=rule.request.severity,
                direction="none",
                path=f"{_KINDS[fault.rule]}:{fault.name}",
                scope="type",
                reach=reach,
                detail=rule.message.format(name=fault.name),
                python=rule.python,
            )


def _faults(side: Said) -> Iterator[tuple[_Fault, Reach]]:
    for name, reach in differing_elements(side.contracts).items():
        yield _Fault("element-defined-differently", name.name), reach
    for name, reach in _differing_types(side.contracts).items():
        yield _Fault("type-defined-differently", name.name), reach
    for one in side.diagnostics:
        found = _NAME.search(one.message) if one.code == "missing" else None
        if found:
            yield _Fault("unresolved-reference", found[1]), Reach()


def differing_elements(contracts: Sequence[Contract]) -> dict[QName, Reach]:
    """Global elements of one name and several definitions, and who uses them."""
    first: dict[QName, Element] = {}
    others: dict[QName, list[Element]] = {}
    for _, _, element in _elements(contracts):
        known = first.setdefault(element.name, element)
        if known is not element:
            others.setdefault(element.name, []).append(element)
    disputed = {n for n, row in others.items() if _differ([first[n], *row])}
    users: dict[QName, set[tuple[str, str]]] = {name: set() for name in disputed}
    for service, operation, element in _elements(contracts):
        if element.name in disputed:
            users[element.name].add((service, operation))
    return {name: _reach(users[name]) for name in sorted(disputed)}


def _elements(contracts: Iterable[Contract]) -> Iterator[tuple[str, str, Element]]:
    for contract in contracts:
        for service in contract.services:
            for operation in service.operations:
                for message in _messages(operation):
                    for part in message.parts:
                        if part.declaration is not None:
                            yield service.name, operation.name, part.declaration


def _messages(operation: Operation) -> Iterator[Message]:
    yield operation.input
    if operation.output is not None:
        yield operation.output


def _differing_types(contracts: Sequence[Contract]) -> dict[QName, Reach]:
    """Types of one name and several definitions; there are none in one contract."""
    if len(contracts) < 2:
        return {}
    known: dict[QName, list[TypeDefinition]] = {}
    users: dict[QName, set[tuple[str, str]]] = {}
    for contract in contracts:
        every = {(s.name, o.name) for s in contract.services for o in s.operations}
        for name, definition in contract.schema.types.items():
            known.setdefault(name, []).append(definition)
            users.setdefault(name, set()).update(every)
    return {
        name: _reach(users[name]) for name, row in sorted(known.items()) if _differ(row)
    }


def _differ(row: Sequence[Element | TypeDefinition]) -> bool:
    return any(not same_but_for_documentation(row[0], one) for one in row[1:])


def _reach(users: set[tuple[str, str]]) -> Reach:
    return Reach(len({service for service, _ in users}), len(users))
