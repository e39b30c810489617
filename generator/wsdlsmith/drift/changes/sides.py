"""Two contents that are compared."""

from __future__ import annotations

from dataclasses import dataclass

from wsdlsmith.drift.changes.content import Content, Slot
from wsdlsmith.model.qname import QName


@dataclass(frozen=True, slots=True)
class Sides:
    """Two contents to compare, with what stands in their bases."""

    old: Content
    new: Content
    old_base: tuple[Slot, ...] = ()
    new_base: tuple[Slot, ...] = ()
    subtypes: bool = False
    """Whether another type's fields follow behind these."""
    moved: frozenset[tuple[str, str]] = frozenset()
    """The namespaces that elements went from with their type, and where to."""
    ignored: frozenset[QName] = frozenset()
    """Fields whose coming and going is told elsewhere."""

    @property
    def same_compositor(self) -> bool:
        """Whether fields stand in the same kind of group on both sides."""
        return self.old.compositor == self.new.compositor
