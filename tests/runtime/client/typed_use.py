"""What a type checker makes of a client: read by mypy and pyright, never run.

A line with ``type: ignore`` has to be an error: both checkers are told to complain
of an ignore that hides nothing.
"""

# pyright: strict, reportUnnecessaryTypeIgnoreComment=error

from __future__ import annotations

from typing import assert_type

from wsdlsmith.runtime import (
    NIL,
    AsyncStream,
    Attachment,
    Renew,
    Reply,
    Retry,
    Stream,
    Timeout,
    Timestamp,
    UsernameToken,
)

from tests.runtime.client.depot.services.depot import (
    AsyncDepot,
    AsyncDepotOperations,
    Depot,
    DepotOperations,
)
from tests.runtime.client.depot.session import AsyncDepotApi, DepotApi
from tests.runtime.client.depot.types.depot import Parcel
from tests.runtime.client.ledger import AsyncLedger, Entry, Ledger


class Notes(Depot):
    """Overrides one operation and adds a method."""

    def find(self, *, number: int | None = None, fast: bool = False) -> Parcel:
        return super().find(number=number) or Parcel()

    def note(self, number: int) -> str:
        return self.find(number=number, fast=True).note or ""


async def streams(ledger: Ledger, other: AsyncLedger, depot: Depot) -> None:
    assert_type(ledger.stream(ledger.all, year=3), Stream[Entry | None])
    assert_type(ledger.stream(ledger.bare), Stream[Entry])
    assert_type(await other.stream(other.all), AsyncStream[Entry | None])
    for entry in ledger.stream(ledger.bare):
        assert_type(entry, Entry)
    async for found in await other.stream(other.all, year=3):
        assert_type(found, Entry | None)
    ledger.stream(ledger.all, years=3)  # type: ignore[call-arg]
    depot.stream(depot.find)  # type: ignore[arg-type]


def replies(depot: Depot, notes: Notes) -> None:
    assert_type(depot.reply(depot.find, number=3), Reply[Parcel | None])
    assert_type(depot.reply(depot.find), Reply[Parcel | None])
    assert_type(depot.reply(depot.find, number=3).result, Parcel | None)
    assert_type(depot.reply(depot.forget, user_password="x").result, None)
    assert_type(notes.reply(notes.find, fast=True), Reply[Parcel])
    assert_type(notes.reply(notes.note, 3), Reply[str])
    sibling = depot.with_headers(ticket="x").with_timeout(3)
    assert_type(sibling, Depot)
    assert_type(sibling.with_timeout(Timeout(read=3)).find(), Parcel | None)
    notes.reply(notes.find, numbre=3)  # type: ignore[call-arg]
    notes.reply(notes.note)  # type: ignore[call-arg]
    depot.reply(depot.find, number="3")  # type: ignore[arg-type]
    depot.reply(depot.find, 3)  # type: ignore[call-arg]
    depot.reply(depot.find, number=3, headers={})  # type: ignore[call-arg]
    depot.reply(depot.find(number=3))  # type: ignore[arg-type]
    depot.reply("find", number=3)  # type: ignore[arg-type]
    depot.with_timeout("3")  # type: ignore[arg-type]
    depot.with_timeout(None)  # type: ignore[arg-type]


async def async_replies(depot: AsyncDepot) -> None:
    assert_type(await depot.reply(depot.find, number=3), Reply[Parcel | None])
    assert_type((await depot.reply(depot.forget)).result, None)
    assert_type(depot.with_timeout(3), AsyncDepot)
    await depot.reply(depot.find, numbre=3)  # type: ignore[call-arg]
    await depot.reply(depot.with_timeout, 3)  # type: ignore[arg-type]
    _ = depot.reply(depot.find).result  # type: ignore[attr-defined]


def sessions(api: DepotApi, async_api: AsyncDepotApi) -> None:
    assert_type(api.with_timeout(3).with_headers(ticket=NIL), DepotApi)
    assert_type(async_api.with_timeout(3).depot, AsyncDepot)
    api.reply(api.depot.find)  # type: ignore[attr-defined]


def options() -> None:
    Depot(retry=Retry(attempts=2, idempotent=["Find"]), mtom=True, tracing=True)
    Depot(security=[UsernameToken("me", "pw", digest=True), Timestamp(60)])
    DepotApi(renew=Renew(header="ticket", obtain=lambda: "7T"))
    AsyncDepot(on_request=print, on_response=print, understands={"{urn:x}A"})
    Depot(retry="3")  # type: ignore[arg-type]
    Depot(security="me:pw")  # type: ignore[arg-type]
    Depot(renew=lambda: "7T")  # type: ignore[arg-type]


class Plain:
    """Fakes the service without a word of its package but the types."""

    def find(self, *, number: int | None = None) -> Parcel | None:
        return Parcel(number=number)

    def forget(
        self, *, number: int | None = None, user_password: str | None = None
    ) -> None:
        return None


class Partly(DepotOperations):
    """Fakes one operation; the other says that nobody does it."""

    def find(self, *, number: int | None = None) -> Parcel:
        return Parcel(number=number)


class Later(AsyncDepotOperations):
    async def find(self, *, number: int | None = None) -> Parcel | None:
        return Parcel(number=number)


class Wrong:
    def find(self, *, number: str) -> Parcel | None:
        return None


def uses(depot: DepotOperations) -> Parcel | None:
    return depot.find(number=3)


async def uses_later(depot: AsyncDepotOperations) -> Parcel | None:
    return await depot.find(number=3)


async def fakes(real: Depot, later: AsyncDepot) -> None:
    assert_type(uses(real), Parcel | None)
    uses(Plain())
    uses(Partly())
    assert_type(Partly().find(), Parcel)
    await uses_later(later)
    await uses_later(Later())
    uses(Wrong())  # type: ignore[arg-type]
    uses(later)  # type: ignore[arg-type]
    await uses_later(real)  # type: ignore[arg-type]


def attachments(depot: Depot) -> None:
    photo = Attachment(b"", "image/png", "cat.png")
    assert_type(depot.with_attachments(photo), Depot)
    assert_type(photo.uri, str)
    Depot(signed_by=b"")
    Depot(signed_by="")  # type: ignore[arg-type]
    depot.with_attachments(b"")  # type: ignore[arg-type]
    Attachment("text")  # type: ignore[arg-type]


def nil(depot: Depot) -> None:
    depot.find(number=NIL)
    depot.reply(depot.forget, number=1, user_password=NIL)
    Depot(ticket=NIL, login=NIL)
    Parcel(number=1, note=NIL)
