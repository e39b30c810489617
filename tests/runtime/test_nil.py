"""NIL: ``xsi:nil="true"`` on purpose."""

from __future__ import annotations

import copy
import pickle
from dataclasses import asdict, replace

import pytest
from lxml import etree
from wsdlsmith.runtime import (
    NIL,
    Client,
    EncodeError,
    Message,
    call,
    is_nil,
    new_request,
    read_message,
    set_nil,
    write_message,
)

from tests.runtime.client.fixed import Fixed
from tests.runtime.guests import SERVICE, Guest, Room

PUT = SERVICE.operations["Put"]
XSI = "http://www.w3.org/2001/XMLSchema-instance"


class Guests(Client):
    __service__ = SERVICE

    def put(
        self,
        *,
        guest: Guest | None = None,
        count: int | None = None,
        day: list[int] | None = None,
        old: int | None = None,
    ) -> int | None:
        return call(self, "Put", guest, count, day, old)


def shown(data: bytes, tag: str = "Put") -> str:
    """Children of an element, without namespaces: ``Name!`` is nil."""
    found = next(etree.fromstring(data).iter(f"{{urn:guests}}{tag}"))
    return " ".join(_shown(child) for child in found)


def _shown(el: etree._Element) -> str:
    nil = "!" if el.get(f"{{{XSI}}}nil") == "true" else ""
    inner = " ".join(_shown(child) for child in el) or el.text or ""
    return f"{etree.QName(el).localname}{nil}" + (f"({inner})" if inner else "")


def written(guest: Guest) -> str:
    """What is in the Guest of a new request."""
    body = new_request(PUT, guest)
    return shown(write_message(PUT, "request", Message(body)), "Guest")


def test_a_parameter_may_be_nil_where_none_leaves_it_out() -> None:
    answer = (
        b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
        b'<PutResponse xmlns="urn:guests"/></s:Body></s:Envelope>'
    )
    transport = Fixed(answer)
    guests = Guests(transport=transport)
    guests.put(guest=NIL, old=1)
    guests.put(old=NIL)
    guests.put(guest=Guest(name=NIL))
    sent = [shown(request.content) for request in transport.requests]
    assert sent == ["Guest! Old(1)", "Old!", "Guest(Name!) Old!"]


def test_a_header_value_may_be_nil() -> None:
    message = Message(new_request(PUT), headers={"ticket": NIL})
    root = etree.fromstring(write_message(PUT, "request", message))
    ticket = next(root.iter("{urn:guests}Ticket"))
    assert ticket.get(f"{{{XSI}}}nil") == "true"
    assert ticket.text is None


def test_fields_items_and_values_may_be_nil() -> None:
    guest = Guest(name=NIL, words=["a", NIL, "b"], notes={"k": NIL}, nicknames=[NIL])
    assert (
        written(guest)
        == "Name! Words(Word(a) Word! Word(b)) Notes(Note(Key(k) Value!)) Nickname!"
    )
    assert written(Guest(words=NIL, room=NIL)) == "Words! Room!"


def test_a_bare_body_may_be_nil() -> None:
    bare = SERVICE.operations["Bare"]
    data = write_message(bare, "request", Message(new_request(bare, NIL)))
    guest = next(etree.fromstring(data).iter("{urn:guests}Guest"))
    assert guest.get(f"{{{XSI}}}nil") == "true"


@pytest.mark.parametrize(
    ("guest", "reason", "place"),
    [
        (Guest(age=NIL), "Age is not nillable", "Age"),
        (Guest(notes=NIL), "Notes is not nillable", "Notes"),
        (Guest(days=[1, NIL]), "Day is not nillable", "Day"),
        (Guest(days=NIL), "expected a list, not Nil", "Day"),
        (Guest(notes={NIL: "x"}), "Key is not nillable", "Notes/Note/Key"),
        (Guest(room=Room(text=NIL)), "NIL is for nillable elements", "Room"),
        (Guest(room=Room(number=NIL)), "NIL is for nillable elements", "Room"),
    ],
)
def test_what_is_not_nillable_says_so_with_its_path(
    guest: Guest, reason: str, place: str
) -> None:
    with pytest.raises(EncodeError) as caught:
        written(guest)
    assert caught.value.reason == reason
    assert caught.value.path == f"/Envelope/Body/Put/Guest/{place}"


def test_a_parameter_that_is_not_nillable_says_so() -> None:
    with pytest.raises(EncodeError, match="Count is not nillable") as caught:
        Guests(transport=Fixed(b"")).put(count=NIL)
    assert caught.value.path.endswith("/Put/Count")
    message = Message(new_request(PUT), headers={"realm": NIL})
    with pytest.raises(EncodeError, match="Realm is not nillable"):
        write_message(PUT, "request", message)


def test_none_for_a_repeating_parameter_is_no_element() -> None:
    body = new_request(PUT, None, 1, None, 2)
    data = write_message(PUT, "request", Message(body))
    assert shown(data) == "Count(1) Old(2)"


def test_there_is_one_nil_and_it_is_falsy() -> None:
    guest = Guest(name=NIL)
    assert repr(NIL) == "NIL"
    assert "name=NIL" in repr(guest)
    assert not NIL
    assert pickle.loads(pickle.dumps(NIL)) is NIL
    assert copy.deepcopy(guest).name is NIL
    assert copy.copy(NIL) is NIL
    assert replace(guest, age=3).name is NIL
    assert asdict(guest)["name"] is NIL


def test_what_was_read_is_none_and_known_to_have_been_nil() -> None:
    data = write_message(PUT, "request", Message(new_request(PUT, Guest(name=NIL))))
    message = read_message(PUT, "request", data)
    guest = getattr(message.body, "guest")  # noqa: B009
    assert guest.name is None
    assert is_nil(guest, "name")
    assert is_nil(Guest(name=NIL), "name")
    assert not is_nil(Guest(), "name")
    assert shown(write_message(PUT, "request", message)) == "Guest(Name!) Old!"


def test_nil_takes_the_place_of_what_was_read() -> None:
    body = new_request(PUT, Guest(words=["a"], name=" x "))
    data = write_message(PUT, "request", Message(body)).replace(
        b"<g:Word>", b"<g:Odd/><g:Word>"
    )
    message = read_message(PUT, "request", data)
    guest = getattr(message.body, "guest")  # noqa: B009
    guest.words = NIL
    set_nil(guest, "name")
    assert shown(write_message(PUT, "request", message)) == "Guest(Name! Words!) Old!"
    with pytest.raises(ValueError, match=r"Guest\.age is not nillable"):
        set_nil(guest, "age")
    with pytest.raises(AttributeError, match="no field 'nme'"):
        set_nil(guest, "nme")
