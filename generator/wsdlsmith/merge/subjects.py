"""Which operation of a contract a documentation page is about.

Pages name services and operations as their writers did: by a heading, by the folder
they stand in, or not at all. Where no name is the contract's, the first element of
the envelope's body says whose message it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Literal, NamedTuple, TypeAlias
from urllib.parse import urlsplit

from wsdlsmith.errors import XmlError
from wsdlsmith.model.contract import Message, Operation, Service
from wsdlsmith.model.example import Example, OperationPage
from wsdlsmith.model.qname import QName
from wsdlsmith.read.document import Document
from wsdlsmith.read.xml import parse_xml

Kind: TypeAlias = Literal["request", "response"]


class Subject(NamedTuple):
    """A service as pages may know it: by its name, by others, by what it sends."""

    service: str
    names: Iterable[str]
    operations: Mapping[str, Mapping[Kind, QName]]
    """The first element of each message's body, by the operation's name."""


class _Message(NamedTuple):
    service: str
    operation: str
    message: Kind


class Subjects:
    """Knows all that pages may be about."""

    def __init__(self, subjects: Iterable[Subject]) -> None:
        self._services: dict[str, list[str]] = {}
        self._operations: dict[str, list[str]] = {}
        self._bodies: dict[QName, set[_Message]] = {}
        for one in subjects:
            for name in dict.fromkeys(name.casefold() for name in one.names if name):
                self._services.setdefault(name, []).append(one.service)
            for operation, bodies in one.operations.items():
                self._operations.setdefault(operation, []).append(one.service)
                for kind, body in bodies.items():
                    message = _Message(one.service, operation, kind)
                    self._bodies.setdefault(body, set()).add(message)

    @classmethod
    def of(cls, services: Iterable[Service]) -> Subjects:
        """What pages about a contract's services may be about."""
        return cls(
            Subject(one.name, _names(one), {o.name: _bodies(o) for o in one.operations})
            for one in services
        )

    def page(self, page: OperationPage) -> OperationPage:
        """The page under the contract's names; as it is where they cannot be told."""
        told = [self._found(one) for one in page.examples]
        beside = {(one.service, one.operation) for one in told if one is not None}
        examples = tuple(
            found or self._among(one, beside) or one
            for one, found in zip(page.examples, told, strict=True)
        )
        if not examples:
            return page
        first = examples[0]
        return replace(
            page,
            service=first.service,
            operation=first.operation,
            examples=examples,
            guessed=len(self._services.get(page.service.casefold(), ())) != 1,
        )

    def example(self, example: Example) -> Example:
        """The envelope under the contract's names; as it is where they cannot be told.

        A page may call the service by another name than its portType: by port,
        by wsdl:service, by address. Where it is known by none of them, an
        operation name that only one service has is enough, and an element that
        only one message has. A known service's operation that it has not is none,
        whatever the envelope holds, but where the name is the envelope's own.
        """
        return self._found(example) or example

    def _found(self, example: Example) -> Example | None:
        known = self._services.get(example.service.casefold())
        having = self._operations.get(example.operation, [])
        named = having if known is None else [one for one in known if one in having]
        if len(set(named)) == 1 or (named and known):
            return replace(example, service=named[0])
        shown = self._shown(example)
        return replace(example, **shown[0]._asdict()) if len(shown) == 1 else None

    def _among(
        self, example: Example, operations: set[tuple[str, str]]
    ) -> Example | None:
        """The message of one of these operations, where just one is such an envelope."""
        shown = [m for m in self._shown(example) if m[:2] in operations]
        return replace(example, **shown[0]._asdict()) if len(shown) == 1 else None

    def _shown(self, example: Example) -> list[_Message]:
        """The messages that have the envelope's element, where no name says more."""
        body = _body_name(example) or QName("", "")
        known = self._services.get(example.service.casefold())
        if known and example.operation != body.name.removesuffix("Response"):
            return []
        return [
            one
            for one in self._bodies.get(body, ())
            if known is None or one.service in known
        ]


def _names(service: Service) -> Iterator[str]:
    yield service.name
    for binding in service.bindings:
        for wsdl_service, port, address in binding.ports:
            yield from (wsdl_service.name, port, stem(address))


def stem(address: str) -> str:
    """What an address calls its service: ``Orders`` of ``https://host/Orders.svc``."""
    return PurePosixPath(urlsplit(address).path).stem


def _bodies(operation: Operation) -> dict[Kind, QName]:
    """The wrapper in rpc style (SOAP 1.1, 7.1), else what the first part names."""
    found: dict[Kind, QName] = {}
    sides: list[tuple[Kind, Message | None, str]] = [
        ("request", operation.input, operation.name),
        ("response", operation.output, f"{operation.name}Response"),
    ]
    for kind, message, wrapper in sides:
        if message is not None and operation.style == "rpc":
            found[kind] = QName(message.namespace, wrapper)
        elif message is not None and message.parts and message.parts[0].element:
            found[kind] = message.parts[0].element
    return found


def _body_name(example: Example) -> QName | None:
    try:
        root = parse_xml(Document(example.location.file, "", example.envelope))
    except XmlError:
        return None
    found = root.find("{*}Body/*")
    return None if found is None else QName.parse(str(found.tag))
