"""Random schemas and documents: our verdict is libxml2's, without exception.

The generator writes schemas with every kind of particle and type, and documents
that are mostly valid with a fault here and there. Elements of one name always
have one type, which XML Schema demands (Structures 3.8.6) and libxml2 does not
check.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Protocol, TypeAlias

import pytest
from lxml import etree
from wsdlsmith.model.qname import XS
from wsdlsmith.verify.schema_issue import Issue

SCHEMAS, DOCUMENTS = 120, 25
X = f"{{{XS}}}"


class Judged(Protocol):
    """A schema read by us and by libxml2 (see conftest)."""

    def issues(self, text: str) -> list[Issue]: ...


Judge: TypeAlias = Callable[[str], Judged]

COMMON = """
<xs:simpleType name="Color"><xs:restriction base="xs:string">
  <xs:enumeration value="red"/><xs:enumeration value="green"/>
</xs:restriction></xs:simpleType>
<xs:simpleType name="Colors"><xs:list itemType="t:Color"/></xs:simpleType>
<xs:simpleType name="Num"><xs:restriction base="xs:int">
  <xs:minInclusive value="1"/><xs:maxExclusive value="10"/>
</xs:restriction></xs:simpleType>
<xs:simpleType name="Short"><xs:restriction base="xs:token">
  <xs:minLength value="1"/><xs:maxLength value="3"/><xs:pattern value="[a-c]*"/>
</xs:restriction></xs:simpleType>
<xs:simpleType name="U"><xs:union memberTypes="xs:int t:Color"/></xs:simpleType>
<xs:complexType name="Empty"/>
<xs:complexType name="Base"><xs:sequence>
  <xs:element name="a" type="xs:int" minOccurs="0" nillable="true"/>
</xs:sequence><xs:attribute name="k" type="xs:int"/></xs:complexType>
<xs:complexType name="Ext"><xs:complexContent><xs:extension base="t:Base"><xs:sequence>
  <xs:element name="b" type="t:Color" maxOccurs="2"/>
</xs:sequence><xs:attribute name="m" use="required" type="t:Num"/></xs:extension>
</xs:complexContent></xs:complexType>
<xs:complexType name="Res"><xs:complexContent><xs:restriction base="t:Base">
  <xs:sequence><xs:element name="a" type="xs:int" nillable="true"/></xs:sequence>
  <xs:attribute name="k" use="prohibited"/></xs:restriction>
</xs:complexContent></xs:complexType>
<xs:complexType name="Abs" abstract="true"><xs:complexContent>
  <xs:extension base="t:Base"/></xs:complexContent></xs:complexType>
<xs:complexType name="Conc"><xs:complexContent><xs:extension base="t:Abs"><xs:choice>
  <xs:element name="c" type="xs:string"/><xs:element name="d" type="xs:int"/>
</xs:choice></xs:extension></xs:complexContent></xs:complexType>
<xs:complexType name="Mixed" mixed="true"><xs:sequence>
  <xs:element name="a" type="xs:string" minOccurs="0"/>
  <xs:any namespace="##other" processContents="lax" minOccurs="0" maxOccurs="2"/>
</xs:sequence><xs:anyAttribute namespace="##other" processContents="lax"/>
</xs:complexType>
<xs:complexType name="Simp"><xs:simpleContent><xs:extension base="xs:int">
  <xs:attribute name="u" type="t:Color" fixed="red"/>
</xs:extension></xs:simpleContent></xs:complexType>
<xs:complexType name="SimpR"><xs:simpleContent><xs:restriction base="t:Simp">
  <xs:maxInclusive value="5"/>
  <xs:attribute name="u" type="t:Color" fixed="red" use="required"/>
</xs:restriction></xs:simpleContent></xs:complexType>
<xs:element name="head" type="t:Base" abstract="true"/>
<xs:element name="m1" type="t:Ext" substitutionGroup="t:head"/>
<xs:element name="m2" substitutionGroup="t:head"/>
<xs:element name="m3" type="t:Res" substitutionGroup="t:m2" nillable="true"/>
<xs:element name="glob" type="xs:int" nillable="true"/>
<xs:group name="G"><xs:sequence>
  <xs:element name="x" type="xs:int"/>
  <xs:element name="y" type="xs:string" minOccurs="0"/>
</xs:sequence></xs:group>
<xs:attribute name="ga" type="t:Num"/>
<xs:attributeGroup name="AG">
  <xs:attribute name="k" type="xs:boolean"/><xs:attribute ref="t:ga"/>
