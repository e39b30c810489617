"""The XML names and types behind this package, read when they are first needed."""

from __future__ import annotations

from wsdlsmith.runtime import Record as _Record
from wsdlsmith.runtime import Schema

SCHEMA = Schema(
    __package__ or "",
    """
namespace arr http://schemas.microsoft.com/2003/10/Serialization/Arrays
namespace tns http://www.superoffice.net/ws/crm/NetServer/Services88
namespace xs http://www.w3.org/2001/XMLSchema
list arr:ArrayOfint arr:int xs:int *
list tns:ArrayOfChangedDataItem tns:ChangedDataItem tns:ChangedDataItem *n
record tns:ChangedData types.erp_sync:ChangedData
record tns:ChangedDataItem types.erp_sync:ChangedDataItem
record tns:PluginResponse types.erp_sync:PluginResponse
record tns:SoCredentials types.erp_sync:SoCredentials
""",
)


class Record(_Record):
    """Base of every record of this package."""

    __slots__ = ()
    __schema__ = SCHEMA
