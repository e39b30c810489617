"""Many WSDLs become one contract; what differs between services stays theirs."""

from __future__ import annotations

from functools import partial
from itertools import permutations

import pytest
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import ConflictError, UnresolvedError
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.model.contract import Contract, Part
from wsdlsmith.model.qname import QName, xs
from wsdlsmith.model.schema import ComplexType, Element

from tests.merge.small_wsdl import opened, read, refused, wsdl

SHARED = '<xs:complexType name="Shared">{}<xs:sequence/></xs:complexType>'
NOTE = "<xs:annotation><xs:documentation>{}</xs:documentation></xs:annotation>"
ASK = QName("urn:t", "Ask")


def _part(contract: Contract, service: int = 0) -> Part:
    return contract.services[service].operations[0].input.parts[0]


def _asking(type_: str) -> str:
    return f'<xs:element name="Ask" type="xs:{type_}"/>'


def _two(first: str, second: str) -> dict[str, str]:
    return {"a.wsdl": wsdl(first, name="A"), "b.wsdl": wsdl(second, name="B")}


def test_the_same_definition_in_two_files_is_one() -> None:
    types = _asking("int") + SHARED.format("")
    contract = read(_two(types, types))
    assert [one.name for one in contract.services] == ["A", "B"]
    assert list(contract.schema.types) == [QName("urn:t", "Shared")]
    assert contract.schema.types[QName("urn:t", "Shared")].location.file == "a.wsdl"


def test_the_prefix_of_a_name_makes_no_difference() -> None:
    files = _two(_asking("int"), _asking("int").replace("xs:int", "q:int"))
    files["b.wsdl"] = files["b.wsdl"].replace(
        "<xs:element", '<xs:element xmlns:q="http://www.w3.org/2001/XMLSchema"'
    )
    assert read(files).schema.elements[ASK].type == xs("int")


@pytest.mark.parametrize("order", [("", "Much is told."), ("Much is told.", "Less.")])
def test_documentation_makes_no_conflict_and_the_longer_is_kept(
    order: tuple[str, str],
) -> None:
    first, second = (_asking("int") + SHARED.format(NOTE.format(o)) for o in order)
    shared = read(_two(first, second)).schema.types[QName("urn:t", "Shared")]
    assert isinstance(shared, ComplexType)
    assert shared.documentation == "Much is told."


def test_services_may_each_have_an_element_of_one_name() -> None:
    told = Diagnostics()
    contract = read(_two(_asking("int"), _asking("date")), diagnostics=told)
    declared = [_part(contract, number).declaration for number in (0, 1)]
    assert [one.type for one in declared if one] == [xs("int"), xs("date")]
    assert [_part(contract, number).element for number in (0, 1)] == [ASK, ASK]
    assert ASK not in contract.schema.elements
    assert len(told) == 0


def test_an_element_of_several_services_that_others_refer_to_is_a_conflict() -> None:
    user = '<xs:group name="G"><xs:sequence><xs:element ref="t:Ask"/></xs:sequence></xs:group>'
    files = _two(_asking("int") + user, _asking("date"))
    message = refused(ConflictError, lambda: read(files))
    assert "element {urn:t}Ask is defined twice" in message
    assert "element Ask: xs:int" in message
    assert "element Ask: xs:date" in message


def test_an_element_that_differs_and_that_no_message_has_is_told() -> None:
    spare = '<xs:element name="Spare" type="xs:{}"/>'
    told = Diagnostics()
    files = _two(
        _asking("int") + spare.format("int"), _asking("int") + spare.format("date")
    )
    read(files, diagnostics=told)
    assert {one.code for one in told} == {"element-declared-differently"}
    assert sorted(one.location.file for one in told) == ["a.wsdl", "b.wsdl"]


def test_every_element_part_has_its_declaration() -> None:
    part = _part(read(wsdl()))
    assert part.declaration == Element(name=ASK, type=xs("string"))


def test_the_order_of_the_files_makes_no_difference() -> None:
    files = {
        name: wsdl(_asking(type_) + SHARED.format(NOTE.format(text)), name=name[0])
        for name, type_, text in (
            ("a.wsdl", "int", ""),
            ("b.wsdl", "date", "same"),
            ("c.wsdl", "int", "more"),
        )
    }
    found = [
        read_contract([opened(files, order)], Diagnostics())
        for order in permutations(files)
    ]
    assert all(repr(one) == repr(found[0]) for one in found)
    assert len(found) == 6


