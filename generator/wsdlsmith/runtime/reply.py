"""What ``reply`` returns: the result with the facts of its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Generic, TypeVar

R = TypeVar("R")


class ReplyHeaders(Mapping[str, object]):
    """SOAP header values of an answer by Python name; shows names only."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = dict(values)

    def __getitem__(self, name: str) -> object:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"ReplyHeaders({', '.join(self._values)})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Generic[R]):
    """The answer to one call.

    ``result`` is what the method returns; ``headers`` the SOAP
    headers; ``status`` the HTTP status; ``elapsed`` the time from sending to
    the last byte; ``operation`` the WSDL's name.
    """

    result: R
    headers: ReplyHeaders
    status: int
    elapsed: timedelta
    operation: str
