"""Hostile WSDLs through the whole command, under limits of the operating system."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

_SECONDS = 120
_MEMORY = 3 * 1024**3
_HEAD = (
    '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:t="urn:t" '
    'xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t">'
)
_TAIL = (
    '<message name="Ask"><part name="body" element="t:Ask"/></message>'
    '<portType name="Port"><operation name="Ask"><input message="t:Ask"/>'
    '</operation></portType><binding name="Binding" type="t:Port">'
    '<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>'
    '<operation name="Ask"><input><soap:body use="literal"/></input></operation>'
    "</binding></definitions>"
)
_ASK = '<xs:element name="Ask" type="t:T0"/>'


def _wsdl(types: str, *, before: str = "", ask: str = _ASK) -> str:
    schema = f'<xs:schema targetNamespace="urn:t">{types}{ask}</xs:schema>'
    return f"{before}{_HEAD}<types>{schema}</types>{_TAIL}"


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _generate(folder: Path, files: Mapping[str, str]) -> tuple[int, str]:
    """The exit code, and what is said on stderr."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "wsdlsmith", "generate", "a.wsdl", "--offline"]
    done = subprocess.run(
        [*command, "--package", "made", "--output", "out"],
        cwd=folder,
        preexec_fn=_limited,
        capture_output=True,
        text=True,
        timeout=5 * _SECONDS,
    )
    assert "Traceback" not in done.stderr, done.stderr[-2000:]
    assert (folder / "out").exists() == (done.returncode == 0)
    return done.returncode, done.stderr


_LAUGHS = '<!DOCTYPE d [<!ENTITY a0 "ha">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 30)
)
_QUADRATIC = f'<!DOCTYPE d [<!ENTITY a "{"x" * 100_000}">'


@pytest.mark.parametrize(
    ("before", "inside"),
    [(_LAUGHS + "]>", "&a29;"), (_QUADRATIC + "]>", "&a;" * 10_000)],
    ids=["billion laughs", "quadratic"],
)
def test_entities_are_refused_before_they_are_expanded(
    tmp_path: Path, before: str, inside: str
) -> None:
    note = (
        f"<xs:annotation><xs:documentation>{inside}</xs:documentation></xs:annotation>"
    )
    code, said = _generate(tmp_path, {"a.wsdl": _wsdl(note, before=before)})
    assert code == 3
    assert "a.wsdl" in said
    assert "document type declaration" in said


def test_schemas_that_include_each_other_end(tmp_path: Path) -> None:
    files = {
        f"s{number}.xsd": f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:t="urn:t" targetNamespace="urn:t">'
        f'<xs:include schemaLocation="s{(number + 1) % 50}.xsd"/>'
        f'<xs:complexType name="T{number}"><xs:sequence><xs:element name="next" '
        f'type="t:T{(number + 1) % 50}" minOccurs="0"/></xs:sequence></xs:complexType>'
        "</xs:schema>"
        for number in range(50)
    }
    files["a.wsdl"] = _wsdl('<xs:include schemaLocation="s0.xsd"/>')
    code, said = _generate(tmp_path, files)
    assert code == 0, said
    shared = (tmp_path / "out" / "made" / "types" / "port.py").read_text()
    assert shared.count("class T") == 50


def test_a_hundred_thousand_elements(tmp_path: Path) -> None:
    types = "".join(
        f'<xs:complexType name="T{n}"><xs:sequence>'
        + "".join(
            f'<xs:element name="e{m}" type="xs:int" minOccurs="0"/>' for m in range(100)
        )
        + "</xs:sequence></xs:complexType>"
        for n in range(1000)
    )
    code, said = _generate(tmp_path, {"a.wsdl": _wsdl(types)})
    assert code == 0, said


