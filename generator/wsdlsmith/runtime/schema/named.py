"""Which element a record is, where its type is that of several or of none.

``xs:any`` and substitution groups take elements, and an element is known by its
name (XML Schema Part 1, 3.10.4 and 3.3.6). A record that was read knows its
name; of a new one the type alone tells it where exactly one element has it.
"""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TypeVar

from wsdlsmith.runtime.schema.record import Record, record_type
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.schema.wire import Wire
from wsdlsmith.runtime.values.names import local
from wsdlsmith.runtime.values.qname import QName

R = TypeVar("R", bound=Record)


def as_element(record: R, name: str | QName) -> R:
    """A copy of the record that is the declared element ``{namespace}name``.

    It shares its values with the record. Raises LookupError for an element that
    the contract does not declare, TypeError for one of another type.
    """
    clark = name.clark if isinstance(name, QName) else name
    schema = type(record).__schema__
    known = schema.elements.get(clark)
    if known is None:
        raise LookupError(f"the contract declares no element {clark} for a record")
    declared = schema.find(known[0])
    if "abstract" in known[1]:
        raise TypeError(f"the element {clark} is abstract: one of its members is meant")
    kind = record_type(type(record))
    if not isinstance(declared, RecordType) or not kind.is_a(declared):
        what = type(record).__name__
        raise TypeError(f"the element {clark} is a {local(known[0])}, not a {what}")
    named = copy.copy(record)
    named._wire = replace(record._wire or Wire(), name=clark)
    return named


def element_name(record: Record) -> QName | None:
    """The element that a record was read as, or said to be by :func:`as_element`.

    None for a record in the place of an element that the contract names there.
    """
    name = record._wire.name if record._wire is not None else None
    return None if name is None else QName.from_clark(name)
