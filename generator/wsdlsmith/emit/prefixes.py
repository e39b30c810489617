"""Prefixes for the namespaces of a package's mapping: short, and stable over versions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wsdlsmith.model.qname import ARRAYS, SERIALIZATION, XML, XS, QName
from wsdlsmith.names import Namespace, prefix_case

_WELL_KNOWN = {
    XS: "xs",
    XML: "xml",
    ARRAYS: "arr",
    SERIALIZATION: "ser",
    "http://schemas.xmlsoap.org/soap/encoding/": "soapenc",
}


class Prefixes:
    """Names written as ``prefix:name``; no prefix means no namespace.

    ``target`` is the API's own namespace and becomes ``tns``. The others are
    called by their last segment, so that a namespace more or less does not
    rename the rest.
    """

    def __init__(self, target: str, namespaces: Iterable[str]) -> None:
        taken = Namespace(["tns", "xsi", *_WELL_KNOWN.values()])
        self.by_namespace: dict[str, str] = {}
        for uri in sorted(set(namespaces) - {"", target}):
            known = _WELL_KNOWN.get(uri)
            self.by_namespace[uri] = known or taken.claim(prefix_case(uri))
        if target:
            self.by_namespace[target] = _WELL_KNOWN.get(target, "tns")

    @classmethod
    def known(cls, by_namespace: Mapping[str, str]) -> Prefixes:
        """Prefixes that were given out before."""
        prefixes = cls("", ())
        prefixes.by_namespace.update(by_namespace)
        return prefixes

    def __call__(self, name: QName) -> str:
        if not name.namespace:
            return name.name
        return f"{self.by_namespace[name.namespace]}:{name.name}"
