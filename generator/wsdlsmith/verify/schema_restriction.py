"""Restrictions of simple types: the constraining facets (Datatypes 4.3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from wsdlsmith.model.schema import Facet
from wsdlsmith.verify.schema_builtin import Prefixes, Value, normalized
from wsdlsmith.verify.schema_datetime import Moment, Span
from wsdlsmith.verify.schema_regex import compile_pattern
from wsdlsmith.verify.schema_simple import InvalidValueError, Simple, refused


class BadFacetError(ValueError):
    """A facet whose value is none: the schema is wrong, not the text."""


@dataclass(slots=True)
class _Rules:
    """The facets of one restriction, ready to check."""

    patterns: list[re.Pattern[str]] = field(default_factory=list)
    lengths: list[tuple[str, int]] = field(default_factory=list)
    bounds: list[tuple[str, str, Value]] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)
    """What is listed and is its own value; there may be thousands."""
    values: list[Value] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)


class Restricted:
    """A restriction of another simple type by facets and enumeration."""

    def __init__(
        self,
        base: Simple,
        facets: Sequence[Facet],
        enumeration: Sequence[str],
        label: str,
    ) -> None:
        self.label = label or base.label
        self.variety = base.variety
        self.primitive = base.primitive
        self.white_space = base.white_space
        self._base = base
        self._rules = _Rules()
        for facet in facets:
            self._add(facet)
        self._enumerated = bool(enumeration)
        for token in enumeration:
            self._enumerate(token)

    def read(self, text: str, prefixes: Prefixes) -> Value:
        """The base's value, once all facets hold."""
        text = normalized(text, self.white_space)
        value = self._base.read(text, prefixes)
        rules = self._rules
        if rules.patterns and not any(p.fullmatch(text) for p in rules.patterns):
            raise refused(text, self.label, "the pattern does not match")
        for name, limit in rules.lengths:
            self._check_length(name, limit, text, value)
        for name, written, bound in rules.bounds:
            if not _BOUNDS[name](compare_values(value, bound)):
                raise refused(text, self.label, f"{name} is {written}")
        if self._enumerated and not self._lists(value, text):
            raise refused(text, self.label, "it is not one of the enumerated values")
        return value

    def _add(self, facet: Facet) -> None:
        name, text = facet
        if name == "pattern":
            self._rules.patterns.append(compile_pattern(text))
        elif name == "whiteSpace":
            if text in ("replace", "collapse"):
                self.white_space = text  # type: ignore[assignment]
        elif name in _LENGTHS or name in _BOUNDS:
            try:
                self._limit(name, text)
            except ValueError as error:
                raise BadFacetError(
                    f"the facet {name} of {self.label}: {error}"
                ) from error

    def _limit(self, name: str, text: str) -> None:
        if name in _LENGTHS:
            self._rules.lengths.append((name, int(text)))
        else:
            self._rules.bounds.append((name, text, self._base.read(text, {})))

    def _enumerate(self, token: str) -> None:
        try:
            value = self._base.read(token, {})
            if isinstance(value, str):
                self._rules.texts.add(value)
            else:
                self._rules.values.append(value)
        except InvalidValueError:
            # a QName's prefix belongs to the schema document, which is gone
            self._rules.tokens.add(token)

    def _lists(self, value: Value, text: str) -> bool:
        rules = self._rules
        same = value in (rules.texts if isinstance(value, str) else rules.values)
        return same or text in rules.tokens

    def _check_length(self, name: str, limit: int, text: str, value: Value) -> None:
        if self.variety == "atomic" and self.primitive in ("QName", "NOTATION"):
            return
        measured = _MEASURES.get(name, _length)(value)
        if not _LENGTHS[name](measured, limit):
            raise refused(text, self.label, f"{name} is {limit}")


def compare_values(value: Value, bound: Value) -> int | None:
    """-1, 0 or 1; None where two values have no order."""
    if isinstance(value, Moment) and isinstance(bound, Moment):
        return value.compare(bound)
    if isinstance(value, Span) and isinstance(bound, Span):
        return value.compare(bound)
    if isinstance(value, Decimal | float) and isinstance(bound, Decimal | float):
        return (value > bound) - (value < bound)
    return 0 if value == bound else None


def _length(value: Value) -> int:
    return len(value) if isinstance(value, str | bytes | tuple) else 0


def _digits(value: Value) -> int:
    if not isinstance(value, Decimal):
        return 0
    parts = value.normalize().as_tuple()
    exponent = parts.exponent if isinstance(parts.exponent, int) else 0
    return max(len(parts.digits) + max(exponent, 0), -exponent)


def _fraction_digits(value: Value) -> int:
    if not isinstance(value, Decimal):
        return 0
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


_LENGTHS: dict[str, Callable[[int, int], bool]] = {
    "length": lambda size, limit: size == limit,
    "minLength": lambda size, limit: size >= limit,
    "maxLength": lambda size, limit: size <= limit,
    "totalDigits": lambda size, limit: size <= limit,
    "fractionDigits": lambda size, limit: size <= limit,
}
_MEASURES: dict[str, Callable[[Value], int]] = {
    "totalDigits": _digits,
    "fractionDigits": _fraction_digits,
}
_BOUNDS: dict[str, Callable[[int | None], bool]] = {
    "minInclusive": lambda order: order in (0, 1),
    "maxInclusive": lambda order: order in (0, -1),
    "minExclusive": lambda order: order == 1,
    "maxExclusive": lambda order: order == -1,
}
