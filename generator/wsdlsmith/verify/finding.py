"""What verification can find, each with one sentence that explains its code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from wsdlsmith.verify.schema_issue import IssueCode

EnvelopeCode: TypeAlias = Literal[
    "accept-unused",
    "header-outside-header",
    "not-an-envelope",
    "not-xml",
    "operation-not-documented",
    "operation-not-in-wsdl",
    "soap-version-differs",
    "unknown-header",
]
FindingCode: TypeAlias = IssueCode | EnvelopeCode
MessageKind: TypeAlias = Literal["request", "response", ""]

SENTENCES: dict[FindingCode, str] = {
    "abstract-element": "an abstract element stands where a substitute must",
    "abstract-type": "the type is abstract, and xsi:type names no other",
    "accept-unused": "an accepted deviation that no example shows any more",
    "fixed-value-differs": "a value other than the fixed one",
    "header-outside-header": "a header element stands beside soap:Body, not in soap:Header",
    "invalid-value": "a text that is no value of its type",
    "missing-attribute": "a required attribute is missing",
    "missing-element": "a required element is missing",
    "nil-not-nillable": "xsi:nil on an element that is not nillable",
    "nil-with-content": "an element that is nil and has content",
    "not-an-envelope": "XML, but no SOAP envelope",
    "not-xml": "the example is not well-formed XML",
    "operation-not-documented": "an operation of the WSDL that no page shows",
    "operation-not-in-wsdl": "a page shows an operation that the WSDL lacks",
    "soap-version-differs": "the envelope's SOAP version is not the binding's",
    "text-between-elements": "text in an element that may hold elements only",
    "text-in-empty-element": "text, or white space, in an element that must be empty",
    "too-many": "an element more often than allowed",
    "unknown-attribute": "an attribute that is not declared",
    "unknown-element": "an element that is not declared there",
    "unknown-header": "a header that the binding does not declare",
    "wrong-order": "elements in another order than declared",
    "xsi-type-not-derived": "xsi:type names a type that is not derived from the declared",
    "xsi-type-unknown": "xsi:type names no type",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One place where documentation and contract disagree.

    ``page`` is the document, ``line`` counts in it; ``path`` goes from the
    envelope down, or is ``Service.Operation`` where it is about an operation.
    """

    code: FindingCode
    page: str = ""
    message: MessageKind = ""
    path: str = ""
    line: int = 0
    detail: str = ""

    @property
    def place(self) -> str:
        """Page and line, as editors understand it."""
        return f"{self.page}:{self.line}" if self.line else self.page

    def __str__(self) -> str:
        where = " ".join(part for part in (self.place, self.path) if part)
        return f"{where}: {self.detail} [{self.code}]"
