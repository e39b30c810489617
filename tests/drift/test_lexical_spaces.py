"""No text tells two built-in types apart unless a border that is tried does, too."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest
from lxml import etree
from wsdlsmith.drift.changes.spaces import BORDERS, Spaces
from wsdlsmith.drift.diff import diff
from wsdlsmith.model.qname import xs
from wsdlsmith.model.schema import SchemaSet

from tests.drift.building.words import element, item
from tests.drift.contracts import contract_of
from tests.drift.small_wsdl import holding

NAMES = """anySimpleType string normalizedString token language NMTOKEN NMTOKENS Name
    NCName ID IDREF IDREFS boolean decimal integer nonPositiveInteger negativeInteger
    long int short byte nonNegativeInteger unsignedLong unsignedInt unsignedShort
    unsignedByte positiveInteger float double duration dateTime date time gYearMonth
    gYear gMonthDay gMonth gDay hexBinary anyURI QName""".split()
"""Without base64Binary: libxml2 overlooks characters there that are none of it."""
SEEDS = """+1 -0 .5 1. 1e5 -INF 2024Z --02-29Z ---29+01:00 --02Z 2024-02-29Z PT1S
    2024-02-29T24:00:00+14:00 10:00:00.5-01:00 xs:int xs:a-b a:b :a . - QQ== 0f 00
    a%20b #a -P1Y2M3DT4H5M6S 2024-02-Z 12024-02+01:00 ABCDEFGHI-a""".split()
LETTERS = "aA01+-.:/# %=_TZPE\u00e9"
XSD = (
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
    '<xs:element name="a" type="xs:{}"/></xs:schema>'
)
DOCUMENT = '<a xmlns:xs="http://www.w3.org/2001/XMLSchema">{}</a>'


def _texts() -> list[str]:
    draw = Random(3)
    made = ["".join(draw.choices(LETTERS, k=draw.randint(1, 5))) for _ in range(1500)]
    for seed in SEEDS:
        for _ in range(10):
            place = draw.randrange(len(seed))
            made.append(seed[:place] + draw.choice(LETTERS) + seed[place + 1 :])
    return [*SEEDS, *made]


def _accepted(name: str, documents: dict[str, etree._Element]) -> set[str]:
    """By libxml2."""
    schema = etree.XMLSchema(etree.XML(XSD.format(name)))
    return {text for text, one in documents.items() if schema.validate(one)}


def test_every_difference_of_two_built_in_types_is_on_a_border() -> None:
    documents = {text: etree.XML(DOCUMENT.format(text)) for text in _texts()}
    found = {name: _accepted(name, documents) for name in NAMES}
    spaces = Spaces(SchemaSet(), SchemaSet())
    tried = {name: spaces.accepted(0, xs(name), list(BORDERS)) for name in NAMES}
    for one, other in permutations(NAMES, 2):
        told = found[one] - found[other]
        assert not told or tried[one] - tried[other], (one, other, sorted(told)[:5])


@pytest.mark.parametrize(
    ("old", "new"),
    [("QName", "NCName"), ("int", "NMTOKEN"), ("gYear", "decimal"), ("Name", "anyURI")],
)
def test_a_text_that_only_the_old_type_has_breaks_requests(old: str, new: str) -> None:
    sides = (item(element("A", f"xs:{name}")) for name in (old, new))
    one, other = (contract_of(holding(side, "request").text()) for side in sides)
    (finding,) = diff(one, other).findings
    assert finding.wire == "breaks"