</xs:attributeGroup>
"""
# the texts of each type: good ones first, the last two or three are bad
TEXTS: dict[str, tuple[list[str], list[str]]] = {
    "xs:int": (["1", "-5", " 7 ", "5"], ["x", "", "1.0"]),
    "xs:string": (["s", "", " "], []),
    "xs:dateTime": (["2020-01-01T00:00:00Z"], ["", "2020-01-01"]),
    "xs:boolean": (["true", "0"], ["maybe", ""]),
    "t:Color": (["red", "green"], ["blue", "", " red"]),
    "t:Colors": (["", "red green", " red "], ["red blue"]),
    "t:Num": (["1", "5", "9"], ["10", "0", ""]),
    "t:U": (["1", "red", " 1"], ["x", ""]),
    "t:Short": (["abc", " a "], ["", "abcabc", "abd"]),
    "t:Simp": (["1", "2"], ["x"]),
    "t:SimpR": (["1", "5"], ["6"]),
}
COMPLEX = ["t:Base", "t:Ext", "t:Res", "t:Abs", "t:Mixed", "t:Empty", "xs:anyType"]
TYPES = [*TEXTS, *COMPLEX]
SUBSTITUTED = ["xs:short", "t:Conc", "t:None", "no:x", "xs:anySimpleType", *TYPES]
WILD = [
    '<z xmlns="urn:x"/>',
    '<z xmlns=""/>',
    "<glob>3</glob>",
    "<glob>x</glob>",
    "<w/>",
    '<z xmlns="urn:x" xsi:type="xs:int">x</z>',
    '<z xmlns="urn:x" a="1">t<t:glob xsi:nil="true"/></z>',
]
OCCURS = [
    *("", "", "", "", "", ""),
    *(' minOccurs="0"', ' maxOccurs="unbounded"', ' maxOccurs="2"'),
    *(' minOccurs="0" maxOccurs="unbounded"', ' minOccurs="2" maxOccurs="3"'),
]


class Schemas:
    """Writes one random schema."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._types: dict[str, str] = {}

    def text(self) -> str:
        pick = self.chance.choice
        if self.chance.random() < 0.15:
            names = self.chance.sample("abcdef", self.chance.randint(1, 5))
            members = "".join(
                f'<xs:element name="{n}" type="{pick(TYPES)}"{pick(OCCURS[5:7])}/>'
                for n in names
            )
            content = f"<xs:all>{members}</xs:all>"
        else:
            content = self._group(0, "")
        attributes = pick(
            [
                "",
                '<xs:attributeGroup ref="t:AG"/>',
                '<xs:attribute name="q" type="xs:int" use="required"/>',
                "<xs:anyAttribute/>",
                '<xs:anyAttribute processContents="lax"/>',
            ]
        )
        mixed = pick(["", "", ' mixed="true"'])
        return (
            f'{COMMON}<xs:element name="r"{pick(["", NIL])}><xs:complexType{mixed}>'
            f"{content}{attributes}</xs:complexType></xs:element>"
        )

    def _group(self, depth: int, occurs: str) -> str:
        kind = self.chance.choice(["sequence", "sequence", "choice"])
        least = 0 if self.chance.random() < 0.1 else 1
        count = self.chance.randint(least, 4)
        inner = "".join(self._particle(depth + 1) for _ in range(count))
        return f"<xs:{kind}{occurs}>{inner}</xs:{kind}>"

    def _particle(self, depth: int) -> str:
        pick, kind, occurs = (
            self.chance.choice,
            self.chance.random(),
            self.chance.choice(OCCURS),
        )
        if depth > 3 or kind < 0.5:
            return self._element(occurs)
        if kind < 0.58:
            return f'<xs:element ref="t:{pick(["head", "glob", "m2"])}"{occurs}/>'
        if kind < 0.64:
            return f'<xs:group ref="t:G"{occurs}/>'
        if kind < 0.72:
            space = pick(["##other", "##any", "##local", "urn:x ##local"])
            process = pick(["lax", "strict", "skip"])
            return f'<xs:any namespace="{space}" processContents="{process}"{occurs}/>'
        return self._group(depth, occurs)

    def _element(self, occurs: str) -> str:
        pick = self.chance.choice
        name = pick("abcd") + pick(["", "1", "2", "3"])
        if name not in self._types:
            type_ = pick(TYPES)
            more = pick(["", "", "", NIL])
            if type_ in ("xs:int", "t:Num"):
                more += pick(["", "", ' default="5"', ' fixed="5"'])
            self._types[name] = f'type="{type_}"{more}'
        return f'<xs:element name="{name}" {self._types[name]}{occurs}/>'


NIL = ' nillable="true"'


