"""References of SOAP's encoding: ``href="#id"`` to an element with that ``id``.

SOAP 1.1, 5.4.1: a value that is used in several places may stand once, as a
child of Body, and be referred to. Reading gives one shared object; writing puts
the value where it is used, which means the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from wsdlsmith.runtime.values.names import SOAP11, SOAPENC, XSI_TYPE

if TYPE_CHECKING:
    from wsdlsmith.runtime.codec.reader import Reader, Value
    from wsdlsmith.runtime.schema.kinds import Type

_OWN = ("id", f"{{{SOAPENC}}}root", f"{{{SOAP11}}}encodingStyle")
"""What says that an element is referred to; the value itself has none of it."""


def _declared(body: etree._Element) -> dict[str, str]:
    """The prefixes at Body: they stand in the values of ``xsi:type``."""
    return {prefix: uri for prefix, uri in body.nsmap.items() if prefix}


class References:
    """The elements of a body that others refer to, each read once for each type.

    Those that are children of Body are taken out of it: they are no part of the
    message by themselves.
    """

    def __init__(self, body: etree._Element) -> None:
        self.targets: dict[str, etree._Element] = {}
        wanted = {str(el.get("href")) for el in body.iter() if el.get("href")}
        for el in body.iter():
            name = el.get("id")
            if name is not None and f"#{name}" in wanted:
                self.targets.setdefault(str(name), el)
        self._aside = etree.Element("references", nsmap=_declared(body))
        for el in self.targets.values():
            if el.getparent() is body:
                for attribute in _OWN:
                    el.attrib.pop(attribute, "")
                self._aside.append(el)
        self._values: dict[tuple[str, str], Value] = {}
        self._reading: set[tuple[str, str]] = set()

    def read(
        self,
        reader: Reader,
        el: etree._Element,
        declared: Type,
        nillable: bool,
        depth: int,
    ) -> Value | None:
        """The value that an element refers to; None where it refers to nothing."""
        name = str(el.get("href", ""))[1:]
        target = self.targets.get(name)
        if target is None:
            reader.element = el
            reader.report("unresolved-reference", f"#{name}")
            return None
        key = (name, declared.name)
        if key in self._reading:
            raise reader.error(el, f"the value #{name} holds itself")
        if key not in self._values:
            self._reading.add(key)
            said = el.get(XSI_TYPE)
            if said is not None and target.get(XSI_TYPE) is None:
                target.set(XSI_TYPE, said)
            self._values[key] = reader.read(target, declared, nillable, depth)
            self._reading.discard(key)
        return self._values[key]
