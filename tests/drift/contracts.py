"""Contracts from files and from text."""

from __future__ import annotations

from pathlib import Path

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.model.contract import Contract
from wsdlsmith.model.example import OperationPage
from wsdlsmith.read.document import Document, Opened, Resolver
from wsdlsmith.read.page import read_pages
from wsdlsmith.read.source import open_source

from tests.merge.small_wsdl import Memory


def contract_of(text: str, name: str = "a.wsdl") -> Contract:
    """The contract of one document."""
    document = Document(name, name, text.encode())
    opened = Opened((document,), Resolver(Memory({name: text})))
    return read_contract([opened], Diagnostics())


def contract_in(path: Path) -> Contract:
    """The contract of one file."""
    return read_contract([open_source(str(path), offline=True)], Diagnostics())


def pages_in(folder: Path) -> tuple[OperationPage, ...]:
    """The operation pages of a folder."""
    return read_pages([open_source(str(folder), offline=True)])
