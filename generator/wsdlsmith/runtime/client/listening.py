"""Hearing the replies to the calls that a method makes.

A method gives back its result alone. ``reply`` runs that very method, overridden
or not, and listens meanwhile. Who listens is a fact of the running thread or task
(PEP 567), not of the client, which others use at the same time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from wsdlsmith.runtime.client.reply import Reply
    from wsdlsmith.runtime.schema.service import ServiceBinding

Heard: TypeAlias = "dict[ServiceBinding, Reply[Any]]"
"""The last reply of each service."""

_LISTENER: ContextVar[Heard | None] = ContextVar("wsdlsmith_listener", default=None)


def tell(service: ServiceBinding, reply: Reply[Any]) -> None:
    """Tell a reply to who listens in this thread or task, if anybody does."""
    heard = _LISTENER.get()
    if heard is not None:
        heard[service] = reply


@contextmanager
def listening() -> Iterator[Heard]:
    """Hear the replies until the end of the block; who listened before hears them too."""
    outer = _LISTENER.get()
    heard: Heard = {}
    token = _LISTENER.set(heard)
    try:
        yield heard
    finally:
        _LISTENER.reset(token)
        if outer is not None:
            outer.update(heard)


_STREAMER: ContextVar[ServiceBinding | None] = ContextVar(
    "wsdlsmith_streamer", default=None
)


@contextmanager
def streaming(service: ServiceBinding) -> Iterator[None]:
    """Let the calls of a service that are made in the block give streams."""
    token = _STREAMER.set(service)
    try:
        yield
    finally:
        _STREAMER.reset(token)


def is_streaming(service: ServiceBinding) -> bool:
    """Whether a call of the service is made for its stream."""
    return _STREAMER.get() is service
