"""The versions that a contract carries: one, and whether another carries it too."""

from __future__ import annotations

from wsdlsmith.drift.versions.token import differing_token, version_words
from wsdlsmith.errors import InputError
from wsdlsmith.model.contract import Contract


def one_version(contract: Contract, label: str) -> None:
    """Refuse services of two versions in one source: nothing could be compared."""
    spaces = sorted({service.port_type.namespace for service in contract.services})
    for one in spaces:
        others = [other for other in spaces if _alike(contract, one, other)]
        found = [token for other in others if (token := differing_token(one, other))]
        if found:
            *first, last = [found[0].old, *(token.new for token in found)]
            count = "two" if len(found) == 1 else "several"
            raise InputError(
                f"{label} holds {count} versions of its services, "
                f"{', '.join(first)} and {last}",
                hint=f"choose one with #GLOB, for example '#*{last}*'",
            )


def _alike(contract: Contract, one: str, other: str) -> bool:
    names = [
        {s.name for s in contract.services if s.port_type.namespace == namespace}
        for namespace in (one, other)
    ]
    return bool(names[0] & names[1])


def shared_versions(old: Contract, new: Contract) -> list[str]:
    """The version words that the services' namespaces carry on both sides."""
    found = [
        {w for s in contract.services for w in version_words(s.port_type.namespace)}
        for contract in (old, new)
    ]
    return sorted(found[0] & found[1])
