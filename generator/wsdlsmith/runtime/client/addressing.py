"""WS-Addressing 1.0 headers, for bindings whose policy asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import uuid4

from wsdlsmith.runtime.client.understood import WSA
from wsdlsmith.runtime.values.names import XML_SPACE

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml import etree

_ANONYMOUS: Final = f"{WSA}/anonymous"


def new_message_id() -> str:
    """An identifier that no other message has."""
    return f"urn:uuid:{uuid4()}"


def add_addressing(
    header: etree._Element, action: str, to: str, message_id: str
) -> None:
    """Action, To, MessageID and an anonymous ReplyTo (SOAP binding, section 2)."""
    from lxml import etree

    for name, text in (("Action", action), ("To", to), ("MessageID", message_id)):
        etree.SubElement(header, f"{{{WSA}}}{name}", nsmap={"wsa": WSA}).text = text
    reply_to = etree.SubElement(header, f"{{{WSA}}}ReplyTo", nsmap={"wsa": WSA})
    etree.SubElement(reply_to, f"{{{WSA}}}Address").text = _ANONYMOUS


def answers_another(blocks: Collection[bytes], message_id: str) -> bool:
    """Whether an answer says that it belongs to another message than ours."""
    from wsdlsmith.runtime.codec import markup

    for block in map(markup.revive, blocks):
        reply = block.get("RelationshipType", f"{WSA}/reply") in (f"{WSA}/reply", "")
        if block.tag == f"{{{WSA}}}RelatesTo" and reply:
            return (block.text or "").strip(XML_SPACE) != message_id
    return False
