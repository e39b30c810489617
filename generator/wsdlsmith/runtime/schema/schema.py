"""The types of one generated package, found by name when first needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from wsdlsmith.runtime.values.names import ANY_TYPE, XS
from wsdlsmith.runtime.values.words import expand, fact, occurs, plain

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.kinds import Type
    from wsdlsmith.runtime.schema.record import Record
    from wsdlsmith.runtime.schema.record_type import RecordType
    from wsdlsmith.runtime.schema.slot import Slot


class Schema:
    """A line a fact; nothing is parsed before the first message.

    ``package`` is the generated package's name: the modules of the ``record``,
    ``enum`` and ``flags`` lines are found below it.
    """

    def __init__(self, package: str, text: str) -> None:
        self.package = package
        self._text = text
        self._types: dict[str, Type] = {}
        self._classes: dict[type, RecordType] = {}
        self.compiled: dict[tuple[object, ...], Any] = {}
        """What the codec made of the types and prefixes, when first used."""

    @cached_property
    def _lines(self) -> dict[str, list[list[str]]]:
        lines: dict[str, list[list[str]]] = {}
        for line in self._text.split("\n"):
            words = fact(line)
            if words:
                lines.setdefault(words[0], []).append(words)
        return lines

    @cached_property
    def namespaces(self) -> Mapping[str, str]:
        """Prefix -> namespace, in the order of declaration."""
        declared = {
            words[1]: plain(words[2]) for words in self._lines.get("namespace", [])
        }
        return declared if XS in declared.values() else {**declared, "xs": XS}

    @cached_property
    def _declared(self) -> dict[str, list[str]]:
        """The lines that define types, by Clark name."""
        from wsdlsmith.runtime.schema.compile import MAKERS

        kinds = tuple(MAKERS)
        return {
            self.clark(words[1]): words
            for kind in kinds
            for words in self._lines.get(kind, [])
        }

    @cached_property
    def elements(self) -> Mapping[str, tuple[str, str]]:
        """Global elements: name -> (type, flags and words)."""
        return {
            self.clark(words[1]): (self.clark(words[2]), " ".join(words[3:]))
            for words in self._lines.get("element", [])
        }

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        members: dict[str, list[str]] = {}
        for words in self._lines.get("substitute", []):
            members.setdefault(self.clark(words[1]), []).append(self.clark(words[2]))
        return members

    @cached_property
    def target(self) -> str:
        """The API's own namespace: what ``##other`` of a message is other than."""
        first = next(iter(self.namespaces.values()), "")
        return self.namespaces.get("tns", first)

    def clark(self, name: str) -> str:
        """A prefixed name of the text in Clark notation."""
        return expand(name, self.namespaces)

    def members(self, head: str) -> list[str]:
        """The elements that may stand for ``head``, through all levels."""
        result: list[str] = []
        waiting = list(self._members.get(head, ()))
        while waiting:
            name = waiting.pop(0)
            if name not in result:
                result.append(name)
                waiting += self._members.get(name, ())
        return result

    def has_type(self, name: str) -> bool:
        """Whether the name is a type of this schema or of XML Schema."""
        from wsdlsmith.runtime.values.builtin_types import BUILTINS

        return name in self._declared or name in BUILTINS or name == ANY_TYPE

    def find(self, name: str) -> Type:
        """The type of that Clark name; LookupError when there is none."""
        found = self._types.get(name)
        if found is None:
            # threads may make it at once; all use the one that was first
            found = self._types.setdefault(name, self._make(name))
        return found

    def type_of(self, kind: type[Record]) -> RecordType:
        """The compiled mapping of a class; a user's subclass has its base's."""
        found = self._classes.get(kind)
        if found is None:
            from wsdlsmith.runtime.schema.compile import compile_class

            found = self._classes.setdefault(kind, compile_class(self, kind))
        return found

    def know(self, kind: type, record_type: RecordType) -> None:
        """Remember the mapping of a class that does not state it (messages)."""
        self._classes[kind] = record_type

    def records(self) -> Iterator[RecordType]:
        """Every type of the package that is a record."""
        from wsdlsmith.runtime.schema.record_type import RecordType

        for name, words in self._declared.items():
            found = self.find(name) if words[0] == "record" else None
            if isinstance(found, RecordType):
                yield found

    def enumeration(self, kind: type) -> Type | None:
        """The type of an enumeration's class, None for other classes."""
        place = f"{kind.__module__}:{kind.__qualname__}"
        for name, words in self._declared.items():
            listed = words[0] in ("enum", "flags")
            if listed and f"{self.package}.{words[2]}" == place:
                return self.find(name)
        return None

    def _make(self, name: str) -> Type:
        from wsdlsmith.runtime.schema import compile as make
        from wsdlsmith.runtime.schema.kinds import ARRAY, ArrayType

        words = self._declared.get(name)
        if words is None and name == ARRAY:
            return ArrayType(ARRAY, self.slot("item", ANY_TYPE, "*n"), (1,))
        if words is None:
            return make.builtin(name)
        return make.MAKERS[words[0]](self, name, words)

    def load(self, place: str) -> Any:
        """The class behind ``module:Name``, imported when it was not yet."""
        module, _, name = place.partition(":")
        return getattr(import_module(f"{self.package}.{module}"), name)

    def slot(self, name: str, kind: str, flags: str) -> Slot:
        """A place for one element outside a record: of a list, of a dictionary."""
        from wsdlsmith.runtime.schema.mapping import Entry
        from wsdlsmith.runtime.schema.slot import Slot

        low, high, nillable = occurs(flags)
        entry = Entry("element", name, kind, low, high, nillable)
        slot = Slot(entry, "", 0, self)
        slot.required = low > 0
        slot.many = high is None or high > 1
        return slot
