"""Clients and sessions: what they send, and what they make of the answer."""

from __future__ import annotations

import asyncio
import copy
import pickle
from collections.abc import Callable

import httpx2
import pytest
from wsdlsmith.runtime.errors import EncodeError
from wsdlsmith.runtime.http import Timeout

from tests.runtime.client.conftest import Envelopes, Server
from tests.runtime.client.depot.services.depot import AsyncDepot, Depot
from tests.runtime.client.depot.services.scale import Scale
from tests.runtime.client.depot.session import AsyncDepotApi, DepotApi
from tests.runtime.client.depot.types.depot import Login, Parcel
from tests.runtime.client.fixed import Fixed


def test_a_method_returns_the_unwrapped_result(envelopes: Envelopes) -> None:
    transport = Fixed(envelopes.found(3, note="glass"))
    depot = Depot("https://host/api", transport=transport)
    assert depot.find(number=3) == Parcel(number=3, note="glass")
    assert envelopes.texts(transport.requests[0].content)["Number"] == "3"


def test_soap_1_1_names_the_action_in_a_header(envelopes: Envelopes) -> None:
    transport = Fixed(envelopes.found(3))
    Depot(transport=transport).find(number=3)
    headers = transport.requests[0].headers
    assert headers["SOAPAction"] == '"urn:depot/Find"'
    assert headers["Content-Type"] == "text/xml; charset=utf-8"
    assert transport.requests[0].url == "http://depot.example/api/Depot.svc"


def test_no_action_is_sent_as_an_empty_one() -> None:
    transport = Fixed(b"", 202)
    Depot(transport=transport).forget(number=3)
    assert transport.requests[0].headers["SOAPAction"] == '""'


def test_soap_1_2_names_the_action_in_the_type(envelopes: Envelopes) -> None:
    transport = Fixed(envelopes.weighed(12))
    assert Scale("https://host/api/", transport=transport).weigh(number=3) == 12
    headers = transport.requests[0].headers
    expected = 'application/soap+xml; charset=utf-8; action="urn:depot/Weigh"'
    assert headers["Content-Type"] == expected
    assert "SOAPAction" not in headers
    assert transport.requests[0].url == "https://host/api/v2/Scale.svc"


@pytest.mark.parametrize(
    ("base_url", "url"),
    [
        ("https://h/a", "https://h/a/Depot.svc"),
        ("https://h/a/?x=1", "https://h/a/Depot.svc?x=1"),
        ("https://h/a/Depot.svc", "https://h/a/Depot.svc"),
        ("https://h", "https://h/Depot.svc"),
    ],
)
def test_a_base_url_is_joined_with_the_path(
    base_url: str, url: str, envelopes: Envelopes
) -> None:
    transport = Fixed(envelopes.found(3))
    Depot(base_url, transport=transport).find()
    assert transport.requests[0].url == url


def test_header_values_are_sent_with_operations_that_declare_them(
    envelopes: Envelopes,
) -> None:
    transport = Fixed(envelopes.found(3))
    depot = Depot(ticket="7T:abc", login=Login(user="me"), transport=transport)
    depot.find()
    sent = envelopes.texts(transport.requests[0].content)
    assert (sent["Ticket"], sent["User"]) == ("7T:abc", "me")
    transport.content, transport.status = b"", 202
    depot.forget()
    assert "Ticket" not in envelopes.texts(transport.requests[1].content)


def test_header_values_can_differ_for_a_sibling(
    envelopes: Envelopes,
) -> None:
    transport = Fixed(envelopes.found(3))
    depot = Depot(ticket="one", transport=transport)
    depot.with_headers(ticket="two").find()
    depot.with_headers(ticket=None).find()
    depot.find()
    tickets = [
        envelopes.texts(request.content).get("Ticket") for request in transport.requests
    ]
    assert tickets == ["two", None, "one"]


def test_an_unknown_header_or_option_is_named_with_the_nearest() -> None:
    depot = Depot(transport=Fixed(b""))
    with pytest.raises(TypeError, match=r"header is called 'tickets'.*'ticket'"):
        depot.with_headers(tickets="x")
    with pytest.raises(TypeError, match=r"option is called 'timout'.*'timeout'"):
        Depot(timout=3)  # type: ignore[call-arg]


def test_options_that_would_do_nothing_are_refused() -> None:
    with pytest.raises(TypeError, match="verify: set on your transport instead"):
        Depot(transport=Fixed(b""), verify=False)
    with httpx2.Client() as client, pytest.raises(TypeError, match="proxy: set on"):
        Depot(http_client=client, proxy="http://127.0.0.1:1")


def test_an_httpx2_client_of_the_other_kind_is_refused() -> None:
    expected = "http_client: an httpx2.Client is expected, not AsyncClient"
    with pytest.raises(TypeError, match=expected):
        Depot(http_client=httpx2.AsyncClient())  # type: ignore[arg-type]
    expected = "http_client: an httpx2.AsyncClient is expected, not Client"
    with httpx2.Client() as client, pytest.raises(TypeError, match=expected):
        AsyncDepot(http_client=client)  # type: ignore[arg-type]


