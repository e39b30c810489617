"""Which operation is meant, and the SOAP headers that go with its request."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from wsdlsmith.call.from_json import JsonValues, parse_json, unknown
from wsdlsmith.errors import InputError, UsageError
from wsdlsmith.location import Location
from wsdlsmith.runtime import Attachment, Operation, ServiceBinding
from wsdlsmith.runtime.values.names import local
from wsdlsmith.runtime.values.simple import SimpleType


def find_operation(services: Mapping[str, ServiceBinding], name: str) -> Operation:
    """The operation of that name, in the contract's spelling or in Python's.

    ``Service.Operation``, or the operation alone where it is the only one. Raises
    UsageError with the nearest name.
    """
    every: dict[str, list[Operation]] = {}
    for service in services.values():
        for operation in service.operations.values():
            for short in dict.fromkeys((operation.name, operation.python)):
                for one in (short, f"{service.name}.{short}"):
                    every.setdefault(one, []).append(operation)
    found = every.get(name, [])
    if not found:
        full = [one for one in every if "." in one or "." not in name]
        raise unknown("operation", name, full, "")
    if len(found) > 1:
        names = ", ".join(f"{o.service.name}.{o.name}" for o in found[:5])
        raise UsageError(
            f'{len(found)} operations are called "{name}"',
            hint=f"name the service too: {names}",
        )
    return found[0]


def read_text(text: str, what: str) -> str:
    """The text itself, or what a file (``@FILE``) or standard input (``@-``) holds."""
    if not text.startswith("@"):
        return text
    try:
        data = sys.stdin.buffer.read() if text == "@-" else Path(text[1:]).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise InputError(
            f"{what} cannot be read: {error.strerror}", Location(text[1:])
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{what} is not UTF-8", Location(text[1:])) from error


def header_values(operation: Operation, given: Sequence[str]) -> dict[str, object]:
    """SOAP header values by Python name from ``NAME=VALUE`` texts.

    ``Credentials.Ticket=...`` sets a field of a header that is a record.
    """
    parts = operation.request.headers
    names = {local(part.slot.entry.name): part for part in parts.values()}
    names |= {part.name: part for part in parts.values()}
    trees: dict[str, Any] = {}
    for text in given:
        name, equals, value = text.partition("=")
        first, _, rest = name.partition(".")
        if not equals:
            raise UsageError(f'--header "{name}": NAME=VALUE is expected')
        if first not in names:
            raise unknown("SOAP header", first, names, operation.name)
        if value.startswith("@"):  # an editor ends the file with a line end
            value = read_text(value, f"header {name}").rstrip("\r\n")
        part = names[first]
        if rest:
            _put(trees.setdefault(part.name, {}), rest.split("."), value, name)
        elif isinstance(part.slot.type, SimpleType):
            trees[part.name] = value
        else:
            trees[part.name] = parse_json(value, f"header {name}")
    reader = JsonValues(operation.service.schema)
    return {
        name: reader.value(names[name].slot, tree, name) for name, tree in trees.items()
    }


def attachment_values(operation: Operation, given: Sequence[str]) -> list[Attachment]:
    """The parts beside the envelope from ``NAME=FILE`` texts, in their order."""
    known = {one.part: one for one in operation.attachments}
    known |= {one.name: one for one in operation.attachments}
    found: dict[str, Attachment] = {}
    for text in given:
        name, _, file = text.partition("=")
        if name not in known:
            raise unknown("attachment", name, known, operation.name)
        found[known[name].name] = _attachment(name, Path(file))
    missing = [one.part for one in operation.attachments if one.name not in found]
    if missing:
        hint = f"--attach {missing[0]}=FILE"
        raise UsageError(f"{operation.name}: {missing[0]} is missing", hint=hint)
    return [found[one.name] for one in operation.attachments]


def _attachment(name: str, path: Path) -> Attachment:
    try:
        content = path.read_bytes()
    except OSError as error:
        what = f"attachment {name} cannot be read: {error.strerror}"
        raise InputError(what, Location(str(path))) from error
    kind = guess_type(path.name)[0] or "application/octet-stream"
    return Attachment(content, kind, path.name)


def _put(tree: Any, path: list[str], value: str, name: str) -> None:
    for step in path[:-1]:
        tree = tree.setdefault(step, {})
    if not isinstance(tree, dict):
        raise UsageError(f"--header {name}: both a value and fields are given")
    tree[path[-1]] = value
