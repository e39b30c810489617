"""Whole messages: which are worth it, and what stands around the content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from wsdlsmith.runtime.codec import markup
from wsdlsmith.runtime.codec.fast.heads import known_start
from wsdlsmith.runtime.codec.fast.unusual import Unusual
from wsdlsmith.runtime.codec.message import Message
from wsdlsmith.runtime.codec.recognise.readers import reader_of
from wsdlsmith.runtime.codec.recognise.scope import Run, Scope, scope_of
from wsdlsmith.runtime.codec.recognise.texts import is_usual
from wsdlsmith.runtime.errors import DecodeError
from wsdlsmith.runtime.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from wsdlsmith.runtime.codec.fast.heads import Head
    from wsdlsmith.runtime.schema.schema import Schema
    from wsdlsmith.runtime.schema.shape import MessageShape

ENOUGH = 256 * 1024
"""Bytes read under an opening before its expressions are made: that takes some
milliseconds, and what is saved is a millisecond for each 64 KiB."""
_MOST = 4
"""How many start tags of the wrapper are tried below one head."""
_LONGEST = 2048
_DEEPEST = 200
"""libxml2 reads 256 levels; what is deeper is for it to refuse."""
_TRUST = 8
_MISS = 4


class Opening:
    """The start tag of a wrapper below a head, and what is known of such messages."""

    __slots__ = ("close", "kind", "scope", "seen", "trust")

    def __init__(self, scope: Scope, close: str) -> None:
        self.scope = scope
        self.close = close
        """All that follows the content."""
        self.seen = 0
        self.trust = _TRUST
        """Falls with each message that is not recognised; at 0 no more are tried."""

    def pays(self, size: int) -> bool:
        """Whether to try a message of so many bytes; it is counted."""
        self.seen += size
        return self.trust > 0 and self.seen >= ENOUGH


def recognised(
    schema: Schema, shape: MessageShape, data: bytes, limits: Limits
) -> Message | None:
    """The message, where all of it is as expected; None: read the tree.

    ``data`` has passed the bounds on bytes and elements.
    """
    head = known_start(shape, data)
    if head is None or not data.endswith(head.end):
        return None
    opening = _opening(schema, shape, head, data)
    if opening is None or not opening.pays(len(data)):
        return None
    message = _content(opening, shape, head, data, limits)
    if message is None:
        opening.trust -= _MISS
    elif opening.trust < _TRUST:
        opening.trust += 1
    return message


def _content(
    opening: Opening, shape: MessageShape, head: Head, data: bytes, limits: Limits
) -> Message | None:
    start = data.index(b">", head.size) + 1
    if not is_usual(data):
        return None
    run = Run(min(limits.depth, _DEEPEST) - 4)
    try:
        text = data[start:].decode()
        read = reader_of(opening.scope, shape.kind)
        record, end = read(text, 0, run, 2, opening.close)
    except (Unusual, RecursionError, UnicodeDecodeError):
        return None
    if end != len(text):
        return None
    return Message(record, dict(head.headers), head.dialect, head.frame)


def _opening(
    schema: Schema, shape: MessageShape, head: Head, data: bytes
) -> Opening | None:
    end = data.find(b">", head.size, head.size + _LONGEST) + 1
    tag = data[head.size : end]
    if tag not in head.openings and len(head.openings) < _MOST:
        head.openings[tag] = _learnt(schema, shape, head, data[: head.size], tag)
    found: Opening | None = head.openings.get(tag)
    return found


def _learnt(
    schema: Schema, shape: MessageShape, head: Head, start: bytes, tag: bytes
) -> Opening | None:
    """What the start tag says, by the parser; None for all but a plain wrapper's."""
    if shape.wrapper is None or not tag.startswith(b"<") or tag.endswith(b"/>"):
        return None
    alone = start + tag[:-1] + b"/>" + head.end
    try:
        root = markup.parse(alone, DEFAULT_LIMITS)
    except DecodeError:
        return None
    body = root[-1]
    if len(root) != head.children or len(body) != 1 or body.text or body[0].tail:
        return None
    wrapper = body[0]
    if wrapper.tag != shape.wrapper or wrapper.keys() or len(wrapper):
        return None
    scope = scope_of(schema, _likeliest_first(wrapper))
    name = tag[1:-1].split()[0].decode()
    return Opening(scope, f"</{name}>{head.end.decode()}")


def _likeliest_first(wrapper: etree._Element) -> dict[str, str]:
    """The prefixes in force: the wrapper's own before the others."""
    declared = {prefix or "": uri for prefix, uri in wrapper.nsmap.items()}
    own = wrapper.prefix or ""
    first = {own: declared[own]} if own in declared else {}
    return first | declared
