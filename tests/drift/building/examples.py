"""Contracts with the pages that document them."""

from __future__ import annotations

from dataclasses import replace

from tests.drift.building.documents import GET
from tests.drift.building.words import OPTIONAL, element, item, simple, tokens
from tests.drift.small_wsdl import Wsdl, holding

ITEM = item(element("Name", more=OPTIONAL), element("Color", "t:Color", OPTIONAL))

COLORS = simple("Color", tokens("red", "green"))

SHOP = holding(ITEM + COLORS, "both")

NAMED = "<t:Item><t:Name>a</t:Name></t:Item>"

RED = "<t:Item><t:Color>red</t:Color></t:Item>"

BLUE = "<t:Item><t:Color>blue</t:Color></t:Item>"


def shop(*content: str, colors: str = COLORS) -> Wsdl:
    return holding(item(*content) + colors, "both")


def page(request: str, response: str, operation: str = "Do") -> str:
    """A page of documentation with two envelopes."""
    shown = ""
    for kind, name, content in (
        ("Request", operation, request),
        ("Response", f"{operation}Response", response),
    ):
        shown += (
            f"\n## {operation} {kind}\n\n```xml\n"
            '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" '
            'xmlns:t="urn:shop">\n  <s:Body>\n'
            f"    <t:{name}>{content}</t:{name}>\n  </s:Body>\n</s:Envelope>\n```\n"
        )
    return f"# {operation}\n\n**https://shop.example/Shop.svc**\n{shown}"


# rule/variant -> (before, after, the pages of before, those of after if any)
SHOWN: dict[str, tuple[Wsdl, Wsdl, dict[str, str], dict[str, str]]] = {
    "example-broken/request": (
        SHOP,
        shop(element("Name", more=OPTIONAL), element("Color", "t:Color")),
        {"Do": page(NAMED, RED)},
        {},
    ),
    "example-broken/response": (
        SHOP,
        shop(
            element("Name", "xs:int", OPTIONAL), element("Color", "t:Color", OPTIONAL)
        ),
        {"Do": page(RED, NAMED)},
        {},
    ),
    "example-uses-removed/request": (
        SHOP,
        shop(element("Color", "t:Color", OPTIONAL)),
        {"Do": page(NAMED, RED)},
        {},
    ),
    "example-uses-removed/response": (
        SHOP,
        shop(
            element("Name", more=OPTIONAL),
            element("Color", "t:Color", OPTIONAL),
            colors=simple("Color", tokens("green")),
        ),
        {"Do": page(NAMED, RED)},
        {},
    ),
    "example-uses-removed/operation": (
        replace(SHOP, ops={**SHOP.ops, "Get": GET}),
        SHOP,
        {"Do": page(NAMED, RED), "Get": page("", "", "Get")},
        {},
    ),
    "example-repaired/none": (
        SHOP,
        shop(
            element("Name", more=OPTIONAL),
            element("Color", "t:Color", OPTIONAL),
            colors=simple("Color", tokens("red", "green", "blue")),
        ),
        {"Do": page(NAMED, BLUE)},
        {},
    ),
    "example-invalid/request": (SHOP, SHOP, {"Do": page(BLUE, RED)}, {}),
    "example-invalid/response": (SHOP, SHOP, {"Do": page(RED, BLUE)}, {}),
    "example-added/none": (
        replace(SHOP, ops={**SHOP.ops, "Get": GET}),
        replace(SHOP, ops={**SHOP.ops, "Get": GET}),
        {"Do": page(NAMED, RED)},
        {"Do": page(NAMED, RED), "Get": page("", "", "Get")},
    ),
    "example-removed/none": (
        replace(SHOP, ops={**SHOP.ops, "Get": GET}),
        replace(SHOP, ops={**SHOP.ops, "Get": GET}),
        {"Do": page(NAMED, RED), "Get": page("", "", "Get")},
        {"Do": page(NAMED, RED)},
    ),
}
