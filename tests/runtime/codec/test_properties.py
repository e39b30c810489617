"""Any object comes back equal; any edit leaves the rest as it was."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from wsdlsmith.runtime import Duration, QName, SoapError, read_message, write_message

from tests.runtime.codec.envelopes import again, boxed, infoset, same, write_box
from tests.runtime.codec.shop.services import PUT
from tests.runtime.codec.shop.types import (
    Box,
    Circle,
    Colour,
    Everything,
    Groups,
    Rights,
    Ring,
    Square,
)

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
text = st.text(max_size=20).map(lambda value: ILLEGAL.sub("", value).replace("\r", ""))
int32 = st.integers(-(2**31), 2**31 - 1)
zones = st.none() | st.integers(-14 * 60, 14 * 60).map(
    lambda minutes: dt.timezone(dt.timedelta(minutes=minutes))
)
floats = st.floats(allow_nan=False)
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=4)
spans = st.timedeltas().map(Duration.from_timedelta)
shapes = (
    st.builds(Circle, name=st.none() | text, radius=st.none() | floats)
    | st.builds(Ring, inner=floats)
    | st.builds(Square, side=int32)
)
rights = st.integers(0, 7).map(Rights)
colours = st.sampled_from(Colour)
names = st.from_regex(r"[a-z]{1,5}", fullmatch=True)
qnames = st.builds(QName, st.sampled_from(["", "urn:a", "urn:shop"]), names)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "text": text,
    "count": int32,
    "big": st.integers(),
    "ratio": floats,
    "amount": decimals,
    "flag": st.booleans(),
    "when": st.datetimes(timezones=zones),
    "day": st.dates(),
    "clock": st.times(timezones=zones),
    "span": spans,
    "blob": st.binary(max_size=20),
    "hex": st.binary(max_size=20),
    "id": st.uuids(),
    "letter": st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]),
    "colour": colours,
    "rights": rights,
    "numbers": st.lists(int32, max_size=3),
    "size": int32 | colours,
    "name": qnames,
    "ids": st.lists(int32, max_size=3),
    "texts": st.lists(st.none() | text, max_size=3),
    "grid": st.lists(st.none() | st.lists(int32, max_size=2), max_size=2),
    "pairs": st.dictionaries(text, st.none() | int32, max_size=3),
    "shape": shapes,
    "shapes": st.lists(st.none() | shapes, max_size=3),
    "anything": st.none() | int32 | text | floats | shapes | colours | st.booleans(),
    "percent": decimals,
    "preset": int32,
    "version": int32,
    "tag": text,
}
everything = st.builds(
    Everything,
    many=st.lists(int32, max_size=3),
    **{name: st.none() | values for name, values in FIELDS.items()},
)
groups = st.builds(
    Groups,
    head=text,
    a=st.lists(int32, min_size=1, max_size=3),
    b=st.lists(text, max_size=4),
    left=st.none() | text,
    first=st.none() | text,
    second=st.none() | text,
    tail=st.none() | text,
)
FAST = settings(deadline=None, suppress_health_check=list(HealthCheck))


@FAST
@given(st.builds(Box, everything=everything, groups=groups))
def test_an_object_comes_back_equal_and_without_facts(box: Box) -> None:
    found = again(box)
    assert found == box
    assert same(write_box(found), write_box(box))


@FAST
@given(everything, st.data())
def test_an_edit_changes_its_own_field_only(
    value: Everything, data: st.DataObject
) -> None:
    message: Any = read_message(PUT, "request", write_box(Box(everything=value)))
    name = data.draw(st.sampled_from(sorted(FIELDS)))
    new = data.draw(FIELDS[name])
    setattr(message.body.box.everything, name, new)
    setattr(value, name, new)
    written = write_message(PUT, "request", message)
    assert same(written, write_box(Box(everything=value)))


SAMPLE = boxed(
    '<s:Everything version="1"><s:Text>a</s:Text><s:Count>01</s:Count><s:Ratio>0.0'
    "</s:Ratio><s:Colour>Red</s:Colour><s:Rights>Read</s:Rights><s:Ids><arr:int>1"
    "</arr:int><arr:int>2</arr:int></s:Ids><s:Pairs><arr:Pair><arr:Key>k</arr:Key>"
    '<arr:Value>1</arr:Value></arr:Pair></s:Pairs><s:Shape xsi:type="s:Ring">'
    "<s:Inner>1</s:Inner></s:Shape><s:Many>1</s:Many></s:Everything><s:Groups><s:Head/>"
    "<s:A>1</s:A><s:B/><s:A>2</s:A><s:Left/><s:Second/><s:First/><s:Tail/></s:Groups>"
    "<s:Letter>a<s:b>b</s:b>c</s:Letter><s:Open q='1'><s:Known>1</s:Known><w/></s:Open>"
    '<s:Node z:Id="i1"><s:Child z:Id="i2"/><s:Other z:Ref="i2"/></s:Node><s:Empty/>'
)


def test_the_sample_of_the_mutants_is_read() -> None:
    assert same(
        write_message(PUT, "request", read_message(PUT, "request", SAMPLE)), SAMPLE
    )


def mutate(root: etree._Element, data: st.DataObject) -> None:
    """Delete, duplicate, reorder, rename or retype one element."""
    elements = list(root.iter())[3:]
    if not elements:
        return
    el = data.draw(st.sampled_from(elements))
    parent = el.getparent()
    assert parent is not None
    action = data.draw(
        st.sampled_from("delete twice swap rename nil type text extra".split())
    )
    if action == "delete":
        parent.remove(el)
    elif action == "twice":
        parent.insert(
            parent.index(el), etree.fromstring(etree.tostring(el, with_tail=False))
        )
    elif action == "swap":
        parent.append(el)
    elif action == "rename":
        el.tag = data.draw(st.sampled_from(["{urn:shop}Text", "{urn:shop}New", "q"]))
    elif action == "nil":
        el.set("{http://www.w3.org/2001/XMLSchema-instance}nil", "true")
    elif action == "type":
        name = data.draw(
            st.sampled_from(["s:Ring", "xs:int", "s:New", "arr:ArrayOfint", "q:x"])
        )
        el.set("{http://www.w3.org/2001/XMLSchema-instance}type", name)
    elif action == "text":
        el.text = data.draw(text)
    else:
        el.set("extra", "1")


@settings(FAST, max_examples=1500)
@given(st.data())
def test_a_mutant_comes_back_as_it_was_or_is_refused_cleanly(
    data: st.DataObject,
) -> None:
    root = etree.fromstring(SAMPLE)
    for _ in range(data.draw(st.integers(1, 3))):
        mutate(root, data)
    mutant = etree.tostring(root)
    try:
        message = read_message(PUT, "request", mutant)
    except SoapError:
        return
    written = write_message(PUT, "request", message)
    assert infoset(etree.fromstring(written)) == infoset(etree.fromstring(mutant))
