"""A contract as the text of its lock, and a lock as a contract."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from wsdlsmith.drift.lock.from_lines import from_lines
from wsdlsmith.drift.lock.text import read_text, write_text
from wsdlsmith.drift.lock.to_lines import documented, to_lines
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.example import OperationPage

NAME = "contract.lock"


@dataclass(frozen=True, slots=True)
class Lock:
    """What a lock says: the contract, and which operations pages show."""

    contract: Contract
    documented: frozenset[str]


def lock_text(contract: Contract, pages: Iterable[OperationPage] = ()) -> str:
    """The lock of a contract. The same contract gives the same text."""
    shown = (
        (f"{one.service}.{one.operation}", str(one.message))
        for page in pages
        for one in page.examples
    )
    names = Counter(one.port_type.namespace for one in contract.services)
    target = min(names, key=lambda name: (-names[name], name), default="")
    lines = to_lines(contract) + documented(shown)
    return write_text(sorted(lines, key=lambda one: (one.word, str(one.name))), target)


def looks_like_lock(data: bytes) -> bool:
    """Whether a file is a lock, of whatever version: its first line says so."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    lines = (line for line in head.splitlines() if not line.startswith(b"#"))
    return next(lines, b"").startswith(b"wsdlsmith-lock")


def read_lock(text: str, label: str, *, any_tool: bool = False) -> Lock:
    """Read a lock; InputError for one that is cut off or of another version.

    With ``any_tool`` the format alone must be ours: a commit that takes a new
    version of the tool can be compared with the one before.
    """
    locked = read_text(text, label, any_tool=any_tool)
    shown = frozenset(
        f"{line.name} {message}"
        for line in locked.lines
        if line.word == "example"
        for message, _ in line.facts
    )
    return Lock(from_lines(locked), shown)
