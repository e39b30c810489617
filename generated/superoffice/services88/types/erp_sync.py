"""Types that only ErpSync uses."""

from __future__ import annotations

from dataclasses import dataclass

from .._schema import Record


@dataclass(slots=True, kw_only=True)
class ChangedData(Record):
    """Records touched by an operation, by what happened to them."""

    added_records: list[ChangedDataItem] | None = None
    updated_records: list[ChangedDataItem] | None = None
    deleted_records: list[ChangedDataItem] | None = None
    __xml__ = """tns:ChangedData
        tns:AddedRecords tns:ArrayOfChangedDataItem ?n
        tns:UpdatedRecords tns:ArrayOfChangedDataItem ?n
        tns:DeletedRecords tns:ArrayOfChangedDataItem ?n"""


@dataclass(slots=True, kw_only=True)
class ChangedDataItem(Record):
    """One touched record."""

    tablename: str | None = None
    record_id: int | None = None
    __xml__ = """tns:ChangedDataItem
        tns:Tablename xs:string ?n
        tns:RecordId xs:int ?"""


@dataclass(slots=True, kw_only=True)
class PluginResponse(Record):
    """What the plug-in behind an operation answers."""

    is_ok: bool | None = None
    user_explanation: str | None = None
    tech_explanation: str | None = None
    error_code: str | None = None
    changes: ChangedData | None = None
    __xml__ = """tns:PluginResponse
        tns:IsOk xs:boolean ?
        tns:UserExplanation xs:string ?n
        tns:TechExplanation xs:string ?n
        tns:ErrorCode xs:string ?n
        tns:Changes tns:ChangedData ?n"""


@dataclass(slots=True, kw_only=True)
class SoCredentials(Record):
    """Who is calling."""

    ticket: str | None = None
    __xml__ = """tns:SoCredentials
        tns:Ticket xs:string ?n"""
