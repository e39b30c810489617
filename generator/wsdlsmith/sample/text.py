"""Random texts of simple types, within their facets."""

from __future__ import annotations

import base64
import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from itertools import count
from random import Random

from wsdlsmith.model.schema import SchemaSet, TypeRef
from wsdlsmith.sample.pattern import UnknownPatternError, sample_pattern
from wsdlsmith.sample.simple_facts import SimpleFacts, simple_facts

PREFIX = "sample"
NAMESPACE = "urn:wsdlsmith:sample"
"""What values of xs:QName are qualified with."""

_WORDS = (
    'red blue Ölpreis 5<6 a&b "quoted" it\'s λόγος plain x-ray 中文 ]]> 100%'.split()
)
_NAMES = ("alpha", "b2", "Gamma-3", "d_4", "épsilon")
_BOUNDS = {
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-128, 127),
    "nonNegativeInteger": (0, None),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 255),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "integer": (None, None),
}
_TRIES = 40


class Texts:
    """Makes the texts of one sample; identifiers are unique in it."""

    def __init__(self, schema: SchemaSet, chance: Random) -> None:
        self._schema = schema
        self._chance = chance
        self._ids = count(1)

    def of(self, ref: TypeRef) -> str:
        """A text of the type."""
        facts = simple_facts(self._schema, ref)
        if facts.tokens:
            return self._chance.choice(facts.tokens)
        if facts.item is not None:
            return self._list(facts, facts.item)
        if facts.members:
            return self.of(self._chance.choice(facts.members))
        if facts.patterns:
            return self._patterned(facts)
        return self._plain(facts)

    def _list(self, facts: SimpleFacts, item: TypeRef) -> str:
        low = facts.number("length") or facts.number("minLength") or 0
        high = facts.number("length") or facts.number("maxLength") or low + 3
        items = [self._word(item) for _ in range(self._chance.randint(low, high))]
        return " ".join(items)

    def _word(self, item: TypeRef) -> str:
        """A list's item holds no white space (Datatypes 2.5.1.2)."""
        for _ in range(_TRIES):
            text = self.of(item)
            if text and not text.split()[1:] and text.strip() == text:
                return text
        return "x"

    def _patterned(self, facts: SimpleFacts) -> str:
        """A text of the nearest pattern; tried until its length fits, too."""
        low, high = _lengths(facts)
        text = ""
        for extra in range(_TRIES):
            try:
                chosen = self._chance.choice(facts.patterns[0])
                text = sample_pattern(chosen, self._chance, extra // 3)
            except UnknownPatternError:
                return self._plain(facts)
            fits = low <= len(text) and (high is None or len(text) <= high)
            if fits and _is_lexical(facts.primitive, text):
                return text
        return text if _is_lexical(facts.primitive, text) else self._plain(facts)

    def _plain(self, facts: SimpleFacts) -> str:
        name = facts.primitive
        if name in _BOUNDS or name == "decimal":
            return self._number(facts)
        if name in ("float", "double"):
            return self._float(facts)
        if name in ("base64Binary", "hexBinary"):
            return self._binary(facts)
        bound = next((facts.facets[n] for n in _INCLUSIVE if n in facts.facets), None)
        if name in _MOMENTS:
            return bound or self._moment(name)
        if name in _NAMED:
            return self._name(name, facts)
        return self._string(facts)

    def _string(self, facts: SimpleFacts) -> str:
        low, high = _lengths(facts)
        words = self._chance.choices(_WORDS, k=self._chance.randint(1, 3))
        text = " ".join(words)
        text = text if high is None else text[:high]
        text += "x" * (low - len(text))
        if text != text.strip():
            text = text.strip() + "x" * (len(text) - len(text.strip()))
        return text

    def _number(self, facts: SimpleFacts) -> str:
        digits = facts.number("fractionDigits")
        whole = facts.primitive in _BOUNDS or digits == 0
        low, high = _range(facts, 1 if whole else Decimal("0.01"))
        total = facts.number("totalDigits")
        most = Decimal(1000)
        if total is not None:
            most = Decimal(10) ** (total if whole else max(total - 2, 1)) - 1
            low = None if low is None else max(low, -most)
            high = None if high is None else min(high, most)
        if low is None:
            low = -most if high is None else min(-most, high)
        high = max(most, low) if high is None else high
        if whole:
            return str(self._chance.randint(int(low), max(int(high), int(low))))
        places = min(2 if digits is None else digits, 2)
        step = Decimal(10) ** places
        first, last = int(Decimal(low) * step), int(Decimal(high) * step)
        number = Decimal(self._chance.randint(first, max(first, last))) / step
        return format(number, "f")

    def _float(self, facts: SimpleFacts) -> str:
        if any(name in facts.facets for name in _RANGE):
            low, high = _range(facts, 0)
            if low is not None and high is not None:
                return str((low + high) / 2)
            low, high = _range(facts, Decimal("0.5"))
            return str(high if low is None else low)
        return self._chance.choice(["1.5", "-0.25", "1E+20", "INF", "0", "12345.678"])

    def _binary(self, facts: SimpleFacts) -> str:
        low, high = _lengths(facts)
        size = self._chance.randint(low, high if high is not None else low + 12)
        data = self._chance.randbytes(size)
        if facts.primitive == "hexBinary":
            return data.hex().upper()
        return base64.b64encode(data).decode("ascii")

    def _moment(self, name: str) -> str:
        chance = self._chance
        day = date(1999, 12, 28) + timedelta(days=chance.randrange(12_000))
        clock = f"{chance.randrange(24):02}:{chance.randrange(60):02}:07"
        clock += chance.choice(["", ".5", ".123"])
        zone = chance.choice(["", "Z", "+02:00"])
        return {
            "date": f"{day}{zone}",
            "time": clock + zone,
            "dateTime": f"{day}T{clock}{zone}",
            "duration": chance.choice(["P1Y2M3DT4H5M6S", "PT0.5S", "-P30D"]),
            "gYear": str(day.year),
            "gYearMonth": f"{day:%Y-%m}",
            "gMonth": f"--{day:%m}",
            "gMonthDay": f"--{day:%m-%d}",
            "gDay": f"---{day:%d}",
        }[name]

    def _name(self, name: str, facts: SimpleFacts) -> str:
        chance = self._chance
        if name == "ID":
            return f"id-{next(self._ids)}"
        if name == "boolean":
            return chance.choice(["true", "false"])
        if name in ("QName", "NOTATION"):
            return f"{PREFIX}:{chance.choice(_NAMES)}"
        if name == "anyURI":
            return f"http://example.org/{chance.choice(_NAMES[:4])}"
        if name == "language":
            return chance.choice(["en", "nb-NO", "de-CH"])
        low, high = _lengths(facts)
        text = chance.choice(_NAMES)[:high]
        return text + "x" * (low - len(text))


_DAY = r"\d{4}-(0\d|1[0-2])-([01]\d|2[0-8])"
_CLOCK = r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?"
_ZONE = r"(Z|[+-]0\d:00)?"
_LEXICAL = {
    "duration": r"-?P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?",
    "decimal": r"[+-]?(\d+(\.\d*)?|\.\d+)",
    "date": _DAY + _ZONE,
    "time": _CLOCK + _ZONE,
    "dateTime": f"{_DAY}T{_CLOCK}{_ZONE}",
    "boolean": r"true|false|0|1",
}
_LEXICAL |= dict.fromkeys(_BOUNDS, r"[+-]?\d+")
_LEXICAL |= dict.fromkeys(("float", "double"), _LEXICAL["decimal"])


def _is_lexical(primitive: str, text: str) -> bool:
    """Whether a pattern's text is one of the type, too: patterns are often loose."""
    form = _LEXICAL.get(primitive)
    return form is None or re.fullmatch(form, text, re.ASCII) is not None


_RANGE = ("minInclusive", "maxInclusive", "minExclusive", "maxExclusive")
_INCLUSIVE = ("minInclusive", "maxInclusive")
_MOMENTS = frozenset(
    "date time dateTime duration gYear gYearMonth gMonth gMonthDay gDay".split()
)
_NAMED = frozenset(
    "ID IDREF ENTITY boolean QName NOTATION anyURI language Name NCName NMTOKEN".split()
)


def _lengths(facts: SimpleFacts) -> tuple[int, int | None]:
    exact = facts.number("length")
    low = facts.number("minLength") or 0
    return (exact, exact) if exact is not None else (low, facts.number("maxLength"))


def _range(
    facts: SimpleFacts, step: int | Decimal
) -> tuple[Decimal | None, Decimal | None]:
    """The least and the greatest value, as far as the type sets them."""
    bounds = _BOUNDS.get(facts.primitive, (None, None))
    low, high = (None if bound is None else Decimal(bound) for bound in bounds)
    for name in _RANGE:
        try:
            value = Decimal(facts.facets[name].strip())
        except (KeyError, InvalidOperation):
            continue
        value += step if name == "minExclusive" else 0
        value -= step if name == "maxExclusive" else 0
        if name.startswith("min"):
            low = value if low is None else max(low, value)
        else:
            high = value if high is None else min(high, value)
    return low, high
