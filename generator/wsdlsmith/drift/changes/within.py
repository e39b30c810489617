"""What is known of two simple types without a text: that one lies within the other.

No text that was tried proves that there is none. A restriction proves it: whatever
has a tighter facet for each facet of another has no value more (Datatypes 4.3).
"""

from __future__ import annotations

from typing import Final, NamedTuple

from wsdlsmith.model.qname import XS, QName
from wsdlsmith.model.schema import SchemaSet, SimpleType, TypeRef
from wsdlsmith.verify.schema_builtin import BUILTINS, primitive
from wsdlsmith.verify.schema_restriction import compare_values
from wsdlsmith.verify.schema_simple import Atomic, InvalidValueError

DEEPEST: Final = 20
LONGEST: Final = 100_000
"""No text is tried that is longer by more than one."""
MOST_DIGITS: Final = 1000
_LENGTHS: Final = {"length": LONGEST, "minLength": LONGEST, "maxLength": LONGEST}
_LIMITS: Final = {**_LENGTHS, "totalDigits": MOST_DIGITS, "fractionDigits": MOST_DIGITS}
_DIGITS: Final = frozenset({"totalDigits", "fractionDigits"})
_FEWER: Final = _DIGITS | {"maxLength"}
_TEXTS: Final = frozenset({QName(XS, "anyURI"), QName(XS, "QName")})
_OPPOSITE: Final = {
    "minInclusive": "minExclusive",
    "minExclusive": "minInclusive",
    "maxInclusive": "maxExclusive",
    "maxExclusive": "maxInclusive",
}


class Defined(NamedTuple):
    """A simple type where it is defined."""

    schema: SchemaSet
    ref: TypeRef


class _Rule(NamedTuple):
    """A facet of one step: of several patterns, or tokens, one is enough."""

    name: str
    values: frozenset[str]


class _Unfolded(NamedTuple):
    """What a type restricts at last, and by what."""

    root: TypeRef
    rules: frozenset[_Rule]


def within(one: Defined, other: Defined, depth: int = 0) -> bool:
    """Whether each text of one type is proved to be one of the other."""
    if depth > DEEPEST:
        return False
    inner, outer = _unfolded(one), _unfolded(other)
    spaces = [
        {r for r in side.rules if r.name == "whiteSpace"} for side in (inner, outer)
    ]
    if spaces[0] != spaces[1]:
        return False
    if not _root_within(one.schema, inner, other.schema, outer, depth):
        return False
    return all(_implied(rule, inner) for rule in outer.rules)


def unsearched(one: Defined, other: Defined) -> bool:
    """Whether a text may lie between borders, or too far out, for any to be tried."""
    if _misses(*one) or _misses(*other):
        return True
    sides = (_unfolded(one), _unfolded(other))
    if all(isinstance(s.root, QName) and _is_whole(s.root) for s in sides):
        return False
    before, after = ({rule.name for rule in side.rules} for side in sides)
    if any(a in before and b in after for a, b in _OPPOSITE.items()):
        return True
    named = before | after  # between two limits there may be a number of more digits
    return bool(named & _DIGITS) and not named.isdisjoint(_OPPOSITE)


def is_listed(one: Defined) -> bool:
    """Whether all texts of a type are listed, and so were tried: 1 is 1.0, too."""
    found = _unfolded(one)
    listed = any(rule.name == "enumeration" for rule in found.rules)
    return listed and isinstance(found.root, QName) and _is_text(found.root)


def _misses(schema: SchemaSet, ref: TypeRef, depth: int = 0) -> bool:
    definition = schema.definition(ref)
    if not isinstance(definition, SimpleType):
        return False
    if depth > DEEPEST:
        return True
    for name, value in definition.facets:
        if name == "pattern" or limit_of(value) > _LIMITS.get(name, limit_of(value)):
            return True
        if name in _LENGTHS and _lists_own(schema, ref):
            return True
    inner = (definition.base, definition.item, *definition.members)
    return any(_misses(schema, one, depth + 1) for one in inner if one is not None)


