"""JSON to values and back, over the types of tests/cases/generate/values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from wsdlsmith.call.from_json import JsonValues, parse_json
from wsdlsmith.call.to_json import to_json
from wsdlsmith.errors import UsageError
from wsdlsmith.job import Job
from wsdlsmith.pipeline import build
from wsdlsmith.runtime import Message, new_request, read_message, write_message
from wsdlsmith.verify.bindings import bindings_in

WSDL = Path(__file__).parents[1] / "cases" / "generate" / "values" / "service.wsdl"


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("values")
    build(Job(package="values", sources=(str(WSDL),))).files.write(folder)
    with bindings_in(folder, "values") as bindings:
        yield bindings.services


EVERYTHING = """
{"Text": "a", "Nil": null, "Many": [1, 2], "Truth": true, "Money": 12.50, "Real": 0.5,
 "Day": "2024-02-29", "Hour": "10:00:00", "Moment": "2024-02-29T10:00:00Z",
 "Span": "P1DT2H", "Id": "0f8fad5b-d9cb-469f-a165-70867728950e", "Letter": "A",
 "Bytes": "YWJj", "Hex": "CAFE", "Name": "plain", "Year": "2024", "Anything": "x",
 "Words": ["a", "b"], "Numbers": [1, 2], "Either": "Red", "Colour": "DarkBlue",
 "Rights": ["Read", "Write"],
 "Shelf": [[{"@type": "Circle", "Label": "c", "Radius": 1.5}, null],
           [{"@type": "Box", "Width": 1, "Height": 2}]],
 "Labels": {"one": "Red"}, "Code": "12345", "Tree": {"Node": [{"Node": []}]},
 "Priced": {"$": 3.10, "currency": "NOK"}, "version": 1}
"""


def echo(services: Any, text: str) -> Any:
    """What a message of this JSON is, once it was sent and read."""
    operation = services["Values"].operations["Echo"]
    reader = JsonValues(operation.service.schema)
    content = parse_json(text, "data")
    values = reader.message(operation.request, content, "Echo")
    sent = write_message(operation, "request", Message(new_request(operation, *values)))
    body = read_message(operation, "request", sent).body
    slot = operation.request.kind.slots[0]
    return to_json(getattr(body, slot.field), slot.type)


def test_every_kind_of_value_comes_back(services: Any) -> None:
    answer = echo(services, f'{{"Value": {EVERYTHING}}}')
    expected = json.loads(EVERYTHING)
    expected["Anything"] = answer["Anything"]  # without xsi:type it is any element
    assert answer == expected
    again = dict(answer, Anything="x")
    assert echo(services, json.dumps({"Value": again})) == answer


@pytest.mark.parametrize(
    ("change", "message", "hint"),
    [
        ({"Colour": "Darkblue"}, 'no token is called "Darkblue"', "DarkBlue?"),
        ({"Rights": ["Read", "Wriet"]}, "no token is called", ""),
        ({"Either": "Green"}, "Either", ""),
        ({"Day": "2023-02-29"}, "Echo.Value.Day", ""),
        ({"Truth": "yes"}, "Echo.Value.Truth", ""),
        ({"Truth": 5}, "Echo.Value.Truth", ""),
        ({"Text": 5}, "Echo.Value.Text: a text is expected", ""),
        ({"Text": True}, "no true or false is expected", ""),
        ({"Many": 1}, "Echo.Value.Many: a list is expected, and it is 1", ""),
        ({"Many": [1, "x"]}, "Echo.Value.Many[1]", ""),
        ({"Labels": []}, "Echo.Value.Labels: an object is expected", ""),
        ({"Labels": {"one": "Rde"}}, "Echo.Value.Labels.one", "Red?"),
        ({"Shelf": [[{"Label": "a"}]]}, "Shape is abstract", ": Box, Circle, Unit"),
        ({"Shelf": [[{"@type": "Cirle"}]]}, 'no type is called "Cirle"', "Circle?"),
        ({"Shelf": [[{"@type": "Node"}]]}, 'no type is called "Node"', ""),
        ({"Tree": {"Nod": []}}, 'Echo.Value.Tree: no field is called "Nod"', "Node?"),
        ({"Anything": [1]}, 'an object with "@type"', ""),
        ({"Text": None}, "Text is missing", ""),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(
    services: Any, change: dict[str, Any], message: str, hint: str
) -> None:
    data = {"Value": json.loads(EVERYTHING) | change}
    with pytest.raises(UsageError) as caught:
        echo(services, json.dumps(data))
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_times_keep_their_digits(services: Any) -> None:
    """Seven, as .NET writes them; a datetime has six. Until another one is set."""
    operation = services["Values"].operations["Echo"]
    reader = JsonValues(operation.service.schema)
    content = parse_json(f'{{"Value": {EVERYTHING}}}', "data")
    values = reader.message(operation.request, content, "Echo")
    sent = write_message(operation, "request", Message(new_request(operation, *values)))
    sent = sent.replace(b"2024-02-29T10:00:00Z", b"2024-02-29T10:00:00.1234567Z")
    body: Any = read_message(operation, "request", sent).body
    assert to_json(body.value, None)["Moment"] == "2024-02-29T10:00:00.1234567Z"
    body.value.moment = body.value.moment.replace(microsecond=0)
    assert to_json(body.value, None)["Moment"] == "2024-02-29T10:00:00Z"


def test_numbers_keep_their_digits(services: Any) -> None:
    text = EVERYTHING.replace("12.50", "0.12345678901234567890123")
    assert echo(services, f'{{"Value": {text}}}')["Money"] == (
        "0.12345678901234567890123"
    )
