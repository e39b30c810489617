"""Any XML in JSON: elements as texts, records that say what they are, attributes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from wsdlsmith.call.from_json import JsonValues, parse_json
from wsdlsmith.call.to_json import to_json
from wsdlsmith.errors import UsageError
from wsdlsmith.job import Job
from wsdlsmith.pipeline import build
from wsdlsmith.runtime import Message, new_request, read_message, write_message
from wsdlsmith.verify.bindings import bindings_in

WSDL = Path(__file__).with_name("anything.wsdl")


@pytest.fixture(scope="module")
def operation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("anything")
    build(Job(package="anything", sources=(str(WSDL),))).files.write(folder)
    with bindings_in(folder, "anything") as bindings:
        yield bindings.services["Any"].operations["Echo"]


def sent(operation: Any, bag: Any) -> bytes:
    """The envelope of a request with that bag."""
    content = parse_json(json.dumps({"Bag": bag}), "data")
    values = JsonValues(operation.service.schema).message(
        operation.request, content, "Echo"
    )
    return write_message(operation, "request", Message(new_request(operation, *values)))


def echo(operation: Any, bag: Any) -> Any:
    """The bag as JSON, once it was sent and read."""
    body = read_message(operation, "request", sent(operation, bag)).body
    slot = operation.request.kind.slots[0]
    return to_json(getattr(body, slot.field), slot.type)


SHAPE = {"Label": "a"}
CIRCLE = {"@element": "{urn:any}Circle", "Label": "c"}
BAG = {
    "Shape": CIRCLE,
    "any_elements": [
        "<b>text</b>",
        CIRCLE,
        {"@element": "{urn:any}Shape", "Label": "s"},
    ],
    "any_attributes": {"{urn:a}b": "1", "c": "2"},
}


def test_elements_records_and_attributes_come_back(operation: Any) -> None:
    assert echo(operation, BAG) == BAG


def test_an_element_keeps_the_namespaces_that_it_uses(operation: Any) -> None:
    text = '<a:b xmlns:a="urn:a" xmlns:q="urn:q" c="1" t="q:name">text<d/></a:b>'
    bag = {"Shape": SHAPE, "any_elements": [text]}
    assert echo(operation, bag)["any_elements"] == [text]


def test_what_is_sent_is_the_elements_themselves(operation: Any) -> None:
    bag = etree.fromstring(sent(operation, BAG)).find(".//{urn:any}Bag")
    assert bag is not None
    assert [child.tag for child in bag] == [
        "{urn:any}Circle",
        "b",
        "{urn:any}Circle",
        "{urn:any}Shape",
    ]
    assert sorted(bag.items()) == [("c", "2"), ("{urn:a}b", "1")]


def test_a_name_alone_will_do_where_there_is_one_of_it(operation: Any) -> None:
    bag = {"Shape": SHAPE, "any_elements": [{"@element": "Circle", "Label": "c"}]}
    assert echo(operation, bag)["any_elements"] == [CIRCLE]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"any_elements": ["<a>"]}, "Echo.Bag.any_elements[0] is no XML element: "),
        ({"any_elements": ["text"]}, "Echo.Bag.any_elements[0] is no XML element: "),
        (
            {"any_elements": ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>']},
            "a document type declaration is not allowed",
        ),
        ({"any_elements": "<a/>"}, "Echo.Bag.any_elements: a list is expected"),
        ({"any_elements": [1]}, "an element as a text of XML, or an object with"),
        (
            {"any_elements": [{"Label": "a"}]},
            'or an object with "@element" is expected',
        ),
        (
            {"any_elements": [{"@element": "Cube", "Label": "a"}]},
            'Echo.Bag.any_elements[0]: no element is called "Cube"',
        ),
        ({"any_elements": [{"@element": "Number"}]}, "give it as XML"),
        ({"any_elements": [{"@element": "Circle"}]}, "Label is missing"),
        ({"Shape": {"@element": "Number", "Label": "a"}}, "Echo.Bag.Shape: "),
        ({"any_attributes": ["a"]}, "Echo.Bag.any_attributes: an object of texts"),
        ({"any_attributes": {"a": 1}}, "Echo.Bag.any_attributes: an object of texts"),
        ({"any_attributes": {"a b": "1"}}, '"a b" is no XML name'),
    ],
)
def test_what_is_no_element_is_told_with_its_place(
    operation: Any, change: dict[str, Any], message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        sent(operation, {"Shape": SHAPE, **change})
    assert message in caught.value.message
