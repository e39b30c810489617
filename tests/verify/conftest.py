"""A schema read twice: by us, and by libxml2 as the judge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import pytest
from lxml import etree
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.merge.components import merge_closure, merge_components
from wsdlsmith.model.qname import XS, XSI
from wsdlsmith.read.schema import SchemaReader
from wsdlsmith.verify.schema_issue import Issue
from wsdlsmith.verify.schema_validator import SchemaValidator

TARGET = "urn:t"
NAMESPACES = f'xmlns="{TARGET}" xmlns:t="{TARGET}" xmlns:xsi="{XSI}" xmlns:xs="{XS}"'


@dataclass
class Judged:
    """One schema: our verdict with its reasons, and libxml2's."""

    ours: SchemaValidator
    theirs: etree.XMLSchema

    def issues(self, text: str) -> list[Issue]:
        """Our issues for the document ``text``; both verdicts must be the same."""
        root = document(text)
        found = self.ours.validate(root)
        assert (not found) == self.theirs.validate(root), (
            text,
            [str(issue) for issue in found],
            str(self.theirs.error_log),
        )
        return found

    def codes(self, text: str) -> list[str]:
        """The codes of our issues."""
        return [issue.code for issue in self.issues(text)]


def document(text: str) -> etree._Element:
    """``text`` as a tree; its first tag gets the namespaces that all tests use."""
    end = min(i for i in (text.find(c) for c in " />") if i > 0)
    return etree.fromstring(f"{text[:end]} {NAMESPACES}{text[end:]}")


def judged(body: str) -> Judged:
    """The schema with ``body`` for the namespace ``urn:t``, elements qualified."""
    root = etree.fromstring(
        f'<xs:schema xmlns:xs="{XS}" xmlns:t="{TARGET}" targetNamespace="{TARGET}"'
        f' elementFormDefault="qualified">{body}</xs:schema>'
    )
    part = SchemaReader(Diagnostics()).read(root, "test.xsd", 0, "")
    schema = merge_components([merge_closure([part], [])]).schema()
    return Judged(SchemaValidator(schema), etree.XMLSchema(root))


Judge: TypeAlias = Callable[[str], Judged]


@pytest.fixture
def judge() -> Judge:
    """:func:`judged`, for tests."""
    return judged
