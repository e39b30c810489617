"""The same document, written in another way."""

from __future__ import annotations

import random
import re

from lxml import etree

FREE = {"definitions", "schema", "portType", "binding"}
"""Elements whose children may stand in any order."""


def shuffled(text: str, chance: random.Random) -> str:
    """Declarations in another order, and other white space between them."""
    root = etree.fromstring(text.encode())
    for element in root.iter(etree.Element):
        if etree.QName(element).localname in FREE:
            first = [e for e in element if etree.QName(e).localname in _FIRST]
            rest = [e for e in element if e not in first]
            chance.shuffle(rest)
            for child in element:
                child.tail = chance.choice(["", "\n", "  ", "\n\t"])
            element[:] = [*first, *rest]
    return etree.tostring(root, encoding="unicode")


_FIRST = ("documentation", "annotation")


def reprefixed(text: str, chance: random.Random) -> str:
    """Other prefixes for the namespaces that attribute values name."""
    for prefix in ("t", "xs", "soap11"):
        other = f"{prefix}{chance.randrange(1000)}x"
        text = re.sub(rf"(?<![\w:]){prefix}:", f"{other}:", text)
        text = text.replace(f"xmlns:{prefix}=", f"xmlns:{other}=")
    return text