def test_types_derived_from_each_other_five_thousand_deep(tmp_path: Path) -> None:
    chain = "".join(
        f'<xs:complexType name="T{n}"><xs:complexContent><xs:extension '
        f'base="t:T{n + 1}"/></xs:complexContent></xs:complexType>'
        for n in range(5000)
    )
    types = chain + '<xs:complexType name="T5000"/>'
    code, said = _generate(tmp_path, {"a.wsdl": _wsdl(types)})
    assert code in (0, 4)
    assert code == 0 or "hundreds deep" in said


def test_elements_inside_each_other_five_thousand_deep(tmp_path: Path) -> None:
    start = '<xs:element name="e"><xs:complexType><xs:sequence>'
    end = "</xs:sequence></xs:complexType></xs:element>"
    inner = start * 5000 + end * 5000
    types = (
        f'<xs:complexType name="T0"><xs:sequence>{inner}</xs:sequence></xs:complexType>'
    )
    code, said = _generate(tmp_path, {"a.wsdl": _wsdl(types)})
    assert code == 3
    assert "a.wsdl" in said
    assert "deep" in said


def test_an_enumeration_of_a_hundred_thousand_values(tmp_path: Path) -> None:
    values = "".join(f'<xs:enumeration value="v{n}"/>' for n in range(100_000))
    types = (
        '<xs:simpleType name="T0"><xs:restriction base="xs:string">'
        f"{values}</xs:restriction></xs:simpleType>"
    )
    code, said = _generate(tmp_path, {"a.wsdl": _wsdl(types)})
    assert code == 0, said


@pytest.mark.parametrize(
    "pattern", ["(a+)+b", "(a|a)*c", "((a*)*)*", "(x{1,1000}){1,1000}", "[^" * 200]
)
def test_a_catastrophic_pattern_is_a_fact_like_others(
    tmp_path: Path, pattern: str
) -> None:
    types = (
        '<xs:simpleType name="T0"><xs:restriction base="xs:string">'
        f'<xs:pattern value="{pattern}"/></xs:restriction></xs:simpleType>'
    )
    code, said = _generate(tmp_path, {"a.wsdl": _wsdl(types)})
    assert code == 0, said


def test_a_name_that_is_code_is_refused(tmp_path: Path) -> None:
    name = "__import__('os').system('touch pwned')"
    types = f'<xs:complexType name="T0"/><xs:complexType name="{name}"/>'
    code, said = _generate(tmp_path, {"a.wsdl": _wsdl(types)})
    assert code == 3
    assert "a.wsdl" in said
    assert not (tmp_path / "pwned").exists()


def test_a_group_that_holds_itself_says_so(tmp_path: Path) -> None:
    types = (
        '<xs:complexType name="T0"><xs:group ref="t:G"/></xs:complexType>'
        '<xs:group name="G"><xs:sequence><xs:group ref="t:G"/></xs:sequence></xs:group>'
    )
    code, said = _generate(tmp_path, {"a.wsdl": _wsdl(types)})
    assert code == 3
    assert "group 'G' holds itself" in said


def test_occurrence_in_the_billions_costs_nothing(tmp_path: Path) -> None:
    types = (
        '<xs:complexType name="T0"><xs:sequence minOccurs="999999999" '
        'maxOccurs="999999999"><xs:element name="a" type="xs:int" '
        'minOccurs="999999999" maxOccurs="999999999"/></xs:sequence></xs:complexType>'
    )
    code, said = _generate(tmp_path, {"a.wsdl": _wsdl(types)})
    assert code == 0, said


