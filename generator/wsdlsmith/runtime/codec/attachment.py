"""A part beside an envelope: bytes, and what their sender says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import quote
from uuid import uuid4


def new_content_id(name: str = "") -> str:
    """A Content-ID that no other part has.

    With the name of a message's part before ``=``, as the Attachments Profile 1.0
    (R2933) has it.
    """
    start = f"{quote(name, safe='')}=" if name else ""
    return f"{start}{uuid4().hex}@wsdlsmith"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part of a multipart message (SOAP with Attachments).

    ``file_name`` has no folders: what a sender says is no path to write to. An
    element of type swaRef refers to a part by its ``uri``. ``headers`` are those that
    came, names in lower case.
    """

    content: bytes = field(repr=False)
    content_type: str = "application/octet-stream"
    file_name: str = ""
    content_id: str = field(default_factory=new_content_id, compare=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def uri(self) -> str:
        """What refers to it: its Content-ID as a URI (RFC 2392)."""
        return f"cid:{quote(self.content_id, safe='@')}"


Attachments: TypeAlias = Mapping[str, Attachment]
"""By Content-ID without brackets; a part without one by its place, ``"2"``."""
