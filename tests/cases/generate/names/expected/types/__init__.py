"""The types of this package; each is imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.lazy import lazy_exports

if TYPE_CHECKING:
    from .import_ import Address as Address
    from .import_ import Address_2 as Address_2
    from .import_ import Address_3 as Address_3
    from .import_ import AnswerResult as AnswerResult
    from .import_ import AnswerResultField as AnswerResultField
    from .import_ import Decimal_ as Decimal_
    from .import_ import Field as Field
    from .import_ import Mode as Mode
    from .import_ import Record_ as Record_

__all__ = [
    "Address",
    "Address_2",
    "Address_3",
    "AnswerResult",
    "AnswerResultField",
    "Decimal_",
    "Field",
    "Mode",
    "Record_",
]

__getattr__, __dir__ = lazy_exports(
    __name__,
    """
import_: Address Address_2 Address_3 AnswerResult AnswerResultField Decimal_ Field Mode
    Record_
""",
)
