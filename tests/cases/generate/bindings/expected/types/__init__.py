"""The types of this package; each is imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.lazy import lazy_exports

if TYPE_CHECKING:
    from .counter import CountResponse as CountResponse
    from .shared import Order as Order
    from .orders import Refusal as Refusal

__all__ = [
    "CountResponse",
    "Order",
    "Refusal",
]

__getattr__, __dir__ = lazy_exports(
    __name__,
    """
counter: CountResponse
orders: Refusal
shared: Order
""",
)
