"""What stands before the Body, remembered: most services say the same in each answer.

The bytes up to the end of the Body's start tag decide headers and dialect. With
``</Body></Envelope>`` in the end, and as many children of the root as there were,
nothing else can stand beside the Body. What is read once and had nothing to remark,
nothing to keep and no text (a ticket, say) is not read again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import NoneType
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from wsdlsmith.runtime.codec.message import Frame
from wsdlsmith.runtime.codec.parsing import is_utf8, parse
from wsdlsmith.runtime.errors import DecodeError
from wsdlsmith.runtime.limits import DEFAULT_LIMITS
from wsdlsmith.runtime.schema.wire import NIL

if TYPE_CHECKING:
    from wsdlsmith.runtime.codec.message import Message
    from wsdlsmith.runtime.schema.dialect import Dialect
    from wsdlsmith.runtime.schema.shape import MessageShape

_LONGEST = 2048
_MOST = 16
"""How many heads are remembered for one direction of an operation; then no more."""
_PLAIN = frozenset((NoneType, bool, int, float))


class Head(NamedTuple):
    """What was read before a Body, and what must be true of a message to be alike."""

    size: int
    """Bytes up to the end of the Body's start tag."""
    end: bytes
    children: int
    headers: Mapping[str, object]
    dialect: Dialect
    frame: Frame | None
    openings: dict[bytes, Any]
    """What is known of the start tags that follow it."""

    def around(self, around: tuple[str | bytes | None, ...] | None) -> Frame | None:
        """The frame, with what stands beside the message in the Body."""
        if around is None:
            return self.frame
        frame = self.frame or Frame(has_header=self.children > 1)
        return replace(frame, around=around)


def known_head(shape: MessageShape, root: etree._Element, data: bytes) -> Head | None:
    """The head that the message begins with, if it is remembered."""
    head = known_start(shape, data)
    if head is None or len(root) != head.children or not data.endswith(head.end):
        return None
    return head


def known_start(shape: MessageShape, data: bytes) -> Head | None:
    """The head with these bytes; what follows it is not looked at."""
    head: Head | None = shape.heads.get(_start(data))
    return head


def remember(
    shape: MessageShape, root: etree._Element, data: bytes, message: Message
) -> None:
    """Remember the head of a message that was read without a remark."""
    start, frame = _start(data), message._frame
    if not start or start in shape.heads or len(shape.heads) >= _MOST:
        return
    plain = all(type(value) in _PLAIN for value in message.headers.values())
    if frame is not None:
        plain = plain and frame.around is None and not frame.attributes
        plain = plain and all(fact is NIL for fact in frame.facts.values())
    prefix = f"{root.prefix}:" if root.prefix else ""
    end = f"</{prefix}Body></{prefix}Envelope>".encode()
    if not (plain and is_utf8(data) and _is_whole(start + end, root)):
        return  # and nothing is kept: a ticket would stand in it
    dialect = replace(message.dialect, typed=False)
    headers = dict(message.headers)
    shape.heads[start] = Head(
        len(start), end, len(root), headers, dialect, frame, openings={}
    )


def _start(data: bytes) -> bytes:
    """Up to the end of the first tag that mentions a Body; else nothing."""
    place = data.find(b"Body", 0, _LONGEST)
    return data[: data.find(b">", place, _LONGEST) + 1] if place > 0 else b""


def _is_whole(data: bytes, root: etree._Element) -> bool:
    """Whether the head and its end are an envelope, as ``root`` but for the content."""
    try:
        alone = parse(data, DEFAULT_LIMITS)
    except DecodeError:
        return False  # the mention was in a header, or in a comment
    tags = [child.tag for child in alone]
    return tags == [child.tag for child in root] and tags[-1:] == [
        alone.tag.replace("}Envelope", "}Body")
    ]
