"""A WSDL in a few words: one service, its types, and knobs for all that can differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SOAP = {
    "1.1": "http://schemas.xmlsoap.org/wsdl/soap/",
    "1.2": "http://schemas.xmlsoap.org/wsdl/soap12/",
}
HTTP = "http://schemas.xmlsoap.org/soap/http"
ITEM = '<xs:complexType name="Item"><xs:sequence>{}</xs:sequence></xs:complexType>'


@dataclass(frozen=True, kw_only=True)
class Op:
    """One operation: the content of its two wrappers, and what differs in it."""

    request: str = ""
    response: str | None = '<xs:element name="Ok" type="xs:boolean"/>'
    doc: str = ""
    action: str | None = None
    input_extra: str = ""
    """Attributes of the portType's input."""
    output_extra: str = ""
    body_out: str = ""
    """More attributes of soap:body of the answer."""
    headers_in: str = ""
    headers_out: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)
    """Fault name -> message."""
    fault_use: str = "literal"
    style: str = ""
    use: str = "literal"
    body: str = ""
    """More attributes of soap:body."""
    request_message: str | None = None
    """The parts of the request's message instead of the wrapper."""
    response_message: str | None = None
    attributes: str = ""
    """Attributes of the portType's operation."""
    mime: str = ""
    """Content that goes beside the body of the request."""
    mime_out: str = ""


@dataclass(frozen=True, kw_only=True)
class Wsdl:
    """A whole document."""

    types: str = ""
    ops: Mapping[str, Op] = field(default_factory=dict)
    service: str = "Shop"
    namespace: str = "urn:shop"
    wsdl_service: str = ""
    port: str = ""
    address: str = "https://shop.example/soap"
    soap: str = "1.1"
    transport: str = HTTP
    style: str = "document"
    messages: str = ""
    policy: str = ""
    """Content of the binding, such as a policy."""
    second_port: str = ""
    ports: str = ""
    """More ports of the first service."""
    schema: str = 'elementFormDefault="qualified"'
    more_schemas: str = ""
    doc: str = ""
    more: Mapping[str, Mapping[str, Op]] = field(default_factory=dict)
    """Further services by name."""

    def text(self) -> str:
        """The document."""
        services = {self.service: self.ops, **self.more}
        elements, messages, ports, bindings, wsdl_services = [], [], [], [], []
        for name, ops in services.items():
            first = name == self.service
            elements += [_elements(key, op) for key, op in ops.items()]
            messages += [_messages(name, key, op) for key, op in ops.items()]
            ports.append(self._port_type(name, ops))
            bindings.append(self._binding(name, ops, self.soap, ""))
            wsdl_services.append(self._service(name, first))
            if first and self.second_port:
                bindings.append(self._binding(name, ops, "1.2", "12"))
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n'
            '<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"\n'
            '    xmlns:xs="http://www.w3.org/2001/XMLSchema"\n'
            f'    xmlns:soap11="{SOAP["1.1"]}" xmlns:soap12="{SOAP["1.2"]}"\n'
            '    xmlns:wsaw="http://www.w3.org/2006/05/addressing/wsdl"\n'
            '    xmlns:ser="http://schemas.microsoft.com/2003/10/Serialization/"\n'
            '    xmlns:mime="http://schemas.xmlsoap.org/wsdl/mime/"\n'
            f'    xmlns:t="{self.namespace}" xmlns:o="urn:other"\n'
            f'    targetNamespace="{self.namespace}">\n'
            "<wsdl:types>\n"
            f'<xs:schema targetNamespace="{self.namespace}" {self.schema}>\n'
            f"{self.types}\n{''.join(elements)}</xs:schema>\n{self.more_schemas}"
            "</wsdl:types>\n"
            f"{self.messages}{''.join(messages)}{''.join(ports)}"
            f"{''.join(bindings)}{''.join(wsdl_services)}"
            "</wsdl:definitions>\n"
        )

    def _port_type(self, name: str, ops: Mapping[str, Op]) -> str:
        doc = _doc(self.doc) if name == self.service else ""
        inner = "".join(_abstract(name, key, op) for key, op in ops.items())
        return f'<wsdl:portType name="{name}">{doc}\n{inner}</wsdl:portType>\n'

    def _binding(self, name: str, ops: Mapping[str, Op], soap: str, mark: str) -> str:
        prefix = "soap11" if soap == "1.1" else "soap12"
        inner = "".join(
            _bound(self.namespace, name, key, op, prefix) for key, op in ops.items()
        )
        policy = self.policy if not mark else ""
        return (
            f'<wsdl:binding name="{name}Binding{mark}" type="t:{name}">{policy}\n'
            f'<{prefix}:binding transport="{self.transport}" style="{self.style}"/>\n'
            f"{inner}</wsdl:binding>\n"
        )

    def _service(self, name: str, first: bool) -> str:
        wsdl_name = (self.wsdl_service if first else "") or f"{name}Service"
        port = (self.port if first else "") or f"{name}Port"
        prefix = "soap11" if self.soap == "1.1" else "soap12"
        ports = (
            f'<wsdl:port name="{port}" binding="t:{name}Binding">'
            f'<{prefix}:address location="{self.address}"/></wsdl:port>\n'
        )
        ports += self.ports if first else ""
        if first and self.second_port:
            ports += (
                f'<wsdl:port name="{self.second_port}" binding="t:{name}Binding12">'
                f'<soap12:address location="{self.address}/12"/></wsdl:port>\n'
            )
        return f'<wsdl:service name="{wsdl_name}">\n{ports}</wsdl:service>\n'


