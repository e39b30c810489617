"""Whether a message says the type of every element."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from wsdlsmith.runtime.values.names import XSI_NIL, XSI_TYPE

if TYPE_CHECKING:
    from lxml import etree

_SAMPLE = 9
"""How many elements are looked at to see whether all carry ``xsi:type``."""


def is_typed(body: etree._Element, wrapped: bool) -> bool:
    """Whether most of the first elements below the wrapper carry ``xsi:type``."""
    typed = plain = 0
    for el in islice(_below(body, wrapped), _SAMPLE):
        names = el.keys()
        if XSI_TYPE in names:
            typed += 1
        elif XSI_NIL not in names:
            plain += 1
    return typed > plain


def _below(body: etree._Element, wrapped: bool) -> Iterator[etree._Element]:
    for child in body:
        if wrapped:
            for inner in child:
                yield from inner.iter()
        else:
            yield from child.iter()