class Documents:
    """Writes random documents for one schema, from the schema's own tree."""

    def __init__(self, chance: random.Random, root: etree._Element) -> None:
        self.chance = chance
        self.root = root

    def text(self) -> str:
        declared = self._find("element", "r")
        parts: list[str] = []
        attributes: dict[str, str] = {}
        self._fill(declared[0], parts, attributes)
        if parts and self.chance.random() < 0.4:
            self._disturb(parts)
        return f"<r{_written(attributes)}>{self._join(parts)}</r>"

    def _join(self, parts: list[str]) -> str:
        return self.chance.choice(["", "\n ", "<!-- c -->"]) + "".join(parts)

    def _disturb(self, parts: list[str]) -> None:
        index = self.chance.randrange(len(parts))
        kind = self.chance.randrange(4)
        if kind == 0:
            parts.pop(index)
        elif kind == 1:
            parts.insert(index, parts[index])
        elif kind == 2:
            self.chance.shuffle(parts)
        else:
            parts.insert(index, "<foo/>")

    def _fill(
        self, type_: etree._Element, parts: list[str], attributes: dict[str, str]
    ) -> None:
        derived = type_.find(f"{X}complexContent/*")
        if derived is not None:
            if derived.tag == f"{X}extension":
                base = self._find("complexType", derived.get("base", ""))
                self._fill(base, parts, attributes)
            type_ = derived
        for child in type_:
            kind = str(child.tag).removeprefix(X)
            if kind in ("sequence", "choice", "all"):
                self._particle(child, parts)
            elif kind == "attribute" and child.get("use") != "prohibited":
                if child.get("use") == "required" or self.chance.random() < 0.3:
                    name = child.get("name", "")
                    attributes[name] = self.chance.choice(["1", "5", "red"])
            elif kind == "anyAttribute" and self.chance.random() < 0.5:
                attributes[self.chance.choice(["t:ga", "zz", "xml:lang"])] = "5"
            elif kind == "attributeGroup" and self.chance.random() < 0.5:
                attributes[self.chance.choice(["t:ga", "k"])] = "1"

    def _particle(self, node: etree._Element, parts: list[str]) -> None:
        low = int(node.get("minOccurs", "1"))
        most = node.get("maxOccurs", "1")
        high = low + 2 if most == "unbounded" else int(most)
        for _ in range(self.chance.randint(low, high)):
            self._once(node, parts)

    def _once(self, node: etree._Element, parts: list[str]) -> None:
        kind = str(node.tag).removeprefix(X)
        if kind == "element":
            parts.append(self._element(node))
        elif kind == "any":
            parts.append(self.chance.choice(WILD))
        elif kind == "group":
            self._particle(self._find("group", node.get("ref", ""))[0], parts)
        else:
            members = list(node)
            if kind == "choice":
                members = [self.chance.choice(members)] if members else []
            elif kind == "all":
                self.chance.shuffle(members)
            for member in members:
                self._particle(member, parts)

    def _element(self, node: etree._Element) -> str:
        ref = node.get("ref")
        if ref is None:
            return self._instance(node.get("name", ""), node.get("type", ""))
        name = ref.removeprefix("t:")
        if name in ("head", "m2"):
            name = self.chance.choice(["head", "m1", "m2", "m3"])
        declared = self._find("element", name)
        return self._instance(name, declared.get("type") or "t:Base")

    def _instance(self, name: str, type_: str) -> str:
        attributes: dict[str, str] = {}
        parts: list[str] = []
        if self.chance.random() < 0.03:
            attributes["xsi:nil"] = self.chance.choice(["true", "false", "1"])
        if self.chance.random() < 0.06:
            actual = self.chance.choice([type_] * 8 + SUBSTITUTED)
            attributes["xsi:type"] = actual
            type_ = actual if actual in TYPES else type_
        if type_ in TEXTS:
            good, bad = TEXTS[type_]
            parts.append(self.chance.choice(good * 10 + bad))
            if type_.startswith("t:Simp") and self.chance.random() < 0.9:
                attributes["u"] = "red"
        elif type_ == "xs:anyType":
            parts.append(self.chance.choice(["", "text", '<q a="1">x</q>', *WILD]))
        else:
            self._fill(self._find("complexType", type_), parts, attributes)
        if self.chance.random() < 0.03:
            parts.append(self.chance.choice([" ", "junk", "<!-- c -->", "<a/>"]))
        if self.chance.random() < 0.02:
            attributes["bad"] = "1"
        return f"<{name}{_written(attributes)}>{''.join(parts)}</{name}>"

    def _find(self, kind: str, name: str) -> etree._Element:
        found = self.root.find(f'{X}{kind}[@name="{name.rpartition(":")[2]}"]')
        assert found is not None
        return found


def _written(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{value}"' for name, value in attributes.items())


@pytest.mark.parametrize("start", range(0, SCHEMAS, 20))
def test_our_verdict_on_random_documents_is_that_of_libxml2(
    judge: Judge, start: int
) -> None:
    valid = invalid = 0
    for seed in range(start, start + 20):
        chance = random.Random(seed)
        text = Schemas(chance).text()
        try:
            judged = judge(text)
        except etree.XMLSchemaParseError:
            continue  # the random schema is ambiguous, which XML Schema forbids
        tree = f'<xs:schema xmlns:xs="{XS}" xmlns:t="urn:t">{text}</xs:schema>'
        documents = Documents(chance, etree.fromstring(tree))
        for _ in range(DOCUMENTS):
            if judged.issues(documents.text()):  # asserts that both verdicts agree
                invalid += 1
            else:
                valid += 1
    assert valid > 20, "too few random documents are valid to mean anything"
    assert invalid > 20, "too few random documents are invalid to mean anything"
