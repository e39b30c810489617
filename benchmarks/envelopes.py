"""Random SOAP envelopes of a contract's operations."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, TypeAlias

from lxml import etree
from wsdlsmith.model.contract import ENVELOPE, Binding, Contract, Fault, Operation, Part
from wsdlsmith.model.contract import Message as Bound
from wsdlsmith.model.qname import QName, xs
from wsdlsmith.model.schema import Element
from wsdlsmith.sample.element import Sampler
from wsdlsmith.sample.heights import Heights

Direction: TypeAlias = Literal["request", "response"]


class EnvelopeSampler:
    """Makes envelopes; the same seed and operation give the same envelope."""

    def __init__(
        self, contract: Contract, seed: int | str = 0, *, fill: float = 0.75
    ) -> None:
        self._contract = contract
        self._seed = seed
        self._fill = fill
        self._heights = Heights(contract.schema)

    def message(
        self, binding: Binding, operation: Operation, direction: Direction
    ) -> etree._Element:
        """One envelope; ValueError for the response of a one-way operation."""
        message = operation.input if direction == "request" else operation.output
        if message is None:
            raise ValueError("a one-way operation has no response")
        encoded = message.use == "encoded"
        sampler = self._sampler(f"{operation.name} {direction}", encoded=encoded)
        envelope = self._envelope(sampler, binding)
        self._headers(sampler, envelope, message)
        soap = ENVELOPE[binding.soap]
        body = etree.SubElement(envelope, f"{{{soap}}}Body")
        if operation.style == "rpc":
            name = operation.name + ("Response" if direction == "response" else "")
            body = etree.SubElement(body, str(QName(message.namespace, name)))
        for part in message.parts:
            self._part(sampler, body, part)
        return envelope

    def fault(
        self, binding: Binding, operation: Operation, fault: Fault
    ) -> etree._Element:
        """An envelope that holds a declared fault."""
        sampler = self._sampler(f"{operation.name} {fault.name}")
        envelope = self._envelope(sampler, binding)
        soap = f"{{{ENVELOPE[binding.soap]}}}"
        body = etree.SubElement(envelope, f"{soap}Body")
        outer = etree.SubElement(body, f"{soap}Fault")
        prefix = next(p for p, uri in envelope.nsmap.items() if f"{{{uri}}}" == soap)
        if binding.soap == "1.1":
            etree.SubElement(outer, "faultcode").text = f"{prefix}:Server"
            etree.SubElement(outer, "faultstring").text = "It did not work"
            detail = etree.SubElement(outer, "detail")
        else:
            code = etree.SubElement(outer, f"{soap}Code")
            etree.SubElement(code, f"{soap}Value").text = f"{prefix}:Receiver"
            reason = etree.SubElement(outer, f"{soap}Reason")
            text = etree.SubElement(reason, f"{soap}Text")
            text.set("{http://www.w3.org/XML/1998/namespace}lang", "en")
            text.text = "It did not work"
            detail = etree.SubElement(outer, f"{soap}Detail")
        if fault.part is not None:
            self._part(sampler, detail, fault.part)
        return envelope

    def _sampler(self, name: str, *, encoded: bool = False) -> Sampler:
        schema = self._contract.schema
        return Sampler(
            schema,
            f"{self._seed} {name}",
            fill=self._fill,
            heights=self._heights,
            encoded=encoded,
        )

    def _envelope(self, sampler: Sampler, binding: Binding) -> etree._Element:
        soap = ENVELOPE[binding.soap]
        declared = {"soap": soap, **sampler.prefixes()}
        return etree.Element(f"{{{soap}}}Envelope", nsmap=declared)

    def _headers(
        self, sampler: Sampler, envelope: etree._Element, message: Bound
    ) -> None:
        if not message.headers:
            return
        header = etree.SubElement(
            envelope, f"{{{etree.QName(envelope).namespace}}}Header"
        )
        for one in message.headers:
            self._part(sampler, header, one.part, one.namespace)

    def _part(
        self,
        sampler: Sampler,
        parent: etree._Element,
        part: Part,
        namespace: str = "",
    ) -> None:
        if part.element is None:
            name = QName(namespace, part.name)
            declared = Element(name=name, type=part.type or xs("anyType"))
        else:
            known = self._contract.schema.elements
            # not nil: for a wrapper that would say nothing of its parameters
            declared = part.declaration or known[part.element]
            declared = replace(declared, nillable=False)
        sampler.add(parent, declared, may_substitute=part.element is not None)
