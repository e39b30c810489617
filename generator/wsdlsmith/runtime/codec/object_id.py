"""WCF's references: an object with ``z:Id`` that others point to with ``z:Ref``.

``DataContract(IsReference=true)`` writes an object once and then only refers to
it. Reading gives one shared object; writing refers again where it was so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.values.names import Z_ID

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.record import Record
    from wsdlsmith.runtime.schema.schema import Schema


def id_of(schema: Schema, record: Record) -> str | None:
    """The ``z:Id`` of an object: of its field, or as it was read."""
    slot = schema.type_of(type(record)).attributes.get(Z_ID)
    if slot is not None:
        value = getattr(record, slot.field)
        return value if isinstance(value, str) else None
    if record._wire is not None:
        return dict(record._wire.attributes).get(Z_ID)
    return None
