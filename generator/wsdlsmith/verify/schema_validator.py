"""Whether an element is valid against a schema set, with every reason why not.

Schema-validity assessment as XML Schema 1.0 has it (Structures 3.3.4, 3.4.4),
over the contract's own components, so that a reason can be told in one word.
Its verdict is that of ``lxml.etree.XMLSchema``; the tests hold both side by side.
Identity constraints (unique, key, keyref) are not checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from wsdlsmith.model.qname import XSI, QName, xs
from wsdlsmith.model.schema import Element, SchemaSet
from wsdlsmith.verify.element_path import children
from wsdlsmith.verify.schema_attributes import attribute_issues
from wsdlsmith.verify.schema_children import match_children, undeclared
from wsdlsmith.verify.schema_compiled import CompiledType, derives
from wsdlsmith.verify.schema_issue import Issue, issue_at
from wsdlsmith.verify.schema_parts import Leaf
from wsdlsmith.verify.schema_simple import InvalidValueError, Simple
from wsdlsmith.verify.schema_type import Types

_NIL = f"{{{XSI}}}nil"
_TYPE = f"{{{XSI}}}type"


class _Task(NamedTuple):
    """An element to check; without a declaration by ``type`` alone."""

    element: etree._Element
    declaration: Element | None
    type: CompiledType


class SchemaValidator:
    """Checks elements against one schema set; types are compiled once and kept."""

    def __init__(self, schema: SchemaSet) -> None:
        self._schema = schema
        self._types = Types(schema)

    def validate(
        self, element: etree._Element, declaration: Element | None = None
    ) -> list[Issue]:
        """All violations in document order; none means valid.

        Without a ``declaration`` the global element of that name is used.
        """
        if declaration is None:
            declaration = self._schema.elements.get(QName.parse(str(element.tag)))
        if declaration is None:
            detail = f"no element '{element.tag}' is declared"
            return [issue_at(element, "unknown-element", detail)]
        if declaration.name != QName.parse(str(element.tag)):
            detail = f"'{declaration.name.name}' was expected here"
            return [issue_at(element, "unknown-element", detail)]
        return self._validate(self._declared(element, declaration))

    def _validate(self, task: _Task) -> list[Issue]:
        issues: list[Issue] = []
        pending = [task]
        while pending:
            pending.extend(reversed(self._check(pending.pop(), issues)))
        return issues

    def _declared(
        self, element: etree._Element, declaration: Element, target: str = ""
    ) -> _Task:
        home = target or declaration.name.namespace
        return _Task(element, declaration, self._types.of(declaration.type, home))

    def _check(self, task: _Task, issues: list[Issue]) -> list[_Task]:
        """Check one element; returns its children as further tasks."""
        element, declaration, _ = task
        if declaration is not None and declaration.abstract:
            detail = (
                f"'{declaration.name.name}' is abstract: only a substitute may stand"
            )
            issues.append(issue_at(element, "abstract-element", detail))
            return []
        type_ = self._actual_type(task, issues)
        if type_ is None:
            return []
        issues.extend(attribute_issues(element, type_, self._types))
        nil = _nil(element, declaration, issues)
        kids = children(element)
        if nil and not kids and not _text(element):
            return []
        if nil and declaration is not None and declaration.nillable:
            detail = "the element is nil and must be empty"
            issues.append(issue_at(element, "nil-with-content", detail))
            return []
        return self._content(element, declaration, type_, issues)

    def _actual_type(self, task: _Task, issues: list[Issue]) -> CompiledType | None:
        """The declared type or the one that ``xsi:type`` names; None on a violation."""
        element, declaration, type_ = task
        written = element.get(_TYPE)
        if written is not None:
            found = self._named_type(element, written)
            if found is None:
                detail = f"xsi:type '{written}' names no type"
                issues.append(issue_at(element, "xsi-type-unknown", detail, _TYPE))
                return None
            words = type_.block.split()
            if declaration is not None:
                words += declaration.block.split()
            if not derives(found, type_, frozenset(words)):
                detail = f"{found.label} is not derived from {type_.label}"
                issues.append(issue_at(element, "xsi-type-not-derived", detail, _TYPE))
                return None
            type_ = found
        if type_.abstract:
            detail = f"the type {type_.label} is abstract: xsi:type must name another"
            issues.append(issue_at(element, "abstract-type", detail))
            return None
        return type_

    def _named_type(self, element: etree._Element, written: str) -> CompiledType | None:
        try:
            name = _QNAME.read(written, element.nsmap)
        except InvalidValueError:
            return None
        return self._types.named(name) if isinstance(name, QName) else None

    def _content(
        self,
        element: etree._Element,
        declaration: Element | None,
        type_: CompiledType,
        issues: list[Issue],
    ) -> list[_Task]:
        kids = children(element)
        if type_.simple is not None:
            issues.extend(undeclared(kids, f"a value of {type_.label}"))
            issues.extend(_value_issues(element, declaration, type_.simple))
            return []
        if type_.content is None:
            if _text(element):
                detail = f"text {_quoted(_text(element))} in an element that is empty"
                issues.append(issue_at(element, "text-in-empty-element", detail))
            issues.extend(undeclared(kids, "an element that is empty"))
            return []
        if not type_.mixed and _text(element).strip(" \t\r\n"):
            detail = f"text {_quoted(_text(element))} between elements"
            issues.append(issue_at(element, "text-between-elements", detail))
        if type_.mixed and declaration is not None and declaration.fixed is not None:
            issues.extend(_mixed_fixed(element, declaration.fixed, bool(kids)))
        matches, found = match_children(type_.content, element, kids)
        issues.extend(found)
        tasks = (self._child(child, leaf, issues) for child, leaf in matches if leaf)
        return [task for task in tasks if task is not None]

    def _child(
        self, child: etree._Element, leaf: Leaf, issues: list[Issue]
    ) -> _Task | None:
        name = QName.parse(str(child.tag))
        if leaf.wildcard is None:
            return self._declared(child, leaf.named[name], leaf.target)
        if leaf.wildcard.process == "skip":
            return None
        declaration = self._schema.elements.get(name)
        if declaration is not None:
            return self._declared(child, declaration)
        if leaf.wildcard.process == "strict":
            detail = f"no element '{name}' is declared, and the wildcard is strict"
            issues.append(issue_at(child, "unknown-element", detail))
            return None
        return _Task(child, None, self._types.any_type)


_BOOLEAN = Types(SchemaSet()).simple_of(xs("boolean"), "")
_QNAME = Types(SchemaSet()).simple_of(xs("QName"), "")


def _nil(
    element: etree._Element, declaration: Element | None, issues: list[Issue]
) -> bool:
    """Whether the element says it is nil; reports it where that is not allowed."""
    written = element.get(_NIL)
    if written is None or declaration is None:
        return False
    try:
        nil = _BOOLEAN.read(written, {}) == "true"
    except InvalidValueError as error:
        issues.append(issue_at(element, "invalid-value", str(error), _NIL))
        return False
    if not declaration.nillable:
        detail = f"'{declaration.name.name}' is not nillable"
        issues.append(issue_at(element, "nil-not-nillable", detail))
    elif nil and declaration.fixed is not None:
        detail = f"the value is fixed to '{declaration.fixed}', so it cannot be nil"
        issues.append(issue_at(element, "fixed-value-differs", detail))
    return nil


def _value_issues(
    element: etree._Element, declaration: Element | None, simple: Simple
) -> Iterator[Issue]:
    """Check a simple value, or the default that stands in for an empty one."""
    text, prefixes = _text(element), element.nsmap
    fixed = None if declaration is None else declaration.fixed
    default = fixed if fixed is not None or declaration is None else declaration.default
    try:
        if not text and default is not None:
            simple.read(default, prefixes)
            return
        value = simple.read(text, prefixes)
        if fixed is not None and value != simple.read(fixed, prefixes):
            detail = f"the value is fixed to '{fixed}'"
            yield issue_at(element, "fixed-value-differs", detail)
    except InvalidValueError as error:
        yield issue_at(element, "invalid-value", str(error))


def _mixed_fixed(
    element: etree._Element, fixed: str, has_kids: bool
) -> Iterator[Issue]:
    if has_kids or _text(element) not in ("", fixed):
        detail = f"the value is fixed to '{fixed}'"
        yield issue_at(element, "fixed-value-differs", detail)


def _text(element: etree._Element) -> str:
    """All text directly inside ``element``, comments and instructions left out."""
    pieces = [element.text or ""]
    pieces.extend(child.tail or "" for child in element)
    return "".join(pieces)


def _quoted(text: str) -> str:
    shown = repr(text.strip(" ") or text)
    return shown if len(shown) <= 60 else f"{shown[:57]}...'"
