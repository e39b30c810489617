"""A fault to its element: as it was read, or new (for mocks and tests)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from wsdlsmith.runtime.codec import markup
from wsdlsmith.runtime.codec.read_fault import read_fault
from wsdlsmith.runtime.codec.reader import Reader
from wsdlsmith.runtime.codec.writer import Writer
from wsdlsmith.runtime.fault import Fault, fingerprint
from wsdlsmith.runtime.limits import DEFAULT_LIMITS
from wsdlsmith.runtime.schema.kinds import DictType, Type
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.values.names import SOAP11, SOAP12, XML_LANG
from wsdlsmith.runtime.values.simple import SimpleType

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.dialect import Dialect
    from wsdlsmith.runtime.schema.operation import Operation

_TO_1_2 = {"Client": "Sender", "Server": "Receiver"}
_TO_1_1 = {"Sender": "Client", "Receiver": "Server"}


def write_fault(
    writer: Writer,
    operation: Operation,
    body: etree._Element,
    fault: Fault,
    dialect: Dialect,
) -> None:
    """Write a fault; one that is unchanged since it was read comes back as it was."""
    soap = dialect.namespace
    if fault._raw is not None:
        el = markup.revive(fault._raw)
        reader = Reader(
            writer.schema, operation.name, DEFAULT_LIMITS, None, writer.typed
        )
        same = el.tag == f"{{{soap}}}Fault"
        if same and fingerprint(read_fault(reader, operation, el, soap)) == fingerprint(
            fault
        ):
            writer.adopt(body, fault._raw)
            return
    el = etree.SubElement(body, f"{{{soap}}}Fault")
    if soap == SOAP11:
        _write_1_1(writer, el, fault)
    else:
        _write_1_2(writer, el, fault)
    if fault.detail:
        tag = "detail" if soap == SOAP11 else f"{{{SOAP12}}}Detail"
        _write_detail(writer, operation, etree.SubElement(el, tag), fault)


def _write_1_1(writer: Writer, el: etree._Element, fault: Fault) -> None:
    etree.SubElement(el, "faultcode").text = _code(writer, fault.code, SOAP11)
    reason = etree.SubElement(el, "faultstring")
    reason.text = fault.reason
    if fault.role is not None:
        etree.SubElement(el, "faultactor").text = fault.role


def _write_1_2(writer: Writer, el: etree._Element, fault: Fault) -> None:
    code = etree.SubElement(el, f"{{{SOAP12}}}Code")
    value = etree.SubElement(code, f"{{{SOAP12}}}Value")
    value.text = _code(writer, fault.code, SOAP12)
    for subcode in fault.subcodes:
        code = etree.SubElement(code, f"{{{SOAP12}}}Subcode")
        value = etree.SubElement(code, f"{{{SOAP12}}}Value")
        value.text = writer.prefixes.qualified(subcode)
    reason = etree.SubElement(el, f"{{{SOAP12}}}Reason")
    for language, text in (fault.reasons or {"en": ""}).items():
        part = etree.SubElement(reason, f"{{{SOAP12}}}Text")
        part.set(XML_LANG, language or "en")
        part.text = text
    for name, value_of in (("Node", fault.node), ("Role", fault.role)):
        if value_of is not None:
            etree.SubElement(el, f"{{{SOAP12}}}{name}").text = value_of


def _code(writer: Writer, code: str, soap: str) -> str:
    """The code in this version's words: Client is 1.2's Sender."""
    space, _, name = code.rpartition("}")
    if space[1:] in (SOAP11, SOAP12, ""):
        names = _TO_1_1 if soap == SOAP11 else _TO_1_2
        name = names.get(name, name) or ("Server" if soap == SOAP11 else "Receiver")
        return writer.prefixes.qualified(f"{{{soap}}}{name}")
    return writer.prefixes.qualified(code)


def _is_of(declared: Type, item: object) -> bool:
    """Whether a value is one of the type, as far as its Python type tells."""
    if isinstance(declared, RecordType):
        return isinstance(item, declared.kind)
    if isinstance(declared, SimpleType):
        return isinstance(item, declared.python)
    return isinstance(item, dict if isinstance(declared, DictType) else list)


def _write_detail(
    writer: Writer, operation: Operation, el: etree._Element, fault: Fault
) -> None:
    for item in fault.detail:
        if isinstance(item, etree._Element):
            writer.adopt(el, markup.keep(item))
            continue
        for declared in operation.faults:
            if _is_of(declared.slot.type, item):
                writer.write(el, declared.slot, item, None)
                break
        else:
            what = f"{type(item).__name__} is no declared detail"
            raise writer.error(el, "", what)
