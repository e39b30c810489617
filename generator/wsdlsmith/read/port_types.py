"""What a WSDL says apart from any protocol: messages and portTypes (WSDL 2.3, 2.4)."""

from __future__ import annotations

from collections.abc import Iterator

from wsdlsmith.model.contract import Part
from wsdlsmith.model.qname import WSDL
from wsdlsmith.read.declared import (
    AbstractOperation,
    DeclaredMessage,
    Direction,
    PortType,
)
from wsdlsmith.read.names import ADDRESSING_WSDL
from wsdlsmith.read.scope import Node, Scope, children, documentation
from wsdlsmith.read.xml import step

W = f"{{{WSDL}}}"
DOCUMENTATION = W + "documentation"
DIRECTIONS = frozenset((W + "input", W + "output"))
ACTIONS = tuple(f"{{{namespace}}}Action" for namespace in ADDRESSING_WSDL)


def read_message(node: Node, scope: Scope, path: str) -> DeclaredMessage:
    """One ``wsdl:message`` (2.3)."""
    return DeclaredMessage(
        name=scope.own(node, path),
        parts=tuple(_part(child, scope, path) for child in node.iterfind(W + "part")),
        documentation=documentation(node, DOCUMENTATION),
        location=scope.place(node, path),
    )


def _part(node: Node, scope: Scope, path: str) -> Part:
    """A part; one object for all messages of a document that have the same.

    An API repeats its header parts for every operation: tens of thousands of them.
    """
    if scope.prefixes is None:
        return _new_part(node, scope, path + step(node))
    key = tuple(node.items())
    found = scope.parts.get(key)
    if found is None:
        found = scope.parts[key] = _new_part(node, scope, path + step(node))
    return found


def _new_part(node: Node, scope: Scope, path: str) -> Part:
    element, type_ = node.get("element"), node.get("type")
    return Part(
        name=scope.name(node, path),
        element=None if element is None else scope.qname(node, element, path),
        type=(
            None
            if type_ is None or element is not None
            else scope.qname(node, type_, path)
        ),
        location=scope.place(node, path),
    )


def read_port_type(node: Node, scope: Scope, path: str) -> PortType:
    """One ``wsdl:portType`` (2.4)."""
    return PortType(
        name=scope.own(node, path),
        operations=tuple(
            _operation(child, scope, path + step(child))
            for child in node.iterfind(W + "operation")
        ),
        documentation=documentation(node, DOCUMENTATION),
        location=scope.place(node, path),
    )


def _operation(node: Node, scope: Scope, path: str) -> AbstractOperation:
    order = [child.tag for child in children(node) if child.tag in DIRECTIONS]
    incoming, outgoing = node.find(W + "input"), node.find(W + "output")
    return AbstractOperation(
        name=scope.required(node, "name", path),
        input=None if incoming is None else _direction(incoming, scope, path),
        output=None if outgoing is None else _direction(outgoing, scope, path),
        faults=tuple(_faults(node, scope, path)),
        outgoing=order[:1] == [W + "output"],
        parameter_order=tuple(node.get("parameterOrder", "").split()),
        documentation=documentation(node, DOCUMENTATION),
        location=scope.place(node, path),
    )


def _faults(node: Node, scope: Scope, path: str) -> Iterator[Direction]:
    for child in node.iterfind(W + "fault"):
        if child.get("message"):
            yield _direction(child, scope, path)
        else:
            scope.diagnostics.add(
                "fault-without-message",
                f"the fault '{child.get('name', '')}' names no message: left out",
                scope.place(child, path + step(child)),
            )


def _direction(node: Node, scope: Scope, path: str) -> Direction:
    path = path + step(node)
    message = scope.required(node, "message", path)
    actions = (node.get(key) for key in ACTIONS)
    return Direction(
        name=scope.name(node, path),
        message=scope.qname(node, message, path),
        action=next((action for action in actions if action), ""),
        documentation=documentation(node, DOCUMENTATION),
        location=scope.place(node, path),
    )
