"""Texts as values of their types: 1.0 and 1.00 are one number (Datatypes 2.2)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from typing import Literal

from wsdlsmith.drift.change import Change, Fact
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.drift.changes.spaces import is_simple
from wsdlsmith.drift.changes.uses import whole_uses
from wsdlsmith.errors import WsdlsmithError
from wsdlsmith.model.qname import xs
from wsdlsmith.model.schema import Attribute, ComplexType, Element, TypeRef
from wsdlsmith.verify.schema_restriction import compare_values
from wsdlsmith.verify.schema_simple import InvalidValueError, Simple


def value_changes(
    pair: Pair,
    owner: Owner,
    old: Element | Attribute,
    new: Element | Attribute,
    default: Literal["default-changed", "attribute-default-changed"],
) -> Iterator[Change]:
    """Another ``default`` or ``fixed`` value, however it is written."""
    types = [one.type or xs("anySimpleType") for one in (old, new)]
    empty = _empty_effect(pair, old, new)
    if not same_value(pair, types[0], old.default, types[1], new.default):
        yield owner.change(default, old.default, new.default, **empty)
    if not same_value(pair, types[0], old.fixed, types[1], new.fixed):
        yield owner.change("fixed-changed", old.fixed, new.fixed, **empty)


def _empty_effect(
    pair: Pair, old: Element | Attribute, new: Element | Attribute
) -> dict[str, Fact]:
    """What a value to fall back on does to an element that is empty.

    It may be, whatever its type is: it has that value then (Structures 3.3.4, 5.1).
    """
    if not isinstance(old, Element) or not isinstance(new, Element):
        return {}
    given = [one.default is not None or one.fixed is not None for one in (old, new)]
    if given[0] == given[1]:
        return {}
    schema, other = (pair.old.schema, old) if given[1] else (pair.new.schema, new)
    if not is_simple(schema, other.type):
        return {}
    if _reads_as(pair.spaces.simple(0 if given[1] else 1, other.type), "", ""):
        return {}
    return {"more_allowed": True} if given[1] else {"fewer": True}


def same_value(
    pair: Pair, old: TypeRef, before: str | None, new: TypeRef, after: str | None
) -> bool:
    """Whether two texts are one value; of types that do not compare, one text."""
    if before == after:
        return True
    if before is None or after is None:
        return False
    try:
        one, other = pair.spaces.simple(0, old), pair.spaces.simple(1, new)
        if (one.variety, one.primitive) != (other.variety, other.primitive):
            return False
        return _same(one.read(before, {}), other.read(after, {}))
    except (InvalidValueError, WsdlsmithError):  # a prefix, or a type that is nowhere
        return False


def fixed_effect(
    pair: Pair, old: Element | Attribute, new: Element | Attribute
) -> dict[str, Fact]:
    """What another type does to what has a fixed value.

    Only the ways to write the one value are left (Structures 3.3.4): 05 is 5 as a
    number, and not as a text. Mixed content has the text itself, and no elements.
    """
    if old.type == new.type:
        return {}
    sides = ((old, False), (new, True))
    taken, given = (
        None if one.fixed is None else _written(pair, one, new=side)
        for one, side in sides
    )
    if taken is not None and given is not None:
        return {"fewer": bool(taken - given), "more_allowed": bool(given - taken)}
    facts: dict[str, Fact] = {}
    if given is not None and old.fixed is None and _reads(pair, old, given, new=False):
        facts["more_allowed"] = False
    if taken is not None and new.fixed is None and _reads(pair, new, taken, new=True):
        facts["fewer"] = False
    return facts


def _reads(pair: Pair, one: Element | Attribute, texts: set[str], *, new: bool) -> bool:
    """Whether one side takes all of these for values."""
    schema = pair.new.schema if new else pair.old.schema
    ref = one.type or xs("anySimpleType")
    if not is_simple(schema, ref):
        return False
    simple = pair.spaces.simple(1 if new else 0, ref)
    return all(_reads_as(simple, text, text) for text in texts)


def _written(pair: Pair, one: Element | Attribute, *, new: bool) -> set[str] | None:
    """The ways to write what is fixed; None where there is more than a text."""
    fixed = one.fixed or ""
    schema = pair.new.schema if new else pair.old.schema
    ref = one.type or xs("anySimpleType")
    if is_simple(schema, ref):
        texts = (f(fixed) for f in (str, " {} ".format, "0{}".format, "{}.0".format))
        simple = pair.spaces.simple(1 if new else 0, ref)
        return {text for text in texts if _reads_as(simple, text, fixed)}
    known = schema.definition(ref)
    if not isinstance(known, ComplexType) or pair.has_subtypes(known.name):
        return None
    uses, wildcard = whole_uses(schema, known)
    return {fixed} if known.mixed and not uses and wildcard is None else None


def _reads_as(simple: Simple, text: str, fixed: str) -> bool:
    try:
        return _same(simple.read(text, {}), simple.read(fixed, {}))
    except InvalidValueError:
        return False


def value_order(
    pair: Pair, old: TypeRef | None, before: str, new: TypeRef | None, after: str
) -> int | None:
    """1 where a limit was more before, -1 where it was less; None where that is open.

    Limits of lengths and digits are numbers; all others are values of the base.
    """
    with suppress(InvalidOperation):
        one, other = Decimal(before), Decimal(after)
        return (one > other) - (one < other)
    if old is None or new is None:
        return None
    try:
        simple = (pair.spaces.simple(0, old), pair.spaces.simple(1, new))
        limits = (simple[0].read(before, {}), simple[1].read(after, {}))
    except (InvalidValueError, WsdlsmithError):
        return None
    return compare_values(*limits)


def _same(one: object, other: object) -> bool:
    """Equal, and of one kind: true is not 1, though Python takes them for equal."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    return type(one) is type(other) and one == other
