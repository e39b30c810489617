"""How the fast way says that something is for the generic one."""

from __future__ import annotations


class Unusual(Exception):  # noqa: N818 - no error: the generic way goes on
    """Something that only the generic way reads or writes."""
