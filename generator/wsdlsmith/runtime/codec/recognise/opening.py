"""Whole messages: which are worth it, and what stands around the content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from wsdlsmith.runtime.codec.fast.heads import known_start
from wsdlsmith.runtime.codec.fast.unusual import Unusual
from wsdlsmith.runtime.codec.message import Message
from wsdlsmith.runtime.codec.parsing import measure, parse
from wsdlsmith.runtime.codec.recognise.readers import reader_of
from wsdlsmith.runtime.codec.recognise.scope import Run, Scope, scope_of
from wsdlsmith.runtime.codec.recognise.texts import is_usual
from wsdlsmith.runtime.errors import DecodeError
from wsdlsmith.runtime.limits import DEFAULT_LIMITS, Limits
from wsdlsmith.runtime.schema.record_type import RecordType

if TYPE_CHECKING:
    from wsdlsmith.runtime.codec.fast.heads import Head
    from wsdlsmith.runtime.schema.schema import Schema
    from wsdlsmith.runtime.schema.shape import MessageShape

ENOUGH = 256 * 1024
"""Bytes read under an opening before its expressions are made: to make them takes
half a millisecond a class, and a millisecond is saved by 64 KiB."""
_MOST = 4
"""How many start tags of the wrapper are tried below one head."""
_TAG = re.compile(rb'<[^\s<>/="]++(?: xmlns(?::[^\s<>/="]++)?="[^"<>]*+")*+>')
"""A start tag without attributes: what they say is not to be kept."""
_LONGEST = 2048
_DEEPEST = 200
"""libxml2 reads 256 levels; what is deeper is for it to refuse."""
_TRUST = 16
_MISS = 4


def recognised(
    schema: Schema, shape: MessageShape, data: bytes, limits: Limits
) -> Message | None:
    """The message, where all of it is as expected; None: read the tree.

    Raises DecodeError for more elements than the limits allow.
    """
    opening = opening_of(schema, shape, data)
    if opening is None or not opening.pays(len(data)) or len(data) > limits.bytes:
        return None
    measure(data, limits)
    message = opening.read(data, limits)
    opening.learn(message is not None)
    return message


def opening_of(schema: Schema, shape: MessageShape, data: bytes) -> Opening | None:
    """How the message begins, if such a beginning was read before."""
    head = known_start(shape, data)
    if head is None:
        return None
    tag = data[head.size : data.find(b">", head.size, head.size + _LONGEST) + 1]
    new = tag not in head.openings and len(head.openings) < _MOST
    if new and _TAG.fullmatch(tag):
        head.openings[tag] = _learnt(schema, shape, head, data[: head.size], tag)
    found: Opening | None = head.openings.get(tag)
    return found


def _element(shape: MessageShape) -> tuple[str, RecordType] | None:
    """The one element of the Body, and its type; None where that is not sure.

    In bare style it is a field of the message.
    """
    if shape.wrapper is not None:
        return shape.wrapper, shape.kind
    if len(shape.kind.slots) != 1:
        return None
    (slot,) = shape.kind.slots
    if slot.entry.kind != "element" or slot.many or slot.head:
        return None
    kind = slot.type
    return (slot.entry.name, kind) if isinstance(kind, RecordType) else None


class Opening:
    """A head and a wrapper's start tag, and what is known of messages that begin so."""

    __slots__ = (
        "_close",
        "_head",
        "_kind",
        "_scope",
        "_seen",
        "_shape",
        "_size",
        "_trust",
    )

    def __init__(
        self,
        shape: MessageShape,
        head: Head,
        scope: Scope,
        kind: RecordType,
        size: int,
        close: str,
    ) -> None:
        self._shape = shape
        self._head = head
        self._scope = scope
        self._kind = kind
        self._size = size
        self._close = close
        """All that follows the content."""
        self._seen = 0
        self._trust = _TRUST
        """Falls with each message that is not recognised; at 0 no more are tried."""

    def pays(self, size: int) -> bool:
        """Whether to try a message of so many bytes; it is counted."""
        self._seen += size
        return self._trust > 0 and self._seen >= ENOUGH

    def learn(self, success: bool) -> None:
        """What came of trying."""
        self._trust = min(self._trust + 1, _TRUST) if success else self._trust - _MISS

    def read(self, data: bytes, limits: Limits) -> Message | None:
        """The message, if all that follows the opening is recognised."""
        head = self._head
        if not is_usual(data):
            return None
        run = Run(min(limits.depth, _DEEPEST) - 4)
        try:
            text = data[self._size :].decode()
            read = reader_of(self._scope, self._kind)
            record, end = read(text, 0, run, 2, self._close)
        except (Unusual, RecursionError, UnicodeDecodeError):
            return None
        if end != len(text):
            return None
        if self._shape.wrapper is None:
            record = self._shape.new(record)
        return Message(record, dict(head.headers), head.dialect, head.around(None))


def _learnt(
    schema: Schema, shape: MessageShape, head: Head, start: bytes, tag: bytes
) -> Opening | None:
    """What the start tag says, by the parser; None for all but a plain wrapper's."""
    expected = _element(shape)
    close = b"</%b>%b" % (tag[1:-1].split()[0], head.end)
    if expected is None:
        return None
    try:
        root = parse(start + tag + close, DEFAULT_LIMITS)
    except DecodeError:
        return None
    encoding = root.getroottree().docinfo.encoding or "UTF-8"
    body = root[-1]
    if encoding.upper() != "UTF-8":
        return None
    if len(root) != head.children or len(body) != 1 or body.text or body[0].tail:
        return None
    wrapper = body[0]
    if wrapper.tag != expected[0] or wrapper.keys() or len(wrapper):
        return None
    try:
        scope = scope_of(schema, _likeliest_first(wrapper))
    except Unusual:
        return None
    size = head.size + len(tag)
    return Opening(shape, head, scope, expected[1], size, close.decode())


def _likeliest_first(wrapper: etree._Element) -> dict[str, str]:
    """The prefixes in force: the wrapper's own before the others."""
    declared = {prefix or "": uri for prefix, uri in wrapper.nsmap.items()}
    own = wrapper.prefix or ""
    first = {own: declared[own]} if own in declared else {}
    return first | declared
