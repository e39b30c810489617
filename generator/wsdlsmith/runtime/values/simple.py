"""Simple types: text on one side, one Python value on the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias

from wsdlsmith.runtime.values.names import ANY_SIMPLE_TYPE, XML_SPACE, xml_words


class OutOfReachError(ValueError):
    """A text that the type allows, of a value that Python's type does not hold."""


class Scope(Protocol):
    """Where a text stands: what names and reports need to know of it."""

    def namespace_of(self, prefix: str) -> str | None:
        """The namespace that ``prefix`` stands for, None when undeclared."""

    def prefix_of(self, namespace: str, preferred: str) -> str:
        """A prefix for ``namespace``, declared when it was not."""

    def report(self, code: str, detail: str) -> None:
        """Tell the observer that something was tolerated."""


Decode: TypeAlias = Callable[[str, Scope], object]
Encode: TypeAlias = Callable[[object, Scope], str]


class SimpleType:
    """A simple type with its two functions; both raise ValueError or TypeError.

    ``blank`` says that the empty text is a value (strings, lists, binary); for
    the others an element without text reads as None and is kept as it was.
    ``verbatim``: every text is its value's only one. ``prefixed``: texts may hold
    names, whose prefixes mean something where they stand.
    """

    __slots__ = (
        "base",
        "blank",
        "decode",
        "encode",
        "members",
        "name",
        "prefixed",
        "python",
        "verbatim",
    )

    def __init__(
        self,
        name: str,
        decode: Decode,
        encode: Encode,
        python: type | tuple[type, ...],
        *,
        base: SimpleType | None = None,
        blank: bool = False,
        verbatim: bool = False,
        prefixed: bool = False,
        members: Sequence[SimpleType] = (),
    ) -> None:
        self.name = name
        self.decode = decode
        self.encode = encode
        self.python = python
        self.base = base
        self.blank = blank
        self.verbatim = verbatim
        self.prefixed = prefixed
        self.members = members

    def __repr__(self) -> str:
        return f"SimpleType({self.name!r})"

    def derived(self, name: str) -> SimpleType:
        """A type of this one's values under another name."""
        return SimpleType(
            name,
            self.decode,
            self.encode,
            self.python,
            base=self,
            blank=self.blank,
            verbatim=self.verbatim,
            prefixed=self.prefixed,
            members=self.members,
        )

    def is_a(self, other: SimpleType) -> bool:
        """Whether this type is ``other`` or derived from it."""
        kind: SimpleType | None = self
        while kind is not None:
            if kind is other or kind.name == other.name:
                return True
            kind = kind.base
        return other.name == ANY_SIMPLE_TYPE

    def key(self, value: object) -> str:
        """The canonical text that facts are bound to; needs no prefixes."""
        return self.encode(value, KEYS)

    def kept(self, text: str, value: object) -> str | None:
        """``text`` where writing ``value`` would give another text, else None."""
        if self.verbatim:
            return None
        usual = self.encode(value, _AS_READ) if self.prefixed else self.key(value)
        return None if usual == text else text


class _Keys:
    """The scope of canonical keys: a namespace is its own prefix."""

    def namespace_of(self, prefix: str) -> str | None:
        return None

    def prefix_of(self, namespace: str, preferred: str) -> str:
        return f"{{{namespace}}}"

    def report(self, code: str, detail: str) -> None:
        pass


KEYS = _Keys()


class _AsRead(_Keys):
    """The scope where every prefix still means what it meant."""

    def prefix_of(self, namespace: str, preferred: str) -> str:
        return preferred


_AS_READ = _AsRead()


class _Known:
    """A scope where a report means that the text is none of the type's."""

    def __init__(self, scope: Scope) -> None:
        self.namespace_of = scope.namespace_of
        self.prefix_of = scope.prefix_of

    def report(self, code: str, detail: str) -> None:
        raise ValueError(code)


def list_of(name: str, item: SimpleType) -> SimpleType:
    """``xs:list`` of ``item`` (Part 2, 2.5.1.2)."""

    def decode(text: str, scope: Scope) -> object:
        return [item.decode(part, scope) for part in xml_words(text)]

    def encode(value: object, scope: Scope) -> str:
        if not isinstance(value, (list, tuple)):
            raise TypeError(f"expected a list, not {type(value).__name__}")
        parts = [item.encode(part, scope) for part in value]
        if any(
            not part or part.strip(XML_SPACE) != part or " " in part for part in parts
        ):
            raise ValueError("an item of a list is empty or holds white space")
        return " ".join(parts)

    prefixed = item.prefixed
    return SimpleType(name, decode, encode, (list,), blank=True, prefixed=prefixed)


def _kinds(member: SimpleType) -> tuple[type, ...]:
    """The Python types of its values."""
    kinds = member.python
    return kinds if isinstance(kinds, tuple) else (kinds,)


def union_of(name: str, members: Sequence[SimpleType]) -> SimpleType:
    """``xs:union``: the first member that takes the text, or the value (2.5.1.3).

    A token that an enumeration does not know may be a value of a later member.
    """

    def decode(text: str, scope: Scope) -> object:
        beyond = None
        for place in (_Known(scope), scope):
            for member in members:
                try:
                    if text or member.blank:
                        return member.decode(text, place)
                except OutOfReachError as error:
                    beyond = beyond or error
                except ValueError:
                    continue
            if beyond is not None:
                raise beyond
        raise ValueError("no member type of the union takes it")

    def encode(value: object, scope: Scope) -> str:
        for member in members:
            try:
                if isinstance(value, member.python):
                    return member.encode(value, scope)
            except (ValueError, TypeError):
                continue
        raise ValueError(f"no member type of the union takes a {type(value).__name__}")

    return SimpleType(
        name,
        decode,
        encode,
        tuple(kind for member in members for kind in _kinds(member)),
        blank=any(member.blank for member in members),
        prefixed=any(member.prefixed for member in members),
        members=members,
    )
