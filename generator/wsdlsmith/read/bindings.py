"""SOAP 1.1 and 1.2 bindings (WSDL 3) and MIME parts (WSDL 5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wsdlsmith.model.contract import MimePart, SoapVersion, Style, Use
from wsdlsmith.model.qname import WSDL
from wsdlsmith.read.declared import (
    BoundBody,
    BoundFault,
    BoundHeader,
    BoundOperation,
    SoapBinding,
)
from wsdlsmith.read.names import MIME, SOAP_1_1, SOAP_1_2
from wsdlsmith.read.policies import assertions, uses_addressing
from wsdlsmith.read.scope import Node, Scope, children
from wsdlsmith.read.xml import step

W = f"{{{WSDL}}}"
VERSIONS: dict[str, SoapVersion] = {SOAP_1_1: "1.1", SOAP_1_2: "1.2"}


def soap_version(node: Node) -> SoapVersion | None:
    """The SOAP version that a ``wsdl:binding`` binds to; None for another protocol."""
    for namespace, version in VERSIONS.items():
        if node.find(f"{{{namespace}}}binding") is not None:
            return version
    return None


def read_binding(
    node: Node,
    scope: Scope,
    path: str,
    version: SoapVersion,
    policies: Mapping[str, Node],
) -> SoapBinding:
    """One SOAP binding."""
    soap = f"{{{SOAP_1_1 if version == '1.1' else SOAP_1_2}}}"
    marker = node.find(soap + "binding")
    assert marker is not None
    names = assertions(node, policies)
    return SoapBinding(
        name=scope.own(node, path),
        port_type=scope.qname(node, scope.required(node, "type", path), path),
        soap=version,
        transport=marker.get("transport", ""),
        style=_style(marker, scope, path) or "document",
        operations=tuple(
            _operation(child, scope, path + step(child), soap)
            for child in node.iterfind(W + "operation")
        ),
        policies=names,
        uses_addressing=uses_addressing(node, names),
        location=scope.place(node, path),
    )


def _style(node: Node, scope: Scope, path: str) -> Style | None:
    text = node.get("style")
    if text is None:
        return None
    style: Style = "rpc" if text.strip().lower() == "rpc" else "document"
    if text != style:
        scope.diagnostics.add(
            "unknown-style",
            f"style='{text}' is read as '{style}'",
            scope.place(node, path),
            "it is 'document' or 'rpc'",
        )
    return style


def _operation(node: Node, scope: Scope, path: str, soap: str) -> BoundOperation:
    marker = _first(node, "operation", soap)
    incoming, outgoing = node.find(W + "input"), node.find(W + "output")
    return BoundOperation(
        name=scope.required(node, "name", path),
        style=None if marker is None else _style(marker, scope, path),
        soap_action="" if marker is None else _uri(marker.get("soapAction", "")),
        input=None if incoming is None else _body(incoming, scope, path, soap),
        output=None if outgoing is None else _body(outgoing, scope, path, soap),
        faults=tuple(
            _fault(child, scope, path + step(child), soap)
            for child in node.iterfind(W + "fault")
        ),
        location=scope.place(node, path),
    )


def _uri(text: str) -> str:
    """An xs:anyURI: white space around it is none of it (Part 2, 3.2.17)."""
    return " ".join(text.split())


def _first(node: Node, local: str, soap: str) -> Node | None:
    """``soap:local`` of the binding's version, else of the other: a common slip."""
    for namespace in (soap, f"{{{SOAP_1_1}}}", f"{{{SOAP_1_2}}}"):
        found = node.find(namespace + local)
        if found is not None:
            return found
    return None


def _body(node: Node, scope: Scope, path: str, soap: str) -> BoundBody:
    path = path + step(node)
    holder = node
    attachments: list[MimePart] = []
    headers = list(_headers(node, scope, path, soap))
    related = node.find(f"{{{MIME}}}multipartRelated")
    if related is not None:
        for part in related.iterfind(f"{{{MIME}}}part"):
            if _first(part, "body", soap) is not None:
                holder = part
            headers += _headers(part, scope, path + step(related) + step(part), soap)
        attachments += _attachments(related)
    body = _first(holder, "body", soap)
    if body is None:
        return BoundBody(
            name=node.get("name", ""),
            headers=tuple(headers),
            attachments=tuple(attachments),
            location=scope.place(node, path),
        )
    parts = body.get("parts")
    return BoundBody(
        name=node.get("name", ""),
        parts=None if parts is None else tuple(parts.replace(",", " ").split()),
        use=_use(body),
        namespace=body.get("namespace", ""),
        encoding_style=body.get("encodingStyle", ""),
        headers=tuple(headers),
        attachments=tuple(attachments),
        location=scope.place(body, path + step(body)),
    )


def _use(node: Node) -> Use:
    text = node.get("use", "").strip().lower()
    return "encoded" if text == "encoded" else "literal"


def _attachments(related: Node) -> Iterator[MimePart]:
    """The parts that ``mime:content`` binds, each with its alternatives (5.4)."""
    types: dict[str, list[str]] = {}
    for content in related.iter(f"{{{MIME}}}content"):
        name = content.get("part")
        if name is not None:
            types.setdefault(name, []).append(content.get("type", ""))
    for name, found in types.items():
        yield MimePart(part=name, content_types=tuple(t for t in found if t))


def _headers(node: Node, scope: Scope, path: str, soap: str) -> Iterator[BoundHeader]:
    for child in children(node):
        if child.tag in (soap + "header", f"{{{SOAP_1_1}}}header"):
            yield _header(child, scope, path + step(child), soap)


def _header(node: Node, scope: Scope, path: str, soap: str) -> BoundHeader:
    message = scope.required(node, "message", path)
    return BoundHeader(
        message=scope.qname(node, message, path),
        part=node.get("part", node.get("parts", "")),
        use=_use(node),
        namespace=node.get("namespace", ""),
        required=node.get(W + "required") in ("true", "1"),
        faults=tuple(
            _header(child, scope, path + step(child), soap)
            for child in node.iterfind(soap + "headerfault")
        ),
        location=scope.place(node, path),
    )


def _fault(node: Node, scope: Scope, path: str, soap: str) -> BoundFault:
    inner = _first(node, "fault", soap)
    name = node.get("name") or (None if inner is None else inner.get("name")) or ""
    return BoundFault(
        name=name,
        use="literal" if inner is None else _use(inner),
        location=scope.place(node, path),
    )
