"""Texts and names that are code: everything comes out as data, or is refused."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from wsdlsmith.errors import InputError, UnsupportedError, XmlError
from wsdlsmith.runtime import Record

from tests.conftest import CaseCount
from tests.emit.generated import imported, make, statements
from tests.shop_wsdl import NAMES, TEXTS, shop

CODE = (
    '__import__("os").system("touch pwned")',
    "a\nimport os",
    '"""\nimport os\n"""',
    "'''\nimport os\n'''",
    '""""',
    'a"b',
    "a'b",
    "a\"b'c",
    "ends with a backslash \\",
    'ends with a quote "',
    "\\",
    '\\"""',
    "\\N{DIGIT ONE}\\x41\\u0041",
    "a;b",
    "a b",
    "#a",
    "{a}",
    "{{ a }}{% raw %}",
    "%s %(a)s",
    "..",
    "/etc/passwd",
    "a/b",
    "-",
    "*",
    "=a",
    "@a",
    "$",
    "a\u2028b\u2029c",
    "a\u0085b",
    "a\u00a0b",
    "\u202etxet",
    "\ufeff",
    "\U0001f600",
)
TOKENS = ("part", "input", "fault", "port")
"""Places whose name may begin with anything (an NMTOKEN)."""
LEGAL = (
    "a.b-c_d",
    "_",
    "__init__",
    "class",
    "None",
    "self",
    "super",
    "cached_property",
    "SERVICE",
    "TYPE_CHECKING",
    "Record",
    "Client",
    "Ärger",
    "ärger",
    "Maße",
    "名前",
    "ﬁ",
    "ŉ",
    "ΐ",
    "a\u1680b",
    "a\u200cb",
    "\ufeff",
    "\U0001f600",
    "con",
    "x" * 300,
    "名" * 200,
)
"""Names that XML allows and Python, files or the mapping text might not."""


# -- names ---------------------------------------------------------------------


@pytest.mark.parametrize("place", NAMES)
def test_a_name_that_is_no_name_is_refused_where_it_stands(
    place: str, tmp_path: Path, cases: CaseCount
) -> None:
    tokens = ("-", "..") if place in TOKENS else ()
    for text in CODE:
        if text in (*LEGAL, *tokens):
            continue
        with pytest.raises(InputError) as caught:
            make(tmp_path, shop(**{place: text}))
        assert "service.wsdl:" in str(caught.value), text
        assert "which is no XML name" in str(caught.value), text
        assert "hint:" in str(caught.value), text
        cases.add("hostile names refused")


@pytest.mark.parametrize("place", NAMES)
def test_a_name_that_xml_allows_gives_a_package_that_works(
    place: str, tmp_path: Path, cases: CaseCount
) -> None:
    for number, name in enumerate(LEGAL):
        built = make(tmp_path, shop(**{place: name}), f"shop{number}")
        with imported(built, tmp_path / "out") as found:
            service = next(
                module.SERVICE
                for module in found.values()
                if hasattr(module, "SERVICE")
            )
            (operation,) = service.operations.values()
            assert operation.request is not None
            assert operation.response is not None
            assert len(operation.faults) == 1
            for module in found.values():
                for kind in vars(module).values():
                    if isinstance(kind, type) and issubclass(kind, Record):
                        kind.__dict__.get("__xml__") and service.schema.type_of(kind)
        cases.add("unusual names that work")


# -- texts ---------------------------------------------------------------------


@pytest.mark.parametrize("place", TEXTS)
def test_a_text_that_is_code_comes_out_as_data(
    place: str, tmp_path: Path, cases: CaseCount
) -> None:
    expected = statements(make(tmp_path, shop()).files)
    for text in CODE:
        built = make(tmp_path, shop(**{place: text}))
        assert statements(built.files) == expected, text
        cases.add("hostile texts kept as data")


@pytest.mark.parametrize("place", ["token", "default", "action", "address"])
def test_a_text_that_is_code_is_what_the_run_time_reads(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cases: CaseCount
) -> None:
    monkeypatch.chdir(tmp_path)
    for number, text in enumerate(CODE):
        built = make(tmp_path, shop(**{place: text}), f"shop{number}")
        with imported(built, tmp_path / "out") as found:
            service = found["services.shop"].SERVICE
            types = found["types.shop"]
            collapsed = " ".join(text.split())
            if place == "token":
                assert text in [member.value for member in types.Mode]
            elif place == "action":
                assert service.operations["Order"].soap_action == collapsed
            elif place == "address":
                assert service.address == text.strip()
            else:
                slots = service.schema.type_of(types.Item).slots
                assert text in [slot.entry.default for slot in slots]
        assert not (tmp_path / "pwned").exists()
        cases.add("hostile texts read back")


