"""Random changes of a random type: the wire verdict is libxml2's.

Where a finding says that the wire breaks, its witness is valid for the sender by
libxml2 and not for the receiver. Where none says so, no random message that the
sender may send is refused by the receiver.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from wsdlsmith.drift.change import Way
from wsdlsmith.drift.diff import Drift, diff
from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.witness.witness import Witnesses

from tests.drift.contracts import contract_of
from tests.drift.small_wsdl import holding

TYPES = (
    "xs:string xs:int xs:long xs:short xs:unsignedByte xs:boolean xs:decimal xs:date "
    "xs:dateTime xs:duration xs:positiveInteger t:Color t:Colors t:Small t:Num"
).split()
TOKENS = ["red", "green", "blue", "1", "true"]
TEXTS = [
    *TOKENS,
    *"0 -1 127 128 255 256 32767 32768 -32768 -32769 2147483647 2147483648".split(),
    *"9223372036854775807 9223372036854775808 1.5 -0.1 false".split(),
    *"2024-02-29 2024-02-29T10:00:00 P1D red&#32;green 5 9 10 a ab abc abcd".split(),
    *("abcde", "", " 1 "),
]
OCCURS = [(0, 1), (1, 1), (0, None), (2, 3), (1, 2)]


@dataclass(frozen=True)
class Field:
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
    fields: tuple[Field, ...]
    tokens: tuple[str, ...] = ("red", "green")
    length: int = 3
    low: int = 1
    attribute: str = ""

    def text(self) -> str:
        tokens = "".join(f'<xs:enumeration value="{t}"/>' for t in self.tokens)
        attribute = ""
        if self.attribute:
            use = f'use="{self.attribute}"'
            attribute = f'<xs:attribute name="k" type="xs:int" {use}/>'
        return (
            '<xs:complexType name="Item"><xs:sequence>'
            + "".join(field.text() for field in self.fields)
            + f"</xs:sequence>{attribute}</xs:complexType>"
            f'<xs:simpleType name="Color"><xs:restriction base="xs:string">{tokens}'
            "</xs:restriction></xs:simpleType>"
            '<xs:simpleType name="Colors"><xs:list itemType="t:Color"/></xs:simpleType>'
            '<xs:simpleType name="Small"><xs:restriction base="xs:string">'
            f'<xs:maxLength value="{self.length}"/></xs:restriction></xs:simpleType>'
            '<xs:simpleType name="Num"><xs:restriction base="xs:int">'
            f'<xs:minInclusive value="{self.low}"/></xs:restriction></xs:simpleType>'
        )


def _random_schema(chance: random.Random) -> Schema:
    names = chance.sample(["Alpha", "Bravo", "Carol", "Delta", "Eagle"], 3)
    fields = tuple(
        Field(
            name,
            chance.choice(TYPES),
            chance.choice(OCCURS[:3]),
            chance.random() < 0.3,
        )
        for name in names
    )
    return Schema(fields, attribute=chance.choice(["", "optional", "required"]))


def _mutated(schema: Schema, chance: random.Random) -> Schema:
    fields = list(schema.fields)
    place = chance.randrange(len(fields))
    one = fields[place]
    kind = chance.randrange(11)
    if kind == 0:
        fields[place] = replace(one, type=chance.choice(TYPES))
    elif kind == 1:
        fields[place] = replace(one, occurs=chance.choice(OCCURS))
    elif kind == 2:
        fields[place] = replace(one, nillable=not one.nillable)
    elif kind == 3:
        fields.insert(
            chance.randrange(4), Field("Extra", "xs:int", chance.choice(OCCURS[:2]))
        )
    elif kind == 4:
        fields.pop(place)
    elif kind == 5:
        chance.shuffle(fields)
    elif kind == 6:
        return replace(
            schema, tokens=tuple(chance.sample(TOKENS, chance.randint(1, 4)))
        )
    elif kind == 7:
        return replace(schema, length=chance.choice([2, 3, 4]))
    elif kind == 8:
        return replace(schema, low=chance.choice([0, 1, 5]))
    elif kind == 9:
        return replace(schema, attribute=chance.choice(["", "optional", "required"]))
    else:
        fields[place] = replace(one, name=one.name + "s")
    return replace(schema, fields=tuple(fields))


def _judge(text: str) -> etree.XMLSchema:
    root = etree.fromstring(text.encode())
    schema = root.find(".//{http://www.w3.org/2001/XMLSchema}schema")
    assert schema is not None
    return etree.XMLSchema(etree.fromstring(etree.tostring(schema)))


def _messages(
    schema: Schema, wrapper: str, chance: random.Random
) -> Iterator[etree._Element]:
    """Random messages, mostly what the schema asks for."""
    for _ in range(60):
        inner = ""
        for field in schema.fields:
            low, high = field.occurs
            for _ in range(chance.choice([low, low, high or low + 2, low + 1])):
                if field.nillable and chance.random() < 0.3:
                    inner += f'<t:{field.name} xsi:nil="true"/>'
                else:
                    inner += f"<t:{field.name}>{chance.choice(TEXTS)}</t:{field.name}>"
        key = ' k="5"' if schema.attribute and chance.random() < 0.8 else ""
        yield etree.fromstring(
            f'<t:{wrapper} xmlns:t="urn:shop" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<t:Item{key}>{inner}</t:Item></t:{wrapper}>"
        )


def _proved(
    drift: Drift, way: Way, sender: etree.XMLSchema, receiver: etree.XMLSchema
) -> None:
    witnesses = Witnesses(drift.compared)
    for finding in drift.findings:
        if finding.fingerprint not in drift.behind or not finding.breaks:
            continue
        change, felt = drift.behind[finding.fingerprint]
        found = witnesses.one_way(finding, change.subject, felt, way)
        assert found is not None, (finding.rule, finding.path, finding.old, finding.new)
        body = etree.fromstring(etree.tostring(found.sent.bodies[0]))
        assert sender.validate(body), sender.error_log
        assert not receiver.validate(body), etree.tostring(body)


def _silent(findings: tuple[Finding, ...]) -> bool:
    return not any(f.breaks or f.wire == "undecided" for f in findings)


@settings(max_examples=300, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_the_wire_verdict_of_random_changes_is_that_of_libxml2(seed: int) -> None:
    chance = random.Random(seed)
    before = _random_schema(chance)
    after = _mutated(before, chance)
    ways: tuple[Way, ...] = ("request", "response")
    for way in ways:
        texts = [
            holding(schema.text(), way).text().partition("?>")[2]
            for schema in (before, after)
        ]
        drift = diff(contract_of(texts[0]), contract_of(texts[1]))
        sender, receiver = (_judge(text) for text in texts)
        source = before
        if way == "response":
            sender, receiver, source = receiver, sender, after
        _proved(drift, way, sender, receiver)
        if _silent(drift.findings):
            wrapper = "Do" if way == "request" else "DoResponse"
            for message in _messages(source, wrapper, chance):
                if sender.validate(message):
                    assert receiver.validate(message), (
                        [f.rule for f in drift.findings],
                        etree.tostring(message),
                    )
