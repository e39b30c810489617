"""A call's request: the envelope, what options add to it, and its HTTP headers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

from wsdlsmith.runtime.client.body import ACCEPTED_CODINGS
from wsdlsmith.runtime.codec.message import Message
from wsdlsmith.runtime.codec.write_envelope import EnvelopeWriter, written
from wsdlsmith.runtime.http import HttpRequest

if TYPE_CHECKING:
    from lxml import etree

    from wsdlsmith.runtime.client.handling import Handling
    from wsdlsmith.runtime.codec.attachment import Attachment
    from wsdlsmith.runtime.schema.operation import Operation

_ACTION_SAFE: Final = "".join(chr(c) for c in range(0x20, 0x7F) if chr(c) not in '"\\')


def request_of(
    operation: Operation,
    message: Message,
    url: str,
    handling: Handling,
    message_id: str,
    carried: Mapping[str, str],
) -> HttpRequest:
    """The request that carries ``message``. Raises EncodeError.

    ``message_id`` is empty where WS-Addressing is not asked for; ``carried`` are
    headers that hand a trace on.
    """
    writer = EnvelopeWriter(operation, operation.request, message, message.dialect)
    outside: list[Attachment] = []
    if handling.mtom is not None:
        from wsdlsmith.runtime.codec.xop import Outside

        taking = Outside(handling.mtom)
        outside, writer.outside = taking.parts, taking.take
    content = written(writer)
    if message_id or handling.security:
        content = _extended(content, operation, url, handling, message_id)
    headers = {**carried, **http_headers(operation)}
    if outside or message.attachments:
        from wsdlsmith.runtime.codec.xop import with_parts

        content, headers["Content-Type"] = with_parts(
            content, headers["Content-Type"], outside, message.attachments
        )
    return HttpRequest(
        operation=operation.name, url=url, headers=headers, content=content
    )


def _extended(
    content: bytes,
    operation: Operation,
    url: str,
    handling: Handling,
    message_id: str,
) -> bytes:
    """The envelope with the header blocks that no WSDL declares."""
    from lxml import etree

    from wsdlsmith.runtime.client.addressing import add_addressing
    from wsdlsmith.runtime.client.security import add_security
    from wsdlsmith.runtime.codec.parsing import parser

    root = etree.fromstring(content, parser(huge=True))
    header = _header(root)
    if message_id:
        to = urlsplit(url)._replace(fragment="")
        to = to._replace(netloc=to.netloc.rpartition("@")[2])
        add_addressing(header, operation.action, to.geturl(), message_id)
    if handling.security:
        add_security(root, header, handling.security)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _header(root: etree._Element) -> etree._Element:
    from lxml import etree

    name = f"{{{etree.QName(root).namespace}}}Header"
    found = root.find(name)
    if found is None:
        found = etree.Element(name)
        root.insert(0, found)
    return found


def http_headers(operation: Operation) -> dict[str, str]:
    """SOAP 1.1 (6.1.1) names the action in a header, 1.2 (RFC 3902) in the type."""
    action = f'"{quote(operation.soap_action, safe=_ACTION_SAFE)}"'
    headers = {"Accept-Encoding": ACCEPTED_CODINGS, "User-Agent": "wsdlsmith"}
    if operation.soap == "1.2":
        media_type = "application/soap+xml; charset=utf-8"
        parameter = f"; action={action}" if operation.soap_action else ""
        return {**headers, "Content-Type": media_type + parameter}
    return {
        **headers,
        "Content-Type": "text/xml; charset=utf-8",
        "SOAPAction": action,
    }
