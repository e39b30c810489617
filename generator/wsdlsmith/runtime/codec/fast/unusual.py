"""How the fast way says that something is for the generic one."""

from __future__ import annotations


class Unusual(Exception):
    """Something that only the generic way reads or writes."""


class _Nowhere:
    """A scope that refuses what needs the place where a text stands, or a report.

    By no ValueError: a union would take that for another member's text.
    """

    def namespace_of(self, prefix: str) -> str | None:
        raise Unusual

    def prefix_of(self, namespace: str, preferred: str) -> str:
        raise Unusual

    def report(self, code: str, detail: str) -> None:
        raise Unusual


NOWHERE = _Nowhere()
