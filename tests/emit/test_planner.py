"""Names: each once, each legal, none that hides what generated code itself uses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.emit.annotations import Annotations
from wsdlsmith.emit.plan import Plan
from wsdlsmith.emit.planner import plan_package
from wsdlsmith.emit.prefixes import Prefixes
from wsdlsmith.job import Job
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.model.qname import ARRAYS, SERIALIZATION, XS, QName, xs
from wsdlsmith.model.shape import Record
from wsdlsmith.pipeline import build
from wsdlsmith.read.source import open_source
from wsdlsmith.runtime import AsyncClientOptions, ClientOptions

from tests.shop_wsdl import shop

SECOND = {"port_type": "Other", "namespace": "urn:two"}


def _write(folder: Path, *texts: str) -> list[str]:
    for number, text in enumerate(texts):
        (folder / f"{number}.wsdl").write_text(text, encoding="utf-8")
    return [str(folder / f"{number}.wsdl") for number in range(len(texts))]


def _plan(folder: Path, *texts: str, package: str = "vendor.api") -> Plan:
    opened = [open_source(path) for path in _write(folder, *texts)]
    return plan_package(read_contract(opened, Diagnostics()), package)


# -- collisions ------------------------------------------------------------------


def test_types_of_one_local_name_in_two_namespaces_are_two_classes(
    tmp_path: Path,
) -> None:
    plan = _plan(tmp_path, shop(), shop(**SECOND))
    names = {str(key): planned.name for key, planned in plan.types.items()}
    assert names == {
        "{urn:shop}Item": "Item",
        "{urn:shop}Mode": "Mode",
        "{urn:two}Item": "Item_2",
        "{urn:two}Mode": "Mode_2",
    }


def test_services_of_one_local_name_in_two_namespaces_are_two_clients(
    tmp_path: Path,
) -> None:
    plan = _plan(tmp_path, shop(), shop(namespace="urn:two"))
    found = [(s.name, s.async_name, s.module, s.attribute) for s in plan.services]
    assert found == [
        ("Shop", "AsyncShop", "shop", "shop"),
        ("Shop_2", "AsyncShop_2", "shop_2", "shop_2"),
    ]


def test_a_service_called_like_another_ones_async_client_gives_way(
    tmp_path: Path,
) -> None:
    plan = _plan(tmp_path, shop(), shop(port_type="AsyncShop", namespace="urn:two"))
    names = [name for s in plan.services for name in (s.name, s.async_name)]
    assert len(set(names)) == 4
    assert len({s.module for s in plan.services}) == 2


@pytest.mark.parametrize("package", ["shop", "vendor.Shop", "vendor.AsyncShop"])
def test_a_service_called_like_the_session_keeps_its_name(
    tmp_path: Path, package: str
) -> None:
    plan = _plan(tmp_path, shop(), package=package)
    service = plan.services[0]
    names = {service.name, service.async_name, plan.session, plan.async_session}
    assert service.name == "Shop"
    assert len(names) == 4


@pytest.mark.parametrize(
    "name", ["Client", "Protocol", "Session", "TYPE_CHECKING", "ServiceBinding", "t"]
)
def test_a_service_called_like_what_its_module_imports_gives_way(
    tmp_path: Path, name: str
) -> None:
    assert _plan(tmp_path, shop(port_type=name)).services[0].name != name


@pytest.mark.parametrize("name", ["Close", "WithHeaders", "CachedProperty", "super"])
def test_a_service_called_like_what_a_session_has_gives_way(
    tmp_path: Path, name: str
) -> None:
    attribute = _plan(tmp_path, shop(port_type=name)).services[0].attribute
    assert attribute.endswith("_")


@pytest.mark.parametrize("name", ["Shared", "con", "COM1"])
def test_a_module_has_a_name_that_is_free_on_every_disk(
    tmp_path: Path, name: str
) -> None:
    assert _plan(tmp_path, shop(port_type=name)).services[0].module.endswith("_")


def test_modules_that_differ_by_the_case_of_a_letter_only_are_told_apart(
    tmp_path: Path,
) -> None:
    texts = [shop(port_type="Maße"), shop(port_type="MASSE", namespace="urn:two")]
    modules = [s.module for s in _plan(tmp_path, *texts).services]
    assert modules == ["masse", "masse_2"]


@pytest.mark.parametrize("name", ["P" + "x" * 400, "名" * 300])
def test_a_long_name_makes_a_file_that_a_disk_can_hold(
    tmp_path: Path, name: str
) -> None:
    texts = [shop(port_type=name + end, namespace=f"urn:{end}") for end in "ab"]
    plan = _plan(tmp_path, *texts)
    assert len({s.module for s in plan.services}) == 2
    assert all(len(f"{s.module}.py".encode()) < 150 for s in plan.services)


# -- headers and parameters ------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        *("Timeout", "self", "super", "BaseUrl"),
        *{**ClientOptions.__annotations__, **AsyncClientOptions.__annotations__},
    ],
)
def test_a_header_called_like_an_option_of_clients_gives_way(
    tmp_path: Path, name: str
) -> None:
    (header,) = _plan(tmp_path, shop(header=name)).request_headers
    assert header.name.endswith("_")


def test_two_headers_of_one_local_name_have_two_keywords_in_the_whole_package(
    tmp_path: Path,
) -> None:
    plan = _plan(tmp_path, shop(), shop(**SECOND))
    keywords = {h.name: str(h.field.name) for h in plan.request_headers}
    assert keywords == {
        "session": "{urn:shop}Session",
        "session_2": "{urn:two}Session",
    }


def test_a_header_and_a_parameter_may_share_a_name(tmp_path: Path) -> None:
    plan = _plan(tmp_path, shop(parameter="Session"))
    (operation,) = plan.services[0].operations
    assert operation.request.names == ("session",)
    assert [h.name for h in operation.request.headers] == ["session"]


@pytest.mark.parametrize("name", ["self", "call", "AsyncCall", "t", "dt", "list"])
def test_a_parameter_hides_nothing_that_its_method_needs(
    tmp_path: Path, name: str
) -> None:
    (operation,) = _plan(tmp_path, shop(parameter=name)).services[0].operations
    assert operation.request.names[0].endswith("_")


@pytest.mark.parametrize("name", ["close", "Reply", "with_timeout", "str", "import"])
def test_an_operation_called_like_what_a_client_has_gives_way(
    tmp_path: Path, name: str
) -> None:
    (operation,) = _plan(tmp_path, shop(operation=name)).services[0].operations
    assert operation.method == name.lower() + "_"


def test_overloads_are_methods_of_their_inputs_names(tmp_path: Path) -> None:
    again = shop().replace(
        "    </w:operation>\n  </w:portType>",
        '    </w:operation>\n<w:operation name="Order"><w:input name="All" '
        'message="t:Ask"/></w:operation>\n  </w:portType>',
    )
    again = again.replace(
        "    </w:operation>\n  </w:binding>",
        '    </w:operation>\n<w:operation name="Order"><soap:operation soapAction="b"/>'
        '<w:input name="All"><soap:body use="literal"/></w:input></w:operation>'
        "\n  </w:binding>",
    )
    operations = _plan(tmp_path, again).services[0].operations
    assert [(o.wire_name, o.method) for o in operations] == [
        ("Order.OrderIn", "order_order_in"),
        ("Order.All", "order_all"),
    ]


def test_a_script_without_capitals_keeps_classes_and_fields_apart(
    tmp_path: Path,
) -> None:
    plan = _plan(tmp_path, shop(record="名", field="名", enumeration="色"))
    assert [t.name for t in plan.types.values()] == ["名Type", "色Type"]
    record = next(k for k, s in plan.shapes.items() if isinstance(s, Record))
    assert plan.types[record].members[0] == "名"


# -- types modules import each other without a circle -----------------------------


def test_records_of_two_services_that_refer_to_each_other_can_be_imported_alone(
    tmp_path: Path,
) -> None:
    both = (
        '<xs:complexType name="A"><xs:sequence><xs:element name="b" type="t:B" '
        'minOccurs="0"/></xs:sequence></xs:complexType><xs:complexType name="B">'
        '<xs:complexContent><xs:extension base="t:A"><xs:sequence><xs:element name="a" '
        'type="t:A" minOccurs="0"/></xs:sequence></xs:extension></xs:complexContent>'
        '</xs:complexType><xs:complexType name="Item">'
    )
    field = '<xs:element name="Text"'
    texts = [
        shop(port_type=f"P{n}", message=f"M{n}", request=f"R{n}", operation=f"R{n}")
        .replace('<xs:complexType name="Item">', both)
        .replace(field, f'<xs:element name="x" type="t:A" minOccurs="0"/>{field}')
        for n in range(2)
    ]
    sources = tuple(_write(tmp_path, *texts))
    files = build(Job(package="api", sources=sources)).files
    files.write(tmp_path / "out")
    for path in files:
        if path.endswith(".py"):
            name = f"api.{path[:-3].replace('/', '.')}".removesuffix(".__init__")
            command = [sys.executable, "-W", "error", "-c", f"import {name}"]
            subprocess.run(command, cwd=tmp_path / "out", check=True, timeout=60)


# -- prefixes ----------------------------------------------------------------------


def test_the_apis_own_namespace_is_tns_and_the_others_are_called_by_their_end() -> None:
    prefixes = Prefixes(
        "urn:mine", [XS, ARRAYS, "urn:mine", "http://x/y/Orders", "http://z/orders/"]
    )
    assert sorted(prefixes.by_namespace.values()) == [
        "arr",
        "orders",
        "orders_2",
        "tns",
        "xs",
    ]
    assert prefixes(QName("urn:mine", "A")) == "tns:A"
    assert prefixes(QName("", "A")) == "A"


@pytest.mark.parametrize(
    "uri", ["urn:xs", "urn:tns", "urn:arr", "urn:ser", "http://x/xml", "urn:xsi", "#"]
)
def test_no_namespace_takes_the_prefix_of_a_known_one(uri: str) -> None:
    known = [XS, ARRAYS, SERIALIZATION, "http://schemas.xmlsoap.org/soap/encoding/"]
    prefixes = Prefixes("urn:target", [*known, uri]).by_namespace
    assert len(set(prefixes.values())) == len(prefixes) == 6
    assert [prefixes[name] for name in known] == ["xs", "arr", "ser", "soapenc"]


# -- annotations -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("builtin", "python"),
    [
        ("string", "str"),
        ("int", "int"),
        ("unsignedLong", "int"),
        ("decimal", "Decimal"),
        ("double", "float"),
        ("boolean", "bool"),
        ("dateTime", "dt.datetime"),
        ("date", "dt.date"),
        ("time", "dt.time"),
        ("duration", "Duration"),
        ("base64Binary", "bytes"),
        ("hexBinary", "bytes"),
        ("QName", "QName"),
        ("anyType", "object"),
        ("gYear", "str"),
        ("anyURI", "str"),
        ("NMTOKENS", "list[str]"),
    ],
)
def test_each_built_in_type_is_python_s_own(builtin: str, python: str) -> None:
    assert Annotations({}, lambda key: "").of_type(xs(builtin)) == python
