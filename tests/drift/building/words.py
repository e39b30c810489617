"""Pieces of schemas in a few words."""

from __future__ import annotations

A = '<xs:element name="A" type="xs:string" minOccurs="0"/>'

Z = '<xs:element name="Z" type="xs:string" minOccurs="0"/>'


def element(name: str = "B", type_: str = "xs:string", more: str = "") -> str:
    return f'<xs:element name="{name}" type="{type_}" {more}/>'


def item(
    *content: str, attributes: str = "", group: str = "sequence", more: str = ""
) -> str:
    inner = "".join(content)
    return (
        f'<xs:complexType name="Item" {more}><xs:{group}>{inner}</xs:{group}>'
        f"{attributes}</xs:complexType>"
    )


def record(name: str, *content: str, more: str = "") -> str:
    inner = "".join(content)
    return (
        f'<xs:complexType name="{name}" {more}><xs:sequence>{inner}</xs:sequence>'
        "</xs:complexType>"
    )


def derived(name: str, base: str, *content: str, how: str = "extension") -> str:
    inner = "".join(content)
    return (
        f'<xs:complexType name="{name}"><xs:complexContent><xs:{how} base="t:{base}">'
        f"<xs:sequence>{inner}</xs:sequence></xs:{how}></xs:complexContent>"
        "</xs:complexType>"
    )


def simple(name: str, facets: str, base: str = "xs:string") -> str:
    return (
        f'<xs:simpleType name="{name}"><xs:restriction base="{base}">{facets}'
        "</xs:restriction></xs:simpleType>"
    )


def tokens(*values: str) -> str:
    return "".join(f'<xs:enumeration value="{value}"/>' for value in values)


def numbered(**values: int) -> str:
    return "".join(
        f'<xs:enumeration value="{token}"><xs:annotation><xs:appinfo>'
        f"<ser:EnumerationValue>{number}</ser:EnumerationValue>"
        "</xs:appinfo></xs:annotation></xs:enumeration>"
        for token, number in values.items()
    )


OPTIONAL = 'minOccurs="0"'

MANY = 'minOccurs="0" maxOccurs="unbounded"'

NIL = 'minOccurs="0" nillable="true"'

LONG = item(element("A", "xs:int", OPTIONAL), element("B", "xs:long", OPTIONAL))

COLOR = item(element("Color", "t:Color", OPTIONAL))

CHOICE = '<xs:choice minOccurs="0">{}</xs:choice>'

ANY = '<xs:any namespace="{}" processContents="{}" minOccurs="0"/>'

LIST = (
    '<xs:complexType name="Ids"><xs:sequence><xs:element name="{}" type="{}" '
    'minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType>'
)

DICTIONARY = (
    '<xs:complexType name="Words"><xs:annotation><xs:appinfo>'
    "<ser:IsDictionary>true</ser:IsDictionary></xs:appinfo></xs:annotation>"
    '<xs:sequence><xs:element name="Pair" minOccurs="0" maxOccurs="unbounded">'
    '<xs:complexType><xs:sequence><xs:element name="Key" type="xs:string"/>'
    '<xs:element name="Value" type="{}"/></xs:sequence></xs:complexType>'
    "</xs:element></xs:sequence></xs:complexType>"
)

LINE = "<xs:complexType><xs:sequence>" + A + "</xs:sequence></xs:complexType>"

INLINE = f'<xs:element name="Line" minOccurs="0">{LINE}</xs:element>'
