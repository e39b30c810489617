"""Inheritance, substitution, groups, wildcards, mixed content, references."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from lxml import etree
from wsdlsmith.runtime import (
    DecodeError,
    EncodeError,
    QName,
    is_known,
    mixed_content,
    read_message,
    set_mixed_content,
)

from tests.runtime.codec.envelopes import (
    again,
    boxed,
    inside,
    read_box,
    same,
    write_box,
    written,
)
from tests.runtime.codec.shop.services import PUT
from tests.runtime.codec.shop.types import (
    Box,
    Circle,
    Colour,
    Everything,
    Groups,
    Letter,
    Node,
    Open,
    Price,
    Rights,
    Ring,
    Shape,
    Square,
)


def deviations(xml: str) -> list[tuple[str, str]]:
    """What reading a Box reports: codes and paths."""
    found: list[tuple[str, str]] = []
    read_message(
        PUT, "request", boxed(xml), on_deviation=lambda c, p, d: found.append((c, p))
    )
    return found


def test_a_subclass_is_written_with_its_type_after_its_bases_content() -> None:
    box = Box(everything=Everything(shape=Ring(name="r", radius=2.0, inner=1.0)))
    assert inside(write_box(box)) == (
        '<s:Everything><s:Shape xsi:type="s:Ring"><s:Name>r</s:Name>'
        "<s:Radius>2</s:Radius><s:Inner>1</s:Inner></s:Shape></s:Everything>"
    )
    assert again(box) == box


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("s:Price", "is no subtype of {urn:shop}Shape"),
        ("s:Absent", "names no type: '{urn:shop}Absent'"),
        ("xs:int", "is no subtype"),
        ("nowhere:Circle", "undeclared prefix 'nowhere'"),
        ("s:Shape", "abstract"),
    ],
)
def test_a_type_that_cannot_stand_there_is_an_error_with_its_path(
    kind: str, reason: str
) -> None:
    with pytest.raises(DecodeError) as caught:
        read_box(f'<s:Everything><s:Shape xsi:type="{kind}"/></s:Everything>')
    assert reason in str(caught.value)
    assert caught.value.path == "/Envelope/Body/Put/Box/Everything/Shape"
    assert caught.value.operation == "Put"


def test_an_abstract_type_needs_a_type() -> None:
    with pytest.raises(DecodeError, match="abstract and needs an xsi:type"):
        read_box("<s:Everything><s:Shape/></s:Everything>")
    with pytest.raises(EncodeError, match="Shape is abstract"):
        write_box(Box(everything=Everything(shape=Shape())))


def test_another_class_is_refused_with_its_path() -> None:
    shapes: list[Shape | None] = [Square(side=1), Price()]  # type: ignore[list-item]
    with pytest.raises(EncodeError, match="expected Shape, not Price") as caught:
        write_box(Box(everything=Everything(shapes=shapes)))
    assert caught.value.path.endswith("/Everything/Shapes/Shape[2]")


def test_a_substitute_stands_for_the_head_both_ways() -> None:
    xml = "<s:Open><s:cornered><s:Side>2</s:Side></s:cornered></s:Open>"
    message, box = read_box(xml)
    assert box.open == Open(payment=Square(side=2))
    assert same(written(message), boxed(xml))
    assert inside(write_box(Box(open=Open(payment=Circle(radius=1.5))))) == (
        "<s:Open><s:round><s:Radius>1.5</s:Radius></s:round></s:Open>"
    )


def test_repeating_groups_are_interleaved() -> None:
    groups = Groups(head="h", a=[1, 2], b=["x", "y"], right=3, second="2", tail="t")
    text = inside(write_box(Box(groups=groups)))
    tags = [
        str(el.tag)[10:]
        for el in etree.fromstring(write_box(Box(groups=groups))).iter()
    ]
    assert text.index("<s:A>1") < text.index("<s:B>x") < text.index("<s:A>2")
    assert tags[-8:] == ["Head", "A", "B", "B", "A", "Right", "Second", "Tail"]
    assert again(Box(groups=groups)).groups == groups


def test_another_order_that_the_schema_allows_comes_back() -> None:
    xml = (
        "<s:Groups><s:Head/><s:A>1</s:A><s:A>2</s:A><s:B>x</s:B><s:Second/><s:First/>"
        '<s:Tail xsi:nil="true"/></s:Groups>'
    )
    message, box = read_box(xml)
    assert deviations(xml) == []
    assert box.groups is not None
    assert same(written(message), boxed(xml))
    box.groups.a.append(3)
    assert inside(written(message)).count("<s:A>") == 3


def test_unknown_things_stay_in_place_and_are_reported() -> None:
    xml = (
        '<s:Everything n="1"><s:Later><x>y</x></s:Later><s:Count>1</s:Count>'
        "<s:New/></s:Everything>"
    )
    message, box = read_box(xml)
    assert deviations(xml) == [
        ("unknown-attribute", "/Envelope/Body/Put/Box/Everything"),
        ("unknown-element", "/Envelope/Body/Put/Box/Everything/Later"),
        ("unknown-element", "/Envelope/Body/Put/Box/Everything/New"),
    ]
    assert box.everything is not None
    box.everything.count = 2
    assert same(written(message), boxed(xml.replace(">1<", ">2<")))


def test_a_wrong_order_comes_back_and_is_reported() -> None:
    xml = "<s:Everything><s:Count>1</s:Count><s:Text>x</s:Text></s:Everything>"
    message, _ = read_box(xml)
    assert deviations(xml) == [("wrong-order", "/Envelope/Body/Put/Box/Everything")]
    assert same(written(message), boxed(xml))


def test_a_second_element_for_one_value_is_not_lost() -> None:
    xml = "<s:Everything><s:Count>1</s:Count><s:Count>2</s:Count></s:Everything>"
    message, box = read_box(xml)
    assert box.everything == Everything(count=1)
    assert deviations(xml)[0][0] == "repeated-element"
    assert same(written(message), boxed(xml))


def test_an_unknown_token_is_kept_and_visible() -> None:
    xml = "<s:Everything><s:Colour>Green</s:Colour></s:Everything>"
    message, box = read_box(xml)
    assert box.everything is not None
    colour = box.everything.colour
    assert isinstance(colour, Colour)
    assert colour.value == "Green"
    assert not is_known(colour)
    assert is_known(Colour.RED)
    assert deviations(xml)[0][0] == "unknown-token"
    assert same(written(message), boxed(xml))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Read Write", Rights.FULL),
        ("Full", Rights.FULL),
        ("Write  Delete", Rights.WRITE | Rights.DELETE),
        ("None", Rights.NONE),
        ("", Rights.NONE),
        ("Read Fly", Rights.READ),
    ],
)
def test_flags_are_bits_and_their_text_comes_back(text: str, value: Rights) -> None:
    xml = f"<s:Everything><s:Rights>{text}</s:Rights></s:Everything>"
    message, box = read_box(xml)
    assert box.everything == Everything(rights=value)
    assert same(written(message), boxed(xml))


def test_new_flags_are_written_token_by_token() -> None:
    box = Box(everything=Everything(rights=Rights.FULL | Rights.DELETE))
    assert "<s:Rights>Read Write Delete</s:Rights>" in inside(write_box(box))


def test_mixed_content_keeps_text_in_place() -> None:
    xml = "<s:Letter>Dear <s:b>you</s:b>, pay <s:Price>5</s:Price> now</s:Letter>"
    message, box = read_box(xml)
    assert box.letter is not None
    assert box.letter.bold == ["you"]
    price = box.letter.price
    assert mixed_content(box.letter) == [
        "Dear ",
        ("bold", "you"),
        ", pay ",
        ("price", price),
        " now",
    ]
    box.letter.bold[0] = "me"
    assert same(written(message), boxed(xml.replace("you", "me")))


def test_mixed_content_can_be_made() -> None:
    letter = Letter()
    set_mixed_content(letter, ["a", ("bold", "b"), "c", ("bold", "d")])
    assert letter.bold == ["b", "d"]
    expected = "<s:Letter>a<s:b>b</s:b>c<s:b>d</s:b></s:Letter>"
    assert inside(write_box(Box(letter=letter))) == expected


def test_wildcards_take_elements_and_attributes() -> None:
    xml = (
        '<s:Open a="1" s:b="2"><s:Known>1</s:Known><x xmlns="urn:else">'
        "<y/>t</x><s:round><s:Radius>1</s:Radius></s:round></s:Open>"
    )
    message, box = read_box(xml)
    assert box.open is not None
    assert box.open.any_attributes == {QName("", "a"): "1", QName("urn:shop", "b"): "2"}
    assert isinstance(box.open.any_elements[0], etree._Element)
    assert same(written(message), boxed(xml))


def test_any_type_is_decoded_where_its_type_is_known() -> None:
    for kind, text, value in (
        ("xs:int", "5", 5),
        ("xs:string", "5", "5"),
        ("s:Colour", "Red", Colour.RED),
        ("s:Square", "<s:Side>3</s:Side>", Square(side=3)),
        ("arr:ArrayOfint", "<arr:int>3</arr:int>", [3]),
    ):
        xml = f'<s:Everything><s:Anything xsi:type="{kind}">{text}</s:Anything></s:Everything>'
        message, box = read_box(xml)
        assert box.everything is not None
        assert box.everything.anything == value
        assert same(written(message), boxed(xml))


def test_any_type_without_a_known_type_stays_an_element() -> None:
    for attribute in ("", ' xsi:type="s:Later"', ' xsi:type="xs:anyType"'):
        xml = (
            f"<s:Everything><s:Anything{attribute}><q>1</q></s:Anything></s:Everything>"
        )
        message, box = read_box(xml)
        assert box.everything is not None
        assert isinstance(box.everything.anything, etree._Element)
        assert same(written(message), boxed(xml))


def test_new_plain_values_of_any_type_say_what_they_are() -> None:
    for value in (5, 2**40, 1.5, "x", True, b"x", Square(side=1), Colour.RED):
        box = Box(everything=Everything(anything=value))
        assert again(box) == box


def test_a_default_is_the_value_of_an_empty_element() -> None:
    xml = "<s:Everything><s:Preset/></s:Everything>"
    message, box = read_box(xml)
    assert box.everything == Everything(preset=7)
    assert same(written(message), boxed(xml))


def test_a_reference_is_the_object_and_stays_a_reference() -> None:
    xml = (
        '<s:Node z:Id="i1"><s:Child z:Id="i2"><s:Label>c</s:Label></s:Child>'
        '<s:Other z:Ref="i2"/></s:Node>'
    )
    message, box = read_box(xml)
    assert box.node is not None
    assert box.node.child is box.node.other
    assert same(written(message), boxed(xml))
    box.node.other = Node(label="new")
    assert "<s:Other><s:Label>new" in inside(written(message))


def test_an_object_of_the_same_id_is_not_written_as_a_reference() -> None:
    """What it says would be lost."""
    xml = '<s:Node><s:Child z:Id="i2"/><s:Other z:Ref="i2"/></s:Node>'
    message, box = read_box(xml)
    assert box.node is not None
    box.node.other = Node(id="i2", label="another")
    assert "<s:Label>another</s:Label>" in inside(written(message))


@pytest.mark.parametrize(
    "xml",
    [
        '<s:Node><s:Child z:Id="i2"/><s:Other xsi:type="s:Node" z:Ref="i2"/></s:Node>',
        '<s:Node><s:Child z:Id=""/><s:Other z:Ref=""/></s:Node>',
    ],
    ids=["with-its-type", "to-an-empty-name"],
)
def test_an_odd_reference_comes_back(xml: str) -> None:
    message, _ = read_box(xml)
    assert same(written(message), boxed(xml))


def test_a_reference_to_what_holds_it_can_be_read_and_written() -> None:
    xml = '<s:Node z:Id="i1"><s:Child><s:Other z:Ref="i1"/></s:Child></s:Node>'
    message, box = read_box(xml)
    assert box.node is not None
    assert box.node.child is not None
    assert box.node.child.other is box.node
    assert same(written(message), boxed(xml))


def test_an_object_that_refers_to_itself_is_compared_as_such_a_list_is() -> None:
    """The guide says so; comparing graphs would make every comparison slower."""
    xml = '<s:Node z:Id="i1"><s:Child><s:Other z:Ref="i1"/></s:Child></s:Node>'
    (message, box), (_, other) = read_box(xml), read_box(xml)
    node: Any = box.node
    assert node == node.child.other
    assert repr(node).startswith(
        "Node(label=None, child=Node(label=None, child=None, o"
    )
    twins: list[Any] = [copy.deepcopy(message), pickle.loads(pickle.dumps(message))]
    for twin in twins:
        assert same(written(twin), boxed(xml))
        assert twin.body.box.node.child.other is twin.body.box.node
    with pytest.raises(RecursionError):
        assert node == other.node
    assert node != Node(label="another")


def test_a_reference_to_nothing_is_kept_and_reported() -> None:
    xml = '<s:Node><s:Child z:Ref="i9"/></s:Node>'
    message, _ = read_box(xml)
    assert deviations(xml)[0][0] == "unresolved-reference"
    assert same(written(message), boxed(xml))


def test_an_object_inside_itself_is_an_error_not_a_hang() -> None:
    node = Node()
    node.child = node
    with pytest.raises(EncodeError, match="levels deep, or an object inside itself"):
        write_box(Box(node=node))
