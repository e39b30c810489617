"""The defaults that one ``xs:schema`` element sets for what stands in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wsdlsmith.errors import DefinitionError
from wsdlsmith.model.qname import XS, QName
from wsdlsmith.model.schema import ONCE, Occurs
from wsdlsmith.read.scope import Node, Scope

ELEMENT_BLOCK = ("extension", "restriction", "substitution")
DERIVATIONS = ("extension", "restriction")
SIMPLE_FINAL = ("list", "restriction", "union")
ANY_TYPE = QName(XS, "anyType")
ANY_SIMPLE_TYPE = QName(XS, "anySimpleType")
HEAD_TYPE = QName(XS, "#type-of-the-substitution-head")
"""Stands for the type of an element that has none of its own but a head; merge
puts the head's type in its place (Structures 3.3.2)."""


@dataclass(frozen=True, slots=True)
class SchemaScope(Scope):
    """A :class:`Scope` with the form and derivation defaults of a schema."""

    qualified_elements: bool = False
    qualified_attributes: bool = False
    block: str = ""
    final: str = ""

    def local_element(self, node: Node, path: str) -> QName:
        """The name of a local element in an instance (Structures 3.3.2)."""
        qualified = self._qualified(node, self.qualified_elements)
        name = self.required(node, "name", path)
        return QName(self.namespace if qualified else "", name)

    def local_attribute(self, node: Node, path: str) -> QName:
        """The name of a local attribute in an instance (Structures 3.2.2)."""
        qualified = self._qualified(node, self.qualified_attributes)
        name = self.required(node, "name", path)
        return QName(self.namespace if qualified else "", name)

    def blocked(self, node: Node, words: Iterable[str]) -> str:
        """``block`` as sorted words, the schema's default where it is absent."""
        return derivations(node.get("block", self.block), words)

    def finalised(self, node: Node, words: Iterable[str]) -> str:
        """``final`` as sorted words, the schema's default where it is absent."""
        return derivations(node.get("final", self.final), words)

    def occurs(self, node: Node, path: str) -> Occurs:
        """How often the particle at ``node`` may stand."""
        low, high = node.get("minOccurs"), node.get("maxOccurs")
        if low is None and high is None:
            return ONCE
        if low == "" or _is_misspelt(high):
            low, high = self._meant(node, path, low, high)
        try:
            least = int(low) if low is not None else 1
            if high is not None and high.strip() == "unbounded":
                return Occurs(least, None)
            most = int(high) if high is not None else 1
        except ValueError:
            raise DefinitionError(
                f"minOccurs={low!r} maxOccurs={high!r} is not a range",
                self.place(node, path),
                "minOccurs is a number, maxOccurs a number or 'unbounded'",
            ) from None
        if least < 0 or most < 0 or (most and least > most):
            self.diagnostics.add(
                "occurs-out-of-order",
                f"minOccurs={least} is more than maxOccurs={most}",
                self.place(node, path),
            )
            least, most = max(0, min(least, most)), max(least, most, 0)
        return Occurs(min(least, most), most)

    def _meant(
        self, node: Node, path: str, low: str | None, high: str | None
    ) -> tuple[str | None, str | None]:
        """Nothing between the quotes is nothing said; ``*`` is a draft's word.

        'unbounded' means the same in other letters.
        """
        self.diagnostics.add(
            "occurs-misspelt",
            f"minOccurs={low!r} maxOccurs={high!r}: "
            "an empty one is passed over, another read as 'unbounded'",
            self.place(node, path),
        )
        return low or None, "unbounded" if high and _is_misspelt(high) else high or None

    @staticmethod
    def _qualified(node: Node, default: bool) -> bool:
        form = node.get("form")
        return default if form is None else form == "qualified"


def _is_misspelt(most: str | None) -> bool:
    if most is None or most.strip() == "unbounded":
        return False
    return most in ("", "*") or most.strip().lower() == "unbounded"


def derivations(text: str, words: Iterable[str]) -> str:
    """The words of ``text`` that are among ``words``, sorted; ``#all`` means all."""
    if not text:
        return ""
    chosen = set(text.split())
    return " ".join(w for w in words if w in chosen or "#all" in chosen)


def truth(text: str | None) -> bool:
    """Whether an xs:boolean attribute says yes; absent means no."""
    return text is not None and text.strip() in ("true", "1")