def _lists_own(schema: SchemaSet, ref: TypeRef) -> bool:
    """A list of what a schema defines: lists of any length have built-in items."""
    root = schema.definition(_unfolded(Defined(schema, ref)).root)
    item = root.item if isinstance(root, SimpleType) else None
    return item is not None and schema.definition(item) is not None


def _unfolded(one: Defined) -> _Unfolded:
    ref, rules, seen = one.ref, set[_Rule](), 0
    while seen <= DEEPEST:
        seen += 1
        definition = one.schema.definition(ref)
        if not isinstance(definition, SimpleType) or definition.base is None:
            break
        names = {name for name, _ in definition.facets}
        for name in names:
            values = frozenset(v for n, v in definition.facets if n == name)
            rules.add(_Rule(name, values))
        if definition.enumeration:
            tokens = frozenset(value.token for value in definition.enumeration)
            rules.add(_Rule("enumeration", tokens))
        ref = definition.base
    return _Unfolded(ref, frozenset(rules))


def _root_within(
    schema: SchemaSet, inner: _Unfolded, other: SchemaSet, outer: _Unfolded, depth: int
) -> bool:
    one, two = schema.definition(inner.root), other.definition(outer.root)
    if isinstance(one, SimpleType) and isinstance(two, SimpleType):
        if one.item is not None and two.item is not None:
            items = Defined(schema, one.item), Defined(other, two.item)
            return within(*items, depth + 1)
        return bool(one.members) and all(
            any(
                within(Defined(schema, member), Defined(other, there), depth + 1)
                for there in two.members
            )
            for member in one.members
        )
    if not isinstance(inner.root, QName) or not isinstance(outer.root, QName):
        return False
    if inner.root == outer.root and inner.root.namespace == XS:
        return True
    plain = all(rule.name in _OPPOSITE for rule in outer.rules)
    return plain and outer.root in _ancestors(inner.root)


def _ancestors(root: QName) -> set[QName]:
    """A built-in type and all that it is derived from."""
    found, name = set[QName](), root.name if root.namespace == XS else ""
    while name in BUILTINS:
        found.add(QName(XS, name))
        name = BUILTINS[name].base
    return found


def _is_whole(root: QName) -> bool:
    return QName(XS, "integer") in _ancestors(root)


def _is_text(root: QName) -> bool:
    return root in _TEXTS or QName(XS, "string") in _ancestors(root)


def _implied(rule: _Rule, inner: _Unfolded) -> bool:
    """Whether a rule holds for whatever keeps those of the inner type."""
    return any(_implies(found, rule, inner.root) for found in inner.rules)


def _implies(found: _Rule, rule: _Rule, root: TypeRef) -> bool:
    if found == rule:
        return True
    if found.name == rule.name and rule.name in ("pattern", "enumeration"):
        return found.values <= rule.values
    one, other = min(found.values), min(rule.values)
    if rule.name in _LIMITS:
        size, limit = limit_of(one), limit_of(other)
        if size < 0 or limit < 0 or found.name not in (rule.name, "length"):
            return False
        if rule.name in _FEWER:
            return size <= limit
        return size >= limit if rule.name == "minLength" else size == limit
    if found.name not in (rule.name, _OPPOSITE.get(rule.name)):
        return False
    order = _order(root, one, other)
    tighter = -1 if rule.name.startswith("max") else 1
    closed = found.name == rule.name or rule.name.endswith("Inclusive")
    return order == tighter or (order == 0 and closed)


def _order(root: TypeRef, one: str, other: str) -> int | None:
    if not isinstance(root, QName) or root.name not in BUILTINS:
        return None
    simple = Atomic(BUILTINS[primitive(root.name)])
    try:
        return compare_values(simple.read(one, {}), simple.read(other, {}))
    except InvalidValueError:
        return None


def limit_of(text: str) -> int:
    """What a limit of a length or of digits says; -1 for what is no number."""
    text = text.strip().removeprefix("+")
    return int(text) if text.isdecimal() and len(text) < MOST_DIGITS else -1