def test_a_timeout_bounds_every_part_of_a_call(envelopes: Envelopes) -> None:
    transport = Fixed(envelopes.found(3))
    depot = Depot(transport=transport)
    depot.with_timeout(2).find()
    depot.find()
    DepotApi(transport=transport).with_timeout(Timeout(total=9)).depot.find()
    Depot(transport=transport, timeout=Timeout(connect=1, read=60)).find()
    assert transport.timeouts == [
        Timeout(connect=2, read=2, total=2),
        Timeout(connect=5, read=30),
        Timeout(connect=5, read=30, total=9),
        Timeout(connect=1, read=60),
    ]
    with pytest.raises(ValueError, match="more than 0 seconds"):
        depot.with_timeout(0)


def test_services_of_a_session_share_transport_and_header_values(
    envelopes: Envelopes,
) -> None:
    transport = Fixed(envelopes.found(3))
    with DepotApi("https://host/api", ticket="one", transport=transport) as api:
        assert api.depot is api.depot
        api.depot.find()
        other = api.with_headers(ticket="two")
        other.depot.find()
        transport.content = envelopes.weighed(5)
        assert api.scale.weigh() == 5
    urls = [request.url for request in transport.requests]
    assert urls == ["https://host/api/Depot.svc"] * 2 + [
        "https://host/api/v2/Scale.svc"
    ]
    sent = [envelopes.texts(request.content) for request in transport.requests]
    assert [texts.get("Ticket") for texts in sent] == ["one", "two", None]
    assert transport.closed == 0


def test_only_the_owner_closes_the_connections(
    server: Server, envelopes: Envelopes
) -> None:
    server.gives(envelopes.found(3))
    with DepotApi(server.url) as api:
        with api.depot as depot, depot.with_headers(ticket="x") as sibling:
            sibling.find()
        api.depot.find()
    assert server.connections == 1


def test_a_fake_needs_only_the_methods() -> None:
    from tests.runtime.client.depot.services.depot import DepotOperations

    class Fake:
        def find(self, *, number: int | None = None) -> Parcel | None:
            return Parcel(number=number)

        def forget(
            self, *, number: int | None = None, user_password: str | None = None
        ) -> None: ...

    class Half(DepotOperations): ...

    fake: DepotOperations = Fake()
    assert fake.find(number=2) == Parcel(number=2)
    with pytest.raises(NotImplementedError, match="Half is no client"):
        Half().find()


def test_the_async_client_does_the_same(server: Server, envelopes: Envelopes) -> None:
    server.gives(envelopes.found(3, served_by="Ann"))

    async def run() -> None:
        async with AsyncDepotApi(server.url, ticket="one", timeout=5) as api:
            assert await api.depot.find(number=3) == Parcel(number=3, note="")
            other = api.depot.with_headers(ticket="two")
            reply = await other.reply(other.find, number=3)
            assert reply.headers["served_by"] == "Ann"
            server.gives(envelopes.weighed(4))
            assert await api.scale.weigh(number=1) == 4
        async with AsyncDepot(server.url) as depot:
            server.gives(b"", 202)
            await depot.forget(number=1)

    asyncio.run(run())
    tickets = [envelopes.texts(posted.body).get("Ticket") for posted in server.posted]
    assert tickets == ["one", "two", None, None]


def test_a_client_shows_its_place_and_no_secret() -> None:
    depot = Depot("https://me:pa55@host/api?key=9", ticket="7T:abc")
    assert repr(depot) == "<Depot at https://host/api>"
    assert "7T" not in repr(depot.__dict__)


def test_a_value_that_cannot_be_written_is_told_without_secrets() -> None:
    depot = Depot(transport=Fixed(b""), ticket="7T:abc\0")
    with pytest.raises(EncodeError) as caught:
        depot.find(number=1)
    assert "7T" not in str(caught.value)
    assert "Ticket" in str(caught.value)


@pytest.mark.parametrize("twin", [copy.deepcopy, pickle.dumps])
@pytest.mark.parametrize("kind", [Depot, AsyncDepot, DepotApi, AsyncDepotApi])
def test_what_holds_connections_says_what_to_do_in_place_of_pickling_it(
    kind: type, twin: Callable[[object], object]
) -> None:
    name = kind.__name__
    with pytest.raises(TypeError, match=f"a {name} holds .* make a {name} where it is"):
        twin(kind("http://127.0.0.1:1"))


def test_a_copy_of_a_client_calls_over_the_same_connections(
    envelopes: Envelopes,
) -> None:
    transport = Fixed(envelopes.found(3))
    depot = Depot(ticket="7T:abc", transport=transport)
    assert copy.copy(depot).find() == depot.find()
    assert [envelopes.texts(sent.content)["Ticket"] for sent in transport.requests] == [
        "7T:abc"
    ] * 2
