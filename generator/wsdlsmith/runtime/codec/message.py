"""A message of an operation: body and headers, and how its envelope was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from wsdlsmith.runtime.schema.dialect import WIRE_1_1, Dialect
from wsdlsmith.runtime.schema.record import Record
from wsdlsmith.runtime.schema.wire import Wire

if TYPE_CHECKING:
    from wsdlsmith.runtime.codec.attachment import Attachment
    from wsdlsmith.runtime.fault import Fault
    from wsdlsmith.runtime.schema.shape import MessageShape
else:  # for typing.get_type_hints; few messages need what importing these costs
    Attachment = Fault = Any

Direction: TypeAlias = Literal["request", "response"]
Observer: TypeAlias = Callable[[str, str, str], object]
"""Called with code, path and detail of each thing that was tolerated."""

Block: TypeAlias = "tuple[str, str | bytes]"
"""A child of the envelope in place: its parent (``Envelope`` or ``Header``) and
the header's Python name, or an unknown block as XML; ``Body`` is the Body, and
``Header`` the Header where it is not the first."""


@dataclass(slots=True)
class Frame:
    """What the envelope said beyond its dialect, body and header values."""

    blocks: tuple[Block, ...] | None = None
    has_header: bool = False
    facts: dict[str, Wire] = field(default_factory=dict)
    """Facts of header values without a slot of their own, by Python name."""
    attributes: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Attributes of Envelope, Header and Body."""
    around: tuple[str | bytes | None, ...] | None = None
    """Unknown children of Body in place; None is the message itself."""


@dataclass(slots=True)
class Message:
    """``body`` is the request or response message, or the fault that came.

    ``headers`` holds the values by their Python names; a name that is not there
    was not sent. ``dialect`` is how it was written, or will be. ``attachments`` go
    beside the envelope.
    """

    body: Record | Fault | None
    headers: dict[str, object] = field(default_factory=dict)
    dialect: Dialect = WIRE_1_1
    attachments: tuple[Attachment, ...] = field(default=(), kw_only=True)
    _frame: Frame | None = field(default=None, repr=False, compare=False)


def canonical_blocks(
    shape: MessageShape, names: list[str], dialect: Dialect
) -> tuple[Block, ...]:
    """The envelope's children for a dialect: headers as declared, then Body."""
    parent = "Header" if dialect.headers == "header" else "Envelope"
    given = tuple((parent, name) for name in shape.headers if name in names)
    return (*given, ("Envelope", "Body"))
