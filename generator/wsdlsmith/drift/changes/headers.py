"""Header blocks: one change for all operations that it is the same for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from wsdlsmith.drift.change import NOBODY, Change, OperationId, Subject, Way
from wsdlsmith.drift.changes.field import declaration_changes
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

    change: Change
    operations: set[OperationId] = field(default_factory=set)
    ways: set[Way] = field(default_factory=set)


class HeaderChanges:
    """Gathers the changes of headers over all operations, then tells each once."""

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._told: dict[tuple[str, str, str | None, str | None], _Told] = {}
        self._known: dict[tuple[int, int], tuple[Change, ...]] = {}

    def compare(
        self, operation: OperationId, way: Way, old: Message | None, new: Message | None
    ) -> None:
        """Note the changes of one message's headers."""
        before = {header_name(h): h for h in (old.headers if old else ())}
        after = {header_name(h): h for h in (new.headers if new else ())}
        for name in {**before, **after}:
            owner = Owner(f"header:{name.name}", "header", NOBODY)
            for change in self._between(owner, before.get(name), after.get(name)):
                key = (change.kind, change.path, change.old, change.new)
                told = self._told.setdefault(key, _Told(change))
                told.operations.add(operation)
                told.ways.add(way)

    def _between(
        self, owner: Owner, old: Header | None, new: Header | None
    ) -> Iterator[Change]:
        schemas = (self._pair.old.schema, self._pair.new.schema)
        if old is None and new is not None:
            label = header_label(schemas[1], new)
            kind = "header-required-added" if new.required else "header-added"
            yield owner.change(kind, None, label)
        elif new is None and old is not None:
            yield owner.change("header-removed", header_label(schemas[0], old), None)
        elif old is not None and new is not None:
            labels = (header_label(schemas[0], old), header_label(schemas[1], new))
            if labels[0] != labels[1]:
                types = (header_type(schemas[0], old), header_type(schemas[1], new))
                relation = relation_of(self._pair, *types)
                yield owner.change("header-type-changed", *labels, relation=relation)
            else:
                yield from self._inside(owner, old, new)
            if old.use != new.use:
                yield owner.change("header-use-changed", old.use, new.use)
            if old.required != new.required:
                words = ["required" if h.required else "optional" for h in (old, new)]
                now = new.required
                yield owner.change("header-use-changed", *words, required=now)

    def _inside(self, owner: Owner, old: Header, new: Header) -> tuple[Change, ...]:
        """What changed of the block's element, where its type has the same name.

        ``soap:header`` itself says nothing of mustUnderstand (WSDL 1.1, 3.7): an
        attribute of the block does, and is compared here like any other.
        """
        one = declared(self._pair.old.schema, old.part)
        other = declared(self._pair.new.schema, new.part)
        if one is None or other is None:
            return ()
        key = (id(one), id(other))
        if key not in self._known:
            found = declaration_changes(self._pair, owner, one, other)
            self._known[key] = tuple(found)
        return self._known[key]

    def changes(self) -> Iterator[Change]:
        """All that was noted."""
        for _, told in sorted(self._told.items(), key=lambda entry: str(entry[0])):
            subject = Subject(
                operations=frozenset(told.operations), ways=frozenset(told.ways)
            )
            yield replace(told.change, subject=subject)


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
