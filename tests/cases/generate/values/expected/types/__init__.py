"""The types of this package; each is imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.lazy import lazy_exports

if TYPE_CHECKING:
    from .values import Box as Box
    from .values import Circle as Circle
    from .values import Colour as Colour
    from .values import Drawing as Drawing
    from .values import EchoResponse as EchoResponse
    from .values import Everything as Everything
    from .values import Node as Node
    from .values import Price as Price
    from .values import Rights as Rights
    from .values import Shape as Shape
    from .values import Steps as Steps
    from .values import Unit as Unit

__all__ = [
    "Box",
    "Circle",
    "Colour",
    "Drawing",
    "EchoResponse",
    "Everything",
    "Node",
    "Price",
    "Rights",
    "Shape",
    "Steps",
    "Unit",
]

__getattr__, __dir__ = lazy_exports(
    __name__,
    """
values: Box Circle Colour Drawing EchoResponse Everything Node Price Rights Shape Steps
    Unit
""",
)
