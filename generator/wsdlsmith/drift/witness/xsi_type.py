"""``xsi:type``: the type of an element, named on the element itself."""

from __future__ import annotations

from typing import Final

from lxml import etree

from wsdlsmith.model.qname import XS, XSI, QName

_TYPE: Final = f"{{{XSI}}}type"


def mean_type(made: etree._Element, name: QName) -> None:
    """Note the type of an element that is still to be put into another one.

    A prefix may not outlive that move: lxml drops one whose namespace the new parent
    has under another prefix, and knows nothing of names in texts.
    """
    made.set(_TYPE, str(name))


def name_meant(root: etree._Element) -> None:
    """Name every type that was meant, now that all elements are in their places."""
    for one in root.iter():
        meant = one.get(_TYPE)
        if meant is not None:
            name_type(one, QName.parse(meant))


def name_type(made: etree._Element, name: QName) -> None:
    """Say that an element is of the type called ``name``."""
    prefix = "xs" if name.namespace == XS else "p"
    if name.namespace and name.namespace != XS:
        # a prefix can only be declared when an element is made: borrow an attribute
        made.set(f"{{{name.namespace}}}borrow", "")
        prefix = next(p for p, n in made.nsmap.items() if n == name.namespace and p)
        del made.attrib[f"{{{name.namespace}}}borrow"]
    made.set(_TYPE, f"{prefix}:{name.name}" if name.namespace else name.name)


def named_type(made: etree._Element) -> QName | None:
    """The type that an element names."""
    written = made.get(_TYPE)
    if written is None:
        return None
    prefix, _, local = str(written).rpartition(":")
    return QName(made.nsmap.get(prefix or None, ""), local)


def named_prefixes(made: etree._Element) -> list[str]:
    """The prefixes that no tag uses, only a type's name."""
    names = (str(one.get(_TYPE, "")) for one in made.iter())
    return sorted({name.partition(":")[0] for name in names if ":" in name})
