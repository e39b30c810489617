"""A soap:Fault to a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.codec import markup
from wsdlsmith.runtime.codec.reader import Reader
from wsdlsmith.runtime.fault import Fault, clark_text
from wsdlsmith.runtime.values.names import SOAP11, XML_LANG

if TYPE_CHECKING:
    from lxml import etree

    from wsdlsmith.runtime.schema.operation import Operation


def read_fault(
    reader: Reader, operation: Operation, el: etree._Element, soap: str
) -> Fault:
    """Both versions' faults, lenient in what a server leaves out."""
    # node-soap puts a Fault of 1.2 into an Envelope of 1.1, in 1.1's namespace
    old = soap == SOAP11 and el.find(f"{{{soap}}}Code") is None
    fault = _fault_1_1(el) if old else _fault_1_2(el, soap)
    detail = el.find("detail") if old else el.find(f"{{{soap}}}Detail")
    if detail is not None:
        fault.detail = [_detail(reader, operation, child) for child in detail]
        fault._declared = _declared(operation, detail)
    fault._raw = markup.keep(el)
    return fault


def _declared(operation: Operation, detail: etree._Element) -> tuple[int, int] | None:
    """The first declared fault among the details, by its place there and here."""
    names = [declared.slot.entry.name for declared in operation.faults]
    for place, child in enumerate(detail):
        if child.tag in names:
            return names.index(str(child.tag)), place
    return None


def _fault_1_1(el: etree._Element) -> Fault:
    code = el.find("faultcode")
    reason = el.find("faultstring")
    actor = el.find("faultactor")
    fault = Fault()
    if code is not None:
        fault.code = clark_text(code, code.text)
    if reason is not None:
        fault.reasons[reason.get(XML_LANG, "")] = reason.text or ""
    if actor is not None:
        fault.role = actor.text or ""
    return fault


def _fault_1_2(el: etree._Element, soap: str) -> Fault:
    fault = Fault()
    code = el.find(f"{{{soap}}}Code")
    if code is not None:
        fault.code = _value(code, soap)
        inner = code.find(f"{{{soap}}}Subcode")
        while inner is not None:
            fault.subcodes.append(_value(inner, soap))
            inner = inner.find(f"{{{soap}}}Subcode")
    for text in el.iterfind(f"{{{soap}}}Reason/{{{soap}}}Text"):
        fault.reasons[text.get(XML_LANG, "")] = text.text or ""
    node = el.find(f"{{{soap}}}Node")
    role = el.find(f"{{{soap}}}Role")
    fault.node = (node.text or "") if node is not None else None
    fault.role = (role.text or "") if role is not None else None
    return fault


def _value(code: etree._Element, soap: str) -> str:
    value = code.find(f"{{{soap}}}Value")
    return clark_text(value, value.text) if value is not None else ""


def _detail(reader: Reader, operation: Operation, el: etree._Element) -> object:
    """The typed value of a declared fault, else the element."""
    for declared in operation.faults:
        slot = declared.slot
        if el.tag == slot.entry.name:
            return reader.read(el, slot.type, slot.entry.nillable, 4)[0]
    return markup.revive(markup.keep(el))
