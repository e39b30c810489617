"""Counts as people write them."""

from __future__ import annotations


def plural(count: int, noun: str) -> str:
    """``1 type``, ``2 types``, ``1,849 operations``."""
    return f"{count:,} {noun}{'s' * (count != 1)}"
