"""More of rules that have a case already."""

from __future__ import annotations

from dataclasses import replace

from tests.drift.building.documents import GET, PLAIN, get
from tests.drift.building.fields import FIELDS
from tests.drift.building.words import (
    CHOICE,
    COLOR,
    INLINE,
    LIST,
    OPTIONAL,
    A,
    Z,
    derived,
    element,
    item,
    record,
    simple,
    tokens,
)
from tests.drift.small_wsdl import Wsdl, holding

_LOGO, _SHOW = (element(n, "xs:boolean", OPTIONAL) for n in ("LogoEnabled", "ShowLogo"))

VARIANTS: dict[str, tuple[Wsdl, Wsdl]] = {
    "python-signature-changed/none": (
        holding(
            item(element("Ids", "t:Ids", OPTIONAL)) + LIST.format("int", "xs:int"),
            "both",
        ),
        holding(
            item(element("Ids", "t:Ids", OPTIONAL))
            + LIST.format("int", "xs:int")
            + derived("Named", "Ids", Z),
            "both",
        ),
    ),
    "optional-field-appended/parameter": (PLAIN, get(request=GET.request + A)),
    "optional-field-inserted/parameter": (PLAIN, get(request=A + GET.request)),
    "required-field-added/parameter": (PLAIN, get(request=GET.request + element("B"))),
    "optional-field-removed/parameter": (get(request=GET.request + A), PLAIN),
    "field-type-changed/result": (
        PLAIN,
        get(response=element("Ok", "xs:date", OPTIONAL)),
    ),
    "field-became-nillable/required": (
        holding(item(element("A")), "request"),
        holding(item(element("A", more='nillable="true"')), "request"),
    ),
    "field-no-longer-nillable/required": (
        holding(item(element("A", more='nillable="true"')), "response"),
        holding(item(element("A")), "response"),
    ),
    "field-type-widened/another-type": (
        holding(item(element("A", "xs:int", OPTIONAL)), "request"),
        holding(item(element("A", "xs:decimal", OPTIONAL)), "request"),
    ),
    "optional-field-inserted/subtypes": (
        holding(record("Shape", A) + derived("Item", "Shape", Z), "request"),
        holding(
            record("Shape", A, element("B", more=OPTIONAL))
            + derived("Item", "Shape", Z),
            "request",
        ),
    ),
    "field-type-narrowed/inline": (
        holding(item(INLINE), "request"),
        holding(
            item(
                INLINE.replace("xs:string", "xs:date").replace(
                    'name="A" type="xs:date"', 'name="A" type="xs:duration"'
                )
            ),
            "request",
        ),
    ),
    "content-model-changed/choice-dissolved": (
        holding(FIELDS["field-moved-into-choice"][1], "request"),
        holding(FIELDS["field-moved-into-choice"][0], "request"),
    ),
    "content-model-changed/regrouped": (
        holding(
            item(
                element("K"), CHOICE.format(element("M") + element("N") + element("O"))
            ),
            "request",
        ),
        holding(
            item(
                element("K"),
                CHOICE.format(
                    element("M")
                    + f"<xs:sequence>{element('N')}{element('O')}</xs:sequence>"
                ),
            ),
            "request",
        ),
    ),
    "endpoint-changed/host": (
        replace(PLAIN, more={"Bank": {"Pay": GET}}),
        replace(
            PLAIN, address="https://store.example/soap", more={"Bank": {"Pay": GET}}
        ),
    ),
    "type-renamed/chain": (
        holding(
            record("Adress", A, Z)
            + record("Persn", element("At", "t:Adress", OPTIONAL), A)
            + item(element("P", "t:Persn", OPTIONAL)),
            "request",
        ),
        holding(
            record("Address", A, Z)
            + record("Person", element("At", "t:Address", OPTIONAL), A)
            + item(element("P", "t:Person", OPTIONAL)),
            "request",
        ),
    ),
    # half a name is enough in the same place, and not elsewhere
    "field-renamed/half-a-name-in-its-place": (
        holding(item(A, _SHOW, Z), "both"),
        holding(item(A, _LOGO, Z), "both"),
    ),
    "optional-field-removed/half-a-name-elsewhere": (
        holding(item(A, Z, _SHOW), "both"),
        holding(item(A, _LOGO, Z), "both"),
    ),
    "enum-value-renamed/beside-a-new-one": (
        holding(COLOR + simple("Color", tokens("Card", "PersonDialog", "Z")), "both"),
        holding(
            COLOR + simple("Color", tokens("Card", "PersonCard", "Z", "New")), "both"
        ),
    ),
    "enum-value-removed/alike-elsewhere": (
        holding(COLOR + simple("Color", tokens("Card", "PersonDialog", "Z")), "both"),
        holding(COLOR + simple("Color", tokens("Card", "Z", "PersonCard")), "both"),
    ),
}
