"""A message as a binding puts it on the wire (WSDL 3.5-3.8, 5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wsdlsmith.errors import UnresolvedError
from wsdlsmith.location import Location
from wsdlsmith.merge.lookup import Wsdl, nearest
from wsdlsmith.model.contract import Fault, Header, Message, MimePart, Part
from wsdlsmith.read.declared import (
    BoundBody,
    BoundFault,
    BoundHeader,
    DeclaredMessage,
    Direction,
)


def bound_message(
    wsdl: Wsdl, direction: Direction, body: BoundBody | None, *, answer: bool = False
) -> Message:
    """One direction of an operation: body parts, headers and attachments."""
    declared = wsdl.message(direction.message, direction.location)
    body = body if body is not None else BoundBody(location=direction.location)
    headers = tuple(_headers(wsdl, body.headers))
    attachments = tuple(_attachments(wsdl, declared, body))
    elsewhere = {one.part for one in attachments} | {
        header.part.name for header in headers if header.message == declared.name
    }
    return Message(
        name=declared.name,
        parts=tuple(
            wsdl.parts.settled(part, spare=answer)
            for part in _body_parts(wsdl, declared, body, elsewhere)
        ),
        headers=headers,
        attachments=attachments,
        use=body.use,
        namespace=body.namespace,
        encoding_style=body.encoding_style,
        action=direction.action,
        documentation=direction.documentation or declared.documentation,
        location=declared.location,
    )


def _headers(wsdl: Wsdl, bound: Iterable[BoundHeader]) -> Iterator[Header]:
    """The headers that lead to a part; one that leads nowhere is told and left out."""
    for header in bound:
        try:
            declared, part = _header_part(wsdl, header)
        except UnresolvedError as error:
            wsdl.diagnostics.add(
                "header-missing",
                f"{error.message}: the header is left out",
                header.location,
                error.hint,
            )
            continue
        yield Header(
            message=declared.name,
            part=wsdl.parts.settled(part, spare=True),
            use=header.use,
            namespace=header.namespace,
            required=header.required,
            faults=tuple(_headers(wsdl, header.faults)),
            location=header.location,
        )


def _header_part(wsdl: Wsdl, header: BoundHeader) -> tuple[DeclaredMessage, Part]:
    """The part that a header names; one that is misspelt where it is clear."""
    declared = wsdl.message(header.message, header.location)
    part = _part(wsdl, declared, header.part, header.location)
    if part is None and len(declared.parts) == 1:
        part = declared.parts[0]
        _tell_misspelt(wsdl, declared, header.part, part.name, header.location)
    if part is None:
        raise _no_part(declared, header.part, header.location)
    return declared, part


def bound_fault(wsdl: Wsdl, direction: Direction, bound: BoundFault | None) -> Fault:
    """A declared fault; its message has one part (WSDL 3.6)."""
    declared = wsdl.message(direction.message, direction.location)
    if len(declared.parts) > 1:
        wsdl.diagnostics.add(
            "fault-with-several-parts",
            f"the message of a fault has one part, {declared.name.name} has "
            f"{len(declared.parts)}: the first is taken",
            direction.location,
        )
    spare = declared.parts[:1]
    part = wsdl.parts.settled(spare[0], spare=True) if spare else None
    return Fault(
        name=direction.name or declared.name.name,
        message=declared.name,
        part=part,
        use="literal" if bound is None else bound.use,
        action=direction.action,
        documentation=direction.documentation or declared.documentation,
        location=direction.location,
    )


def _attachments(
    wsdl: Wsdl, declared: DeclaredMessage, body: BoundBody
) -> Iterator[MimePart]:
    for one in body.attachments:
        part = _part(wsdl, declared, one.part, body.location)
        if part is None:
            wsdl.diagnostics.add(
                "attachment-without-part",
                f"mime:content names part '{one.part}', which message "
                f"{declared.name.name} does not have: ignored",
                body.location,
            )
            continue
        yield replace(one, part=part.name)


def _body_parts(
    wsdl: Wsdl, declared: DeclaredMessage, body: BoundBody, elsewhere: set[str]
) -> Iterator[Part]:
    if body.parts is None:
        yield from (part for part in declared.parts if part.name not in elsewhere)
        return
    left = [part for part in declared.parts if part.name not in elsewhere]
    for name in body.parts:
        part = _part(wsdl, declared, name, body.location)
        if part is None:
            unnamed = [one for one in left if one.name not in body.parts]
            if len(unnamed) != 1:
                raise _no_part(declared, name, body.location)
            part = unnamed[0]
            left.remove(part)
            _tell_misspelt(wsdl, declared, name, part.name, body.location)
        yield part


def _part(
    wsdl: Wsdl, declared: DeclaredMessage, name: str, place: Location
) -> Part | None:
    """The part of that name, also where the name differs in case or is prefixed."""
    found = declared.part(name)
    if found is not None:
        return found
    local = name.rpartition(":")[2].lower()
    close = [part for part in declared.parts if part.name.lower() == local]
    if len(close) == 1:
        _tell_misspelt(wsdl, declared, name, close[0].name, place)
        return close[0]
    return None


def _tell_misspelt(
    wsdl: Wsdl, declared: DeclaredMessage, name: str, taken: str, place: Location
) -> None:
    wsdl.diagnostics.add(
        "part-misspelt",
        f"message {declared.name.name} has no part '{name}': '{taken}' is taken",
        place,
    )


def _no_part(declared: DeclaredMessage, name: str, place: Location) -> UnresolvedError:
    known = ", ".join(part.name for part in declared.parts) or "none"
    return UnresolvedError(
        f"message {declared.name} has no part '{name}'; its parts: {known}",
        place,
        nearest(name, (part.name for part in declared.parts)),
    )
