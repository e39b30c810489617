"""Absent, nil, empty and present stay apart, whatever else is changed."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import re

import pytest
from wsdlsmith.runtime import EncodeError, is_nil, set_nil

from tests.runtime.codec.envelopes import (
    boxed,
    inside,
    read_box,
    same,
    write_box,
    written,
)
from tests.runtime.codec.shop.types import Box, Everything, Groups

NIL = 'xsi:nil="true"'


@pytest.mark.parametrize(
    "field",
    [
        "",
        f"<s:Text {NIL}/>",
        "<s:Text/>",
        "<s:Text>x</s:Text>",
        "<s:Ids/>",
        f"<s:Ids {NIL}/>",
        "<s:Ids><arr:int>007</arr:int><arr:int>7</arr:int></s:Ids>",
        f"<s:Texts><arr:string {NIL}/><arr:string/></s:Texts>",
        "<s:Span/>",
        "<s:Rights/>",
    ],
)
def test_each_state_survives_a_change_of_another_field(field: str) -> None:
    xml = "<s:Everything>{}<s:Many>{}</s:Many></s:Everything>"
    message, box = read_box(xml.format(field, 1))
    assert box.everything is not None
    box.everything.many[0] = 2
    assert same(written(message), boxed(xml.format(field, 2)))


def test_none_on_a_new_object_is_absent() -> None:
    assert inside(write_box(Box(everything=Everything()))) == "<s:Everything/>"


def test_none_of_a_required_nillable_field_is_nil() -> None:
    groups = Groups(head="h")
    assert is_nil(groups, "tail")
    assert "<s:Tail xsi:nil" in inside(write_box(Box(groups=groups)))


def test_nil_on_purpose_is_written_and_forgotten_with_the_next_value() -> None:
    everything = Everything(text="x")
    set_nil(everything, "text")
    assert everything.text is None
    assert is_nil(everything, "text")
    assert "<s:Text xsi:nil" in inside(write_box(Box(everything=everything)))
    everything.text = "y"
    assert "<s:Text>y</s:Text>" in inside(write_box(Box(everything=everything)))


def test_set_nil_names_a_field_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="Everything has no field 'txet'"):
        set_nil(Everything(), "txet")


@pytest.mark.parametrize("name", ["flag", "version", "many"])
def test_set_nil_refuses_what_is_not_nillable(name: str) -> None:
    with pytest.raises(ValueError, match=f"Everything.{name} is not nillable"):
        set_nil(Everything(), name)


def test_a_required_field_without_a_value_is_an_error_with_its_path() -> None:
    groups = Groups(head=None)  # type: ignore[arg-type]
    with pytest.raises(EncodeError, match="Head is required") as caught:
        write_box(Box(groups=groups))
    assert caught.value.path == "/Envelope/Body/Put/Box/Groups/Head"


LOSSY = (
    "<s:Everything version='07'><s:Count>+7</s:Count><s:Ratio>0.0</s:Ratio>"
    "<s:When>2023-02-15T13:16:23.1234567Z</s:When><s:New>1</s:New></s:Everything>"
)


@pytest.mark.parametrize(
    "twin",
    [
        copy.copy,
        copy.deepcopy,
        lambda value: pickle.loads(pickle.dumps(value)),
        dataclasses.replace,
    ],
    ids=["copy", "deepcopy", "pickle", "replace"],
)
def test_copies_carry_what_the_fields_cannot_say(twin: object) -> None:
    message, box = read_box(LOSSY)
    assert callable(twin)
    box.everything = twin(box.everything)
    assert same(written(message), boxed(LOSSY))


def test_a_replaced_field_loses_its_own_text_only() -> None:
    message, box = read_box(LOSSY)
    assert box.everything is not None
    box.everything = dataclasses.replace(box.everything, ratio=0.5)
    assert same(written(message), boxed(LOSSY.replace("0.0<", "0.5<")))


def test_what_was_kept_is_no_part_of_equality_or_repr() -> None:
    _, box = read_box("<s:Everything><s:Count>007</s:Count></s:Everything>")
    assert box.everything == Everything(count=7)
    assert "_wire" not in repr(box)


def test_an_object_that_was_read_can_be_a_dict() -> None:
    xml = f"<s:Everything><s:Text {NIL}/><s:Count>007</s:Count></s:Everything>"
    _, box = read_box(xml)
    plain = dataclasses.asdict(box)["everything"]
    assert (plain["text"], plain["count"]) == (None, 7)


def test_an_ordinary_object_keeps_nothing() -> None:
    _, box = read_box("<s:Everything><s:Count>7</s:Count></s:Everything>")
    assert box.everything is not None
    assert box.everything._wire is None
    assert box._wire is None


def test_items_keep_their_texts_when_the_list_grows_and_shrinks() -> None:
    message, box = read_box(
        "<s:Everything><s:Ids><arr:int>01</arr:int><arr:int>2</arr:int>"
        "<arr:int>03</arr:int></s:Ids></s:Everything>"
    )
    assert box.everything is not None
    assert box.everything.ids is not None
    box.everything.ids.insert(1, 9)
    assert re.findall(r">(\d+)<", inside(written(message))) == ["01", "9", "2", "03"]
