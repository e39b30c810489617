"""What ``reply`` returns: the result with the facts of its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from wsdlsmith.runtime.http import HttpAnswer

if TYPE_CHECKING:
    from lxml import etree

    from wsdlsmith.runtime.codec.attachment import Attachments
else:  # for typing.get_type_hints; few calls need what importing it costs
    Attachments = Mapping[str, Any]

R = TypeVar("R")


class ReplyHeaders(Mapping[str, object]):
    """SOAP header values of an answer by Python name; shows names only.

    ``unknown`` holds the blocks that the WSDL does not declare, as elements.
    """

    __slots__ = ("_unknown", "_values")

    def __init__(
        self, values: Mapping[str, object], unknown: tuple[bytes, ...] = ()
    ) -> None:
        self._values = dict(values)
        self._unknown = unknown

    @property
    def unknown(self) -> tuple[etree._Element, ...]:
        """Header blocks that the operation does not declare."""
        from wsdlsmith.runtime.codec.markup import revive

        return tuple(map(revive, self._unknown))

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
    the last byte; ``operation`` the WSDL's name; ``attachments`` the parts of a
    multipart answer that its envelope does not include (SOAP with Attachments);
    ``answer`` all of it as it came.
    """

    result: R
    headers: ReplyHeaders
    status: int
    elapsed: timedelta
    operation: str
    attachments: Attachments = field(default_factory=dict, repr=False)
    answer: HttpAnswer | None = field(default=None, repr=False, compare=False)
