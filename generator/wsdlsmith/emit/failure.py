"""The response headers that mean failure, as the project file names them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from wsdlsmith.errors import UsageError
from wsdlsmith.model.contract import Contract, Service


def check_failure_headers(names: Sequence[str], contracts: Iterable[Contract]) -> None:
    """Refuse a name that no response has: a misspelt one would hide all failures."""
    if not names:
        return
    known = {
        name
        for contract in contracts
        for service in contract.services
        for name in response_headers(service)
    }
    for name in names:
        if name not in known:
            near = get_close_matches(name, sorted(known), n=1)
            there = ", ".join(sorted(known)) or "no headers at all"
            raise UsageError(
                f'no response has a header "{name}", which failure names',
                hint=f"did you mean {near[0]}?" if near else f"there are {there}",
            )


def response_headers(service: Service) -> set[str]:
    """The local names of the header blocks that a service's responses declare."""
    return {
        header.part.element.name if header.part.element else header.part.name
        for operation in service.operations
        if operation.output is not None
        for header in operation.output.headers
    }
