"""Messages of Depot, for ``send``."""

# ruff: noqa: F401, TID252

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wsdlsmith.runtime import Request

if TYPE_CHECKING:
    from ..types.depot import Parcel


@dataclass(slots=True, kw_only=True)
class Find(Request["Parcel | None"]):
    number: int | None = None


@dataclass(slots=True, kw_only=True)
class Forget(Request[None]):
    number: int | None = None
    user_password: str | None = None
