"""Texts that a simple type takes: on its borders, or made to fit all its facets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from random import Random
from typing import Final

from wsdlsmith.drift.changes.spaces import (
    BORDERS,
    PREFIXES,
    accepts,
    boundary_texts,
    patterns,
)
from wsdlsmith.model.schema import SchemaSet, TypeRef
from wsdlsmith.sample.pattern import UnknownPatternError, sample_pattern
from wsdlsmith.sample.text import Texts
from wsdlsmith.verify.schema_simple import Simple

_TRIES: Final = 40
_LONGER: Final = (0, 4, 16, 64, 256)
"""What a pattern's quantities are tried with."""


def taken_texts(
    schema: SchemaSet,
    ref: TypeRef,
    simple: Simple,
    prefixes: Mapping[str | None, str] = PREFIXES,
) -> Iterator[str]:
    """The texts on borders; where a type takes none of them, one that it takes."""
    found = False
    for text in dict.fromkeys((*boundary_texts(schema, ref), *BORDERS)):
        if accepts(simple, text, prefixes):
            found = True
            yield text
    if not found:
        made = (text for text in _made(schema, ref) if accepts(simple, text, prefixes))
        yield from (text for text in [next(made, None)] if text is not None)


def _made(schema: SchemaSet, ref: TypeRef) -> Iterator[str]:
    for seed in range(_TRIES):
        chance = Random(seed)  # noqa: S311 (the same texts each time)
        yield Texts(schema, chance).of(ref)
        for pattern in patterns(schema, ref):
            with suppress(UnknownPatternError):
                extra = _LONGER[seed % len(_LONGER)]
                yield sample_pattern(pattern, chance, extra)
