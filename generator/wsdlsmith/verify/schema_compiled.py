"""What an element of one type must look like, with all that the type inherits."""

from __future__ import annotations

from dataclasses import dataclass, field

from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import Derivation
from wsdlsmith.verify.schema_content import ContentModel
from wsdlsmith.verify.schema_parts import Part
from wsdlsmith.verify.schema_simple import Simple
from wsdlsmith.verify.schema_wildcard import Admission


@dataclass(frozen=True, slots=True)
class AttributeRule:
    """An attribute that may or must stand on an element."""

    type: Simple
    required: bool
    fixed: str | None


@dataclass(eq=False, slots=True, kw_only=True)
class CompiledType:
    """What an element of one type must look like.

    Exactly one of these holds: ``simple`` is set (simple content), ``part`` is
    set (element content, or mixed), or neither is (empty content). ``target`` is
    the namespace that ``##other`` in its definition speaks of.
    """

    label: str
    target: str = ""
    base: CompiledType | None = None
    derivation: Derivation = ""
    block: str = ""
    final: str = ""
    abstract: bool = False
    mixed: bool = False
    simple: Simple | None = None
    complex: bool = True
    members: tuple[CompiledType, ...] = ()
    part: Part | None = None
    attributes: dict[QName, AttributeRule] = field(default_factory=dict)
    any_attribute: Admission | None = None
    _content: ContentModel | None = None

    @property
    def content(self) -> ContentModel | None:
        """The content model, built when the first element needs it."""
        if self._content is None and self.part is not None:
            self._content = ContentModel(self.part)
        return self._content


def derives(
    type_: CompiledType, base: CompiledType, blocked: frozenset[str] = frozenset()
) -> bool:
    """Whether ``type_`` may stand where ``base`` is declared (3.4.6, 3.14.6)."""
    step: CompiledType | None = type_
    while step is not None and step is not base:
        if base.members and not step.complex:
            return any(derives(step, member, blocked) for member in base.members)
        if step.derivation in blocked:
            return False
        step = step.base
    return step is not None
