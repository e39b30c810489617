"""One WSDL 1.1 document (https://www.w3.org/TR/wsdl.html, chapter 2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from lxml import etree

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import ConflictError
from wsdlsmith.model.qname import WSDL, QName
from wsdlsmith.read.bindings import read_binding, soap_version
from wsdlsmith.read.declared import (
    DeclaredMessage,
    Definitions,
    OtherBinding,
    Port,
    PortType,
    SoapBinding,
    WsdlImport,
)
from wsdlsmith.read.document import Document
from wsdlsmith.read.names import HTTP, SOAP_1_1, SOAP_1_2
from wsdlsmith.read.policies import assertions, policies_by_id, uses_addressing
from wsdlsmith.read.port_types import DOCUMENTATION, read_message, read_port_type
from wsdlsmith.read.scope import Node, Scope, children, documentation, split
from wsdlsmith.read.xml import locate, step

W = f"{{{WSDL}}}"
D = TypeVar("D", DeclaredMessage, PortType, SoapBinding)


def read_definitions(
    root: Node, document: Document, diagnostics: Diagnostics
) -> Definitions:
    """What the ``wsdl:definitions`` element ``root`` declares, types left out."""
    namespace = root.get("targetNamespace", "")
    scope = Scope(document.name, namespace, document.line, diagnostics=diagnostics)
    path = locate(document, root).path
    found = Definitions(namespace)
    policies = policies_by_id(root)
    plain = replace(scope, prefixes=root.nsmap)
    everywhere = _declares_at_most_types(root)
    for child in children(root):
        inside = plain if everywhere or _declares_nothing(child, root) else scope
        _read(child, inside, path + step(child), policies, found)
    return found


def _declares_at_most_types(root: Node) -> bool:
    """Whether no element outside of ``wsdl:types``, which is not read here, does."""
    own = len(root.nsmap)
    inside = etree.tostring(root).count(b"xmlns") - own
    for types in root.iterfind(W + "types"):
        inside -= etree.tostring(types, with_tail=False).count(b"xmlns") - own
    return inside == 0


def _declares_nothing(node: Node, root: Node) -> bool:
    """Whether no element in ``node`` declares a prefix.

    The text of a part holds the declarations that it is subject to, once each.
    Asking each of thousands of headers for its prefixes would cost more than
    reading them.
    """
    return etree.tostring(node, with_tail=False).count(b"xmlns") == len(root.nsmap)


def _read(
    node: Node,
    scope: Scope,
    path: str,
    policies: Mapping[str, Node],
    found: Definitions,
) -> None:
    if node.tag == W + "import":
        found.imports.append(
            WsdlImport(
                namespace=node.get("namespace", ""),
                location=node.get("location", "").strip(),
                place=scope.place(node, path),
            )
        )
    elif node.tag == W + "message":
        message = read_message(node, scope, path)
        _once(found.messages, message.name, message, "message")
    elif node.tag == W + "portType":
        port_type = read_port_type(node, scope, path)
        _once(found.port_types, port_type.name, port_type, "portType")
    elif node.tag == W + "binding":
        _binding(node, scope, path, policies, found)
    elif node.tag == W + "service":
        found.ports += _ports(node, scope, path, policies)


def _once(known: dict[QName, D], name: QName, value: D, kind: str) -> None:
    """Keep ``value``; a second, different one of the name is an error."""
    first = known.setdefault(name, value)
    if first != value:
        raise ConflictError(
            f"{kind} {name.name} is declared twice, differently; "
            f"the first stands at {first.location}",
            value.location,
            "one of the two needs another name",
        )


def _binding(
    node: Node,
    scope: Scope,
    path: str,
    policies: Mapping[str, Node],
    found: Definitions,
) -> None:
    version = soap_version(node)
    if version is not None:
        binding = read_binding(node, scope, path, version, policies)
        _once(found.bindings, binding.name, binding, "binding")
        return
    name = scope.own(node, path)
    other = OtherBinding(
        name=name, kind=_protocol(node), location=scope.place(node, path)
    )
    found.other_bindings.setdefault(name, other)
    scope.diagnostics.add(
        "binding-without-soap",
        f"binding {name.name} is not for SOAP ({other.kind}): left out",
        other.location,
    )


def _protocol(node: Node) -> str:
    """What a binding without SOAP is for, as far as its first extension tells."""
    for child in children(node):
        name = split(child)
        if name.namespace == HTTP:
            return f"HTTP {child.get('verb', '')}".strip()
        if name.namespace != WSDL:
            return str(name)
    return "nothing stated"


def _ports(
    node: Node, scope: Scope, path: str, policies: Mapping[str, Node]
) -> Iterator[Port]:
    service = scope.own(node, path)
    text = documentation(node, DOCUMENTATION)
    for child in node.iterfind(W + "port"):
        where = path + step(child)
        names = assertions(child, policies)
        yield Port(
            service=service,
            name=scope.name(child, where),
            binding=scope.qname(child, scope.required(child, "binding", where), where),
            address=_address(child),
            policies=names,
            uses_addressing=uses_addressing(child, names),
            documentation=text,
            location=scope.place(child, where),
        )


def _address(port: Node) -> str:
    for namespace in (SOAP_1_1, SOAP_1_2):
        node = port.find(f"{{{namespace}}}address")
        if node is not None:
            return node.get("location", "").strip()
    return ""
