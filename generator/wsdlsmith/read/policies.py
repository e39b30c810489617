"""WS-Policy and WS-Addressing markers of a binding or port: names only.

What an assertion demands is not interpreted; that it is there is kept, so that
it can be shown and its change noticed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from wsdlsmith.model.qname import QName
from wsdlsmith.read.names import ADDRESSING_WSDL, POLICY, WS_UTILITY_ID
from wsdlsmith.read.scope import Node, children, split

OPERATORS = frozenset(
    f"{{{namespace}}}{name}"
    for namespace in POLICY
    for name in ("Policy", "All", "ExactlyOne", "OneOrMore")
)
POLICIES = tuple(f"{{{namespace}}}Policy" for namespace in POLICY)
REFERENCES = frozenset(f"{{{namespace}}}PolicyReference" for namespace in POLICY)
URIS = tuple(f"{{{namespace}}}PolicyURIs" for namespace in POLICY)
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SOMETHING = etree.XPath(
    "boolean(descendant-or-self::*[contains(local-name(), 'Policy') "
    "or @*[local-name() = 'PolicyURIs']])"
)
"""Whether anything of WS-Policy is there: a long binding mostly has nothing."""
ADDRESSING = frozenset(
    f"{{{namespace}}}{name}"
    for namespace in ADDRESSING_WSDL
    for name in ("UsingAddressing", "Addressing")
)


def policies_by_id(root: Node) -> dict[str, Node]:
    """Every identified ``wsp:Policy`` of a document."""
    found: dict[str, Node] = {}
    for tag in POLICIES:
        for node in root.iter(tag):
            name = node.get(WS_UTILITY_ID) or node.get(XML_ID) or node.get("Id")
            if name:
                found.setdefault(name, node)
    return found


def assertions(node: Node, policies: Mapping[str, Node]) -> tuple[QName, ...]:
    """The names of the assertions attached to ``node`` or to what is in it, sorted."""
    found = {split(assertion) for assertion in _attached(node, policies)}
    return tuple(sorted(found))


def uses_addressing(node: Node, names: Iterable[QName]) -> bool:
    """Whether WS-Addressing is asked for, by a marker or by a policy."""
    marked = any(child.tag in ADDRESSING for child in children(node))
    return marked or any(str(name) in ADDRESSING for name in names)


def _attached(node: Node, policies: Mapping[str, Node]) -> Iterator[Node]:
    if not _SOMETHING(node):
        return
    for inner in node.iter():
        for key in URIS:
            for uri in (inner.get(key) or "").split():
                yield from _referred(uri, policies, set())
        if inner.tag in POLICIES and not _inside_policy(inner, node):
            yield from _assertions(inner, policies, set())
        elif inner.tag in REFERENCES and not _inside_policy(inner, node):
            yield from _referred(inner.get("URI") or "", policies, set())


def _inside_policy(inner: Node, outer: Node) -> bool:
    parent = inner.getparent()
    while parent is not None and parent is not outer:
        if parent.tag in POLICIES:
            return True
        parent = parent.getparent()
    return False


def _referred(uri: str, policies: Mapping[str, Node], seen: set[str]) -> Iterator[Node]:
    name = uri.rpartition("#")[2]
    target = policies.get(name)
    if target is not None and name not in seen:
        seen.add(name)
        yield from _assertions(target, policies, seen)


def _assertions(
    policy: Node, policies: Mapping[str, Node], seen: set[str]
) -> Iterator[Node]:
    for child in children(policy):
        if child.tag in OPERATORS:
            yield from _assertions(child, policies, seen)
        elif child.tag in REFERENCES:
            yield from _referred(child.get("URI") or "", policies, seen)
        else:
            yield child
