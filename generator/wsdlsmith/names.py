"""Python names made from XML names: always legal, never surprising, never clashing."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Iterable
from functools import cache

# Lower-case names that generated annotations use: a class attribute of that name
# would hide them from the annotations below it in the same class body.
ANNOTATION_NAMES = frozenset(
    {"bool", "bytes", "dict", "dt", "float", "int", "list", "object", "str", "t"}
)

# In bytes: file systems allow 255, and editors and `.pyc` add to a name.
_LONGEST_MODULE = 100

# Over the letters' classes: U upper, l lower, d digit; anything else separates.
_WORD = re.compile(
    r"U{2,}l(?=U|[^Uld]|$)"  # a plural acronym, when the lower letter is an s: IDs
    r"|U+(?=Ul)"  # an acronym before a word: the XML of XMLName
    r"|U?l+d*"
    r"|U+d*"
    r"|d+l*"
)


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of an XML name: ``ErpConnectionIDs`` is Erp, Connection, IDs."""
    text = unicodedata.normalize("NFKC", name)
    classes = "".join(map(_letter_class, text))
    found = []
    position = 0
    while match := _WORD.search(classes, position):
        start, end = match.span()
        plural = match.group().startswith("UU") and match.group().endswith("l")
        if plural and text[end - 1] != "s":
            end -= 2  # the last capital begins the next word
        found.append(text[start:end])
        position = end
    return tuple(found)


def _letter_class(letter: str) -> str:
    if letter.isupper():
        return "U"
    if letter.isdecimal():
        return "d"
    return "l" if letter.isalpha() else "-"


def snake_case(name: str) -> str:
    """``ErpConnectionId`` becomes ``erp_connection_id``; always an identifier."""
    return _identifier("_".join(words(name)).lower(), "value")


def class_name(name: str) -> str:
    """``change-item`` becomes ``ChangeItem``; what is capitalised stays as it is."""
    parts = re.split(r"[\W_]+", unicodedata.normalize("NFKC", name))
    return _identifier("".join(p[:1].upper() + p[1:] for p in parts), "Value")


def module_name(name: str) -> str:
    """The snake_case of a service as a file's name: of one case, and not too long."""
    text = _identifier(snake_case(name).casefold(), "value")
    while len(text.encode()) > _LONGEST_MODULE:
        text = text[:-1]
    return text


def constant_case(name: str) -> str:
    """``NotStarted`` becomes ``NOT_STARTED``: a member of an enumeration."""
    return _identifier("_".join(words(name)).upper(), "VALUE")


def prefix_case(name: str) -> str:
    """A short lower-case name out of a namespace's last segment."""
    segments = [s for s in re.split(r"[^A-Za-z0-9]+", name) if s]
    while len(segments) > 1 and segments[-1].isdigit():
        segments.pop()
    word = segments[-1].lower()[:12] if segments else ""
    return word if word[:1].isalpha() else f"ns{word}"


def _identifier(text: str, fallback: str) -> str:
    text = unicodedata.normalize("NFKC", text)  # as Python reads identifiers
    if not text:
        return fallback
    if not text.isidentifier():
        text = f"{fallback}_{text}"
        text = "".join(c if f"_{c}".isidentifier() else "_" for c in text)
    if keyword.iskeyword(text):
        return f"{text}_"
    return text


class Namespace:
    """Hands out names, each once; a name that is taken gets ``_2``, ``_3`` ...

    The order of asking decides who gets the plain name, so ask in a sorted,
    documented order.
    """

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        self._reserved = frozenset(reserved)
        self._taken: set[str] = set()

    def claim(self, name: str) -> str:
        """Take ``name``, or the nearest free one."""
        if name in self._reserved:
            name = f"{name}_"
        candidate, number = name, 1
        while candidate in self._taken or candidate in self._reserved:
            number += 1
            candidate = f"{name.rstrip('_')}_{number}"
        self._taken.add(candidate)
        return candidate


def is_package_name(name: str) -> bool:
    """Whether ``name`` is importable: identifiers with dots between them."""
    return all(
        part.isidentifier() and not keyword.iskeyword(part) for part in name.split(".")
    )
