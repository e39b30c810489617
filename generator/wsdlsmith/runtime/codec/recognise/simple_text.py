"""How the texts of a simple type are told, and what makes values of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from wsdlsmith.runtime.codec.fast.texts import by_type, from_text
from wsdlsmith.runtime.values.values import BOUNDS

if TYPE_CHECKING:
    from wsdlsmith.runtime.values.simple import SimpleType

ANY, SOME = "[^<]*+", "[^<]++"
_BARE = (datetime, Decimal, float, UUID)
"""Types whose canonical texts have no character that is escaped."""
_MOST = 18
_MANY = 7


@dataclass(frozen=True, slots=True)
class SimpleText:
    """The expression of a text, and the code from the text to the value."""

    pattern: str
    lines: list[str]
    names: dict[str, Any] = field(default_factory=dict)
    verbatim: bool = False
    """Whether the text is the value, the empty one too."""


def simple_text(kind: SimpleType, value: str, decoder: str) -> SimpleText:
    """For the variable ``value``; ``decoder`` is a name that the code may use."""
    escaped = f"if '&' in {value}: {value} = unescape({value})"
    if kind.python is str and kind.verbatim:
        return SimpleText(ANY, [escaped], verbatim=True)
    if kind.python is bool and not kind.members:
        return SimpleText("true|false", [f"{value} = {value} == 'true'"])
    if kind.decode in BOUNDS:
        pattern, check = _integer(*BOUNDS[kind.decode])
        lines = [f"{value} = int({value})"]
        if check:
            lines.append(f"if not {check.format(value)}: raise Unusual")
        return SimpleText(pattern, lines)
    names = {decoder: from_text(kind)}
    unusual = f"if {value} is None: raise Unusual"
    python = kind.python[0] if isinstance(kind.python, tuple) else kind.python
    if python not in _BARE or kind.members:
        lines = [escaped, f"{value} = {decoder}({value})", unusual]
        return SimpleText(ANY, lines, names)
    # most texts are of the form that is read at once, but one is enough to stop at
    names[f"{decoder}s"] = by_type(kind)
    slowly = f"if {value} is None: {value} = {decoder}s(t)"
    lines = [f"t = {value}", f"{value} = {decoder}(t)", slowly, unusual]
    return SimpleText(ANY, lines, names)


def _integer(low: int | None, high: int | None) -> tuple[str, str]:
    """The expression of canonical numbers, and the bounds that it does not keep.

    Numbers of many digits are kept in bounds by the expression, which leaves those
    next to a bound to the tree, but not the bound itself, which often means none; to
    compare each would cost half a conversion.
    """
    sign = "" if low is not None and low >= 0 else "-?"
    bounds = [str(abs(bound)) for bound in (low, high) if bound]
    longest = max(map(len, bounds), default=0)
    shortest = min(map(len, bounds), default=0)
    if low is None or high is None or longest < _MANY or shortest < longest:
        most = _MOST if low is None or high is None else longest
        check = "" if low is None else f"{low} <= "
        check += "{}" if high is None else f"{{}} <= {high}"
        return f"0|{sign}[1-9][0-9]{{0,{most - 1}}}", "" if check == "{}" else check
    first = min(int(bound[0]) for bound in bounds)
    equal = f"|[1-{first - 1}][0-9]{{{longest - 1}}}" if first > 1 else ""
    usual = f"0|{sign}(?:[1-9][0-9]{{0,{longest - 2}}}{equal})"
    return "|".join([usual, *(str(bound) for bound in (low, high) if bound)]), ""
