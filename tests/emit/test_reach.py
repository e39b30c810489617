"""Which module a type stands in: no module needs a base from one that needs it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from wsdlsmith.emit.reach import SHARED, homes, reachable
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Occurs
from wsdlsmith.model.shape import Field, ListOf, Record, Shape


def _key(number: int) -> QName:
    return QName("urn:t", f"T{number}")


def _field(number: int) -> Field:
    return Field(
        kind="element", name=QName("", "f"), type=_key(number), occurs=Occurs()
    )


@st.composite
def _graphs(
    draw: st.DrawFn,
) -> tuple[dict[QName, Shape], dict[str, list[QName]]]:
    """Types that derive from earlier ones and name any; services that name some."""
    count = draw(st.integers(1, 14))
    shapes: dict[QName, Shape] = {}
    numbers = st.integers(0, count - 1)
    for number in range(count):
        if draw(st.integers(0, 4)) == 0:
            shapes[_key(number)] = ListOf(key=_key(number), item=_field(draw(numbers)))
            continue
        fields = tuple(_field(n) for n in draw(st.lists(numbers, max_size=3)))
        records = [k for k, s in shapes.items() if isinstance(s, Record)]
        base = draw(st.sampled_from([None, *records]))
        shapes[_key(number)] = Record(
            key=_key(number), base=base, entries=fields, fields=fields
        )
    services = {
        f"s{n}": [_key(k) for k in draw(st.lists(numbers, max_size=4))]
        for n in range(draw(st.integers(0, 4)))
    }
    return shapes, services


@settings(max_examples=500)
@given(_graphs())
def test_modules_never_need_bases_in_a_circle(
    graph: tuple[dict[QName, Shape], dict[str, list[QName]]],
) -> None:
    shapes, services = graph
    home = homes(shapes, services)
    assert set(home) == set(shapes)
    needed: dict[str, set[str]] = {}
    for key, shape in shapes.items():
        base = shape.base if isinstance(shape, Record) else None
        if base is not None and home[base] != home[key]:
            needed.setdefault(home[key], set()).add(home[base])
    # a service's own module needs at most the shared one, which needs none
    assert all(bases <= {SHARED} for bases in needed.values())
    assert SHARED not in needed


@settings(max_examples=300)
@given(_graphs())
def test_what_one_service_alone_reaches_is_in_its_module(
    graph: tuple[dict[QName, Shape], dict[str, list[QName]]],
) -> None:
    shapes, services = graph
    home = homes(shapes, services)
    users = {
        key: [s for s, roots in services.items() if key in reachable(shapes, roots)]
        for key in shapes
    }
    for key, found in users.items():
        if len(found) == 1:
            assert home[key] == found[0]
        elif found:
            assert home[key] == SHARED
