"""Types as a whole, in a request and in an answer."""

from __future__ import annotations

from tests.drift.building.words import (
    ANY,
    DICTIONARY,
    INLINE,
    LINE,
    LIST,
    OPTIONAL,
    A,
    Z,
    derived,
    element,
    item,
    record,
    simple,
)

STRUCTURES: dict[str, tuple[str, str]] = {
    "type-kind-changed": (
        item(element("Price", "t:Money", OPTIONAL)) + simple("Money", "", "xs:decimal"),
        item(element("Price", "t:Money", OPTIONAL))
        + record("Money", element("Amount", "xs:decimal"), element("Currency")),
    ),
    "type-became-abstract": (
        item(element("S", "t:Shape", OPTIONAL))
        + record("Shape", A)
        + derived("Circle", "Shape", Z),
        item(element("S", "t:Shape", OPTIONAL))
        + record("Shape", A, more='abstract="true"')
        + derived("Circle", "Shape", Z),
    ),
    "type-became-concrete": (
        item(element("S", "t:Shape", OPTIONAL))
        + record("Shape", A, more='abstract="true"')
        + derived("Circle", "Shape", Z),
        item(element("S", "t:Shape", OPTIONAL))
        + record("Shape", A)
        + derived("Circle", "Shape", Z),
    ),
    "base-type-changed": (
        record("Person", element("P", more=OPTIONAL))
        + record("Firm", element("F", more=OPTIONAL))
        + derived("Item", "Person", Z),
        record("Person", element("P", more=OPTIONAL))
        + record("Firm", element("F", more=OPTIONAL))
        + derived("Item", "Firm", Z),
    ),
    "derivation-method-changed": (
        record("Person", A) + derived("Item", "Person", Z),
        record("Person", A) + derived("Item", "Person", A, how="restriction"),
    ),
    "content-model-changed": (
        item(element("M"), element("N")),
        item(element("M"), element("N"), group="choice"),
    ),
    "mixed-content-changed": (item(A), item(A, more='mixed="true"')),
    "subtype-added": (
        item(element("S", "t:Shape", OPTIONAL)) + record("Shape", A),
        item(element("S", "t:Shape", OPTIONAL))
        + record("Shape", A)
        + derived("Circle", "Shape", Z),
    ),
    "subtype-removed": (
        item(element("S", "t:Shape", OPTIONAL))
        + record("Shape", A)
        + derived("Circle", "Shape", Z),
        item(element("S", "t:Shape", OPTIONAL)) + record("Shape", A),
    ),
    "substitution-member-added": (
        item('<xs:element ref="t:shape" minOccurs="0"/>')
        + record("Shape", A)
        + element("shape", "t:Shape"),
        item('<xs:element ref="t:shape" minOccurs="0"/>')
        + record("Shape", A)
        + element("shape", "t:Shape")
        + element("circle", "t:Shape", 'substitutionGroup="t:shape"'),
    ),
    "substitution-member-removed": (
        item('<xs:element ref="t:shape" minOccurs="0"/>')
        + record("Shape", A)
        + element("shape", "t:Shape")
        + element("circle", "t:Shape", 'substitutionGroup="t:shape"'),
        item('<xs:element ref="t:shape" minOccurs="0"/>')
        + record("Shape", A)
        + element("shape", "t:Shape"),
    ),
    "inline-type-named": (
        item(INLINE),
        item(element("Line", "t:Line", OPTIONAL)) + record("Line", A),
    ),
    "named-type-inlined": (
        item(element("Line", "t:Line", OPTIONAL)) + record("Line", A),
        item(INLINE),
    ),
    "array-item-changed": (
        item(element("Ids", "t:Ids", OPTIONAL)) + LIST.format("int", "xs:int"),
        item(element("Ids", "t:Ids", OPTIONAL)) + LIST.format("string", "xs:string"),
    ),
    "dictionary-shape-changed": (
        item(element("W", "t:Words", OPTIONAL)) + DICTIONARY.format("xs:string"),
        item(element("W", "t:Words", OPTIONAL)) + DICTIONARY.format("xs:int"),
    ),
    "wildcard-added": (item(A), item(A, ANY.format("##other", "lax"))),
    "wildcard-removed": (item(A, ANY.format("##other", "lax")), item(A)),
    "wildcard-narrowed": (
        item(A, ANY.format("urn:foreign urn:other", "skip")),
        item(A, ANY.format("urn:other", "skip")),
    ),
    "wildcard-widened": (
        item(A, ANY.format("urn:other", "skip")),
        item(A, ANY.format("##other", "skip")),
    ),
    "wildcard-process-contents-changed": (
        item(A, ANY.format("##other", "lax")),
        item(A, ANY.format("##other", "strict")),
    ),
    "type-removed": (
        record("Old", A) + item(element("O", "t:Old", OPTIONAL), Z),
        item(Z),
    ),
    "type-renamed": (
        record("Adress", A, Z) + item(element("At", "t:Adress", OPTIONAL)),
        record("Address", A, Z) + item(element("At", "t:Address", OPTIONAL)),
    ),
    "identity-constraint-changed": (
        item(f'<xs:element name="L" minOccurs="0">{LINE}</xs:element>'),
        item(
            f'<xs:element name="L" minOccurs="0">{LINE}'
            '<xs:unique name="u"><xs:selector xpath="t:A"/><xs:field xpath="."/></xs:unique>'
            "</xs:element>"
        ),
    ),
    "element-form-changed": (
        item(element("A"), element("B", more='form="unqualified"')),
        item(element("A"), element("B")),
    ),
}
