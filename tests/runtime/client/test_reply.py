"""``reply``: the facts beside a method's result, for its caller alone."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.runtime.client.conftest import Envelopes
from tests.runtime.client.depot.services.depot import AsyncDepot, Depot
from tests.runtime.client.depot.services.scale import Scale
from tests.runtime.client.depot.session import DepotApi
from tests.runtime.client.depot.types.depot import Parcel
from tests.runtime.client.fixed import AsyncFixed, Fixed


class Notes(Depot):
    """Counts its calls, and finds a note rather than a parcel."""

    calls = 0

    def find(self, *, number: int | None = None) -> Parcel | None:
        self.calls += 1
        return super().find(number=number)

    def note(self, number: int) -> str:
        found = self.find(number=number)
        return found.note or "" if found else ""

    def nothing(self) -> None:
        """Calls nobody."""

    def again(self, number: int) -> int:
        return self.reply(super().find, number=number).status


def test_a_reply_has_result_headers_status_and_time(envelopes: Envelopes) -> None:
    depot = Depot(transport=Fixed(envelopes.found(3, served_by="Ann")))
    reply = depot.reply(depot.find, number=3)
    assert reply.result == Parcel(number=3, note="")
    assert dict(reply.headers) == {"served_by": "Ann"}
    assert (reply.status, reply.operation) == (200, "Find")
    assert reply.elapsed.total_seconds() == 0
    assert "Ann" not in repr(reply)


def test_the_reply_to_a_one_way_message_has_no_result() -> None:
    depot = Depot(transport=Fixed(b"", 202))
    reply = depot.reply(depot.forget, number=3)
    assert (reply.result, reply.status) == (None, 202)


def test_an_overridden_method_is_what_is_called(envelopes: Envelopes) -> None:
    depot = Notes(transport=Fixed(envelopes.found(3, note="glass", served_by="Ann")))
    reply = depot.reply(depot.find, number=3)
    assert reply.result == Parcel(number=3, note="glass")
    assert depot.calls == 1


def test_a_method_of_ones_own_has_the_reply_of_its_last_call(
    envelopes: Envelopes,
) -> None:
    depot = Notes(transport=Fixed(envelopes.found(3, note="glass", served_by="Ann")))
    reply = depot.reply(depot.note, 3)
    assert (reply.result, reply.operation) == ("glass", "Find")
    assert reply.headers["served_by"] == "Ann"
    assert depot.reply(depot.again, 3).result == 200


def test_only_methods_of_this_very_client_have_replies(envelopes: Envelopes) -> None:
    transport = Fixed(envelopes.found(3))
    depot, other = Depot(transport=transport), Depot(transport=transport)
    with pytest.raises(TypeError, match="find is a method of another Depot; a client"):
        depot.reply(other.find, number=3)
    with pytest.raises(TypeError, match="weigh is a method of <Scale>; a client"):
        depot.reply(Scale(transport=transport).weigh, number=3)
    with pytest.raises(TypeError, match="find is no method of Depot"):
        depot.reply(Depot.find, depot, number=3)
    assert not transport.requests
    result = depot.find(number=3)
    with pytest.raises(TypeError, match=r"\(client.find, .*; a Parcel is no method of"):
        depot.reply(result, number=3)  # type: ignore[arg-type]


def test_what_calls_no_operation_has_no_reply() -> None:
    depot = Notes(transport=Fixed(b""))
    with pytest.raises(TypeError, match="nothing called no operation of Depot"):
        depot.reply(depot.nothing)
    with pytest.raises(TypeError, match="close is no operation of Notes"):
        depot.reply(depot.close)


def test_nobody_else_hears_a_reply(envelopes: Envelopes) -> None:
    transport = Fixed(envelopes.found(3))
    depot = Depot(transport=transport)

    class Elsewhere(Depot):
        def find(self, *, number: int | None = None) -> Parcel | None:
            with ThreadPoolExecutor(1) as pool:
                return pool.submit(depot.find, number=number).result()

    other = Elsewhere(transport=transport)
    with pytest.raises(TypeError, match="find called no operation"):
        other.reply(other.find, number=3)


def test_a_sibling_keeps_what_a_subclass_holds(envelopes: Envelopes) -> None:
    depot = Notes(transport=Fixed(envelopes.found(3)))
    depot.find()
    assert depot.with_headers(ticket="x").calls == 1
    assert depot.with_timeout(3).calls == 1


def test_a_sibling_of_a_session_has_services_of_its_own(envelopes: Envelopes) -> None:
    transport = Fixed(envelopes.found(3))
    api = DepotApi(transport=transport)
    api.depot.find()
    api.with_timeout(2).depot.find()
    assert [timeout.total for timeout in transport.timeouts] == [None, 2]


def test_async_replies_of_one_client_are_told_apart(envelopes: Envelopes) -> None:
    class Slow(AsyncDepot):
        async def find(self, *, number: int | None = None) -> Parcel | None:
            found = await super().find(number=number)
            await asyncio.sleep(0.01 if number == 1 else 0)
            return found

    transport = AsyncFixed(b"")

    async def run() -> None:
        depot = Slow(transport=transport)

        async def one(number: int) -> None:
            transport.content = envelopes.found(number, served_by=f"n{number}")
            reply = await depot.reply(depot.find, number=number)
            assert reply.result == Parcel(number=number, note="")
            assert reply.headers["served_by"] == f"n{number}"

        await asyncio.gather(one(1), one(2))
        with pytest.raises(TypeError, match="aclose is no operation"):
            await depot.reply(depot.aclose)
        with pytest.raises(TypeError, match="another Slow"):
            await depot.reply(depot.with_timeout(3).find)

    asyncio.run(run())
