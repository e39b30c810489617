"""Errors that do not carry what they were made of.

``raise ... from None`` keeps the first error out of a traceback, but not out of
``__context__``, which error trackers and debuggers follow. There it still quotes
what the server sent, ticket included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wsdlsmith.runtime.errors import SoapError

if TYPE_CHECKING:
    from types import TracebackType


def forget(error: BaseException) -> None:
    """Drop the context that ``from None`` has only hidden."""
    if error.__suppress_context__ and error.__cause__ is None:
        error.__context__ = None


class _Forgetting:
    """A block whose errors are forgetful; it has no state, so that one is enough."""

    def __enter__(self) -> None:
        """Nothing is opened."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, SoapError):
            forget(error)


FORGETTING: Final = _Forgetting()
