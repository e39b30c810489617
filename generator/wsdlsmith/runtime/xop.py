"""XOP: binary parts in place of base64 text, in both directions (W3C, 2005).

Reading puts the text back before the envelope is decoded, so that the codec need
not know. A part may be included again and again; all inclusions together are
bounded, since otherwise a small answer could fill any memory.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from wsdlsmith.runtime import markup
from wsdlsmith.runtime.errors import DecodeError
from wsdlsmith.runtime.limits import Limits
from wsdlsmith.runtime.multipart import Attachments, MultipartError, content_id_of

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
    root = markup.parse(envelope, limits)
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
        self._root = f"root-{uuid4().hex}@wsdlsmith"
        self._parts: list[tuple[str, bytes]] = []

    def take(self, parent: etree._Element, value: bytes) -> bool:
        """Put a reference into ``parent`` for a value that is large enough."""
        if len(value) < self._least:
            return False
        from lxml import etree

        name = f"{len(self._parts) + 1}-{uuid4().hex}@wsdlsmith"
        self._parts.append((name, bytes(value)))
        parent.text = None
        etree.SubElement(parent, INCLUDE, {"href": f"cid:{name}"}, {"xop": XOP})
        return True

    def packed(self, envelope: bytes, content_type: str) -> tuple[bytes, str] | None:
        """The body and its Content-Type; None where no value was taken out."""
        if not self._parts:
            return None
        boundary = f"part-{uuid4().hex}"
        kind = content_type.partition(";")[0]
        quoted = content_type.replace("\\", "\\\\").replace('"', '\\"')
        action = content_type.partition("; action=")[2]
        inner = f'{XOP_TYPE}; charset=utf-8; type="{quoted if action else kind}"'
        pieces = [_piece(boundary, inner, "8bit", self._root, envelope)]
        for name, content in self._parts:
            kind_of = "application/octet-stream"
            pieces.append(_piece(boundary, kind_of, "binary", name, content))
        body = b"".join([*pieces, f"--{boundary}--\r\n".encode("ascii")])
        header = (
            f'multipart/related; type="{XOP_TYPE}"; start="<{self._root}>"; '
            f'start-info="{kind}"; boundary="{boundary}"'
        )
        return body, header + (f"; action={action}" if action else "")


Take = Callable[["etree._Element", bytes], bool]


def _piece(boundary: str, kind: str, coding: str, name: str, content: bytes) -> bytes:
    head = (
        f"--{boundary}\r\nContent-Type: {kind}\r\n"
        f"Content-Transfer-Encoding: {coding}\r\nContent-ID: <{name}>\r\n\r\n"
    )
    return head.encode("ascii") + content + b"\r\n"
