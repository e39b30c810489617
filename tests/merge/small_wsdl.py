"""WSDLs in a few words, read from memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.model.contract import Contract
from wsdlsmith.read.document import Document, Opened, Resolver

NAMESPACES = (
    'xmlns="http://schemas.xmlsoap.org/wsdl/" '
    'xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t"'
)
DEFAULT_TYPES = '<xs:element name="Ask" type="xs:string"/>'


class Memory:
    """An origin that holds documents by name."""

    def __init__(self, files: dict[str, str]) -> None:
        self.files = files

    def open(self, uri: str, location: str) -> Document | None:
        text = self.files.get(location)
        return None if text is None else Document(location, location, text.encode())

    def named(self, name: str, uri: str) -> Sequence[Document]:
        return ()

    def describe(self, uri: str, location: str) -> str:
        return f"memory/{location}"


def wsdl(types: str = DEFAULT_TYPES, name: str = "Port", head: str = "") -> str:
    """A WSDL with one service of one one-way operation, which sends t:Ask."""
    return (
        f'<definitions {NAMESPACES} targetNamespace="urn:t">{head}'
        f'<types><xs:schema targetNamespace="urn:t">{types}</xs:schema></types>'
        f'<message name="{name}Ask"><part name="body" element="t:Ask"/></message>'
        f'<portType name="{name}"><operation name="Ask">'
        f'<input message="t:{name}Ask"/></operation></portType>'
        f'<binding name="{name}Binding" type="t:{name}">'
        '<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>'
        '<operation name="Ask"><soap:operation soapAction="a"/>'
        '<input><soap:body use="literal"/></input></operation></binding>'
        "</definitions>"
    )


def opened(files: dict[str, str], chosen: Sequence[str] = ()) -> Opened:
    """The documents of ``files``, or those of them that are chosen."""
    names = chosen or list(files)
    documents = tuple(Document(n, n, files[n].encode()) for n in names)
    return Opened(documents, Resolver(Memory(files)))


def read(
    files: dict[str, str] | str,
    chosen: Sequence[str] = (),
    diagnostics: Diagnostics | None = None,
) -> Contract:
    """The contract of some documents, or of one."""
    if isinstance(files, str):
        files = {"a.wsdl": files}
    told = Diagnostics() if diagnostics is None else diagnostics
    return read_contract([opened(files, chosen)], told)


def refused(error: type[Exception], act: Callable[[], object]) -> str:
    """The message of the error that ``act`` raises."""
    with pytest.raises(error) as raised:
        act()
    return str(raised.value)
