"""A package made from a piece of schema, and its messages taken there and back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from wsdlsmith.job import Job
from wsdlsmith.pipeline import build
from wsdlsmith.runtime import Message, Operation, write_message
from wsdlsmith.verify.bindings import bindings_in

from tests.roundtrip.canonical import canonical
from tests.runtime.codec.fast.alike import read

_WSDL = """<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"
 xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:t"
 targetNamespace="urn:t"><types>{schema}</types>
<message name="In"><part name="p" element="t:Op"/></message>
<portType name="Port"><operation name="Op"><input message="t:In"/></operation></portType>
<binding name="B" type="t:Port">
<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
<operation name="Op"><soap:operation soapAction="urn:op"/>
<input><soap:body use="literal"/></input></operation></binding></definitions>"""
_SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t"
 targetNamespace="urn:t" elementFormDefault="qualified">{body}</xs:schema>"""
_ENVELOPE = """<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"
 xmlns:t="urn:t" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
><e:Body>{body}</e:Body></e:Envelope>"""
_PLAIN = etree.XMLParser(remove_comments=True, remove_pis=True)


@dataclass(frozen=True)
class Inline:
    """The operation ``Op`` of a schema that declares its element."""

    operation: Operation
    schema: etree.XMLSchema
    """libxml2's reading of the same schema."""

    def is_valid(self, body: str) -> bool:
        """Whether libxml2 takes the element for valid."""
        envelope = etree.fromstring(_ENVELOPE.format(body=body))
        return self.schema.validate(envelope[0][0])

    def read(self, body: str) -> tuple[Message | None, str, list[str]]:
        """The message, the error and the codes; both ways of reading must agree."""
        data = _ENVELOPE.format(body=body).encode()
        outcome, message = read(self.operation, "request", data, True)
        other, _ = read(self.operation, "request", data, False)
        assert repr(outcome) == repr(other)
        return message, outcome.error, [code for code, _, _ in outcome.reports]

    def is_lossless(self, body: str, message: Message) -> bool:
        """Whether the message is written with the infoset that it was read from."""
        written = write_message(self.operation, "request", message)
        before = etree.fromstring(_ENVELOPE.format(body=body), _PLAIN)
        return canonical(before) == canonical(etree.fromstring(written))


@contextmanager
def inline(folder: Path, package: str, body: str) -> Iterator[Inline]:
    """The package of a schema's declarations, made and imported."""
    schema = _SCHEMA.format(body=body)
    source = folder / "service.wsdl"
    source.write_text(_WSDL.format(schema=schema), encoding="utf-8")
    built = build(Job(package=package, sources=(str(source),)))
    built.files.write(folder)
    with bindings_in(folder, package) as bindings:
        (service,) = bindings.services.values()
        operation = service.operations["Op"]
        yield Inline(operation, etree.XMLSchema(etree.fromstring(schema)))
