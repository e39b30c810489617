"""What was said to break without a message, or to break although none does."""

from __future__ import annotations

from dataclasses import replace

from tests.drift.building.documents import GET, MISSING, PLAIN
from tests.drift.building.words import ANY, OPTIONAL, A, derived, element, item, record
from tests.drift.small_wsdl import Wsdl, holding

WAYS = ("request", "response")


def _number(type_: str, way: str) -> Wsdl:
    return holding(item(element("A", type_, OPTIONAL)), way)


def _detail(name: str) -> Wsdl:
    """An operation with a fault whose detail is one of two elements."""
    return replace(
        PLAIN,
        messages=MISSING.replace("t:Missing", f"t:{name}"),
        types=element("Missing") + element("Lost"),
        ops={"Get": replace(GET, faults={"NotFound": "F"})},
    )


def _twice() -> Wsdl:
    """The only binding, offered by two ports at one place."""
    port = '<wsdl:port name="Second" binding="t:ShopBinding"><soap11:address location="https://shop.example:443/soap"/></wsdl:port>'
    return replace(PLAIN, ports=port)


def _attributes(namespaces: str, way: str, process: str = "lax") -> Wsdl:
    """A type with attributes of any name."""
    wildcard = (
        f'<xs:anyAttribute namespace="{namespaces}" processContents="{process}"/>'
    )
    return holding(item(A, attributes=wildcard if namespaces else ""), way)


def _tagged(way: str, more: str = "") -> Wsdl:
    """A field whose type has an attribute that must stand, even where it is nil."""
    use = '<xs:attribute name="k" type="xs:int" use="required"/>'
    key = item(A, attributes=use).replace('"Item"', '"Key"')
    return holding(key + item(element("At", "t:Key", OPTIONAL + more)), way)


def _without(use: str, way: str) -> Wsdl:
    """A restriction has the attributes of its base, unless it says otherwise."""
    key = '<xs:attribute name="k" type="xs:int"/>'
    base = item(A, attributes=key).replace('"Item"', '"Base"')
    own = f'<xs:attribute name="k" use="{use}"/>' if use else ""
    kept = derived("Item", "Base", A, how="restriction")
    return holding(
        base + kept.replace("</xs:restriction>", f"{own}</xs:restriction>"), way
    )


def _named(name: str, type_: str, way: str) -> Wsdl:
    """A type of another name holds another one."""
    inner = record(f"{name}Cell", element("N", type_, OPTIONAL))
    outer = record(name, element("Cell", f"t:{name}Cell", OPTIONAL))
    return holding(inner + outer + item(element("In", f"t:{name}", OPTIONAL)), way)


WITNESSED: dict[str, tuple[Wsdl, Wsdl]] = {
    "fault-detail-changed/another-element": (_detail("Missing"), _detail("Lost")),
    "port-removed/offered-by-another": (_twice(), PLAIN),
    "wildcard-added/strict": (
        holding(item(A), "response"),
        holding(item(A, ANY.format("##targetNamespace", "strict")), "response"),
    ),
}
for _way in WAYS:
    _float, _double = _number("xs:float", _way), _number("xs:double", _way)
    _any, _string = _number("xs:anyType", _way), _number("xs:string", _way)
    _records = [
        holding(
            record("Line", A) + item(element("A", type_), element("B", "t:Line")), _way
        )
        for type_ in ("t:Line", "xs:anyType")
    ]
    WITNESSED |= {
        f"field-type-narrowed/by-another-name-{_way}": (
            _named("Line", "xs:int", _way),
            _named("Row", "xs:short", _way),
        ),
        f"field-type-widened/by-another-name-{_way}": (
            _named("Line", "xs:short", _way),
            _named("Row", "xs:int", _way),
        ),
        f"field-type-widened/float-{_way}": (_float, _double),
        f"field-type-narrowed/double-{_way}": (_double, _float),
        f"field-type-changed/any-{_way}": (_string, _any),
        f"field-type-widened/record-to-any-{_way}": (_records[0], _records[1]),
        f"field-type-narrowed/any-to-record-{_way}": (_records[1], _records[0]),
        f"field-became-nillable/required-attribute-{_way}": (
            _tagged(_way),
            _tagged(_way, ' nillable="true"'),
        ),
        f"wildcard-added/attributes-{_way}": (
            _attributes("", _way),
            _attributes("##other", _way),
        ),
        f"wildcard-removed/attributes-{_way}": (
            _attributes("##other", _way),
            _attributes("", _way),
        ),
        f"wildcard-narrowed/attributes-{_way}": (
            _attributes("##other", _way),
            _attributes("urn:foreign", _way),
        ),
        f"wildcard-widened/attributes-{_way}": (
            _attributes("##other", _way),
            _attributes("##any", _way),
        ),
        f"wildcard-process-contents-changed/attributes-{_way}": (
            _attributes("##other", _way),
            _attributes("##other", _way, "strict"),
        ),
        f"attribute-removed/of-the-base-{_way}": (
            _without("", _way),
            _without("prohibited", _way),
        ),
    }
