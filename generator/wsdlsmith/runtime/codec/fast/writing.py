"""A message to bytes by the fast way."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from wsdlsmith.runtime.codec.fast.tags import Tags
from wsdlsmith.runtime.codec.fast.unusual import Unusual
from wsdlsmith.runtime.codec.fast.writers import element_writer, record_writer
from wsdlsmith.runtime.values.names import XSI

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wsdlsmith.runtime.codec.message import Message
    from wsdlsmith.runtime.schema.dialect import Dialect
    from wsdlsmith.runtime.schema.operation import Operation
    from wsdlsmith.runtime.schema.schema import Schema
    from wsdlsmith.runtime.schema.shape import MessageShape

_ILLEGAL = bytes([*range(9), 11, 12, *range(14, 32)])
_PLAIN_URI = re.compile(r"[\w:/.#?=@,;+~%$!*()\[\]-]+", re.ASCII)
_PREFIX = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)


def write_fast(
    operation: Operation,
    shape: MessageShape,
    message: Message,
    dialect: Dialect,
    declared: Mapping[str, str],
) -> bytes | None:
    """The envelope in a wire dialect; None for what only the generic way writes.

    ``declared`` are the prefixes that the root may declare, SOAP's first.
    """
    if message._frame is not None or dialect.typed or dialect.headers != "header":
        return None
    if dialect.encoding_style:
        return None
    try:
        text = _envelope(operation.service.schema, shape, message, declared)
        data = text.encode()
    except (Unusual, UnicodeEncodeError, RecursionError):
        return None
    if len(data.translate(None, _ILLEGAL)) != len(data):
        return None
    if "\ufffe" in text or "\uffff" in text:
        return None
    return data


def _envelope(
    schema: Schema, shape: MessageShape, message: Message, declared: Mapping[str, str]
) -> str:
    soap, *others = declared.items()
    tags = _tags(schema, tuple(others))
    prefix, name = soap[0], shape.wrapper
    body = (f"<{prefix}:Body>", f"</{prefix}:Body>", f"<{prefix}:Body/>")
    own = body if name is None else (tags.start(name), tags.end(name), tags.empty(name))
    key = ("body", tags, shape.kind, own)
    write = schema.compiled.get(key)
    if write is None:
        made = record_writer(schema, shape.kind, tags, own)
        write = schema.compiled.setdefault(key, made)
    text: str = write(message.body, 0)
    if name is not None:
        text = f"{body[0]}{text}{body[1]}"
    blocks = _headers(schema, shape, message, tags)
    head = f"<{prefix}:Header>{blocks}</{prefix}:Header>" if blocks else ""
    used = [soap, *(pair for pair in others if _is_used(pair[0], tags, text, blocks))]
    spaces = "".join([_declaration(name, uri) for name, uri in used])
    return (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        f"<{prefix}:Envelope{spaces}>{head}{text}</{prefix}:Envelope>"
    )


@lru_cache(maxsize=256)
def _declaration(prefix: str, uri: str) -> str:
    if not (_PREFIX.fullmatch(prefix) and _PLAIN_URI.fullmatch(uri)):
        raise Unusual
    return f' xmlns:{prefix}="{uri}"'


def _tags(schema: Schema, declared: tuple[tuple[str, str], ...]) -> Tags:
    key = ("write", declared)
    found: Tags | None = schema.compiled.get(key)
    if found is None:
        found = schema.compiled.setdefault(key, Tags(dict(declared)))
    return found


def _headers(schema: Schema, shape: MessageShape, message: Message, tags: Tags) -> str:
    """The header blocks in the order of their declaration."""
    if not all(name in shape.headers for name in message.headers):
        raise Unusual
    blocks = []
    for name, part in shape.headers.items():
        value = message.headers.get(name)
        if value is not None:
            key = ("header", tags, part.slot.entry.name, part.slot.entry.type)
            write = schema.compiled.get(key)
            if write is None:
                made = element_writer(schema, part.slot, tags)
                write = schema.compiled.setdefault(key, made)
            blocks.append(write(value, 0))
    return "".join(blocks)


def _is_used(prefix: str, tags: Tags, body: str, blocks: str) -> bool:
    """Whether a tag or ``xsi:nil`` has the prefix; texts hold neither mark."""
    if prefix not in tags.used:
        return False
    if tags.prefixes.get(XSI) == prefix:
        mark = f' {prefix}:nil="true"/>'
        if mark in body or mark in blocks:
            return True
    mark = f"<{prefix}:"
    return mark in body or mark in blocks
