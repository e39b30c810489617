"""Some WSDLs of one API that share types, and edits of all kinds to make in them.

As WCF publishes them: each file declares every type that it uses, again and the
same, and the wrapper elements of its own messages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

SERVICES = ("Agent", "Basket", "Contact", "Delivery")
_NAMESPACES = (
    'xmlns:w="http://schemas.xmlsoap.org/wsdl/" '
    'xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:api"'
)
_ITEM = """
<xs:complexType name="Item"><xs:sequence>
  <xs:element name="Id" type="xs:int"/>
  <xs:element name="Mode" type="t:Mode" minOccurs="0"/>
</xs:sequence></xs:complexType>
<xs:simpleType name="Mode"><xs:restriction base="xs:string">
  <xs:enumeration value="On"/><xs:enumeration value="Off"/>
</xs:restriction></xs:simpleType>
<xs:complexType name="ArrayOfItem"><xs:sequence>
  <xs:element name="Item" type="t:Item" minOccurs="0" maxOccurs="unbounded"/>
</xs:sequence></xs:complexType>
<xs:complexType name="Spare"><xs:sequence>
  <xs:element name="Note" type="xs:string" minOccurs="0"/>
</xs:sequence></xs:complexType>
<xs:complexType name="Trouble"><xs:sequence>
  <xs:element name="Why" type="xs:string" minOccurs="0"/>
</xs:sequence></xs:complexType>
<xs:element name="Session" type="xs:string"/>
<xs:element name="Trouble" type="t:Trouble"/>
"""


def wrappers(name: str, asked: str, answered: str = "xs:int") -> str:
    """The elements of an operation's two messages."""
    return (
        f'<xs:element name="{name}"><xs:complexType><xs:sequence>'
        f'<xs:element name="What" type="{asked}" minOccurs="0"/>'
        "</xs:sequence></xs:complexType></xs:element>\n"
        f'<xs:element name="{name}Response"><xs:complexType><xs:sequence>'
        f'<xs:element name="{name}Result" type="{answered}" minOccurs="0"/>'
        "</xs:sequence></xs:complexType></xs:element>\n"
    )


def messages(name: str) -> str:
    """An operation's two messages."""
    return (
        f'<w:message name="{name}In"><w:part name="p" element="t:{name}"/></w:message>\n'
        f'<w:message name="{name}Out">'
        f'<w:part name="p" element="t:{name}Response"/></w:message>\n'
    )


def offered(name: str) -> str:
    """The operation as the portType declares it."""
    return (
        f'<w:operation name="{name}"><w:input message="t:{name}In"/>'
        f'<w:output message="t:{name}Out"/></w:operation>\n'
    )


def bound(name: str) -> str:
    """The operation as the binding has it."""
    return (
        f'<w:operation name="{name}"><soap:operation soapAction="urn:{name}"/><w:input>'
        '<soap:header message="t:Head" part="h" use="literal"/>'
        '<soap:body use="literal"/></w:input>'
        '<w:output><soap:body use="literal"/></w:output></w:operation>\n'
    )


def wsdl(service: str) -> str:
    """The WSDL of one service: an operation of its own name, and a ``Delete``."""
    own, ask = f"Get{service}", "t:ArrayOfItem" if service < "C" else "t:Item"
    names = (own, "Delete") if service < "C" else (own,)
    elements = wrappers(own, ask, "t:Item")
    if "Delete" in names:  # a name that two services give to different elements
        elements += wrappers("Delete", f"xs:{'int' if service < 'B' else 'string'}")
    return (
        f'<w:definitions {_NAMESPACES} targetNamespace="urn:api">\n<w:types>'
        '<xs:schema targetNamespace="urn:api" elementFormDefault="qualified">\n'
        f"{_ITEM}{elements}</xs:schema></w:types>\n"
        + "".join(map(messages, names))
        + '<w:message name="Head"><w:part name="h" element="t:Session"/></w:message>\n'
        '<w:message name="Fail"><w:part name="f" element="t:Trouble"/></w:message>\n'
        f'<w:portType name="{service}">{"".join(map(offered, names))}</w:portType>\n'
        f'<w:binding name="{service}Binding" type="t:{service}">'
        '<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>\n'
        + "".join(map(bound, names))
        + f'</w:binding>\n<w:service name="{service}">'
        f'<w:port name="{service}" binding="t:{service}Binding">'
        f'<soap:address location="https://host/api/{service}.svc"/></w:port></w:service>'
        "\n</w:definitions>\n"
    )


def write_family(folder: Path) -> None:
    """All WSDLs, into a new folder."""
    folder.mkdir()
    for service in SERVICES:
        (folder / f"{service}.wsdl").write_text(wsdl(service), encoding="utf-8")


def insert(text: str, mark: str, more: str) -> str:
    """``more`` before the first ``mark``."""
    before, found, after = text.partition(mark)
    assert found
    return f"{before}{more}{found}{after}"


