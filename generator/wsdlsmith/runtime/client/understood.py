"""Header blocks of an answer that nobody declared (SOAP 1.1 4.2.3, SOAP 1.2 5.2.3).

They are tolerated and kept, except for those that are addressed to us and must
be understood. What WS-Addressing says of an answer (its action, to whom, to what)
is understood: a client acts on none of it but the relation, which is checked
where WS-Addressing is in use.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from wsdlsmith.runtime.values.names import SOAP11, SOAP12, XML_SPACE

if TYPE_CHECKING:
    from lxml import etree

    from wsdlsmith.runtime.codec.message import Message

WSA: Final = "http://www.w3.org/2005/08/addressing"
_WSA_2004: Final = "http://schemas.xmlsoap.org/ws/2004/08/addressing"
_INFORMING: Final = frozenset(
    f"{{{namespace}}}{name}"
    for namespace in (WSA, _WSA_2004)
    for name in ("Action", "From", "MessageID", "RelatesTo", "To")
)
_OURS: Final = frozenset(
    (
        "",
        "http://schemas.xmlsoap.org/soap/actor/next",
        f"{SOAP12}/role/next",
        f"{SOAP12}/role/ultimateReceiver",
    )
)


def unknown_blocks(message: Message) -> tuple[bytes, ...]:
    """The header blocks that the operation does not declare, as XML."""
    frame = message._frame
    blocks = frame.blocks if frame is not None and frame.blocks is not None else ()
    return elements_of(blocks)


def elements_of(blocks: Iterable[tuple[str, str | bytes]]) -> tuple[bytes, ...]:
    """The blocks that are kept as XML; words between blocks are kept too."""
    return tuple(
        block
        for _, block in blocks
        if isinstance(block, bytes) and block.startswith(b"<")
    )


def first_not_understood(
    blocks: Collection[bytes], understood: Collection[str]
) -> str | None:
    """The name of the first block that must be understood and is not."""
    for block in _revived(blocks):
        tag = str(block.tag)
        if tag not in _INFORMING and tag not in understood and _demands(block):
            return tag
    return None


def _demands(block: etree._Element) -> bool:
    for soap, role in ((SOAP11, "actor"), (SOAP12, "role")):
        must = (block.get(f"{{{soap}}}mustUnderstand") or "").strip(XML_SPACE)
        whom = (block.get(f"{{{soap}}}{role}") or "").strip(XML_SPACE)
        if must in ("1", "true") and whom in _OURS:
            return True
    return False


def _revived(blocks: Collection[bytes]) -> Iterator[etree._Element]:
    from wsdlsmith.runtime.codec import markup

    for block in blocks:
        yield markup.revive(block)
