"""Random types, random changes of them, and random messages with values at borders."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

BUILT_IN = (
    "xs:string xs:token xs:int xs:long xs:short xs:unsignedByte xs:boolean xs:decimal "
    "xs:date xs:dateTime xs:duration xs:positiveInteger"
).split()
"""Not base64Binary, where libxml2 passes over what base64 does not have (2024-02-29)."""
NAMED = "t:Color t:Colors t:Small t:Num t:Dec t:Either t:Line".split()
TYPES = [*BUILT_IN, *NAMED]
TOKENS = ["red", "green", "blue", "1", "true"]
TEXTS = [
    *TOKENS,
    *"0 -1 127 128 255 256 32767 32768 -32768 -32769 2147483647 2147483648".split(),
    *"9223372036854775807 9223372036854775808 1.5 -0.1 false 12.34 123.4 99 100".split(),
    *"2024-02-29 2024-02-29T10:00:00 P1D red&#32;green 4 5 6 9 10 a ab abc".split(),
    *("abcd", "abcde", "", " 1 ", "a  b", "YQ==", "red green blue"),
]
"""Values on both sides of every border that a random type may have."""
OCCURS: list[tuple[int, int | None]] = [(0, 1), (1, 1), (0, None), (2, 3), (1, 2)]
FEW = OCCURS[:2]
FACETS: dict[str, list[tuple[tuple[str, str], ...]]] = {
    "Small": [
        (),
        *((("maxLength", n),) for n in "234"),
        (("minLength", "1"), ("maxLength", "4")),
        (("length", "3"),),
    ],
    "Num": [
        (),
        *((("minInclusive", n),) for n in ("0", "1", "5")),
        (("minExclusive", "4"), ("maxInclusive", "9")),
        (("maxExclusive", "10"),),
    ],
    "Dec": [
        (),
        (("totalDigits", "3"),),
        (("fractionDigits", "1"),),
        (("totalDigits", "4"), ("fractionDigits", "2")),
    ],
}
BASES = {"Small": "xs:string", "Num": "xs:int", "Dec": "xs:decimal"}
MEMBERS = ["xs:int xs:boolean", "xs:int", "xs:date xs:int", "t:Color xs:int"]
WILDCARDS = ["", "##other lax", "##other skip", "urn:foreign lax"]
"""None is strict: no contract here declares what such a one could admit."""


@dataclass(frozen=True)
class Field:
    """A local element."""

    name: str
    type: str
    occurs: tuple[int, int | None] = (0, 1)
    nillable: bool = False

    def text(self) -> str:
        low, high = self.occurs
        most = "unbounded" if high is None else high
        nillable = ' nillable="true"' if self.nillable else ""
        return (
            f'<xs:element name="{self.name}" type="{self.type}" minOccurs="{low}" '
            f'maxOccurs="{most}"{nillable}/>'
        )


@dataclass(frozen=True)
class Schema:
    """The type ``Item``, and the types that its fields have."""

    fields: tuple[Field, ...]
    line: tuple[Field, ...] = (Field("Text", "xs:string"),)
    base: tuple[Field, ...] = ()
    """The fields of a type that ``Item`` extends; none where it extends nothing."""
    group: str = "sequence"
    tokens: tuple[str, ...] = ("red", "green")
    facets: Mapping[str, tuple[tuple[str, str], ...]] = field(
        default_factory=lambda: {name: rows[1] for name, rows in FACETS.items()}
    )
    members: str = MEMBERS[0]
    wildcard: str = ""
    attribute: str = ""
    mixed: bool = False

    def text(self) -> str:
        """The declarations of all types."""
        tokens = "".join(f'<xs:enumeration value="{t}"/>' for t in self.tokens)
        return self._item() + _complex("Line", _group("sequence", self.line)) + _simple(
            "Color", f'<xs:restriction base="xs:string">{tokens}'
        ) + '<xs:simpleType name="Colors"><xs:list itemType="t:Color"/></xs:simpleType>' + f'<xs:simpleType name="Either"><xs:union memberTypes="{self.members}"/>' "</xs:simpleType>" + "".join(
            _restricted(name, rows) for name, rows in self.facets.items()
        )

    def _item(self) -> str:
        wildcard = ""
        if self.wildcard:
            namespace, process = self.wildcard.split()
            wildcard = (
                f'<xs:any namespace="{namespace}" processContents="{process}" '
                'minOccurs="0"/>'
            )
        attribute = ""
        if self.attribute:
            use = f'use="{self.attribute}"'
            attribute = f'<xs:attribute name="k" type="xs:int" {use}/>'
        inner = _group(self.group, self.fields, wildcard) + attribute
        mixed = ' mixed="true"' if self.mixed else ""
        if not self.base:
            return _complex("Item", inner, mixed)
        extended = f'<xs:extension base="t:Base">{inner}</xs:extension>'
        content = f"<xs:complexContent{mixed}>{extended}</xs:complexContent>"
        return _complex("Base", _group("sequence", self.base), mixed) + _complex(
            "Item", content
        )


def _group(kind: str, fields: tuple[Field, ...], more: str = "") -> str:
    return f"<xs:{kind}>{''.join(f.text() for f in fields)}{more}</xs:{kind}>"


def _complex(name: str, inner: str, attributes: str = "") -> str:
    return f'<xs:complexType name="{name}"{attributes}>{inner}</xs:complexType>'


def _simple(name: str, inner: str) -> str:
    return f'<xs:simpleType name="{name}">{inner}</xs:restriction></xs:simpleType>'


def _restricted(name: str, rows: tuple[tuple[str, str], ...]) -> str:
    facets = "".join(f'<xs:{facet} value="{value}"/>' for facet, value in rows)
    return _simple(name, f'<xs:restriction base="{BASES[name]}">{facets}')


def random_schema(chance: random.Random) -> Schema:
    """Three fields or so, in one of the forms that types have."""
    names = chance.sample(["Alpha", "Bravo", "Carol", "Delta", "Eagle"], 4)
    group = chance.choice(["sequence"] * 4 + ["choice", "all"])
    fields = [_random_field(name, chance, OCCURS[:3]) for name in names]
    made = Schema(
        tuple(fields[:3]),
        base=(fields[3],) if chance.random() < 0.25 else (),
        group=group,
        wildcard=chance.choice([*[""] * 4, *WILDCARDS]),
        attribute=chance.choice(["", "optional", "required"]),
        mixed=chance.random() < 0.1,
    )
    return _allowed(made)


def _random_field(
    name: str, chance: random.Random, occurs: list[tuple[int, int | None]]
) -> Field:
    return Field(
        name, chance.choice(TYPES), chance.choice(occurs), chance.random() < 0.3
    )


def _allowed(schema: Schema) -> Schema:
    """What XML Schema 1.0 lets stand in xs:all: each once, no wildcard, no base."""
    if schema.group != "all":
        return schema
    once = tuple(
        f if f.occurs in FEW else replace(f, occurs=(0, 1)) for f in schema.fields
    )
    return replace(schema, fields=once, wildcard="", base=())


Mutation = Callable[[Schema, random.Random], Schema]


def _one_field(schema: Schema, chance: random.Random) -> Schema:
    fields = list(schema.fields)
    place = chance.randrange(len(fields))
    one = fields[place]
    fields[place] = chance.choice(
        [
            replace(one, type=chance.choice(TYPES)),
            replace(one, occurs=chance.choice(OCCURS)),
            replace(one, nillable=not one.nillable),
            replace(one, name=one.name + "s"),
        ]
    )
    return replace(schema, fields=tuple(fields))


def _inserted(schema: Schema, chance: random.Random) -> Schema:
    fields = list(schema.fields)
    type_ = chance.choice(["xs:int", "t:Line"])
    number = sum(one.name.startswith("Extra") for one in fields)
    new = Field(f"Extra{number}", type_, chance.choice(FEW))
    fields.insert(chance.randrange(4), new)
    return replace(schema, fields=tuple(fields))


def _removed(schema: Schema, chance: random.Random) -> Schema:
    fields = list(schema.fields)
    fields.pop(chance.randrange(len(fields)))
    return replace(schema, fields=tuple(fields))


def _shuffled(schema: Schema, chance: random.Random) -> Schema:
    fields = list(schema.fields)
    chance.shuffle(fields)
    return replace(schema, fields=tuple(fields))


def _to_or_from_base(schema: Schema, chance: random.Random) -> Schema:
    if schema.base:
        return replace(schema, base=(), fields=(*schema.base, *schema.fields))
    return replace(schema, base=schema.fields[:1], fields=schema.fields[1:])


def _nested(schema: Schema, chance: random.Random) -> Schema:
    more = Field("More", chance.choice(BUILT_IN), chance.choice(FEW))
    (text,) = schema.line[:1]
    other = replace(text, type=chance.choice(TYPES[:-1]))
    return replace(schema, line=chance.choice([(text, more), (other,)]))


def _faceted(schema: Schema, chance: random.Random) -> Schema:
    name = chance.choice(list(FACETS))
    return replace(schema, facets={**schema.facets, name: chance.choice(FACETS[name])})


def _tokens(schema: Schema, chance: random.Random) -> Schema:
    return replace(schema, tokens=tuple(chance.sample(TOKENS, chance.randint(1, 4))))


def _whole(schema: Schema, chance: random.Random) -> Schema:
    return chance.choice(
        [
            replace(schema, group=chance.choice(["sequence", "choice", "all"])),
            replace(schema, members=chance.choice(MEMBERS)),
            replace(schema, wildcard=chance.choice(WILDCARDS)),
            replace(schema, attribute=chance.choice(["", "optional", "required"])),
            replace(schema, mixed=not schema.mixed),
        ]
    )


MUTATIONS: list[Mutation] = [
    *[_one_field] * 4,
    _inserted,
    _removed,
    _shuffled,
    _to_or_from_base,
    _nested,
    _faceted,
    _tokens,
    _whole,
]


def mutated(schema: Schema, chance: random.Random, times: int = 1) -> Schema:
    """The type after one change, or several at once."""
    for _ in range(times):
        schema = chance.choice(MUTATIONS)(schema, chance)
        if not schema.fields:
            schema = replace(schema, fields=(Field("Alpha", "xs:int"),))
    return _allowed(schema)


def messages(
    schema: Schema, wrapper: str, chance: random.Random
) -> Iterator[etree._Element]:
    """Random messages, mostly what the schema asks for."""
    for _ in range(60):
        key = ' k="5"' if schema.attribute and chance.random() < 0.8 else ""
        yield etree.fromstring(
            f'<t:{wrapper} xmlns:t="urn:shop" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<t:Item{key}>{_content(schema, chance)}</t:Item></t:{wrapper}>"
        )


def _content(schema: Schema, chance: random.Random) -> str:
    own = list(schema.fields)
    if schema.group == "choice":
        own = [chance.choice(own)]
    elif schema.group == "all" and chance.random() < 0.5:
        chance.shuffle(own)
    inner = "".join(_written(schema, f, chance) for f in (*schema.base, *own))
    if schema.wildcard and chance.random() < 0.5:
        space = chance.choice(["urn:foreign", "urn:other"])
        if schema.group != "choice" or not inner:
            inner += f'<f:any xmlns:f="{space}"/>'
    return ("text" if schema.mixed and chance.random() < 0.5 else "") + inner


def _written(schema: Schema, one: Field, chance: random.Random) -> str:
    low, high = one.occurs
    text = ""
    for _ in range(chance.choice([low, low, high or low + 2, low + 1])):
        if one.nillable and chance.random() < 0.3:
            text += f'<t:{one.name} xsi:nil="true"/>'
            continue
        inner = chance.choice(TEXTS)
        if one.type == "t:Line":
            inner = "".join(_written(schema, f, chance) for f in schema.line)
        text += f"<t:{one.name}>{inner}</t:{one.name}>"
    return text
