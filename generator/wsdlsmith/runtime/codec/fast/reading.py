"""The body of a message, read fast where that is possible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from wsdlsmith.runtime.codec.fast.readers import record_reader
from wsdlsmith.runtime.codec.fast.scan import Scan
from wsdlsmith.runtime.codec.fast.unusual import Unusual
from wsdlsmith.runtime.codec.parsing import is_utf8
from wsdlsmith.runtime.errors import DecodeError
from wsdlsmith.runtime.values.names import local

if TYPE_CHECKING:
    from wsdlsmith.runtime.codec.reader import Reader
    from wsdlsmith.runtime.schema.record import Record
    from wsdlsmith.runtime.schema.record_type import RecordType

Report = tuple[str, str, str]


def read_fast(
    reader: Reader, el: etree._Element, kind: RecordType, depth: int, quotes: int = -1
) -> Record | None:
    """The record of an element without attributes; None: read it generically.

    ``quotes`` is what :func:`quotes_below` says, if it was asked.

    First without a look at attributes and text between elements, then with one.
    Reports are held back until it is sure that the reading counts.
    """
    if reader.typed:
        return None
    scan = Scan(reader, False, quotes)
    record = _attempt(scan, el, kind, depth)
    if record is None:
        record = _attempt(Scan(reader, True), el, kind, depth)
    return record


def quotes_below(el: etree._Element, data: bytes, start: int) -> int:
    """The quotation marks after the wrapper's start tag; -1 where that is not known.

    ``start`` is where the Body's content begins in ``data``, or 0.

    Two for each attribute, and for each declaration of a namespace. Marks in texts
    and where the count begins too early (the first tag's end after the Body's, or the
    first mention of the first child, may be another's) make them more, which errs on
    the safe side.
    """
    start = data.find(b">", start) if start else _mention(el, data)
    if start < 0:
        return -1
    single = data.count(b"'", start) if data.find(b"'", start) >= 0 else 0  # faster
    return data.count(b'"', start) + single


def _mention(el: etree._Element, data: bytes) -> int:
    """Where the name of the element's first child first begins a tag; else -1."""
    if not len(el) or not is_utf8(data):
        return -1
    child = el[0]
    prefix = f"{child.prefix}:" if child.prefix else ""
    return data.find(f"<{prefix}{local(str(child.tag))}".encode())


def _attempt(
    scan: Scan, el: etree._Element, kind: RecordType, depth: int
) -> Record | None:
    reader = scan.reader
    before, ids, observer = reader.reports, reader.ids, reader.observer
    reports: list[Report] = []
    reader.ids = dict(ids)
    if observer is not None:
        reader.observer = lambda code, path, detail: reports.append(
            (code, path, detail)
        )
    record: Any = None
    try:
        record = record_reader(reader.schema, kind, scan.checked)(el, scan, depth)
        if record is not None and not scan.complete(el):
            record = None
    except (Unusual, DecodeError, RecursionError, etree.XPathError):
        record = None
    finally:
        reader.observer = observer
    if record is None:
        reader.reports, reader.ids = before, ids
        return None
    if observer is not None:
        for report in reports:
            observer(*report)
    made: Record = record
    return made
