"""The parts of a message that its binding puts beside the envelope (WSDL 1.1, 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from wsdlsmith.runtime.codec.attachment import Attachment, Attachments, new_content_id
from wsdlsmith.runtime.errors import EncodeError

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.operation import BoundPart, Operation


def parts_to_send(
    operation: Operation, values: Sequence[object]
) -> tuple[Attachment, ...]:
    """The attachments of a request: bytes, or an Attachment that says more of them."""
    return tuple(
        _part_to_send(operation, declared, value)
        for declared, value in zip(operation.attachments, values, strict=True)
    )


def _part_to_send(
    operation: Operation, declared: BoundPart, value: object
) -> Attachment:
    content_id = new_content_id(declared.part)
    if isinstance(value, Attachment):
        return replace(value, content_id=content_id)
    if not isinstance(value, bytes | bytearray | memoryview):
        reason = f"{declared.name}: bytes or an Attachment, not {type(value).__name__}"
        raise EncodeError(reason, operation=operation.name)
    named = (one for one in declared.content_types if "*" not in one)
    kind = next(named, "application/octet-stream")
    return Attachment(bytes(value), kind, content_id=content_id)


def parts_of_answer(operation: Operation, parts: Attachments) -> list[Any]:
    """Its declared parts in order; LookupError names one that did not come.

    A part is found by its Content-ID: ``name=...`` as the Attachments Profile 1.0
    (R2933) has it, or its bare name; else by its place, where as many came.
    """
    declared = operation.answer_attachments
    given = list(parts.values())
    found: list[Any] = []
    for place, one in enumerate(declared):
        starts = f"{one.part}=", f"{quote(one.part, safe='')}="
        match = next((p for p in given if p.content_id.startswith(starts)), None)
        match = match or parts.get(one.part)
        if match is None and len(given) == len(declared):
            match = given[place]
        if match is None:
            raise LookupError(one.part)
        found.append(match)
    return found
