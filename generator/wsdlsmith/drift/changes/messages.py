"""The body of a message: parameters of a request, the result of an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from itertools import chain

from wsdlsmith.drift.change import Change
from wsdlsmith.drift.changes.complex_type import complex_changes
from wsdlsmith.drift.changes.effects import unfelt
from wsdlsmith.drift.changes.field import declaration_changes, flag_changes
from wsdlsmith.drift.changes.labels import type_label
from wsdlsmith.drift.changes.order import moved
from wsdlsmith.drift.changes.owner import Owner
from wsdlsmith.drift.changes.pair import Pair
from wsdlsmith.drift.changes.references import reference_changes
from wsdlsmith.model.contract import Message, Operation, Part
from wsdlsmith.model.qname import QName, xs
from wsdlsmith.model.schema import ComplexType, Element, SchemaSet, TypeRef


def message_changes(
    pair: Pair,
    owner: Owner,
    operations: tuple[Operation, Operation],
    messages: tuple[Message, Message],
    *,
    renamed: bool = False,
) -> Iterator[Change]:
    """Every change of one message; ``owner`` is the parameters or the result."""
    old, new = messages
    yield from _bound(owner, old, new)
    wrappers = [
        wrapper(schema, operation, message, answer=owner.scope == "result")
        for schema, operation, message in zip(
            (pair.old.schema, pair.new.schema), operations, messages, strict=True
        )
    ]
    one, other = wrappers
    if one is not None and other is not None:
        if one.name != other.name and not renamed:
            names = (one.name.name, other.name.name)
            yield _told(owner, "message-element-changed", *names)
        types = [
            _complex(schema, element)
            for schema, element in zip(
                (pair.old.schema, pair.new.schema), wrappers, strict=True
            )
        ]
        inside = chain(
            flag_changes(pair, owner.inside(other.name.name), one, other),
            _wrapped(pair, owner, (one, other), (types[0], types[1])),
        )
        yield from inside if one.name == other.name else unfelt(inside)
    elif one is not None or other is not None:
        words = ["bare" if w is None else "wrapped" for w in wrappers]
        if old.parts and new.parts:
            yield _told(owner, "wrapper-style-changed", *words)
        if len(old.parts) != 1 or len(new.parts) != 1:
            yield from _parts(pair, owner, messages)
            return
        for change in _parts(pair, owner, messages):
            if change.kind not in ("inline-type-named", "named-type-inlined"):
                yield change
    else:
        yield from _parts(pair, owner, messages)


def wrapper(
    schema: SchemaSet, operation: Operation, message: Message, *, answer: bool
) -> Element | None:
    """The element that only holds the fields, where a message has one."""
    if operation.style == "rpc" or len(message.parts) != 1:
        return None
    declaration = declared(schema, message.parts[0])
    if declaration is None:
        return None
    expected = operation.name + ("Response" if answer else "")
    inline = isinstance(declaration.type, ComplexType)
    if not (inline or declaration.name.name == expected):
        return None
    type_ = _complex(schema, declaration)
    if type_ is None or type_.simple_content is not None or type_.mixed:
        return None
    if declaration.abstract or type_.abstract:
        return None
    return declaration


def declared(schema: SchemaSet, part: Part) -> Element | None:
    """What a part's ``element`` names."""
    if part.element is None:
        return None
    return part.declaration or schema.elements.get(part.element)


def _complex(schema: SchemaSet, element: Element | None) -> ComplexType | None:
    if element is None:
        return None
    found = schema.definition(element.type)
    return found if isinstance(found, ComplexType) else None


def _wrapped(
    pair: Pair,
    owner: Owner,
    elements: tuple[Element, Element],
    types: tuple[ComplexType | None, ComplexType | None],
) -> Iterator[Change]:
    """The fields in two wrappers; a named type that both have tells of itself."""
    one, other = elements
    if one.type == other.type or types[0] is None or types[1] is None:
        return
    bare = (replace(types[0], name=None), replace(types[1], name=None))
    yield from complex_changes(pair, owner.within(other.name), *bare)


def _told(owner: Owner, kind: str, old: str, new: str) -> Change:
    """A change of the whole message, told of the operation."""
    told = owner.change(kind, old, new)
    path = owner.path.replace(f"{owner.scope}:", "operation:", 1)
    return replace(told, path=path, scope="operation", facts={"note": owner.scope})


def _bound(owner: Owner, old: Message, new: Message) -> Iterator[Change]:
    """What the binding says of a message."""
    if old.action != new.action:
        yield _told(owner, "wsa-action-changed", old.action, new.action)
    if old.attachments != new.attachments:
        messages = (old, new)
        texts = [
            ", ".join(f"{a.part} ({'|'.join(a.content_types)})" for a in m.attachments)
            for m in messages
        ]
        told = _told(owner, "attachment-binding-changed", *texts)
        parts = [{one.part for one in message.attachments} for message in messages]
        facts = {
            "request": _fits(old, new),
            "response": _fits(new, old),
            "parts": parts[0] != parts[1],
        }
        yield replace(told, facts={**told.facts, **facts})


