"""The errors that an answer is: by HTTP's status, by a fault, by a header of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsdlsmith.runtime.client.redact import excerpt
from wsdlsmith.runtime.errors import (
    HttpStatusError,
    MalformedAnswerError,
    ServiceFailure,
    SoapFault,
)
from wsdlsmith.runtime.http import HttpAnswer, public_url

if TYPE_CHECKING:
    from wsdlsmith.runtime.client.exchange import Call
    from wsdlsmith.runtime.client.reply import ReplyHeaders
    from wsdlsmith.runtime.failure import Said
    from wsdlsmith.runtime.fault import Fault
    from wsdlsmith.runtime.schema.operation import Operation


def no_envelope(call: Call, answer: HttpAnswer) -> MalformedAnswerError:
    """Something else in the place of an envelope, or nothing."""
    if not answer.content.strip():
        message = f"the answer is empty (HTTP {answer.status})"
        return MalformedAnswerError(message, call.request, answer)
    kind = call.secrets.hide(answer.headers.get("content-type", ""))[:80]
    kind = kind.partition(";")[0].strip() or "of no media type"
    text = excerpt(answer, call.secrets)
    message = f"the answer is no SOAP envelope ({kind}): {text}"
    return MalformedAnswerError(message, call.request, answer)


def status_error(call: Call, answer: HttpAnswer) -> HttpStatusError:
    """A failing status, and the first words of what came with it."""
    message = f"HTTP {answer.status} {call.secrets.hide(answer.reason)[:80]}".strip()
    location = answer.headers.get("location", "")
    if location:
        message += f", redirected to {call.secrets.hide(public_url(location))}"
    text = excerpt(answer, call.secrets)
    if text:
        message += f": {text}"
    return HttpStatusError(message, call.request, answer)


def failure_error(
    call: Call, answer: HttpAnswer, said: Said, headers: ReplyHeaders
) -> ServiceFailure:
    """A good status, and a header that says that it failed."""
    texts = [said.type, said.message or said.friendly_text]
    shown = ": ".join(text for text in texts if text) or "it did not succeed"
    shown = " ".join(call.secrets.hide(shown).split())[:500]
    return ServiceFailure(f"failed: {shown}", call.request, answer, said, headers)


def fault_error(
    call: Call, answer: HttpAnswer, fault: Fault, headers: ReplyHeaders
) -> SoapFault:
    """The server's fault, of the class that the package has for it."""
    reason = " ".join(call.secrets.hide(fault.reason).split())
    code = call.secrets.hide(fault.code)[:200]
    message = f"fault {code}: {reason[:500]}"
    kind, detail = _declared(call.operation, fault)
    error = kind(message, call.request, answer, fault, headers)
    if kind is not SoapFault:
        error.__dict__["detail"] = detail
    return error


def _declared(operation: Operation, fault: Fault) -> tuple[type[SoapFault], object]:
    """The exception class that the package has for a fault, and its typed detail."""
    if fault._declared is None:
        return SoapFault, None
    index, place = fault._declared
    declared, detail = operation.faults[index], fault.detail[place]
    if detail is None or not declared.place:
        return SoapFault, None
    kind: type[SoapFault] = operation.service.schema.load(declared.place)
    return kind, detail