def _doc(text: str) -> str:
    return f"<wsdl:documentation>{text}</wsdl:documentation>" if text else ""


def _elements(name: str, op: Op) -> str:
    made = ""
    if op.request_message is None:
        made += _wrapper(name, op.request)
    if op.response is not None and op.response_message is None:
        made += _wrapper(f"{name}Response", op.response)
    return made


def _wrapper(name: str, content: str) -> str:
    return (
        f'<xs:element name="{name}"><xs:complexType><xs:sequence>{content}'
        "</xs:sequence></xs:complexType></xs:element>\n"
    )


def _messages(service: str, name: str, op: Op) -> str:
    parts = op.request_message
    if parts is None:
        parts = f'<wsdl:part name="parameters" element="t:{name}"/>'
    made = f'<wsdl:message name="{service}{name}In">{parts}</wsdl:message>\n'
    if op.response is not None:
        parts = op.response_message
        if parts is None:
            parts = f'<wsdl:part name="parameters" element="t:{name}Response"/>'
        made += f'<wsdl:message name="{service}{name}Out">{parts}</wsdl:message>\n'
    return made


def _abstract(service: str, name: str, op: Op) -> str:
    output = ""
    if op.response is not None:
        output = (
            f'<wsdl:output message="t:{service}{name}Out"{_more(op.output_extra)}/>'
        )
    faults = "".join(
        f'<wsdl:fault name="{fault}" message="t:{message}"/>'
        for fault, message in op.faults.items()
    )
    return (
        f'<wsdl:operation name="{name}" {op.attributes}>{_doc(op.doc)}'
        f'<wsdl:input message="t:{service}{name}In" {op.input_extra}/>{output}{faults}'
        "</wsdl:operation>\n"
    )


def _bound(namespace: str, service: str, name: str, op: Op, prefix: str) -> str:
    action = f"{namespace}/{service}/{name}" if op.action is None else op.action
    style = f' style="{op.style}"' if op.style else ""
    body = f'<{prefix}:body use="{op.use}" {op.body}/>'
    sent = _beside(op.headers_in + body, op.mime)
    output = ""
    if op.response is not None:
        plain = f'{op.headers_out}<{prefix}:body use="{op.use}"{_more(op.body_out)}/>'
        output = f"<wsdl:output>{_beside(plain, op.mime_out)}</wsdl:output>"
    faults = "".join(
        f'<wsdl:fault name="{fault}"><{prefix}:fault name="{fault}" use="{op.fault_use}"/>'
        "</wsdl:fault>"
        for fault in op.faults
    )
    return (
        f'<wsdl:operation name="{name}">'
        f'<{prefix}:operation soapAction="{action}"{style}/>'
        f"<wsdl:input>{sent}</wsdl:input>{output}{faults}</wsdl:operation>\n"
    )


def _more(attributes: str) -> str:
    return f" {attributes}" if attributes else ""


def _beside(body: str, content: str) -> str:
    """The body, in a multipart message where something goes beside it."""
    if not content:
        return body
    return (
        f"<mime:multipartRelated><mime:part>{body}</mime:part>"
        f"<mime:part>{content}</mime:part></mime:multipartRelated>"
    )


def holding(types: str, way: str, field_type: str = "t:Item") -> Wsdl:
    """A WSDL whose one operation sends (or answers with, or both) an ``Item``."""
    item = f'<xs:element name="Item" type="{field_type}" minOccurs="0"/>'
    ok = '<xs:element name="Ok" type="xs:boolean" minOccurs="0"/>'
    op = Op(
        request=item if way in ("request", "both") else ok,
        response=item if way in ("response", "both") else ok,
    )
    return Wsdl(types=types, ops={"Do": op})
