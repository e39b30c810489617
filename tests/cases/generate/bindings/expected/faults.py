"""What the operations raise for the faults that they declare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime import SoapFault

if TYPE_CHECKING:
    from . import types as t


class RefusedFault(SoapFault):
    """A fault whose detail is ``refused``."""

    detail: t.Refusal
