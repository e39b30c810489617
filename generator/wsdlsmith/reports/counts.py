"""Counts as people write them, and what is counted instead of shown."""

from __future__ import annotations


def plural(count: int, noun: str) -> str:
    """``1 type``, ``2 types``, ``1,849 operations``."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def first_of(text: str, most: int = 300) -> str:
    """A text that may be very long: of a list its first items, and how many more."""
    if len(text) <= most:
        return text
    shown = text[:most].rpartition(", ")[0]
    if not shown:
        return f"{text[:most]}... ({len(text):,} characters)"
    return f"{shown} and {text.count(', ', len(shown)):,} more"