def test_a_namespace_that_is_code_is_no_uri(tmp_path: Path, cases: CaseCount) -> None:
    refused = []
    expected = statements(make(tmp_path, shop()).files)
    for text in CODE:
        try:
            built = make(tmp_path, shop(namespace=text))
        except XmlError as error:
            refused.append(str(error))
        else:
            assert statements(built.files) == expected, text
        cases.add("hostile namespaces")
    assert len(refused) > 5
    assert all("service.wsdl:" in message for message in refused)


def test_a_wildcards_namespace_comes_out_as_data(
    tmp_path: Path, cases: CaseCount
) -> None:
    expected = statements(make(tmp_path, shop()).files)
    for number, text in enumerate(CODE):
        built = make(tmp_path, shop(wildcard=text))
        assert statements(built.files) == expected, text
        with imported(built, tmp_path / str(number)) as found:
            schema = found["_schema"].SCHEMA
            schema.type_of(found["types.shop"].Item)
        cases.add("hostile wildcards")


# -- sizes ---------------------------------------------------------------------


def test_documentation_of_100_kb_is_a_docstring(tmp_path: Path) -> None:
    words = "word " * 20_000
    with imported(make(tmp_path, shop(documentation=words)), tmp_path / "o") as found:
        said = found["services.shop"].ShopOperations.order.__doc__
    assert said is not None
    assert said.split() == words.split()


def test_an_enumeration_of_5000_values_has_5000_members(tmp_path: Path) -> None:
    values = "".join(f'<xs:enumeration value="v{n}"/>' for n in range(4998))
    text = shop().replace('<xs:enumeration value="on"/>', values + _ON, 1)
    with imported(make(tmp_path, text), tmp_path / "out") as found:
        assert len(found["types.shop"].Mode) == 5000


_ON = '<xs:enumeration value="on"/>'
_FIELD = '<xs:element name="Text"'


def test_a_type_of_300_fields_is_a_class_of_300_fields(tmp_path: Path) -> None:
    fields = "".join(f'<xs:element name="F{n}" type="xs:int"/>' for n in range(300))
    text = shop().replace(_FIELD, fields + _FIELD, 1)
    with imported(make(tmp_path, text), tmp_path / "out") as found:
        item = found["types.shop"].Item
        assert sum(name.startswith("f") for name in item.__dataclass_fields__) == 300


@pytest.mark.parametrize("depth", [20, 60])
def test_types_inside_types_are_a_class_each(tmp_path: Path, depth: int) -> None:
    start = '<xs:element name="d"><xs:complexType><xs:sequence>'
    end = "</xs:sequence></xs:complexType></xs:element>"
    inner = '<xs:element name="e" type="xs:int"/>'
    nested = start * depth + inner + end * depth
    built = make(tmp_path, shop().replace(_FIELD, nested + _FIELD, 1))
    with imported(built, tmp_path / "out") as found:
        classes = [k for k in vars(found["types.shop"]) if k.startswith("ItemD")]
    assert len(classes) == depth


@pytest.mark.parametrize("group", ["choice", "sequence"])
def test_groups_inside_groups_are_gone_through_once(tmp_path: Path, group: str) -> None:
    start = f'<xs:{group} minOccurs="0">'
    end = f'<xs:element name="e" type="xs:int"/></xs:{group}>'
    inner = '<xs:element name="d" type="xs:int"/>'
    nested = start * 100 + inner + end * 100
    built = make(tmp_path, shop().replace(_FIELD, nested + _FIELD, 1))
    with imported(built, tmp_path / "out") as found:
        assert {"d", "e"} < found["types.shop"].Item.__dataclass_fields__.keys()


def test_lists_of_lists_have_a_finite_annotation(tmp_path: Path) -> None:
    item = '<xs:element name="i" minOccurs="0" maxOccurs="unbounded" type="{}"/>'
    lists = "".join(
        f'<xs:complexType name="ArrayOf{n}"><xs:sequence>'
        f'{item.format(f"t:ArrayOf{n + 1}" if n < 299 else "xs:int")}'
        "</xs:sequence></xs:complexType>"
        for n in range(300)
    )
    text = shop().replace('<xs:complexType name="Item">', lists + _ITEM, 1)
    text = text.replace(_FIELD, '<xs:element name="L" type="t:ArrayOf0"/>' + _FIELD, 1)
    with imported(make(tmp_path, text), tmp_path / "out") as found:
        assert "list[list[" in found["types.shop"].Item.__annotations__["l"]


_ITEM = '<xs:complexType name="Item">'


def test_hundreds_of_types_derived_from_each_other_are_told(tmp_path: Path) -> None:
    chain = "".join(
        f'<xs:complexType name="C{n}"><xs:complexContent>'
        f'<xs:extension base="t:C{n + 1}"/></xs:complexContent></xs:complexType>'
        for n in range(sys.getrecursionlimit())
    )
    end = f'<xs:complexType name="C{sys.getrecursionlimit()}"/>'
    with pytest.raises(UnsupportedError) as caught:
        make(tmp_path, shop().replace(_ITEM, chain + end + _ITEM, 1))
    assert "nested in each other hundreds deep" in str(caught.value)
