"""Messages of Scale, for ``send``."""

from __future__ import annotations

from dataclasses import dataclass

from wsdlsmith.runtime import Request


@dataclass(slots=True, kw_only=True)
class Weigh(Request["int | None"]):
    number: int | None = None
