"""What a message can be shown to hold: facets may leave a type no value that is known."""

from __future__ import annotations

from contextlib import suppress

from wsdlsmith.drift.changes.spaces import PREFIXES, boundary_texts
from wsdlsmith.drift.changes.taken import taken_texts
from wsdlsmith.errors import WsdlsmithError
from wsdlsmith.model.per_type import PerType
from wsdlsmith.model.schema import SchemaSet, SimpleType, TypeRef
from wsdlsmith.sample.heights import Heights
from wsdlsmith.verify.schema_type import Types


def with_values(schema: SchemaSet) -> Heights:
    """What may be there, as far as a value is known for all that needs one."""
    return Heights(schema, _Values(schema).lacking)


class _Values:
    def __init__(self, schema: SchemaSet) -> None:
        self._schema = schema
        self._types = Types(schema)
        self.lacking = PerType(self._lacking)
        """Whether no text is found that a simple type takes."""

    def _lacking(self, ref: TypeRef) -> bool:
        if not isinstance(self._schema.definition(ref), SimpleType):
            return False
        with suppress(WsdlsmithError):  # what refers to nothing is told when it is read
            simple = self._types.simple_of(ref, "")
            # what the prefix of an enumerated name stands for is not known any more
            texts = boundary_texts(self._schema, ref)
            prefixes = PREFIXES | {text.partition(":")[0]: "" for text in texts}
            taken = taken_texts(self._schema, ref, simple, prefixes)
            return next(taken, None) is None
        return False
