"""Schemas written as XSD, read into components."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.model.schema import SchemaSet
from wsdlsmith.read.schema import SchemaReader, name_of

ReadSchema = Callable[..., SchemaSet]

_FRAME = (
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:t" '
    'xmlns:t="urn:t" xmlns:other="urn:other" '
    'xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" '
    'targetNamespace="urn:t" elementFormDefault="qualified">{}</xs:schema>'
)


def read(*texts: str | bytes) -> SchemaSet:
    """The components of whole documents, or of components of ``urn:t``."""
    reader = SchemaReader(Diagnostics())
    schema = SchemaSet()
    for text in texts:
        if isinstance(text, str) and "<xs:schema" not in text:
            text = _FRAME.format(text)
        part = reader.read(etree.fromstring(text), "test.xsd", 0, "/")
        for space, component in part.components:
            getattr(schema, space)[name_of(component)] = component
    return schema


@pytest.fixture(scope="session")
def read_schema() -> ReadSchema:
    """Read components out of XSD text."""
    return read
