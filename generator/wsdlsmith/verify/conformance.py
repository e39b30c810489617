"""A documented envelope against the contract: every reason why it is not what
the WSDL says.

Nothing is mended here and nothing is passed over: the examples of a vendor are
often not what its services accept, and their readers must know where.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from wsdlsmith.errors import XmlError
from wsdlsmith.merge.subjects import Subjects
from wsdlsmith.model.contract import Contract, Header, Message
from wsdlsmith.model.example import Example
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Element
from wsdlsmith.read.document import Document
from wsdlsmith.read.xml import parse_xml
from wsdlsmith.verify.body_declaration import Bodies
from wsdlsmith.verify.element_path import children, element_path
from wsdlsmith.verify.finding import Finding, FindingCode
from wsdlsmith.verify.operations import Bound, Operations
from wsdlsmith.verify.schema_issue import issue_at
from wsdlsmith.verify.schema_validator import SchemaValidator
from wsdlsmith.verify.soap import Envelope, open_envelope


@dataclass(frozen=True, slots=True)
class Checked:
    """One example: its tree if it is XML, its operation if there is one."""

    example: Example
    root: etree._Element | None
    bound: Bound | None
    findings: tuple[Finding, ...]


class Conformance:
    """Checks examples against one contract; compiled types are kept between them."""

    def __init__(self, contract: Contract) -> None:
        self._subjects = Subjects.of(contract.services)
        self._operations = Operations(contract)
        self._bodies = Bodies(contract.schema)
        self._validator = SchemaValidator(contract.schema)
        self._schema = contract.schema

    def check(self, example: Example) -> Checked:
        """What is wrong with ``example``; one without an operation is only read."""
        example = self._subjects.example(example)
        try:
            root = parse_xml(Document(example.location.file, "", example.envelope))
        except XmlError as error:
            bound = self._operations.find(example.service, example.operation)
            found = _finding(example, "not-xml", "", error.location.line, error.message)
            return Checked(example, None, bound, (found,))
        envelope = open_envelope(root)
        soap = envelope.soap if envelope else None
        bound = self._operations.find(example.service, example.operation, soap)
        if envelope is None:
            detail = f"the root element is {root.tag}"
            place = element_path(root)
            found = _finding(example, "not-an-envelope", place, 1, detail)
            return Checked(example, root, bound, (found,))
        findings = () if bound is None else self._findings(example, envelope, bound)
        return Checked(example, root, bound, tuple(findings))

    def _findings(
        self, example: Example, envelope: Envelope, bound: Bound
    ) -> Iterator[Finding]:
        if envelope.soap != bound.binding.soap:
            detail = f"the envelope is SOAP {envelope.soap}, the binding {bound.binding.soap}"
            yield _at(example, envelope.root, "soap-version-differs", detail)
        answers = example.message == "response"
        message = bound.operation.output if answers else bound.operation.input
        if message is None:
            detail = f"'{bound.operation.name}' is one-way: it has no response"
            yield _at(example, envelope.root, "unknown-element", detail)
            return
        yield from self._headers(example, envelope, message)
        yield from self._body(example, envelope, bound, message)

    def _headers(
        self, example: Example, envelope: Envelope, message: Message
    ) -> Iterator[Finding]:
        for element in envelope.outside:
            detail = f"'{QName.parse(str(element.tag)).name}' stands beside soap:Body"
            yield _at(example, element, "header-outside-header", detail)
        declared = {e.name: e for e in map(self._header, message.headers)}
        for element in (*envelope.headers, *envelope.outside):
            name = QName.parse(str(element.tag))
            known = declared.get(name)
            if known is None:
                detail = f"the binding declares no header '{name}'"
                yield _at(example, element, "unknown-header", detail)
                known = self._schema.elements.get(name)
            if known is not None:
                yield from self._issues(example, element, known)

    def _header(self, header: Header) -> Element:
        return self._bodies.part(header.part, header.namespace)

    def _body(
        self, example: Example, envelope: Envelope, bound: Bound, message: Message
    ) -> Iterator[Finding]:
        if len(envelope.bodies) != 1:
            code: FindingCode = "too-many" if envelope.bodies else "missing-element"
            detail = f"{len(envelope.bodies)} soap:Body elements, not one"
            yield _at(example, envelope.root, code, detail)
            return
        body = envelope.bodies[0]
        found = children(body)
        if found and str(found[0].tag) == f"{{{envelope.namespace}}}Fault":
            yield from self._fault(example, found[0], bound)
            return
        if message.use == "encoded":
            # SOAP encoding (SOAP 1.1, section 5) is not XML Schema validation
            return
        declared = self._bodies.body(bound.operation, message)
        for element, known in zip(found, declared, strict=False):
            yield from self._issues(example, element, known)
        for element in found[len(declared) :]:
            detail = f"'{QName.parse(str(element.tag)).name}' is no part of the message"
            yield _at(example, element, "unknown-element", detail)
        for known in declared[len(found) :]:
            detail = f"'{known.name.name}' is missing"
            yield _at(example, body, "missing-element", detail)

    def _fault(
        self, example: Example, fault: etree._Element, bound: Bound
    ) -> Iterator[Finding]:
        """Check the details of a fault that the operation declares."""
        parts = [f.part for f in bound.operation.faults if f.part is not None]
        declared = {e.name: e for e in map(self._bodies.part, parts)}
        for detail in fault.iterchildren("detail", "{*}Detail"):
            for element in children(detail):
                known = declared.get(QName.parse(str(element.tag)))
                if known is not None:
                    yield from self._issues(example, element, known)

    def _issues(
        self, example: Example, element: etree._Element, declaration: Element
    ) -> Iterator[Finding]:
        for issue in self._validator.validate(element, declaration):
            yield _finding(example, issue.code, issue.path, issue.line, issue.detail)


def _at(
    example: Example, element: etree._Element, code: FindingCode, detail: str
) -> Finding:
    place = issue_at(element, "unknown-element", detail)
    return _finding(example, code, place.path, place.line, detail)


def _finding(
    example: Example, code: FindingCode, path: str, line: int, detail: str
) -> Finding:
    """A finding at a line of the envelope, told as a line of the page."""
    start = example.location.line
    return Finding(
        code=code,
        page=example.location.file,
        message=example.message,
        path=path,
        line=start + line - 1 if start and line else line,
        detail=detail,
    )
