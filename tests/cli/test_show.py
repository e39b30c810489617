"""``wsdlsmith show``: the whole, one service, one operation, one type."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command, tree
from tests.shop_wsdl import shop

OVERLOADS = shop().replace(
    "    </w:operation>\n  </w:portType>",
    "    </w:operation>\n"
    '    <w:operation name="Order"><w:input name="OrderAll" message="t:Ask"/>\n'
    "    </w:operation>\n  </w:portType>",
)
OVERLOADS = OVERLOADS.replace(
    "    </w:operation>\n  </w:binding>",
    "    </w:operation>\n"
    '    <w:operation name="Order"><soap:operation soapAction="urn:all"/>\n'
    '      <w:input name="OrderAll"><soap:body use="literal"/></w:input>\n'
    "    </w:operation>\n  </w:binding>",
)
PROJECT = """
[[api]]
name = "one"
version = "1"
package = "vendor.one"
wsdl = ["shop.wsdl"]
[[api]]
name = "two"
version = "1"
package = "vendor.two"
wsdl = ["two.wsdl"]
"""


def _json(wsdlsmith: Command, *arguments: str) -> dict[str, object]:
    code, out, _ = wsdlsmith("show", *arguments, "-f", "json")
    assert code == 0
    found = json.loads(out)
    assert isinstance(found, dict)
    return found


# -- what it says ------------------------------------------------------------


def test_the_json_of_all_has_the_documented_shape(wsdlsmith: Command) -> None:
    found = _json(wsdlsmith, "shop.wsdl")
    assert found == {
        "version": 1,
        "services": [
            {
                "name": "Shop",
                "port_type": "Shop",
                "python": "Shop",
                "address": "http://localhost/shop/Shop.svc",
                "soap": "1.1",
                "operations": [
                    {
                        "name": "Order",
                        "soap_action": "urn:shop/Order",
                        "python": "order",
                    }
                ],
            }
        ],
        "types": [
            {"name": "{urn:shop}Item", "kind": "record", "python": "Item"},
            {"name": "{urn:shop}Mode", "kind": "enumeration", "python": "Mode"},
        ],
    }


def test_the_text_of_all_lists_operations_and_types(wsdlsmith: Command) -> None:
    code, out, err = wsdlsmith("show", "shop.wsdl")
    assert (code, err) == (0, "")
    assert out == (
        "Shop (1 operation)\n  order\n\n2 types\n"
        "  Item  record       Item\n  Mode  enumeration  Mode\n"
    )


@pytest.mark.parametrize("name", ["Shop", "shop", "{urn:shop}Shop"])
def test_a_service_is_found_by_each_of_its_names(wsdlsmith: Command, name: str) -> None:
    code, out, _ = wsdlsmith("show", "shop.wsdl", name)
    assert code == 0
    assert out.startswith("Shop: portType {urn:shop}Shop\n  SOAP 1.1 at http://local")
    assert "  def order(self, *, what: Item | None = None) -> Item | None:" in out


@pytest.mark.parametrize("name", ["Order", "order", "Shop.Order", "shop.order"])
def test_an_operation_is_shown_as_python_and_as_xml(
    wsdlsmith: Command, name: str
) -> None:
    code, out, _ = wsdlsmith("show", "shop.wsdl", name)
    assert code == 0
    assert "def order(self, *, what: Item | None = None) -> Item | None:" in out
    assert "request headers:\n  session: str" in out
    assert "faults:\n  Sold: str" in out
    assert "<tns:Order>\n      <tns:What" in out
    assert "<tns:OrderResponse>" in out
    shown = _json(wsdlsmith, "shop.wsdl", name)["operation"]
    assert isinstance(shown, dict)
    assert shown["soap_action"] == "urn:shop/Order"
    assert shown["request_headers"] == [
        {"name": "{urn:shop}Session", "python": "session", "type": "str"}
    ]
    assert shown["faults"] == [
        {"name": "Sold", "type": "{http://www.w3.org/2001/XMLSchema}string"}
    ]


@pytest.mark.parametrize("name", ["Item", "{urn:shop}Item"])
def test_a_type_is_shown_as_a_class_and_as_xml(wsdlsmith: Command, name: str) -> None:
    code, out, _ = wsdlsmith("show", "shop.wsdl", name)
    assert code == 0
    assert out.startswith("{urn:shop}Item: record\n\nclass Item(Record):\n")
    assert "    state: Mode | None = None\n" in out
    assert "<tns:State>on | off</tns:State><!-- optional -->" in out
    shown = _json(wsdlsmith, "shop.wsdl", name)["type"]
    assert isinstance(shown, dict)
    assert (shown["kind"], shown["documentation"]) == ("record", "Sells things.")


def test_an_abstract_type_names_those_that_stand_for_it_and_a_list_its_tokens(
    wsdlsmith: Command, checkout: Path
) -> None:
    values = str(checkout / "tests/cases/generate/values/service.wsdl")
    _, out, _ = wsdlsmith("show", values, "ArrayOfShape")
    (line,) = [one for one in out.splitlines() if one.lstrip().startswith("<tns:Shape")]
    assert line.endswith(" xsi:type tns:Box | tns:Circle | tns:Unit -->")
    _, out, _ = wsdlsmith("show", values, "Everything")
    assert "<tns:Numbers>int</tns:Numbers><!-- a list -->" in out
    assert '<tns:Priced currency="string">decimal</tns:Priced>' in out


def test_nothing_is_written(wsdlsmith: Command) -> None:
    wsdlsmith("show", "shop.wsdl", "Order")
    assert set(tree(Path())) == {"shop.wsdl"}


# -- names that are not there, or twice ---------------------------------------------


@pytest.mark.parametrize(
    ("name", "meant"),
    [("Itme", "Item"), ("SHOPP", "Shop"), ("Shop.Ordre", "Shop.Order")],
)
def test_a_misspelt_name_is_answered_with_a_question(
    wsdlsmith: Command, name: str, meant: str
) -> None:
    code, out, err = wsdlsmith("show", "shop.wsdl", name)
    assert (code, out) == (2, "")
    assert f'no service, operation or type is called "{name}"' in err
    assert "did you mean" in err
    assert meant in err


def test_a_name_like_nothing_is_told_so(wsdlsmith: Command) -> None:
    code, _, err = wsdlsmith("show", "shop.wsdl", "Zebra")
    assert (code, "wsdlsmith show, without a name, lists all" in err) == (2, True)


def test_a_type_in_two_namespaces_is_asked_for_in_full(wsdlsmith: Command) -> None:
    Path("two.wsdl").write_text(shop(namespace="urn:two", port_type="Other"))
    sources = ("shop.wsdl", "two.wsdl")
    code, _, err = wsdlsmith("show", *sources, "Item")
    assert code == 2
    assert '2 types are called "Item"' in err
    assert "say which: {urn:shop}Item, {urn:two}Item" in err
    assert "{urn:two}Item: record" in wsdlsmith("show", *sources, "{urn:two}Item")[1]
    assert "{urn:two}Item: record" in wsdlsmith("show", *sources, "Item_2")[1]


def test_a_service_in_two_namespaces_is_asked_for_in_full(wsdlsmith: Command) -> None:
    Path("two.wsdl").write_text(shop(namespace="urn:two"))
    sources = ("shop.wsdl", "two.wsdl")
    code, _, err = wsdlsmith("show", *sources, "Shop")
    assert code == 2
    assert "say which: {urn:shop}Shop, {urn:two}Shop" in err
    assert "portType {urn:two}Shop" in wsdlsmith("show", *sources, "Shop_2")[1]


def test_an_operation_of_two_services_is_asked_for_with_its_service(
    wsdlsmith: Command,
) -> None:
    Path("two.wsdl").write_text(shop(port_type="Other"))
    code, _, err = wsdlsmith("show", "shop.wsdl", "two.wsdl", "Order")
    assert code == 2
    assert '2 operations are called "Order"' in err
    assert "say which: Other.Order, Shop.Order" in err


def test_overloads_are_told_apart_by_their_inputs(wsdlsmith: Command) -> None:
    Path("shop.wsdl").write_text(OVERLOADS)
    code, _, err = wsdlsmith("show", "shop.wsdl", "Shop.Order")
    assert code == 2
    assert "say which: Shop.Order.OrderAll, Shop.Order.OrderIn" in err
    code, out, _ = wsdlsmith("show", "shop.wsdl", "Shop.Order.OrderAll")
    assert (code, "none: one-way" in out) == (0, True)


# -- the project's APIs -------------------------------------------------------------


def test_a_name_of_the_second_api_is_found_beside_a_like_one_in_the_first(
    wsdlsmith: Command,
) -> None:
    Path("wsdlsmith.toml").write_text(PROJECT)
    Path("two.wsdl").write_text(shop(record="Items", namespace="urn:two"))
    code, out, _ = wsdlsmith("show", "Items")
    assert (code, out.startswith("{urn:two}Items: record")) == (0, True)
    found = _json(wsdlsmith, "Mode")
    assert isinstance(found["apis"], list)
    assert len(found["apis"]) == 2
    assert "type" in _json(wsdlsmith, "--api", "two", "Mode")


def test_without_source_and_project_the_way_on_is_told(wsdlsmith: Command) -> None:
    code, _, err = wsdlsmith("show")
    assert (code, "no source is given and there is no project file" in err) == (2, True)


@pytest.mark.parametrize(("source", "expected"), [("gone.wsdl", 3), ("gone.zip#a", 3)])
def test_a_source_that_is_not_there_is_an_input_error(
    wsdlsmith: Command, source: str, expected: int
) -> None:
    code, _, err = wsdlsmith("show", source)
    assert (code, source.partition("#")[0].rstrip("/") in err) == (expected, True)
