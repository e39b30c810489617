"""Which part of a contract a place in an envelope belongs to.

An issue stands at ``/Envelope/Body/Get/Item/Name``; a hundred envelopes have one
cause, the field ``Name`` of the type ``Item``. Paths are those of ``diff``, so
that an example and the change that breaks it name the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from lxml import etree

from wsdlsmith.drift.changes.content import content_of
from wsdlsmith.drift.changes.headers import header_name
from wsdlsmith.drift.changes.inheritance import chain
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.qname import XSI, QName
from wsdlsmith.model.schema import ComplexType, Element, TypeRef
from wsdlsmith.verify.body_declaration import Bodies
from wsdlsmith.verify.conformance import Checked
from wsdlsmith.verify.element_path import children, local_name
from wsdlsmith.verify.finding import Finding as Issue
from wsdlsmith.verify.operations import Bound

_MISSING = re.compile(
    r"'(?P<name>[^']+)'.* is missing(?P<before> before this element)?$"
)
_NOT_THERE = "missing-element"
_STEP = re.compile(r"(?P<name>[^\[]+)(?:\[(?P<number>\d+)\])?")
_TYPE = f"{{{XSI}}}type"


class Place(NamedTuple):
    """A part of a contract as ``diff`` names it, its type, and what stands there."""

    path: str
    type: TypeRef | None = None
    element: etree._Element | None = None


class Places:
    """Finds the places of one contract."""

    def __init__(self, contract: Contract, label: Callable[[QName], str]) -> None:
        self.schema = contract.schema
        self._bodies = Bodies(contract.schema)
        self._label = label

    def named(self, name: QName) -> str:
        """A named type as ``diff`` names it."""
        return f"type:{self._label(name)}"

    def of(self, checked: Checked, issue: Issue) -> Place:
        """The place of an issue; the operation where no more is known."""
        example, bound = checked.example, checked.bound
        if bound is None or checked.root is None:
            return Place(f"operation:{example.service}.{example.operation}")
        steps = [step for step in issue.path.split("/") if step]
        attribute = steps.pop() if steps and steps[-1].startswith("@") else ""
        missing = _MISSING.match(issue.detail) if issue.code == _NOT_THERE else None
        if missing and missing["before"]:
            steps.pop()  # the sibling that stands where it should
        row = _row(checked.root, steps)
        name = f"{bound.service.name}.{bound.operation.name}"
        if len(row) < 2:
            return Place(f"operation:{name}")
        found = self._inside(bound, name, row, answer=example.message == "response")
        if attribute and attribute not in ("@type", "@nil"):
            return Place(f"{self._own(found)}.{attribute}", None, found.element)
        if missing:
            path, _ = self._field(found, missing["name"])
            return Place(path, None, found.element)
        return found

    def _inside(
        self, bound: Bound, name: str, row: Sequence[etree._Element], *, answer: bool
    ) -> Place:
        """The place of the last element of ``row``, which goes down from the root."""
        message = bound.operation.output if answer else bound.operation.input
        part = local_name(str(row[1].tag))
        if part == "Body":
            kind = "result" if answer else "parameter"
            start, below = f"{kind}:{name}", row[2:]
            declared: dict[QName, Element] = {}
            if below and local_name(str(below[0].tag)) == "Fault":
                start, below = f"fault:{name}", below[2:]
                faults = [f.part for f in bound.operation.faults if f.part is not None]
                declared = {one.name: one for one in map(self._bodies.part, faults)}
            elif message is not None:
                bodies = self._bodies.body(bound.operation, message)
                declared = {one.name: one for one in bodies}
        else:
            below = row[2:] if part == "Header" else row[1:]
            start = f"header:{local_name(str(below[0].tag))}" if below else ""
            headers = message.headers if message else ()
            declared = {
                header_name(h): self._bodies.part(h.part, h.namespace) for h in headers
            }
        if not below:
            return Place(start or f"operation:{name}", None, row[-1])
        known = declared.get(QName.parse(str(below[0].tag)))
        return self._down(start, known.type if known else None, below)

    def _down(
        self, path: str, ref: TypeRef | None, row: Sequence[etree._Element]
    ) -> Place:
        place = Place(path, self._actual(row[0], ref), row[0])
        for child in row[1:]:
            name = QName.parse(str(child.tag))
            path, ref = self._field(place, name.name, name.namespace)
            place = Place(path, self._actual(child, ref), child)
        return place

    def _field(
        self, place: Place, name: str, namespace: str | None = None
    ) -> tuple[str, TypeRef | None]:
        """A field of what stands there, by the type in the chain that declares it."""
        definition = self.schema.definition(place.type)
        if isinstance(definition, ComplexType):
            for one in reversed(chain(self.schema, definition)):
                for slot in content_of(self.schema, one).slots:
                    known = (slot.name.name, slot.name.namespace)
                    if known == (name, known[1] if namespace is None else namespace):
                        own = self._own(Place(place.path, one))
                        return f"{own}.{name}", slot.declaration.type
        return f"{self._own(place)}.{name}", None

    def _own(self, place: Place) -> str:
        """The named type that stands there, else the place itself."""
        definition = self.schema.definition(place.type)
        if isinstance(definition, ComplexType) and definition.name is not None:
            return self.named(definition.name)
        return place.path

    def _actual(self, element: etree._Element, ref: TypeRef | None) -> TypeRef | None:
        """The type that ``xsi:type`` names, where there is one of that name."""
        written = element.get(_TYPE, "").strip()
        prefix, _, local = written.rpartition(":")
        name = QName(element.nsmap.get(prefix or None) or "", local)
        return name if written and name in self.schema.types else ref


def _row(root: etree._Element, steps: Sequence[str]) -> list[etree._Element]:
    """The elements on the way that an issue's path describes."""
    row = [root]
    for step in steps[1:]:
        found = _STEP.fullmatch(step)
        assert found is not None
        alike = [
            e for e in children(row[-1]) if local_name(str(e.tag)) == found["name"]
        ]
        number = int(found["number"] or 1)
        if number > len(alike):
            break
        row.append(alike[number - 1])
    return row
