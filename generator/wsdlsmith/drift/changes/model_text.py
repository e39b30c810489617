"""A content model in a line."""

from __future__ import annotations

from wsdlsmith.model.schema import ElementParticle, GroupRef, ModelGroup, Particle


def model_text(particle: Particle | None) -> str:
    """A content model as a DTD would have it: ``(Name, (Phone | Email)*)``."""
    if particle is None:
        return "empty"
    low, high = particle.occurs
    mark = {(1, 1): "", (0, 1): "?", (0, None): "*", (1, None): "+"}.get((low, high))
    if mark is None:
        mark = f"{{{low},{'' if high is None else high}}}"
    if isinstance(particle, ModelGroup):
        joint = {"sequence": ", ", "choice": " | ", "all": " & "}[particle.compositor]
        inner = joint.join(model_text(one) for one in particle.particles)
        return f"({inner}){mark}"
    if isinstance(particle, ElementParticle):
        name = particle.ref or (particle.element.name if particle.element else None)
        return f"{name.name if name else ''}{mark}"
    name_ = particle.ref.name if isinstance(particle, GroupRef) else "any"
    return f"{name_}{mark}"
