"""XOP: binary parts in place of base64 text, in both directions (W3C, 2005).

Reading puts the text back before the envelope is decoded, so that the codec need
not know. A part may be included again and again; all inclusions together are
bounded, since otherwise a small answer could fill any memory.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from wsdlsmith.runtime.codec import markup
from wsdlsmith.runtime.codec.attachment import Attachment, Attachments
from wsdlsmith.runtime.codec.multipart import MultipartError, content_id_of
from wsdlsmith.runtime.codec.packing import packed
from wsdlsmith.runtime.codec.parsing import parse
from wsdlsmith.runtime.errors import DecodeError
from wsdlsmith.runtime.limits import Limits

if TYPE_CHECKING:
    from lxml import etree

XOP: Final = "http://www.w3.org/2004/08/xop/include"
INCLUDE: Final = f"{{{XOP}}}Include"
XOP_TYPE: Final = "application/xop+xml"


def included(
    envelope: bytes, parts: Attachments, limits: Limits
) -> tuple[bytes, Attachments]:
    """The envelope with its parts in place, and the parts that it does not include.

    Raises DecodeError or MultipartError.
    """
    root = parse(envelope, limits)
    used: set[str] = set()
    room = limits.bytes
    for include in list(root.iter(INCLUDE)):
        name = content_id_of(include.get("href") or "")
        part = parts.get(name or "")
        if name is None or part is None:
            raise DecodeError("an Include names no part", path=markup.path_of(include))
        room -= len(part.content)
        if room < 0:
            raise MultipartError("its parts, included, are larger than allowed")
        used.add(name)
        _replace(include, b64encode(part.content).decode("ascii"))
    if not used:
        return envelope, parts
    rest = {name: part for name, part in parts.items() if name not in used}
    from lxml import etree

    return etree.tostring(root, encoding="UTF-8", xml_declaration=True), rest


def _replace(include: etree._Element, text: str) -> None:
    parent = include.getparent()
    if parent is None or len(parent) != 1:
        raise DecodeError(
            "an Include is not alone in its element", path=markup.path_of(include)
        )
    parent.remove(include)
    parent.text = text


class Outside:
    """Takes binary values out of an envelope that is being written."""

    def __init__(self, least: int) -> None:
        self._least = least
        self.parts: list[Attachment] = []

    def take(self, parent: etree._Element, value: bytes) -> bool:
        """Put a reference into ``parent`` for a value that is large enough."""
        if len(value) < self._least:
            return False
        from lxml import etree

        part = Attachment(bytes(value))
        self.parts.append(part)
        parent.text = None
        etree.SubElement(parent, INCLUDE, {"href": part.uri}, {"xop": XOP})
        return True


Take = Callable[["etree._Element", bytes], bool]


def with_parts(
    envelope: bytes,
    content_type: str,
    outside: Sequence[Attachment],
    beside: Sequence[Attachment],
) -> tuple[bytes, str]:
    """The body and its Content-Type: an envelope, the values taken out of it, and
    attachments beside it. Without values taken out it is no XOP package.
    """
    kind, _, action = content_type.partition("; action=")
    kind = kind.partition(";")[0]
    after = f"; action={action}" if action else ""
    if not outside:
        return packed(envelope, content_type, f'type="{kind}"{after}', beside)
    quoted = content_type.replace("\\", "\\\\").replace('"', '\\"')
    inner = f'{XOP_TYPE}; charset=utf-8; type="{quoted if action else kind}"'
    package = f'type="{XOP_TYPE}"; start-info="{kind}"{after}'
    return packed(envelope, inner, package, [*outside, *beside])
