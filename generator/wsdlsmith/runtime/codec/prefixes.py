"""Prefixes of a message that is being written."""

from __future__ import annotations

from collections.abc import Mapping

from wsdlsmith.runtime.values.names import local, namespace


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

    def take(self) -> dict[str, str] | None:
        """What the next element must declare."""
        new, self._new = self._new, {}
        return new or None