_LEVELS = 30
_DOUBLING = {
    "groups": (
        '<xs:group name="G{n}"><xs:sequence>{inner}</xs:sequence></xs:group>',
        '<xs:group ref="t:G{m}"/><xs:group ref="t:G{m}"/>',
        '<xs:element name="e" type="xs:int"/>',
        '<xs:complexType name="T0"><xs:group ref="t:G0"/></xs:complexType>',
    ),
    "groups below elements": (
        '<xs:group name="G{n}"><xs:sequence>{inner}</xs:sequence></xs:group>',
        '<xs:element name="a"><xs:complexType><xs:group ref="t:G{m}"/>'
        '</xs:complexType></xs:element><xs:element name="b"><xs:complexType>'
        '<xs:group ref="t:G{m}"/></xs:complexType></xs:element>',
        '<xs:element name="e" type="xs:int"/>',
        '<xs:complexType name="T0"><xs:group ref="t:G0"/></xs:complexType>',
    ),
    "attribute groups": (
        '<xs:attributeGroup name="G{n}">{inner}</xs:attributeGroup>',
        '<xs:attributeGroup ref="t:G{m}"/><xs:attributeGroup ref="t:G{m}"/>',
        '<xs:attribute name="e" type="xs:int"/>',
        '<xs:complexType name="T0"><xs:attributeGroup ref="t:G0"/></xs:complexType>',
    ),
    "unions": (
        '<xs:simpleType name="G{n}">{inner}</xs:simpleType>',
        '<xs:union memberTypes="t:G{m} t:G{m}"/>',
        '<xs:restriction base="xs:int"/>',
        '<xs:complexType name="T0"><xs:attribute name="a" type="t:G0"/>'
        "</xs:complexType>",
    ),
}


@pytest.mark.parametrize("kind", _DOUBLING)
def test_definitions_that_double_each_other_are_refused(
    tmp_path: Path, kind: str
) -> None:
    outer, twice, last, used = _DOUBLING[kind]
    types = "".join(
        outer.format(n=n, inner=twice.format(m=n + 1) if n < _LEVELS else last)
        for n in range(_LEVELS + 1)
    )
    code, said = _generate(tmp_path, {"a.wsdl": _wsdl(types + used)})
    assert code == 4
    assert "definitions that hold each other come to" in said
    assert "a.wsdl:1 /definitions/types/schema[1]/" in said


@pytest.mark.parametrize(
    ("types", "what"),
    [
        (
            '<xs:complexType name="T0"><xs:complexContent><xs:extension base="t:T1"/>'
            '</xs:complexContent></xs:complexType><xs:complexType name="T1">'
            '<xs:complexContent><xs:extension base="t:T0"/></xs:complexContent>'
            "</xs:complexType>",
            "type {urn:t}T0 is derived from itself: T0 <- T1 <- T0",
        ),
        (
            '<xs:simpleType name="T0"><xs:union memberTypes="xs:int t:T0"/>'
            "</xs:simpleType>",
            "type 'T0' holds itself",
        ),
        (
            '<xs:simpleType name="T0"><xs:list itemType="t:T0"/></xs:simpleType>',
            "type 'T0' holds itself",
        ),
        (
            '<xs:complexType name="T0"><xs:attributeGroup ref="t:G"/></xs:complexType>'
            '<xs:attributeGroup name="G"><xs:attributeGroup ref="t:G"/>'
            "</xs:attributeGroup>",
            "attributeGroup 'G' holds itself",
        ),
    ],
    ids=["bases", "union", "list", "attributes"],
)
def test_a_circle_of_definitions_says_so(tmp_path: Path, types: str, what: str) -> None:
    code, said = _generate(tmp_path, {"a.wsdl": _wsdl(types)})
    assert code == 3
    assert what in said
    assert "a.wsdl:1 /definitions/types/schema[1]/" in said


def test_an_entity_of_an_imported_schema_is_refused(tmp_path: Path) -> None:
    types = '<xs:import namespace="urn:o" schemaLocation="o.xsd"/>'
    schema = (
        f"{_LAUGHS}]>"
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        'targetNamespace="urn:o"><xs:annotation><xs:documentation>&a29;'
        "</xs:documentation></xs:annotation></xs:schema>"
    )
    files = {
        "a.wsdl": _wsdl(types + '<xs:complexType name="T0"/>'),
        "o.xsd": schema,
    }
    code, said = _generate(tmp_path, files)
    assert code == 3
    assert "o.xsd" in said
    assert "document type declaration" in said
