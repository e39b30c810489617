"""Our shapes as the agreement compares them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wsdlsmith.emit.compared import (
    UNBOUNDED,
    ComparedClass,
    ComparedField,
    most,
)
from wsdlsmith.model.qname import SOAP_ENCODING, QName
from wsdlsmith.model.shape import (
    Alias,
    Dictionary,
    Enumeration,
    Field,
    Flags,
    ListOf,
    Record,
    Shape,
    Tokens,
    Union,
    is_anonymous,
)


class ContractView:
    """Puts shapes into the compared form.

    Lists and dictionaries are spelt out again as the classes that they are in
    the schema, and simple types resolved to what they come down to: xsdata has
    a class for the former and none for the latter.
    """

    def __init__(self, shapes: Mapping[QName, Shape]) -> None:
        self._shapes = shapes

    def classes(self) -> Iterator[ComparedClass]:
        """Every shape that xsdata has a view of."""
        for shape in self._shapes.values():
            match shape:
                case Record():
                    yield self._record(shape)
                case ListOf():
                    yield ComparedClass(
                        name=shape.key, fields=(self._field(shape.item),)
                    )
                case Dictionary():
                    yield from self._dictionary(shape)
                case Enumeration():
                    if not is_anonymous(shape.key):
                        tokens = tuple(value.token for value in shape.values)
                        yield ComparedClass(name=shape.key, tokens=tokens)
                case _:
                    if not is_anonymous(shape.key):
                        yield self._simple(shape.key)

    def _record(self, record: Record) -> ComparedClass:
        return ComparedClass(
            name=record.key,
            base=record.base,
            fields=tuple(map(self._field, record.fields)),
            abstract=record.abstract,
            mixed=record.mixed,
        )

    def _dictionary(self, shape: Dictionary) -> Iterator[ComparedClass]:
        entry = QName(shape.key.namespace, f"{shape.key.name}/{shape.entry.name}")
        field = ComparedField(
            kind="element",
            name=shape.entry,
            types=frozenset({str(entry)}),
            least=0,
            most=UNBOUNDED,
        )
        yield ComparedClass(name=shape.key, fields=(field,))
        pair = (self._field(shape.entry_key), self._field(shape.entry_value))
        yield ComparedClass(name=entry, fields=pair)

    def _simple(self, key: QName) -> ComparedClass:
        types, tokens = self.types(key)
        field = ComparedField(
            kind="text", name=QName("", ""), types=types, tokens=tokens
        )
        return ComparedClass(name=key, fields=(field,))

    def _field(self, field: Field) -> ComparedField:
        if field.kind in ("any", "any-attribute"):
            return ComparedField(
                kind=field.kind,
                name=QName("", ""),
                types=None,
                most=most(field.occurs) if field.kind == "any" else None,
            )
        types, tokens = self.types(field.type)
        if field.kind == "text":
            return ComparedField(
                kind="text", name=QName("", ""), types=types, tokens=tokens
            )
        return ComparedField(
            kind=field.kind,
            name=field.name,
            types=types,
            least=field.occurs.min,
            most=most(field.occurs),
            nillable=field.nillable,
            tokens=tokens,
            default=field.default if field.fixed is None else field.fixed,
        )

    def types(self, key: QName) -> tuple[frozenset[str], bool]:
        """What a type comes down to, and whether it is a list of tokens."""
        shape = self._shapes.get(key)
        match shape:
            case Alias() if not _is_encoded_text(key):
                return self.types(shape.target)
            case Tokens():
                return self.types(shape.item)[0], True
            case Flags():
                tokens = [value.token for value, _ in shape.values]
                return frozenset({enumeration_atom(tokens)}), True
            case Enumeration() if is_anonymous(key):
                values = [value.token for value in shape.values]
                return frozenset({enumeration_atom(values)}), False
            case Union():
                members = [self.types(member) for member in shape.members]
                names = frozenset(n for types, _ in members for n in types)
                return names, any(tokens for _, tokens in members)
            case _:
                return frozenset({str(key)}), False


def _is_encoded_text(key: QName) -> bool:
    """Whether SOAP's encoding has a class for a built-in type (``soapenc:int``)."""
    return key.namespace == SOAP_ENCODING and key.name not in _ENCODED_SIMPLE


_ENCODED_SIMPLE = ("base64", "arrayCoordinate")
"""Those that are simple types there, too."""


def enumeration_atom(tokens: list[str]) -> str:
    """An enumeration without a name is known by its tokens."""
    return "|".join(tokens)
