"""Pages and envelopes find their operation, whatever their writers call it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.merge.subjects import Subjects
from wsdlsmith.model.example import OperationPage
from wsdlsmith.read.operation_page import read_operation_page
from wsdlsmith.read.source import open_source

SERVICE = """
<w:portType name="{0}">{1}</w:portType>
<w:binding name="{0}B" type="t:{0}">
 <s:binding transport="http://schemas.xmlsoap.org/soap/http"/>{2}</w:binding>
<w:service name="{0}Service"><w:port name="{0}Port" binding="t:{0}B">
 <s:address location="http://h/{0}.svc"/></w:port></w:service>"""
PAGE = """# {title}

{words}

## {heading}

```xml
<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:t="urn:t">
  <e:Body><t:{body}/></e:Body>
</e:Envelope>
```
"""


def _wsdl(services: dict[str, dict[str, tuple[str, str]]]) -> str:
    """Services with operations, each with the elements of its request and answer."""
    bodies = {b for ops in services.values() for pair in ops.values() for b in pair}
    parts = [
        '<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/"'
        ' xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:t"'
        ' targetNamespace="urn:t"><w:types>'
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t">',
        *(f'<xs:element name="{b}"><xs:complexType/></xs:element>' for b in bodies),
        "</xs:schema></w:types>",
        *(
            f'<w:message name="{b}"><w:part name="p" element="t:{b}"/></w:message>'
            for b in bodies
        ),
    ]
    for name, operations in services.items():
        kinds = "".join(
            f'<w:operation name="{o}"><w:input message="t:{sent}"/>'
            f'<w:output message="t:{got}"/></w:operation>'
            for o, (sent, got) in operations.items()
        )
        bound = "".join(
            f'<w:operation name="{o}"><s:operation soapAction="{o}"/>'
            '<w:input><s:body use="literal"/></w:input>'
            '<w:output><s:body use="literal"/></w:output></w:operation>'
            for o in operations
        )
        parts.append(SERVICE.format(name, kinds, bound))
    return "".join([*parts, "</w:definitions>"])


WSDL = _wsdl(
    {
        "Parcels": {
            "Find": ("FindRequest", "FindResult"),
            "Put": ("Put", "Ack"),
            "Drop": ("Drop", "Ack"),
        },
        "Admin": {"Ping": ("Ping", "Pong"), "Put": ("AdminPut", "AdminPutResponse")},
    }
)


@pytest.fixture
def subjects(tmp_path: Path) -> Subjects:
    file = tmp_path / "depot.wsdl"
    file.write_text(WSDL, encoding="utf-8")
    opened = open_source(str(file), base=None)
    return Subjects.of(read_contract([opened], Diagnostics()).services)


def _page(folder: Path, name: str, **shown: str) -> OperationPage:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    defaults = {"title": "A page", "words": "", "heading": "Request"}
    file.write_text(PAGE.format(**defaults | shown), encoding="utf-8")
    (document,) = open_source(name, base=folder).documents
    found = read_operation_page(document)
    assert found is not None
    return found


def _told(subjects: Subjects, page: OperationPage) -> tuple[str, str, str]:
    found = subjects.page(page)
    (example,) = found.examples
    assert (found.service, found.operation) == (example.service, example.operation)
    return example.service, example.operation, example.message


@pytest.mark.parametrize(
    ("name", "shown", "expected"),
    [
        ("docs/a.md", {"body": "Ping"}, ("Admin", "Ping", "request")),
        ("docs/a.md", {"body": "FindRequest"}, ("Parcels", "Find", "request")),
        (
            "docs/a.md",
            {"body": "FindResult", "heading": "What comes back"},
            ("Parcels", "Find", "response"),
        ),
        (
            "docs/a.md",
            {"body": "FindRequest", "heading": "Example request"},
            ("Parcels", "Find", "request"),
        ),
        ("Parcels/a.md", {"body": "FindRequest"}, ("Parcels", "Find", "request")),
        ("parcelsport/a.md", {"body": "Put"}, ("Parcels", "Put", "request")),
        ("AdminService/a.md", {"body": "Put"}, ("Admin", "Put", "request")),
        ("docs/a.md", {"body": "AdminPut"}, ("Admin", "Put", "request")),
        (
            "docs/a.md",
            {"body": "Ping", "words": "At **https://h/Admin.svc**"},
            ("Admin", "Ping", "request"),
        ),
    ],
)
def test_an_envelope_finds_its_operation(
    subjects: Subjects,
    tmp_path: Path,
    name: str,
    shown: dict[str, str],
    expected: tuple[str, str, str],
) -> None:
    assert _told(subjects, _page(tmp_path, name, **shown)) == expected


def test_what_two_messages_have_decides_nothing(
    subjects: Subjects, tmp_path: Path
) -> None:
    """Two operations answer with Ack, and two services have a Put."""
    for shown in ({"body": "Ack"}, {"body": "Nothing", "heading": "Put request"}):
        page = _page(tmp_path, "docs/a.md", **shown)
        assert subjects.page(page).service == "docs"


def test_what_two_messages_have_is_that_of_the_request_on_the_same_page(
    subjects: Subjects, tmp_path: Path
) -> None:
    asked = _page(tmp_path, "docs/a.md", body="Drop")
    answered = _page(tmp_path, "docs/b.md", body="Ack", heading="Response")
    page = replace(asked, examples=(*asked.examples, *answered.examples))
    found = [(e.operation, e.message) for e in subjects.page(page).examples]
    assert found == [("Drop", "request"), ("Drop", "response")]


def test_an_operation_that_a_page_names_and_the_service_lacks_stays_unknown(
    subjects: Subjects, tmp_path: Path
) -> None:
    """That it shows another one's envelope is for verify to tell."""
    page = _page(tmp_path, "Parcels/a.md", heading="Lose request", body="Drop")
    assert _told(subjects, page) == ("Parcels", "Lose", "request")


def test_only_a_page_whose_own_service_is_known_depends_on_no_other(
    subjects: Subjects, tmp_path: Path
) -> None:
    guessed = {
        name: subjects.page(_page(tmp_path, name, body="FindRequest")).guessed
        for name in ("docs/a.md", "Parcels/a.md", "PARCELSSERVICE/a.md")
    }
    assert list(guessed.values()) == [True, False, False]
