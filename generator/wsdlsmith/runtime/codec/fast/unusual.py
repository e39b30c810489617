"""How the fast way says that something is for the generic one."""

from __future__ import annotations


class Unusual(Exception):
    """Something that only the generic way reads or writes."""
