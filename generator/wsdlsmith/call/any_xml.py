"""What stands where a schema takes any XML, out of JSON.

An element is its XML as one text, or a record of the contract: an object that says
by ``@element`` which one it is. Any attributes are an object of texts.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from typing import TypeVar

from lxml import etree

from wsdlsmith.errors import UsageError
from wsdlsmith.runtime import Record, as_element
from wsdlsmith.runtime.codec import markup
from wsdlsmith.runtime.codec.parsing import parse
from wsdlsmith.runtime.errors import DecodeError
from wsdlsmith.runtime.limits import DEFAULT_LIMITS
from wsdlsmith.runtime.schema.schema import Schema
from wsdlsmith.runtime.values.names import local

ELEMENT = "@element"
"""The key that says which element a record is: ``{namespace}name``, or the name."""
R = TypeVar("R", bound=Record)


def element(text: str, path: str) -> etree._Element:
    """The element that a text of XML is."""
    try:
        root = parse(text.encode("utf-8"), DEFAULT_LIMITS)
    except (DecodeError, UnicodeEncodeError) as error:
        raise UsageError(f"{path} is no XML element: {error}") from None
    return markup.revive(markup.keep(root))


def xml_text(element: etree._Element) -> str:
    """The element as a text of XML, with those of its namespaces that it uses."""
    own = copy.deepcopy(element)
    said = [text for one in own.iter() for text in (one.text, *one.values()) if text]
    used = [p for p in own.nsmap if p and any(f"{p}:" in str(text) for text in said)]
    etree.cleanup_namespaces(own, keep_ns_prefixes=used)
    return etree.tostring(own, encoding="unicode", with_tail=False)


def attributes(data: object, path: str) -> dict[str, str]:
    """Attributes by ``{namespace}name``."""
    if not isinstance(data, dict) or not all(isinstance(v, str) for v in data.values()):
        shown = json.dumps(data, default=str)[:60]
        raise UsageError(f"{path}: an object of texts is expected, and it is {shown}")
    for name in data:
        try:
            etree.QName(name)
        except ValueError:
            raise UsageError(f'{path}: "{name}" is no XML name') from None
    return dict(data)


def element_named(schema: Schema, name: object, path: str) -> str:
    """The declared element of that name, with its namespace."""
    names: Mapping[str, object] = schema.elements
    found = [one for one in names if name in (one, local(one))]
    if len(found) != 1:
        what = "no element is" if not found else f"{len(found)} elements are"
        hint = "{namespace}name tells them apart" if found else ""
        raise UsageError(f'{path}: {what} called "{name}"', hint=hint)
    return found[0]


def named(record: R, name: str, path: str) -> R:
    """The record as that element."""
    try:
        return as_element(record, name)
    except (LookupError, TypeError) as error:
        raise UsageError(f"{path}: {error.args[0]}") from None
