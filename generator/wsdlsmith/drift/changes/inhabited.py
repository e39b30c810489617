"""What a message can hold at all, values counted: facets may leave none (int, [a-z]*)."""

from __future__ import annotations

from contextlib import suppress

from wsdlsmith.drift.changes.spaces import PREFIXES, boundary_texts
from wsdlsmith.drift.changes.taken import taken_texts
from wsdlsmith.errors import WsdlsmithError
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import SchemaSet, SimpleType, TypeRef
from wsdlsmith.sample.derived import Alternatives
from wsdlsmith.verify.schema_type import Types


class Inhabited(Alternatives):
    """The derived types and substitutes of a schema set, and which can be there."""

    def __init__(self, schema: SchemaSet) -> None:
        super().__init__(schema)
        self._types = Types(schema)
        self._known: dict[int, tuple[TypeRef, bool]] = {}

    def valueless(self, ref: TypeRef) -> bool:
        """Whether no text is found that a simple type takes."""
        one = self.schema.types.get(ref) if isinstance(ref, QName) else ref
        if not isinstance(one, SimpleType):
            return False
        if id(one) not in self._known:
            self._known[id(one)] = (one, self._takes_nothing(ref))
        return self._known[id(one)][1]

    def _takes_nothing(self, ref: TypeRef) -> bool:
        with suppress(WsdlsmithError):  # what refers to nothing is told when it is read
            simple = self._types.simple_of(ref, "")
            # what the prefix of an enumerated name stands for is not known any more
            texts = boundary_texts(self.schema, ref)
            prefixes = PREFIXES | {text.partition(":")[0]: "" for text in texts}
            taken = taken_texts(self.schema, ref, simple, prefixes)
            return next(taken, None) is None
        return False
