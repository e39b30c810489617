"""What was read can be copied, compared, pickled and sent to another process."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from wsdlsmith.runtime import (
    Message,
    Operation,
    QName,
    ServiceBinding,
    new_request,
    read_message,
    write_message,
)

from tests.runtime.codec.envelopes import boxed, read_box, same, write_box, written
from tests.runtime.codec.shop._schema import SCHEMA
from tests.runtime.codec.shop.services import PUT
from tests.runtime.codec.shop.types import Box, Everything, Open

FOREIGN = "<s:Anything><f:a xmlns:f='urn:f' q='f:x'><f:b>1</f:b></f:a></s:Anything>"
SHOWN = boxed(f"<s:Everything><s:Count>007</s:Count>{FOREIGN}</s:Everything>")
TWINS = pytest.mark.parametrize(
    "twin",
    [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))],
    ids=["copy", "deepcopy", "pickle"],
)
Twin = Callable[[Any], Any]


def foreign(xml: str) -> Any:
    _, box = read_box(f"<s:Everything>{xml}</s:Everything>")
    assert box.everything is not None
    return box.everything.anything


def test_an_element_as_a_value_equals_what_says_the_same() -> None:
    spaced = (
        FOREIGN.replace("f:", "g:").replace(":f=", ":g=").replace("><g:b", "> <g:b")
    )
    assert foreign(FOREIGN) == foreign(spaced)
    assert foreign(FOREIGN) == etree.fromstring(etree.tostring(foreign(FOREIGN)))


@pytest.mark.parametrize(
    ("old", "new"),
    [("1", "2"), ("q=", "r="), ("f:b", "f:c"), ("f:x", "f:y"), ("urn:f", "urn:g")],
)
def test_an_element_as_a_value_differs_in_one_thing(old: str, new: str) -> None:
    assert foreign(FOREIGN) != foreign(FOREIGN.replace(old, new))


@TWINS
def test_an_element_as_a_value_has_twins(twin: Twin) -> None:
    element = foreign(FOREIGN)
    again = twin(element)
    assert again == element
    assert again is not element
    again[0][0].text = "2"
    assert again != element


@TWINS
def test_a_message_has_twins_that_are_written_as_it_was(twin: Twin) -> None:
    message = read_message(PUT, "request", SHOWN)
    again = twin(message)
    assert again == message
    assert again is not message
    assert same(written(again), SHOWN)


def test_a_message_is_replaced_in_one_field_and_keeps_the_others_facts() -> None:
    message: Any = read_message(PUT, "request", SHOWN)
    body = message.body
    assert dataclasses.replace(body) == body
    other = Box(everything=Everything(count=1))
    message.body = dataclasses.replace(body, box=other)
    assert same(written(message), write_box(other))
    assert body.box != other


def test_a_message_has_the_fields_of_a_dataclass() -> None:
    body: Any = new_request(PUT, Box(everything=Everything(count=1)))
    assert "box" in [field.name for field in dataclasses.fields(body)]
    assert dataclasses.asdict(body)["box"]["everything"]["count"] == 1
    assert repr(body).startswith("Put(box=Box(")
    with pytest.raises(TypeError, match="Put has no field bix"):
        dataclasses.replace(body, bix=1)


def test_attributes_by_name_are_in_the_plain_dict_of_a_record() -> None:
    name = QName("urn:f", "q", "f")
    record = Open(any_attributes={name: "x"})
    assert dataclasses.asdict(record)["any_attributes"] == {name: "x"}


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda n: pickle.loads(pickle.dumps(n))]
)
def test_a_name_is_a_value_that_does_not_change(again: Callable[[Any], Any]) -> None:
    name = QName("urn:f", "q", "f")
    other = again(name)
    assert (other, hash(other), other.prefix) == (name, hash(name), "f")
    assert name == QName("urn:f", "q")
    assert name != QName("", "q")
    assert name != "{urn:f}q"
    assert repr(other) == "QName(namespace='urn:f', name='q')"
    with pytest.raises(AttributeError, match="does not change"):
        other.name = "r"
    with pytest.raises(AttributeError, match="does not change"):
        del other.name


def test_a_pickled_message_is_written_by_another_process(tmp_path: Path) -> None:
    (tmp_path / "message").write_bytes(
        pickle.dumps(read_message(PUT, "request", SHOWN))
    )
    script = (
        "import pickle, sys\n"
        "from wsdlsmith.runtime import write_message\n"
        "message = pickle.loads(open(sys.argv[1], 'rb').read())\n"
        "operation = type(message.body).__operation__\n"
        "sys.stdout.buffer.write(write_message(operation, 'request', message))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "message")],
        cwd=Path(__file__).parents[3],
        env={"PYTHONPATH": ":".join(path or "." for path in sys.path)},
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert same(done.stdout, SHOWN)


def test_operations_are_the_same_in_copies_and_pickles() -> None:
    assert pickle.loads(pickle.dumps(PUT)) is PUT
    assert copy.deepcopy(PUT) is PUT
    assert copy.copy(PUT.service) is PUT.service


def test_a_service_that_no_module_holds_says_so_when_it_is_pickled() -> None:
    text = "port_type s:Local\noperation Put put -\n> - s:Put; s:Count xs:int ?"
    local: Operation = ServiceBinding(SCHEMA, "Local", text).operations["Put"]
    body = new_request(local, 1)
    assert copy.deepcopy(body) == body
    assert b"Count>1<" in write_message(local, "request", Message(copy.copy(body)))
    with pytest.raises(pickle.PicklingError, match="holds Local"):
        pickle.dumps(body)
