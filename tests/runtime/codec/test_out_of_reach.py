"""What XML Schema allows and Python's types do not hold: None, told, and kept."""

from __future__ import annotations

import datetime as dt

import pytest
from wsdlsmith.runtime import DecodeError, is_nil, read_message

from tests.runtime.codec.envelopes import boxed, inside, read_box, same, written
from tests.runtime.codec.shop.services import PUT

FAR = [
    ("When", "when", "10000-01-01T00:00:00Z"),
    ("When", "when", "-0044-03-15T12:00:00"),
    ("When", "when", "9999-12-31T24:00:00"),
    ("When", "when", "12000-02-29T00:00:00"),
    ("Day", "day", "-0001-12-31"),
    ("Day", "day", " 123456789-01-01Z "),
    ("Big", "big", "7" * 5000),
    ("Amount", "amount", f"0.{'7' * 5000}"),
    ("Letter", "letter", "-1"),
    ("Letter", "letter", "65536"),
]


@pytest.mark.parametrize(("tag", "field", "text"), FAR)
def test_a_value_out_of_reach_is_none_and_written_as_it_was(
    tag: str, field: str, text: str
) -> None:
    xml = f"<s:Everything><s:{tag}>{text}</s:{tag}><s:Many>{{}}</s:Many></s:Everything>"
    told: list[tuple[str, str]] = []
    read_message(
        PUT,
        "request",
        boxed(xml.format(1)),
        on_deviation=lambda code, path, _: told.append((code, path)),
    )
    assert told == [("out-of-reach", f"/Envelope/Body/Put/Box/Everything/{tag}")]
    message, box = read_box(xml.format(1))
    assert box.everything is not None
    assert getattr(box.everything, field) is None
    assert not is_nil(box.everything, field)
    box.everything.many[0] = 2
    assert same(written(message), boxed(xml.format(2)))


def test_a_value_out_of_reach_goes_when_another_is_set() -> None:
    message, box = read_box("<s:Everything><s:Day>12023-01-01</s:Day></s:Everything>")
    assert box.everything is not None
    box.everything.day = dt.date(2023, 1, 1)
    assert "<s:Day>2023-01-01</s:Day>" in inside(written(message))


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("When", "10000-02-30T00:00:00"),
        ("When", "10000-01-01T25:00:00"),
        ("When", "0000-01-01T00:00:00"),
        ("When", "010000-01-01T00:00:00"),
        ("Day", "10001-02-29"),
        ("Day", "-0002-02-29"),
        ("Count", "7" * 5000),
        ("Letter", "2147483648"),
    ],
)
def test_what_is_wrong_is_wrong_in_any_year(tag: str, text: str) -> None:
    with pytest.raises(DecodeError) as caught:
        read_box(f"<s:Everything><s:{tag}>{text}</s:{tag}></s:Everything>")
    assert caught.value.path == f"/Envelope/Body/Put/Box/Everything/{tag}"
