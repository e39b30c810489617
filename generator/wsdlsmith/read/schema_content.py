"""Content models: particles, groups and wildcards (Structures 3.7-3.10)."""

from __future__ import annotations

from typing import Literal

from wsdlsmith.model.qname import XS
from wsdlsmith.model.schema import (
    Compositor,
    ElementParticle,
    GroupRef,
    ModelGroup,
    Particle,
    Wildcard,
)
from wsdlsmith.read.schema_element import read_local_element
from wsdlsmith.read.schema_scope import SchemaScope
from wsdlsmith.read.scope import Node, children
from wsdlsmith.read.xml import step

T = f"{{{XS}}}"
COMPOSITORS: dict[str, Compositor] = {
    T + "sequence": "sequence",
    T + "choice": "choice",
    T + "all": "all",
}
GROUPS = frozenset((*COMPOSITORS, T + "group"))
PARTICLES = GROUPS | {T + "element", T + "any"}


def read_particle(node: Node, scope: SchemaScope, path: str) -> Particle | None:
    """The particle at ``node``; None where ``maxOccurs`` is 0 (Structures 3.9.2)."""
    occurs = scope.occurs(node, path)
    if occurs.max == 0:
        return None
    place = scope.place(node, path)
    if node.tag == T + "element":
        ref = node.get("ref")
        if ref is not None:
            return ElementParticle(
                ref=scope.qname(node, ref, path), occurs=occurs, location=place
            )
        element = read_local_element(node, scope, path)
        return ElementParticle(element=element, occurs=occurs, location=place)
    if node.tag == T + "group":
        ref = scope.required(node, "ref", path)
        return GroupRef(ref=scope.qname(node, ref, path), occurs=occurs, location=place)
    if node.tag == T + "any":
        return read_wildcard(node, scope, path)
    return read_group(node, scope, path)


def read_group(node: Node, scope: SchemaScope, path: str) -> ModelGroup:
    """A sequence, choice or all."""
    particles: list[Particle] = []
    for child in children(node):
        if child.tag in PARTICLES:
            particle = read_particle(child, scope, path + step(child))
            if particle is not None:
                particles.append(particle)
    return ModelGroup(
        compositor=COMPOSITORS[str(node.tag)],
        particles=tuple(particles),
        occurs=scope.occurs(node, path),
        location=scope.place(node, path),
    )


def find_particle(node: Node, scope: SchemaScope, path: str) -> Particle | None:
    """The one group directly under a complex type or a derivation.

    Drafts of XML Schema had elements there, and some write several groups.
    """
    found = [child for child in children(node) if child.tag in PARTICLES]
    if not found:
        return None
    if len(found) == 1 and found[0].tag in GROUPS:
        return read_particle(found[0], scope, path + step(found[0]))
    scope.diagnostics.add(
        "content-without-group",
        "the content is not one group (xs:sequence, xs:choice, xs:all): "
        "read as a sequence of what is there",
        scope.place(node, path),
    )
    particles = [read_particle(one, scope, path + step(one)) for one in found]
    return ModelGroup(
        compositor="sequence",
        particles=tuple(one for one in particles if one is not None),
        location=scope.place(node, path),
    )


def read_wildcard(node: Node, scope: SchemaScope, path: str) -> Wildcard:
    """``xs:any`` or ``xs:anyAttribute``.

    ``##targetNamespace`` becomes the namespace itself, so that a definition
    means the same wherever it is compared.
    """
    words = node.get("namespace", "##any").split()
    if len(words) > 1 or words == ["##targetNamespace"]:
        own = scope.namespace or "##local"
        words = sorted({own if w == "##targetNamespace" else w for w in words})
    text = node.get("processContents", "strict")
    process: Literal["strict", "lax", "skip"] = "strict"
    if text == "lax":
        process = "lax"
    elif text == "skip":
        process = "skip"
    return Wildcard(
        namespaces=" ".join(words),
        process=process,
        occurs=scope.occurs(node, path),
        location=scope.place(node, path),
    )