def test_the_order_of_declarations_makes_no_difference() -> None:
    parts = [
        _asking("int"),
        SHARED.format(""),
        SHARED.replace("Shared", "B").format(""),
    ]
    found = [read(wsdl("".join(order))) for order in permutations(parts)]
    assert all(repr(one) == repr(found[0]) for one in found)


def test_a_conflict_reads_the_same_whichever_file_comes_first() -> None:
    files = _two(
        _asking("int") + SHARED.format(""),
        _asking("int") + SHARED.format("").replace("<xs:sequence/>", "<xs:all/>"),
    )
    messages = {
        refused(ConflictError, partial(read, files, order))
        for order in (["a.wsdl", "b.wsdl"], ["b.wsdl", "a.wsdl"])
    }
    assert len(messages) == 1


def test_with_per_service_each_wsdl_keeps_its_own_types() -> None:
    files = _two(
        _asking("int") + SHARED.format(""),
        _asking("date") + SHARED.format("").replace("<xs:sequence/>", "<xs:all/>"),
    )
    contracts = read_contract([opened(files)], Diagnostics(), per_service=True)
    assert [[s.name for s in one.services] for one in contracts] == [["A"], ["B"]]
    assert [list(one.schema.types) for one in contracts] == [
        [QName("urn:t", "Shared")],
        [QName("urn:t", "Shared")],
    ]


def test_one_wsdl_given_twice_is_one_service() -> None:
    contract = read({"a.wsdl": wsdl(), "copy.wsdl": wsdl()})
    assert len(contract.services) == 1


def test_one_portType_offered_differently_is_a_conflict() -> None:
    files = {"a.wsdl": wsdl(), "b.wsdl": wsdl().replace('"a"', '"other"')}
    message = refused(ConflictError, lambda: read(files))
    assert "binding {urn:t}PortBinding of portType Port" in message
    assert "operation Ask differs" in message


def test_a_wsdl_that_another_imports_is_no_entry_of_its_own() -> None:
    whole = wsdl()
    cut = whole.index("<binding")
    abstract = whole[:cut] + "</definitions>"
    start = whole.index("<types>")
    link = '<import namespace="urn:t" location="abstract.wsdl"/>'
    files = {
        "abstract.wsdl": abstract,
        "bound.wsdl": whole[:start] + link + whole[cut:],
    }
    assert [one.name for one in read(files).services] == ["Port"]


def test_a_wsdl_on_a_page_is_read_with_the_lines_of_the_page() -> None:
    page = f"# Title\n\nProse.\n\n```xml\n{wsdl()}\n```\n"
    contract = read({"a.md": page})
    assert contract.services[0].location.file == "a.md"
    assert contract.services[0].location.line == 6


def test_an_import_without_location_finds_a_chosen_schema() -> None:
    types = '<xs:import namespace="urn:b"/><xs:element name="Ask" type="b:B" xmlns:b="urn:b"/>'
    schema = (
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        'targetNamespace="urn:b"><xs:complexType name="B"/></xs:schema>'
    )
    told = Diagnostics()
    contract = read({"a.wsdl": wsdl(types), "b.xsd": schema}, diagnostics=told)
    assert list(contract.schema.types) == [QName("urn:b", "B")]
    assert [(one.code, one.location.file) for one in told] == [
        ("import-leads-nowhere", "a.wsdl")
    ]


def test_a_location_that_leads_nowhere_is_no_matter_for_a_well_known_schema() -> None:
    types = (
        '<xs:import namespace="http://www.w3.org/XML/1998/namespace" '
        'schemaLocation="gone/xml.xsd"/><xs:element name="Ask"><xs:complexType>'
        '<xs:attribute ref="xml:lang"/></xs:complexType></xs:element>'
    )
    told = Diagnostics()
    read(wsdl(types), diagnostics=told)
    assert [one.code for one in told] == ["import-leads-nowhere"]


