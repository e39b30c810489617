"""Pages that document one operation."""

from __future__ import annotations

import pytest
from wsdlsmith.model.example import OperationPage
from wsdlsmith.read.operation_page import read_operation_page
from wsdlsmith.read.source import Document

SOAP = "http://www.w3.org/2003/05/soap-envelope"


def _envelope(body: str = "") -> str:
    inside = f"<{body}/>" if body else ""
    return f'<e:Envelope xmlns:e="{SOAP}"><e:Body>{inside}</e:Body></e:Envelope>'


def _fence(text: str, language: str = "xml") -> str:
    return f"```{language}\n{text}\n```\n"


PAGE = f"""---
title: Services88.ErpSyncAgent.Resync SOAP
---

# Services88 ErpSync Resync SOAP

SOAP request and response examples **Remote/Services88/ErpSync.svc**
Implemented by the <see cref="M:A.Resync">A.Resync</see> method.

## Resync

Resync all
<para /><b>Note:</b> slow.

* **connectionId:** The connection
  to use
* **keys:** Keys, or <c>empty</c>

  for all
* `third`: last

More about it.

**Returns:** The response,
or nothing

[WSDL file for Services88/ErpSync](../Services88-ErpSync.md)

Obtain a ticket from the [Services88/SoPrincipal.svc](../SoPrincipal/index.md)

## Resync Request

{_fence(_envelope("Resync"))}

## Resync Response

{_fence(_envelope("ResyncResponse"))}
"""


def _read(text: str, name: str = "docs.zip#soap/Person/Save.md") -> OperationPage:
    page = read_operation_page(Document(name, "/p", text.encode()))
    assert page is not None
    return page


def test_a_page_says_what_its_operation_does() -> None:
    page = _read(PAGE)
    assert (page.service, page.operation) == ("ErpSync", "Resync")
    assert page.summary == "Resync all\n\nNote: slow.\n\nMore about it."
    assert page.parameters == {
        "connectionId": "The connection to use",
        "keys": "Keys, or empty\n\nfor all",
        "third": "last",
    }
    assert page.returns == "The response, or nothing"
    assert page.location.line == 10


def test_its_envelopes_are_as_the_page_shows_them() -> None:
    examples = _read(PAGE).examples
    assert [(e.service, e.operation, e.message) for e in examples] == [
        ("ErpSync", "Resync", "request"),
        ("ErpSync", "Resync", "response"),
    ]
    assert examples[0].envelope == _envelope("Resync").encode()
    lines = PAGE.split("\n")
    for example in examples:
        assert lines[example.location.line - 1].encode() == example.envelope


def test_without_an_endpoint_the_folder_is_the_service() -> None:
    page = _read(PAGE.replace("**Remote/Services88/ErpSync.svc**", ""))
    assert page.service == "Person"


@pytest.mark.parametrize(
    ("bodies", "messages"),
    [
        (["Save", "SaveResponse"], ["request", "response"]),
        (["SaveResponse", "Save"], ["response", "request"]),
        (["Save", "e:Fault"], ["request", "response"]),
        (["", ""], ["request", "response"]),
    ],
)
def test_without_headings_the_envelope_says_what_it_is(
    bodies: list[str], messages: list[str]
) -> None:
    page = _read("# Page\n\n" + "".join(_fence(_envelope(body)) for body in bodies))
    assert [example.message for example in page.examples] == messages
    assert page.operation == "Save"


def test_a_title_names_the_operation_where_no_heading_does() -> None:
    text = "---\ntitle: V1.Agent.Get SOAP\n---\n\n# P\n\n" + _fence(_envelope("X"))
    assert _read(text).operation == "Get"


def test_a_broken_envelope_under_its_heading_is_still_an_example() -> None:
    page = _read("# P\n\n## Get Request\n\n" + _fence("<not closed"))
    assert [(e.operation, e.message) for e in page.examples] == [("Get", "request")]
    assert page.examples[0].envelope == b"<not closed"


def test_other_fences_are_no_examples() -> None:
    page = _read(PAGE + "\n## Sample\n\n" + _fence('{"a": 1}', "json") + _fence("<a/>"))
    assert len(page.examples) == 2


def test_an_operation_whose_name_ends_in_request_keeps_its_name() -> None:
    text = PAGE.replace("## Resync", "## SaveRequest")
    assert _read(text).operation == "SaveRequest"
