"""Each of Services88's operations, filled with values, is valid by the WSDL itself."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from wsdlsmith.runtime import (
    HttpAnswer,
    HttpRequest,
    Message,
    Operation,
    Timeout,
    read_message,
    write_message,
)

from tests.interop.filled import Filler
from tests.interop.wsdls import Wsdls


class Sent(Exception):
    """What a client wanted to send."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.content = content


class Catch:
    """A transport that sends nothing."""

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpAnswer:
        raise Sent(request.content)

    def close(self) -> None:
        """Nothing is open."""


def services(published: Any) -> Iterator[tuple[str, Any, Any]]:
    """Name, client class and binding of each service."""
    package = import_module("published88")
    for name in package.__all__:
        client = getattr(package, name)
        binding = getattr(client, "__service__", None)
        if binding is not None and not name.startswith("Async"):
            yield name, client, binding


def request_of(client: Any, operation: Operation, filler: Filler) -> tuple[bytes, Any]:
    """What calling the generated method sends, and the values it was called with."""
    parameters = list(inspect.signature(getattr(client, operation.python)).parameters)
    slots = operation.request.kind.slots
    assert len(parameters) == len(slots)
    values = {
        name: filler.slot(slot) for name, slot in zip(parameters, slots, strict=True)
    }
    with pytest.raises(Sent) as caught:
        getattr(client, operation.python)(**values)
    return caught.value.content, list(values.values())


def header_values(operation: Operation, filler: Filler) -> dict[str, Any]:
    found = operation.request.headers.items()
    return {name: filler.of(part.slot.type, 1) for name, part in found}


def test_every_request_is_valid_and_is_read_back(
    published: Any, published_wsdls: Wsdls
) -> None:
    wrong: list[object] = []
    count = 0
    for name, kind, binding in services(published):
        schema = published_wsdls.schema(name)
        for operation in binding.operations.values():
            filler = Filler(binding.schema, operation.soap_action)
            headers = header_values(operation, filler)
            client = kind("http://127.0.0.1/", transport=Catch(), **headers)
            content, values = request_of(client, operation, filler)
            wrong += [(operation, text) for text in schema.complaints(content)]
            back = read_message(operation, "request", content)
            read = [
                getattr(back.body, slot.field) for slot in operation.request.kind.slots
            ]
            if (read, back.headers) != (values, headers):
                wrong.append((operation, "comes back otherwise", content))
            count += 1
    assert wrong[:5] == []
    assert count == 1849


def test_every_answer_is_valid_and_is_read_back(
    published: Any, published_wsdls: Wsdls
) -> None:
    wrong: list[object] = []
    count = 0
    for name, _, binding in services(published):
        schema = published_wsdls.schema(name)
        for operation in binding.operations.values():
            filler = Filler(binding.schema, operation.soap_action)
            shape = operation.response
            body = shape.new(*(filler.slot(slot) for slot in shape.kind.slots))
            headers = {n: filler.of(p.slot.type, 1) for n, p in shape.headers.items()}
            message = Message(body=body, headers=headers)
            content = write_message(operation, "response", message)
            wrong += [(operation, text) for text in schema.complaints(content)]
            back = read_message(operation, "response", content)
            if (back.body, back.headers) != (body, headers):
                wrong.append((operation, "comes back otherwise", content))
            count += 1
    assert wrong[:5] == []
    assert count == 1849
