"""What an element wildcard takes (Structures 3.10.4)."""

from __future__ import annotations

from collections.abc import Collection

from wsdlsmith.sample.text import NAMESPACE


def free_namespace(constraint: str, known: Collection[str]) -> str | None:
    """A namespace of nobody's that the wildcard takes; None where there is none."""
    if constraint in ("##any", "##other", ""):
        return NAMESPACE
    words = constraint.split()
    if "##local" in words:
        return ""
    return next((w for w in words if not w.startswith("##") and w not in known), None)


def admits(constraint: str, namespace: str, target: str) -> bool:
    """Whether the wildcard takes elements of a namespace."""
    if constraint in ("##any", ""):
        return True
    if constraint == "##other":
        return bool(namespace) and namespace != target
    words = {"##targetNamespace": target, "##local": ""}
    return any(words.get(word, word) == namespace for word in constraint.split())
