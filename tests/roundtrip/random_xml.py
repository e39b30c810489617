"""Random XML that is valid by schema, made from the schema's nodes with lxml alone.

It does what an honest sender may do: optional elements come or not, nillable ones
may be nil, a value may be of a derived type, numbers and dates take every lexical
form that XML Schema Part 2 allows.
"""

from __future__ import annotations

import base64
import random
import uuid
from collections.abc import Callable

from lxml import etree

from tests.roundtrip.published_types import XS, PublishedTypes, resolve

XSI = "http://www.w3.org/2001/XMLSchema-instance"
_XS = f"{{{XS}}}"
_SER = "{http://schemas.microsoft.com/2003/10/Serialization/}"
DEPTH = 4
TEXT = (
    "",
    " ",
    "a",
    "  two  words ",
    "<&>\"'",
    "é\u2603\U0001f600",
    "line\nline\t",
    "0",
)
FLOATS = "0 0.0 -0 1 -1.50 1e3 1E-7 +3. .5 INF -INF NaN 123456789.123456789".split()
DATES = """2023-02-15T13:16:23.1234567Z 2023-02-15T13:16:23 0001-01-01T00:00:00
 9999-12-31T23:59:59.9999999 2024-02-29T24:00:00 2023-01-01T00:00:00+14:00
 2023-01-01T00:00:00-05:30 -0044-03-15T12:00:00 12023-01-01T00:00:00Z
 2023-01-01T00:00:00.000 2023-01-01T00:00:00.10Z""".split()
SPANS = "P1D PT0S P0D -P1DT2H3M4.5S PT1.50S PT90M P10DT24H".split()
URIS = ("", "urn:x", "http://h/p?q=1#f", "  a  ")
NUMBER = {
    "integer": 200,
    "long": 63,
    "int": 31,
    "short": 15,
    "byte": 7,
    "unsignedLong": -64,
    "unsignedInt": -32,
    "unsignedShort": -16,
    "unsignedByte": -8,
}
ANYTHING = ("string", "int", "double", "boolean", "dateTime", "base64Binary", "decimal")


def _number(chance: random.Random, bits: int) -> str:
    low, high = (0, 2**-bits - 1) if bits < 0 else (-(2**bits), 2**bits - 1)
    value = chance.choice([low, high, 0, 1, chance.randint(low, high)])
    sign = "+" if value >= 0 and chance.random() < 0.2 else "-" if value < 0 else ""
    zeros = "00" if chance.random() < 0.2 else ""
    blank = " " if chance.random() < 0.1 else ""
    return f"{blank}{sign}{zeros}{abs(value)}{blank}"


def builtin(name: str, chance: random.Random) -> str:
    """A text of one of XML Schema's own types."""
    if name in NUMBER:
        return _number(chance, NUMBER[name])
    pools: dict[str, Callable[[], str]] = {
        "string": lambda: chance.choice(TEXT),
        "boolean": lambda: chance.choice(["true", "false", "1", "0", " true "]),
        "double": lambda: chance.choice([*FLOATS, repr(chance.gauss(0, 1e6))]),
        "float": lambda: chance.choice(FLOATS),
        "decimal": lambda: chance.choice(["0", "-0.0", "1.50", "+7.", ".5", "9" * 40]),
        "dateTime": lambda: chance.choice(DATES),
        "duration": lambda: chance.choice(SPANS),
        "base64Binary": lambda: base64.b64encode(
            chance.randbytes(chance.randrange(9))
        ).decode(),
        "anyURI": lambda: chance.choice(URIS),
    }
    return pools[name]()


class XmlSource:
    """Writes values of the published types below a given element."""

    def __init__(self, types: PublishedTypes, chance: random.Random) -> None:
        self.types = types
        self.chance = chance
        spaces = sorted({name[1:].partition("}")[0] for name in types.types})
        self.declared = {"xsi": XSI, "xs": XS}
        self.declared |= {f"t{number}": uri for number, uri in enumerate(spaces)}

    def probe(self, number: int, tag: str) -> etree._Element:
        """A probe element with a value of the type of that number."""
        root = etree.Element(tag, nsmap=self.declared)
        value = etree.SubElement(root, "Value")
        if self.chance.random() < 0.03:
            value.set(f"{{{XSI}}}nil", "true")
        else:
            self.fill(value, self.types.names[number], 0)
        if self.chance.random() < 0.3:
            etree.indent(root)
        return root

    def fill(self, el: etree._Element, name: str, depth: int) -> None:
        """Give the element a value of a type; of a derived one with xsi:type."""
        if name == f"{_XS}anyType":
            self._anything(el, depth)
            return
        if name.startswith(_XS):
            el.text = builtin(name[len(_XS) :], self.chance)
            return
        chosen = self.chance.choice(self.types.derived[name])
        if chosen != name or self.chance.random() < 0.1:
            self._typed(el, chosen)
        node = self.types.types[chosen]
        if node.tag == f"{_XS}simpleType":
            el.text = self._simple(node, chosen)
        else:
            self._content(el, node, depth)

    def _typed(self, el: etree._Element, name: str) -> None:
        space, _, local = name[1:].partition("}")
        prefix = next(p for p, uri in self.declared.items() if uri == space)
        el.set(f"{{{XSI}}}type", f"{prefix}:{local}")

    def _anything(self, el: etree._Element, depth: int) -> None:
        name = self.chance.choice(ANYTHING)
        self._typed(el, f"{_XS}{name}")
        el.text = builtin(name, self.chance)

    def _simple(self, node: etree._Element, name: str) -> str:
        if name == f"{_SER}guid":
            text = str(uuid.UUID(int=self.chance.getrandbits(128), version=4))
            return self.chance.choice([text, text.upper()])
        if name == f"{_SER}char":
            return str(self.chance.choice([0, 9, 65, 0xFFFF, -1, 2**31 - 1]))
        if name == f"{_SER}duration":
            return builtin("duration", self.chance)
        tokens = [each.get("value", "") for each in node.iter(f"{_XS}enumeration")]
        if node.find(f"{_XS}list") is None:
            return self.chance.choice(tokens)
        count = self.chance.randrange(4)
        return self.chance.choice([" ", "  "]).join(
            self.chance.choices(tokens, k=count)
        )

    def _content(self, el: etree._Element, node: etree._Element, depth: int) -> None:
        """The base's elements, then the type's own (Structures 3.4.2)."""
        extension = node.find(f"{_XS}complexContent/{_XS}extension")
        if extension is not None:
            self._content(el, self.types.types[resolve(extension, "base")], depth)
            node = extension
        schema = next(node.iterancestors(f"{_XS}schema"))
        space = schema.get("targetNamespace", "")
        for child in node.iterfind(f"{_XS}sequence/{_XS}element"):
            self._element(el, child, f"{{{space}}}{child.get('name')}", depth + 1)

    def _element(
        self, parent: etree._Element, node: etree._Element, tag: str, depth: int
    ) -> None:
        least = int(node.get("minOccurs", "1"))
        many = node.get("maxOccurs") == "unbounded"
        count = max(least, self.chance.choice([0, 1, 2] if many else [0, 1]))
        for _ in range(least if depth > DEPTH else count):
            el = etree.SubElement(parent, tag)
            nillable = node.get("nillable") == "true"
            if nillable and (depth > DEPTH or self.chance.random() < 0.15):
                el.set(f"{{{XSI}}}nil", self.chance.choice(["true", "1"]))
            elif node.get("type") is not None:
                self.fill(el, resolve(node, "type"), depth)
            else:
                inner = node.find(f"{_XS}complexType")
                assert inner is not None
                self._content(el, inner, depth)
