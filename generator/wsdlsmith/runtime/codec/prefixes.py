"""Prefixes of a message that is being written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from wsdlsmith.runtime.values.names import XML_SPACE, local, namespace
from wsdlsmith.runtime.values.qname import QName
from wsdlsmith.runtime.values.values import encode_qname

_WORD: Final = re.compile(f"[^{XML_SPACE}]+")


class Prefixes:
    """The root's declarations, and new ones for the next element.

    Prefixes that stand in texts (``xsi:type``, ``xs:QName``) are noted as used:
    lxml sees names only and would drop their declarations.
    """

    def __init__(self, declared: Mapping[str, str]) -> None:
        self._declared = dict(declared)
        self._by_namespace: dict[str, str] = {}
        for prefix, uri in declared.items():
            self._by_namespace.setdefault(uri, prefix)
        self._new: dict[str, str] = {}
        self.used: set[str] = set()
        self.has_default = False
        """Whether the next element, or the last, declares a default namespace."""

    def namespace_of(self, prefix: str) -> str | None:
        """The namespace behind a prefix at the root."""
        return self._declared.get(prefix)

    def report(self, code: str, detail: str) -> None:
        """Writing tolerates nothing."""

    def prefix_of(self, namespace: str, preferred: str) -> str:
        """A prefix for the namespace, declared on the next element if it is new."""
        if preferred and self._fits(preferred, namespace):
            prefix = preferred
        elif namespace in self._by_namespace:
            prefix = self._by_namespace[namespace]
        else:
            number = 1
            while not self._fits(f"q{number}", namespace):
                number += 1
            prefix = f"q{number}"
        if self._declared.get(prefix) != namespace:
            self._new[prefix] = namespace
        self.used.add(prefix)
        return prefix

    def respelled(self, lexical: str, value: object, element: tuple[str, str]) -> str:
        """A text as it was read, with prefixes that mean the same where it is written.

        A name without a prefix keeps none where ``element``, a name and its type, may
        declare a default namespace.
        """
        names = value if isinstance(value, list | tuple) else (value,)
        if not any(isinstance(name, QName) for name in names):
            return lexical
        left = iter(names)

        def spelled(word: re.Match[str]) -> str:
            name = next(left)
            if not isinstance(name, QName):
                return word[0]
            bare = name.namespace and ":" not in word[0] and _takes_default(*element)
            if bare and self._new.setdefault("", name.namespace) == name.namespace:
                self.has_default = True
                return name.name
            return encode_qname(name, self)

        return _WORD.sub(spelled, lexical)

    def declare(self, prefix: str, namespace: str) -> None:
        """Have the next element declare just this prefix, and keep it.

        Not one that the root declares for another namespace: what is written
        below may use that.
        """
        if self._fits(prefix, namespace):
            if prefix not in self._declared:
                self._new[prefix] = namespace
            self.used.add(prefix)

    def _fits(self, prefix: str, namespace: str) -> bool:
        known = self._new.get(prefix, self._declared.get(prefix))
        return known is None or known == namespace

    def qualified(self, clark: str) -> str:
        """A Clark name as a prefixed one."""
        space = namespace(clark)
        return f"{self.prefix_of(space, '')}:{local(clark)}" if space else clark

    def take(self) -> dict[Any, str] | None:
        """What the next element must declare; None is lxml's word for the default."""
        new, self._new = self._new, {}
        return {prefix or None: uri for prefix, uri in new.items()} or None


def _takes_default(tag: str, type_name: str) -> bool:
    """Whether an element of text alone may declare a default namespace.

    Its own name, and that of its type, must not get into that namespace.
    """
    return bool(namespace(tag)) and bool(namespace(type_name) or not type_name)