def _fits(sender: Message, receiver: Message) -> bool:
    """Whether all that one side attaches is what the other takes."""
    sent = {one.part: one.content_types for one in sender.attachments}
    taken = {one.part: one.content_types for one in receiver.attachments}
    return sent.keys() == taken.keys() and all(
        media_taken(media, taken[part]) for part, row in sent.items() for media in row
    )


def media_taken(media: str, wanted: Sequence[str]) -> bool:
    """Whether a media type is one of those (WSDL 5.1: ``*`` and ``text/*`` are any)."""
    return not wanted or any(fnmatchcase(media, one) for one in wanted)


def _parts(
    pair: Pair, owner: Owner, messages: tuple[Message, Message]
) -> Iterator[Change]:
    """Parts that stand for themselves, by name; a single one was renamed."""
    old, new = messages
    elsewhere = [_elsewhere(message) for message in messages]
    names = [[part.name for part in message.parts] for message in messages]
    left = set(names[0]) ^ set(names[1])
    if left and left <= (elsewhere[0] | elsewhere[1]):
        texts = [" ".join(row) for row in names]
        yield _told(owner, "body-parts-changed", *texts)
        return
    if len(old.parts) == len(new.parts) == 1:
        yield from _part_renamed(owner, messages)
        yield from _part(pair, owner, old.parts[0], new.parts[0])
        return
    after = {part.name: part for part in new.parts}
    names_now = _called_anew(old, new)
    before = {names_now.get(part.name, part.name): part for part in old.parts}
    for name, part in before.items():
        if name in after:
            yield from _part(pair, owner, part, after[name])
        else:
            told = owner.inside(name)
            yield told.change("message-part-removed", _label(part), None)
    for name, part in after.items():
        if name not in before:
            told = owner.inside(name)
            yield told.change("message-part-added", None, _label(part))
    # WS-I Basic Profile 1.1, R2301; SOAP 1.1, 7.1
    rows = ([n for n in before if n in after], [n for n in after if n in before])
    yield from moved(owner, *rows)


def _called_anew(old: Message, new: Message) -> dict[str, str]:
    """Parts with another name; what has an element is called like that in a body."""
    found: list[dict[QName, list[str]]] = [{}, {}]
    for side, message, other in ((0, old, new), (1, new, old)):
        kept = {one.name for one in other.parts}
        for one in message.parts:
            if one.element is not None and one.name not in kept:
                found[side].setdefault(one.element, []).append(one.name)
    both = ((row, found[1].get(element, [])) for element, row in found[0].items())
    return {one[0]: other[0] for one, other in both if len(one) == len(other) == 1}


def _part_renamed(owner: Owner, messages: tuple[Message, Message]) -> Iterator[Change]:
    """A part with ``type`` is an element called like it (WSDL 1.1, 3.5).

    What an encoded result is called says nothing (SOAP 1.1, 7.1).
    """
    old, new = (message.parts[0] for message in messages)
    result = owner.scope == "result"
    if old.name == new.name or old.element is not None or new.element is not None:
        return
    if result and "encoded" in (messages[0].use, messages[1].use):
        return
    inner = owner.inside(old.name)
    yield inner.change("field-renamed", old.name, new.name, same_python=result)


def _elsewhere(message: Message) -> set[str]:
    """The names of parts that headers and attachments carry."""
    names = {header.part.name for header in message.headers}
    return names | {one.part for one in message.attachments}


def _part(pair: Pair, owner: Owner, old: Part, new: Part) -> Iterator[Change]:
    inner = owner.inside(new.name if new.element is None else new.element.name)
    if (old.element is None) != (new.element is None):
        before = _parameter(pair.old.schema, old)
        after = _parameter(pair.new.schema, new)
        named = owner.scope == "parameter"  # what a result is called nobody sees
        same = before[1] == after[1] and (before[0] == after[0] or not named)
        labels = (_label(old), _label(new))
        yield inner.change("message-part-kind-changed", *labels, same_python=same)
    elif old.element is not None and new.element is not None:
        if old.element != new.element:
            names = (old.element.name, new.element.name)
            yield _told(owner, "message-element-changed", *names)
        one = declared(pair.old.schema, old)
        other = declared(pair.new.schema, new)
        if one is not None and other is not None:
            inside = declaration_changes(pair, inner, one, other)
            yield from inside if one.name == other.name else unfelt(inside)
    else:
        types = (old.type or xs("anyType"), new.type or xs("anyType"))
        yield from reference_changes(pair, inner, *types)


def _parameter(schema: SchemaSet, part: Part) -> tuple[str, TypeRef | None]:
    """The name and the type of a part that is a parameter by itself."""
    element = declared(schema, part)
    return (element.name.name, element.type) if element else (part.name, part.type)


def _label(part: Part) -> str:
    if part.element is not None:
        return f"element {part.element.name}"
    return f"type {type_label(part.type)}"
