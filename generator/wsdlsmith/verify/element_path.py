"""Where an element stands in its envelope, in words a reader can follow."""

from __future__ import annotations

from lxml import etree


def element_path(element: etree._Element) -> str:
    """The path of ``element`` by local names: ``/Envelope/Body/Get/Ids/int[2]``.

    Prefixes differ from page to page and say nothing, so they are left out. An
    index stands only where siblings share the local name.
    """
    steps: list[str] = []
    node: etree._Element | None = element
    while node is not None:
        steps.append(_step(node))
        node = node.getparent()
    return "/" + "/".join(reversed(steps))


def local_name(name: str) -> str:
    """The part of a Clark name that people read."""
    return name.rpartition("}")[2]


def _step(element: etree._Element) -> str:
    name = local_name(str(element.tag))
    alike = f"{{*}}{name}"
    before = sum(1 for _ in element.itersiblings(alike, preceding=True))
    alone = not before and next(element.itersiblings(alike), None) is None
    return name if alone else f"{name}[{before + 1}]"


def children(element: etree._Element) -> list[etree._Element]:
    """The child elements, without comments and processing instructions."""
    return list(element.iterchildren("*"))
