"""Header blocks: one change for all operations that it is the same for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from wsdlsmith.drift.change import Change, Fact, OperationId, Subject, Way
from wsdlsmith.drift.changes.labels import type_label
from wsdlsmith.drift.changes.messages import declared
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.drift.changes.references import relation_of
from wsdlsmith.model.contract import Header, Message
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import SchemaSet, TypeRef


@dataclass(slots=True)
class _Told:
    """One change of a header, and where it was met."""

    facts: dict[str, Fact]
    operations: set[OperationId] = field(default_factory=set)
    ways: set[Way] = field(default_factory=set)


class HeaderChanges:
    """Gathers the changes of headers over all operations, then tells each once."""

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._told: dict[tuple[str, str, str | None, str | None], _Told] = {}

    def compare(
        self, operation: OperationId, way: Way, old: Message | None, new: Message | None
    ) -> None:
        """Note the changes of one message's headers."""
        before = {header_name(h): h for h in (old.headers if old else ())}
        after = {header_name(h): h for h in (new.headers if new else ())}
        for name in {**before, **after}:
            one, other = before.get(name), after.get(name)
            for kind, was, now, facts in self._between(one, other):
                key = (kind, name.name, was, now)
                told = self._told.setdefault(key, _Told(facts))
                told.operations.add(operation)
                told.ways.add(way)

    def _between(
        self, old: Header | None, new: Header | None
    ) -> Iterator[tuple[str, str | None, str | None, dict[str, Fact]]]:
        schemas = (self._pair.old.schema, self._pair.new.schema)
        if old is None and new is not None:
            facts: dict[str, Fact] = {"required": new.required}
            yield "header-added", None, header_label(schemas[1], new), facts
        elif new is None and old is not None:
            yield "header-removed", header_label(schemas[0], old), None, {}
        elif old is not None and new is not None:
            labels = (header_label(schemas[0], old), header_label(schemas[1], new))
            if labels[0] != labels[1]:
                types = (header_type(schemas[0], old), header_type(schemas[1], new))
                relation = relation_of(self._pair, *types)
                yield "header-type-changed", *labels, {"relation": relation}
            if old.use != new.use:
                yield "header-use-changed", old.use, new.use, {}
            if old.required != new.required:
                words = ["required" if h.required else "optional" for h in (old, new)]
                yield "header-use-changed", words[0], words[1], {}

    def changes(self) -> Iterator[Change]:
        """All that was noted."""
        for (kind, name, old, new), told in sorted(
            self._told.items(), key=lambda entry: str(entry[0])
        ):
            subject = Subject(
                operations=frozenset(told.operations), ways=frozenset(told.ways)
            )
            owner = Owner(f"header:{name}", "header", subject)
            yield owner.change(kind, old, new, **told.facts)


def header_name(header: Header) -> QName:
    """The name of the header's element."""
    if header.part.element is not None:
        return header.part.element
    return QName(header.namespace, header.part.name)


def header_label(schema: SchemaSet, header: Header) -> str:
    """What the type of a header block is called."""
    return type_label(header_type(schema, header))


def header_type(schema: SchemaSet, header: Header) -> TypeRef | None:
    """The type of a header block."""
    declaration = declared(schema, header.part)
    return declaration.type if declaration else header.part.type
