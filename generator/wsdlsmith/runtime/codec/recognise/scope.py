"""The prefixes in force at a place of a message, and what is read under them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from wsdlsmith.runtime.codec.fast.unusual import Unusual
from wsdlsmith.runtime.codec.parsing import parse
from wsdlsmith.runtime.errors import DecodeError
from wsdlsmith.runtime.limits import DEFAULT_LIMITS
from wsdlsmith.runtime.values.names import XSI_NIL, local, namespace

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.schema import Schema
    from wsdlsmith.runtime.schema.wire import Wire

Read: TypeAlias = "Callable[[str, int, Run, int, str], tuple[Any, int]]"
"""Takes the text, where an element's content begins, the run, the element's depth
and its end tag; gives the value and where the end tag ends. Raises Unusual."""

_DECLARATION = r' xmlns:[A-Za-z_][\w.-]*="[^"<&\s]+"'
_TAG = re.compile(
    f'((?:{_DECLARATION})*+)( [^=<>"]+="true"|)((?:{_DECLARATION})*+)(/?)', re.ASCII
)
_MOST = 16
"""How many start tags that declare prefixes are known in one scope."""
_MOST_SCOPES = 64
"""Of one schema; each has readers of its own."""
_LONGEST = 1024


class Run:
    """The state of one reading; ``fact`` is of the value that was read last."""

    __slots__ = ("deepest", "fact")

    def __init__(self, deepest: int) -> None:
        self.deepest = deepest
        self.fact: Wire | None = None


class Scope:
    """Names are written as the first prefix has it that stands for their namespace.

    ``declared`` are namespaces by prefix, the likeliest first; the default one has
    the empty prefix. A message that uses another of two prefixes is not recognised.
    """

    def __init__(self, schema: Schema, declared: Mapping[str, str]) -> None:
        self.schema = schema
        self.declared = dict(declared)
        self.readers: dict[object, Read] = {}
        self._inner: dict[str, tuple[str, Scope]] = {}
        self._prefixes: dict[str, str] = {}
        for prefix, uri in declared.items():
            self._prefixes.setdefault(uri, prefix)
        nil = self.name(XSI_NIL)
        self.nil = None if nil is None or ":" not in nil else f' {nil}="true"'
        """What a nil element's start tag says after its name; None: not to be said."""

    def name(self, clark: str) -> str | None:
        """The name as it stands in a tag; None where no prefix leads to it."""
        space = namespace(clark)
        if not space:
            return None if self.declared.get("") else clark
        prefix = self._prefixes.get(space)
        if prefix is None:
            return None
        return f"{prefix}:{local(clark)}" if prefix else local(clark)

    def inside(self, tag: str) -> tuple[str, Scope]:
        """A start tag's end without its declarations, and the scope with them.

        Only new prefixes: one that is declared anew may be the element's own.
        """
        found = self._inner.get(tag)
        if found is None:
            parts = _TAG.fullmatch(tag) if len(tag) <= _LONGEST else None
            if parts is None or len(self._inner) >= _MOST:
                raise Unusual
            before, nil, after, end = parts.groups()
            scope = scope_of(self.schema, self.declared | self._new(before + after))
            found = self._inner[tag] = (nil + end, scope)
        return found

    def _new(self, declarations: str) -> dict[str, str]:
        """By the parser: it knows which names are reserved, and what is no URI."""
        try:
            alone = parse(f"<a{declarations}/>".encode(), DEFAULT_LIMITS)
        except DecodeError:
            raise Unusual from None
        given = {prefix or "": uri for prefix, uri in alone.nsmap.items()}
        if any(self.declared.get(p, uri) != uri for p, uri in given.items()):
            raise Unusual
        return given


def scope_of(schema: Schema, declared: Mapping[str, str]) -> Scope:
    """The one scope of a schema with these prefixes; Unusual where there are many."""
    scopes: dict[tuple[tuple[str, str], ...], Scope]
    scopes = schema.compiled.setdefault(("scopes",), {})
    key = (*declared.items(),)
    found = scopes.get(key)
    if found is None:
        if len(scopes) >= _MOST_SCOPES:
            raise Unusual
        found = scopes.setdefault(key, Scope(schema, declared))
    return found