def test_schemas_that_include_each_other_end() -> None:
    head = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t">'
    files = {
        "a.wsdl": wsdl('<xs:include schemaLocation="b.xsd"/>' + _asking("int")),
        "b.xsd": f'{head}<xs:include schemaLocation="c.xsd"/></xs:schema>',
        "c.xsd": f'{head}<xs:include schemaLocation="b.xsd"/>'
        '<xs:include schemaLocation="c.xsd"/><xs:complexType name="C"/></xs:schema>',
    }
    assert list(read(files, ["a.wsdl"]).schema.types) == [QName("urn:t", "C")]


def test_wsdls_that_import_each_other_end() -> None:
    link = '<import namespace="urn:t" location="{}"/>'
    files = {
        "a.wsdl": wsdl(name="A", head=link.format("b.wsdl")),
        "b.wsdl": wsdl(name="B", head=link.format("a.wsdl")),
    }
    assert [one.name for one in read(files).services] == ["A", "B"]


def test_a_portType_of_a_wsdl_that_is_not_imported_is_taken_and_told() -> None:
    whole = wsdl()
    cut = whole.index("<binding")
    start = whole.index("<types>")
    files = {
        "abstract.wsdl": whole[:cut] + "</definitions>",
        "bound.wsdl": whole[:start] + whole[cut:],
    }
    told = Diagnostics()
    contract = read(files, diagnostics=told)
    assert contract.services[0].operations[0].input.parts[0].declaration
    found = {(one.code, one.message.split(" is ")[0]) for one in told}
    assert found == {
        ("import-missing", "portType 'Port'"),
        ("import-missing", "message 'PortAsk'"),
    }


@pytest.mark.parametrize(
    "mistake",
    ['type="string"', 'type="undeclared:string"', 'type="t:string"'],
)
def test_a_built_in_type_with_a_wrong_prefix_is_taken_and_told(mistake: str) -> None:
    told = Diagnostics()
    contract = read(wsdl(f'<xs:element name="Ask" {mistake}/>'), diagnostics=told)
    assert contract.schema.elements[ASK].type == xs("string")
    assert "wrong-namespace" in {one.code for one in told}


LINK = '<xs:import namespace="urn:gone" schemaLocation="gone.xsd"/>'
PART = '<xs:include schemaLocation="gone.xsd"/>'


def test_a_schema_that_nothing_refers_to_need_not_be_there() -> None:
    told = Diagnostics()
    contract = read(wsdl(LINK + _asking("int")), diagnostics=told)
    assert _part(contract).declaration is not None
    (one,) = told
    assert one.code == "import-leads-nowhere"
    assert "nothing refers to it" in one.message


@pytest.mark.parametrize(
    ("types", "codes"),
    [
        ('<xs:element name="Ask" type="t:Gone"/>', ["missing"]),
        ("", ["missing"]),
        (
            LINK + '<xs:element name="Ask" type="g:Gone" xmlns:g="urn:gone"/>',
            ["import-leads-nowhere", "missing"],
        ),
        (PART + _asking("int"), ["import-leads-nowhere"]),
        (
            '<xs:element name="Ask"><xs:complexType><xs:group ref="t:G"/>'
            '<xs:attribute ref="t:a"/><xs:attributeGroup ref="t:A"/>'
            "</xs:complexType></xs:element>",
            ["missing"] * 3,
        ),
    ],
)
def test_what_is_missing_can_be_read_as_anything_and_is_told(
    types: str, codes: list[str]
) -> None:
    told = Diagnostics()
    source = opened({"a.wsdl": wsdl(types)})
    contract = read_contract([source], told, lenient=True)
    assert [one.code for one in told] == codes
    assert _part(contract).declaration is not None
    assert refused(UnresolvedError, lambda: read(wsdl(types)))


def test_a_component_misspelt_in_case_is_read_and_told() -> None:
    told = Diagnostics()
    types = _asking("int") + SHARED.format("").replace("complexType", "ComplexType")
    assert len(read(wsdl(types), diagnostics=told).schema.types) == 1
    assert [one.message for one in told] == ["xs:ComplexType is read as xs:complexType"]


def test_a_fault_whose_message_is_missing_is_left_out_and_told() -> None:
    fault = '<input message="t:PortAsk"/><fault name="F" message="t:Gone"/>'
    text = wsdl().replace('<input message="t:PortAsk"/>', fault)
    told = Diagnostics()
    contract = read(text, diagnostics=told)
    assert contract.services[0].operations[0].faults == ()
    assert [one.code for one in told] == ["missing"]
