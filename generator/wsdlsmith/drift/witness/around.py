"""What a receiver says of everything that is not the envelope's content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wsdlsmith.drift.changes.bindings import plain_address
from wsdlsmith.drift.changes.messages import media_taken
from wsdlsmith.drift.witness.sent import Endpoint, Sent
from wsdlsmith.model.contract import Fault, Message, Operation


def around(
    endpoints: Sequence[Endpoint], operation: Operation, sent: Sent, *, request: bool
) -> Iterator[str]:
    """Version, transport, address and action of a message."""
    end = sent.endpoint
    same = [one for one in endpoints if one.soap == end.soap]
    spoken = [one for one in same if one.transport == end.transport]
    if request and sent.action != operation.soap_action:
        yield f"the SOAP action is '{operation.soap_action}', not '{sent.action}'"
    if not same:
        yield f"the envelope is SOAP {end.soap}, the binding {endpoints[0].soap}"
    elif not spoken:
        yield f"the transport is '{same[0].transport}', not '{end.transport}'"
    if request and end.address:
        known = [plain_address(one.address) for one in spoken or same or endpoints]
        if plain_address(end.address) not in known:
            yield f"the address is '{known[0]}', not '{end.address}'"


def beside_fault(fault: Fault, sent: Sent) -> Iterator[str]:
    """What the binding says of a fault's detail."""
    if sent.use != fault.use:
        yield f"the fault is {sent.use}, the binding says {fault.use}"
    if sent.wsa_action != fault.action:
        yield f"wsa:Action is '{fault.action}', not '{sent.wsa_action}'"


def beside(message: Message, sent: Sent) -> Iterator[str]:
    """What the binding says of a message: encoding, wsa:Action, attachments."""
    if sent.use != message.use:
        yield f"the body is {sent.use}, the binding says {message.use}"
    if sent.wsa_action != message.action:
        yield f"wsa:Action is '{message.action}', not '{sent.wsa_action}'"
    declared = {one.part: one.content_types for one in message.attachments}
    for part, media in sent.attachments:
        if part not in declared:
            yield f"no part '{part}' is an attachment"
        elif not media_taken(media, declared[part]):
            wanted = " or ".join(declared[part])
            yield f"the part '{part}' is {wanted}, not {media}"
    there = {part for part, _ in sent.attachments}
    yield from (f"the attachment '{p}' is missing" for p in declared if p not in there)
