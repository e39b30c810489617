"""One reason why an element is not what its schema says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from lxml import etree

from wsdlsmith.verify.element_path import element_path, local_name

IssueCode: TypeAlias = Literal[
    "abstract-element",
    "abstract-type",
    "fixed-value-differs",
    "invalid-value",
    "missing-attribute",
    "missing-element",
    "nil-not-nillable",
    "nil-with-content",
    "text-between-elements",
    "text-in-empty-element",
    "too-many",
    "unknown-attribute",
    "unknown-element",
    "wrong-order",
    "xsi-type-not-derived",
    "xsi-type-unknown",
]


@dataclass(frozen=True, slots=True)
class Issue:
    """A violation at one place; ``line`` counts within the parsed document."""

    code: IssueCode
    path: str
    line: int
    detail: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.path}: {self.detail} [{self.code}]"


def issue_at(
    element: etree._Element, code: IssueCode, detail: str, attribute: str = ""
) -> Issue:
    """An issue at ``element``, or at one of its attributes."""
    path = element_path(element)
    if attribute:
        path = f"{path}/@{local_name(attribute)}"
    line = cast("int | None", element.sourceline)
    return Issue(code, path, line or 0, detail)
