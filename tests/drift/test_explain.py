"""What ``explain`` prints is no command for the CI that it is run in."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree
from wsdlsmith.drift.diff import diff
from wsdlsmith.drift.explain import explain

from tests.drift.building.words import OPTIONAL, element, item, simple, tokens
from tests.drift.contracts import contract_of
from tests.drift.small_wsdl import Op, Wsdl

COMMANDS = ("&#10;::stop-commands::x", "&#10; \t::error::x", "a ##[add-mask]b&#x9b;")
"""A runner of GitHub obeys each of these in a log."""


def _explained(*kept: str) -> list[str]:
    color = element("Color", "t:Color", OPTIONAL)
    op = Op(request=element("Item", "t:Item", OPTIONAL), action="urn:a" + COMMANDS[0])
    address = "https://a.example/" + COMMANDS[2]
    sides = [
        Wsdl(types=simple("Color", tokens("red", *more)) + item(color), ops={"Do": op})
        for more in (COMMANDS, kept)
    ]
    texts = [replace(one, address=address).text().partition("?>")[2] for one in sides]
    drift = diff(contract_of(texts[0]), contract_of(texts[1]))
    return [explain(drift, one).text() for one in drift.findings]


def test_no_line_of_an_explanation_is_a_workflow_command() -> None:
    for told in (*_explained(), *_explained(*COMMANDS[1:])):
        assert not [line for line in told.splitlines() if line.strip().startswith("::")]
        assert not re.search(r"##\w*\[|[\x80-\x9f]", told)


def test_the_envelope_that_is_shown_says_the_same_in_references() -> None:
    for token in COMMANDS:
        kept = [one for one in COMMANDS if one != token]
        (told,) = [one for one in _explained(*kept) if "enum-value-removed" in one]
        shown = re.search("<soap:Envelope.*</soap:Envelope>", told, re.DOTALL)
        assert shown is not None
        (sent,) = etree.fromstring(shown[0]).iter("{urn:shop}Color")
        wanted = etree.fromstring(f'<a v="{token}"/>').get("v")
        assert (sent.text or "").split() == (wanted or "").split()
