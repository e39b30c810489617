"""The types of this package; each is imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.lazy import lazy_exports

if TYPE_CHECKING:
    from .erp_sync import ChangedData as ChangedData
    from .erp_sync import ChangedDataItem as ChangedDataItem
    from .erp_sync import PluginResponse as PluginResponse
    from .erp_sync import SoCredentials as SoCredentials

__all__ = [
    "ChangedData",
    "ChangedDataItem",
    "PluginResponse",
    "SoCredentials",
]

__getattr__, __dir__ = lazy_exports(
    __name__,
    """
erp_sync: ChangedData ChangedDataItem PluginResponse SoCredentials
""",
)
