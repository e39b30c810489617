"""One call without its transport: envelope out, envelope in.

Both kinds of client, and every transport, share this; nothing here waits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from wsdlsmith.runtime.body import ACCEPTED_CODINGS
from wsdlsmith.runtime.charset import for_parser
from wsdlsmith.runtime.envelope import (
    Message,
    read_message,
    result_of,
    wire_dialect,
    write_message,
)
from wsdlsmith.runtime.errors import (
    DecodeError,
    EncodeError,
    HttpStatusError,
    MalformedAnswerError,
    SoapFault,
)
from wsdlsmith.runtime.fault import Fault
from wsdlsmith.runtime.http import HttpAnswer, HttpRequest, public_url
from wsdlsmith.runtime.limits import DEFAULT_LIMITS
from wsdlsmith.runtime.record import Record
from wsdlsmith.runtime.redact import Secrets, excerpt
from wsdlsmith.runtime.reply import Reply, ReplyHeaders
from wsdlsmith.runtime.service import Operation

_ACTION_SAFE: Final = "".join(chr(c) for c in range(0x20, 0x7F) if chr(c) not in '"\\')


@dataclass(frozen=True, slots=True)
class Call:
    """One call: what is sent, and how its answer is understood."""

    operation: Operation
    request: HttpRequest
    secrets: Secrets

    @classmethod
    def of(
        cls,
        operation: Operation,
        body: Record | None,
        headers: Mapping[str, object],
        url: str,
    ) -> Call:
        """Write the envelope; ``headers`` are the values of this operation's."""
        secrets = Secrets(url, headers, body)
        dialect = wire_dialect(operation)
        message = Message(body=body, headers=dict(headers), dialect=dialect)
        try:
            content = write_message(operation, "request", message)
        except EncodeError as exc:
            reason = secrets.hide(exc.reason)
            raise EncodeError(reason, path=exc.path, operation=exc.operation) from None
        request = HttpRequest(
            operation=operation.name,
            url=url,
            headers=http_headers(operation),
            content=content,
        )
        return cls(operation, request, secrets)

    def reply(self, answer: HttpAnswer) -> Reply[Any]:
        """The result in ``answer``, or the error that it is."""
        good = 200 <= answer.status < 300
        if not _may_be_envelope(answer.content):
            return self._without_envelope(answer, good)
        try:
            message = self._message(for_parser(answer.content, answer.charset))
        except DecodeError as exc:
            if good and self.operation.response is None:
                return self._reply(answer, None, {})
            if good:
                reason = self.secrets.hide(str(exc))
                raise self._malformed(answer, f"cannot be read: {reason}") from None
            raise self._status(answer) from None
        if isinstance(message.body, Fault):
            raise self._fault(answer, message.body, message.headers)
        if not good:
            raise self._status(answer)
        if message.body is None:
            raise self._malformed(answer, "has no result")
        result = result_of(self.operation, message.body)
        return self._reply(answer, result, message.headers)

    def _message(self, content: bytes) -> Message:
        if self.operation.response is not None:
            return read_message(self.operation, "response", content)
        # a one-way message may be refused with a fault; nothing else counts
        from wsdlsmith.runtime.read_envelope import EnvelopeReader

        shape = self.operation.request
        reader = EnvelopeReader(self.operation, shape, DEFAULT_LIMITS, None)
        return reader.read(content, True)

    def _without_envelope(self, answer: HttpAnswer, good: bool) -> Reply[Any]:
        """A failure told by HTTP alone, or the receipt of a one-way message."""
        if not good:
            raise self._status(answer)
        if self.operation.response is None:
            return self._reply(answer, None, {})
        if not answer.content.strip():
            raise self._malformed(answer, f"is empty (HTTP {answer.status})")
        kind = answer.media_type or "of no media type"
        text = excerpt(answer, self.secrets)
        raise self._malformed(answer, f"is no SOAP envelope ({kind}): {text}")

    def _reply(
        self, answer: HttpAnswer, result: object, headers: Mapping[str, object]
    ) -> Reply[Any]:
        return Reply(
            result=result,
            headers=ReplyHeaders(headers),
            status=answer.status,
            elapsed=answer.elapsed,
            operation=self.operation.name,
        )

    def _malformed(self, answer: HttpAnswer, what: str) -> MalformedAnswerError:
        return MalformedAnswerError(f"the answer {what}", self.request, answer)

    def _status(self, answer: HttpAnswer) -> HttpStatusError:
        message = (
            f"HTTP {answer.status} {self.secrets.hide(answer.reason)[:80]}".strip()
        )
        location = answer.headers.get("location", "")
        if location:
            message += f", redirected to {self.secrets.hide(public_url(location))}"
        text = excerpt(answer, self.secrets)
        if text:
            message += f": {text}"
        return HttpStatusError(message, self.request, answer)

    def _fault(
        self, answer: HttpAnswer, fault: Fault, headers: Mapping[str, object]
    ) -> SoapFault:
        reason = " ".join(self.secrets.hide(fault.reason).split())
        message = f"fault {fault.code}: {reason[:500]}"
        return SoapFault(message, self.request, answer, fault, ReplyHeaders(headers))


def http_headers(operation: Operation) -> dict[str, str]:
    """SOAP 1.1 (6.1.1) names the action in a header, 1.2 (RFC 3902) in the type."""
    action = f'"{quote(operation.soap_action, safe=_ACTION_SAFE)}"'
    headers = {"Accept-Encoding": ACCEPTED_CODINGS, "User-Agent": "wsdlsmith"}
    if operation.soap == "1.2":
        media_type = "application/soap+xml; charset=utf-8"
        parameter = f"; action={action}" if operation.soap_action else ""
        return {**headers, "Content-Type": media_type + parameter}
    return {
        **headers,
        "Content-Type": "text/xml; charset=utf-8",
        "SOAPAction": action,
    }


def _may_be_envelope(content: bytes) -> bool:
    """Whether the first characters could begin an envelope, and are no HTML."""
    start = content[:512].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith(b"<") and not start.lower().startswith(
        (b"<!doctype html", b"<html")
    )
