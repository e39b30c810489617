"""What our server answers: the same as the servers of others do."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from superoffice.services88.types import ChangedData, ChangedDataItem, PluginResponse
from wsdlsmith.runtime import Fault, Message, is_nil, set_nil

from tests.interop.our_server import Answer

SOAP11 = "{http://schemas.xmlsoap.org/soap/envelope/}"


def told(body: Any) -> str:
    """How the optional list of keys arrived."""
    if body.internal_key_ids is None:
        return "nil" if is_nil(body, "internal_key_ids") else "absent"
    return ",".join(map(str, body.internal_key_ids)) or "empty"


def resync(message: Message) -> tuple[object, dict[str, object]]:
    """ErpSync: who called with what; the connection's number chooses the answer."""
    body: Any = message.body
    credentials: Any = message.headers.get("credentials")
    ticket = credentials.ticket if credentials else "-"
    answer = PluginResponse(
        is_ok=True,
        user_explanation=f"{message.headers.get('application_token', '-')}/{ticket}",
        tech_explanation=told(body),
    )
    match body.erp_connection_id:
        case 1:
            set_nil(answer, "changes")
        case 2:
            answer.changes = ChangedData(updated_records=[])
            set_nil(answer.changes, "added_records")
        case 4:
            item = ChangedDataItem(tablename="contact", record_id=7)
            items: list[Any] = [item, None]
            answer.error_code = ""
            answer.changes = ChangedData(added_records=items)
        case 400:
            reason = "Résumé of <what> & why"
            return Fault(code=f"{SOAP11}Client", reasons={"": reason}), {}
    return answer, {}


ERP_SYNC: dict[str, Answer] = {
    "ForceResync": resync,
    "ForceResyncNoBlankValues": resync,
}


def warehouse_answers(types: Any) -> dict[str, Answer]:
    """The Warehouse's answers, in its generated types."""

    def store(message: Message) -> tuple[object, dict[str, object]]:
        body: Any = message.body
        clerk: Any = message.headers.get("clerk")
        headers: dict[str, object] = {
            "served_by": f"python for {clerk.name if clerk else '-'}"
        }
        label = body.goods.label if body.goods else None
        if label == "too big":
            detail = types.NoRoom(shelf=7, free=Decimal("0.50"))
            reasons = {"": "the warehouse says NoRoom"}
            return Fault(f"{SOAP11}Server", [], reasons, detail=[detail]), headers
        note = f"{type(body.goods).__name__} {body.rights!r}"
        receipt = types.Receipt(
            shelf=7, goods=body.goods, rights=body.rights, note=note
        )
        return receipt, headers

    return {"Store": store, "Forget": lambda message: (None, {})}


def field_info_answers(types: Any) -> dict[str, Answer]:
    """UserDefinedFieldInfo's answers, in the types of the vendor's whole version."""

    def listed(message: Message) -> tuple[object, dict[str, object]]:
        size = types.FieldInfoInt(field_name="x_size", default_value=3)
        plain = types.FieldInfoBase(field_name="x_plain")
        return [size, None, plain], {"succeeded": True}

    def saved(message: Message) -> tuple[object, dict[str, object]]:
        body: Any = message.body
        if body.user_defined_field_info is not None:
            return body.user_defined_field_info, {"succeeded": True}
        info = types.SoExceptionInfo(
            message="nothing to save",
            inner_exception=types.SoExceptionInfo(message="no ticket"),
            parameters={"ticket": "7T"},
        )
        return None, {"exception_info": info, "succeeded": False}

    return {"GetCustomFieldInfoList": listed, "SaveUserDefinedFieldInfo": saved}
