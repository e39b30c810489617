"""How often a field can stand, all groups considered."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st
from wsdlsmith.model.occurrence import distinct_fields
from wsdlsmith.model.qname import QName, xs
from wsdlsmith.model.schema import ONCE, Compositor, Occurs
from wsdlsmith.model.shape import Entry, Field, Group


def _field(name: str, occurs: Occurs = ONCE) -> Field:
    return Field(kind="element", name=QName("", name), type=xs("string"), occurs=occurs)


def _group(compositor: Compositor, *entries: Entry, occurs: Occurs = ONCE) -> Group:
    return Group(compositor=compositor, entries=entries, occurs=occurs)


def _bounds(*entries: Entry) -> dict[str, Occurs]:
    return {f.name.name: f.occurs for f in distinct_fields(entries)}


def test_an_element_in_one_branch_of_a_choice_is_optional() -> None:
    choice = _group("choice", _field("a"), _field("b"))
    assert _bounds(choice) == {"a": Occurs(0, 1), "b": Occurs(0, 1)}


def test_an_element_in_every_branch_of_a_choice_is_required() -> None:
    both = _group("sequence", _field("a"), _field("b"))
    assert _bounds(_group("choice", _field("a"), both)) == {
        "a": Occurs(1, 1),
        "b": Occurs(0, 1),
    }


def test_an_element_that_stands_twice_in_a_sequence_is_one_field_of_two() -> None:
    assert _bounds(_field("a"), _field("b"), _field("a"))["a"] == Occurs(2, 2)


def test_a_repeated_group_repeats_what_it_holds() -> None:
    group = _group("sequence", _field("a"), occurs=Occurs(0, None))
    assert _bounds(group) == {"a": Occurs(0, None)}


_OCCURS = st.sampled_from([ONCE, Occurs(0, 1), Occurs(0, 2), Occurs(1, 2)])
_ENTRIES = st.recursive(
    st.builds(_field, st.sampled_from("abc"), _OCCURS),
    lambda inner: st.builds(
        lambda compositor, entries, occurs: _group(compositor, *entries, occurs=occurs),
        st.sampled_from(["sequence", "choice"]),
        st.lists(inner, min_size=1, max_size=2),
        _OCCURS,
    ),
    max_leaves=4,
)


def _words(entry: Entry) -> set[tuple[int, ...]]:
    """Every count of a, b and c that the entry allows, by enumerating its words."""
    if isinstance(entry, Field):
        index = "abc".index(entry.name.name)
        once = {tuple(int(i == index) for i in range(3))}
    elif entry.compositor == "choice":
        once = {word for part in entry.entries for word in _words(part)}
    else:
        once = _concatenated([_words(part) for part in entry.entries])
    assert entry.occurs.max is not None
    counts = range(entry.occurs.min, entry.occurs.max + 1)
    return {word for n in counts for word in _concatenated([once] * n)}


def _concatenated(parts: list[set[tuple[int, ...]]]) -> set[tuple[int, ...]]:
    return {
        tuple(sum(column) for column in zip((0, 0, 0), *words, strict=True))
        for words in itertools.product(*parts)
    }


@settings(max_examples=60, deadline=None)
@given(_ENTRIES)
def test_the_bounds_are_the_least_and_the_most_of_all_words_of_the_model(
    entry: Entry,
) -> None:
    words = _words(entry)
    for name, occurs in _bounds(entry).items():
        counts = {word["abc".index(name)] for word in words}
        assert occurs == Occurs(min(counts), max(counts))
