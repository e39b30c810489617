"""An element with text only to its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.codec import markup
from wsdlsmith.runtime.errors import shorten
from wsdlsmith.runtime.schema.wire import Wire
from wsdlsmith.runtime.values.simple import OutOfReachError, SimpleType

if TYPE_CHECKING:
    from lxml import etree

    from wsdlsmith.runtime.codec.reader import Attributes, Reader, Value


def read_simple(
    reader: Reader,
    el: etree._Element,
    kind: SimpleType,
    rest: Attributes,
    mark: str | None,
    default: str | None = None,
) -> Value:
    """An element with text only, or with its default for an empty one."""
    reader.element = el
    if len(el):
        raise reader.error(el[0], "an element where only text may stand")
    text = el.text or ""
    if rest:
        reader.unknown_attributes(rest)
    extra = markup.scoped(el, rest)
    if default is None and not kind.blank and markup.is_blank(text):
        reader.report("invalid-value", "the element is empty")
        return None, Wire(state="blank", lexical=text, type=mark, attributes=extra)
    value = decode(reader, el, kind, text if default is None else default)
    if value is None:
        return None, Wire(state="blank", lexical=text, type=mark, attributes=extra)
    lexical = kind.kept(text, value) if default is None else text
    if lexical is None and mark is None and not extra:
        return value, None
    bound = kind.key(value)
    return value, Wire(bound=bound, lexical=lexical, type=mark, attributes=extra)


def decode(reader: Reader, el: etree._Element, kind: SimpleType, text: str) -> object:
    """The value of a text; DecodeError when the type has no such form.

    None, and a report, for what the type allows and Python's does not hold:
    the year 10000, for one. The caller keeps the text.
    """
    reader.element = el
    try:
        return kind.decode(text, reader)
    except OutOfReachError as error:
        reader.report("out-of-reach", str(error))
        return None
    except (ValueError, ArithmeticError) as error:
        raise reader.error(el, f"{shorten(text)}: {error}") from None