def add_operation(text: str, name: str, asked: str = "t:Item") -> str:
    """One more operation, with all that belongs to it."""
    text = insert(text, "</xs:schema>", wrappers(name, asked))
    text = insert(text, "<w:portType", messages(name))
    text = insert(text, "</w:portType>", offered(name))
    return insert(text, "</w:binding>", bound(name))


def add_parameter(text: str, element: str) -> str:
    """One more element in the request of the service's own operation."""
    own = re.search('<xs:element name="(?:Get|Fetch)', text)
    assert own is not None
    return text[: own.start()] + insert(text[own.start() :], "</xs:sequence>", element)


_INLINE = (
    '<xs:element name="Extra" minOccurs="0"><xs:complexType><xs:sequence>'
    '<xs:element name="Deep" type="xs:int"/></xs:sequence></xs:complexType></xs:element>'
)
_FAULT = '<w:fault name="Oops" message="t:Fail"/></w:operation>'
_BOUND = '<w:fault name="Oops"><soap:fault name="Oops" use="literal"/></w:fault>'
Edit = Callable[[str], str]
EDITS: dict[str, Edit] = {
    "address": lambda t: re.sub(r"(\w+)\.svc", r"\1New.svc", t),
    "host": lambda t: t.replace("https://host/api/", "https://other/"),
    "action": lambda t: t.replace('soapAction="urn:', 'soapAction="urn:new:'),
    "operation": lambda t: add_operation(t, f"Count{len(t)}"),
    "operation of another type": lambda t: add_operation(t, f"C{len(t)}", "t:Spare"),
    "disputed operation": lambda t: add_operation(t, "GetAgent", "xs:int"),
    "method name": lambda t: re.sub(r"\bGet(\w+)(?=In|Out|\b)", r"Fetch\1", t),
    "parameter": lambda t: add_parameter(
        t, f'<xs:element name="P{len(t)}" type="xs:string"/>'
    ),
    "parameter of inline type": lambda t: add_parameter(t, _INLINE),
    "parameter by reference": lambda t: add_parameter(
        t, '<xs:element ref="t:Session" minOccurs="0"/>'
    ),
    "reference to a wrapper": lambda t: add_parameter(
        t, '<xs:element ref="t:GetBasketResponse" minOccurs="0"/>'
    ),
    "result": lambda t: t.replace('Result" type="t:Item"', 'Result" type="t:Mode"'),
    "two results": lambda t: re.sub(
        r'(<xs:element name="Get\w+Result)',
        r'<xs:element name="More" type="xs:int"/>\1',
        t,
    ),
    "wrapper of a named type": lambda t: insert(
        t, "</xs:schema>", '<xs:element name="Loose" type="t:Spare"/>'
    ),
    "said": lambda t: re.sub(
        r'(<w:portType name="\w+">)',
        r"\1<w:documentation>Said anew.</w:documentation>",
        t,
    ),
    "said of an element": lambda t: add_parameter(
        t,
        '<xs:element name="Told" type="xs:int" minOccurs="0"><xs:annotation>'
        "<xs:documentation>A number.</xs:documentation></xs:annotation></xs:element>",
    ),
    "no headers": lambda t: re.sub(r"<soap:header [^>]*>", "", t),
    "fault": lambda t: t.replace(
        '"/></w:operation>\n</w:portType>', f'"/>{_FAULT}\n</w:portType>'
    ).replace(
        "</w:output></w:operation>\n</w:b", f"</w:output>{_BOUND}</w:operation>\n</w:b"
    ),
    "type": lambda t: t.replace('name="Id" type="xs:int"', 'name="Id" type="xs:long"'),
    "derived type": lambda t: insert(
        t,
        "</xs:schema>",
        '<xs:complexType name="Items"><xs:complexContent><xs:extension '
        'base="t:ArrayOfItem"/></xs:complexContent></xs:complexType>',
    ),
    "portType": lambda t: re.sub(
        r'(portType name="|type=")((?:t:)?)(Agent|Basket|Contact|Delivery)"',
        r'\1\2\3Two"',
        t,
    ),
    "blanks": lambda t: t.replace("</xs:schema>", "  \n\n</xs:schema>"),
    "no WSDL": lambda t: t.replace("</w:definitions>", ""),
    "nothing": lambda t: t,
}


def edit_some(folder: Path, random: Random) -> str:
    """One edit in one WSDL, or the same in all of them; says what was done."""
    name = random.choice(list(EDITS))
    chosen = SERVICES if random.random() < 0.25 else [random.choice(SERVICES)]
    for service in chosen:
        path = folder / f"{service}.wsdl"
        path.write_text(EDITS[name](path.read_text(encoding="utf-8")), encoding="utf-8")
    return f"{name} in {', '.join(chosen)}"
