"""Names that are values (``xs:QName``)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class QName:
    """A name in a namespace; ``prefix`` is how it was written, and no part of it."""

    namespace: str
    name: str
    prefix: str = field(default="", compare=False, repr=False)

    @property
    def clark(self) -> str:
        """``{namespace}name``, or the bare name without a namespace."""
        return f"{{{self.namespace}}}{self.name}" if self.namespace else self.name

    @classmethod
    def from_clark(cls, text: str) -> QName:
        """The inverse of :attr:`clark`."""
        if text.startswith("{"):
            namespace, _, name = text[1:].partition("}")
            return cls(namespace, name)
        return cls("", text)

    def __str__(self) -> str:
        return self.clark
