"""One call without its transport: envelope out, envelope in.

Both kinds of client, and every transport, share this; nothing here waits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from wsdlsmith.runtime.client.handling import Handling
from wsdlsmith.runtime.client.reply import Reply, ReplyHeaders
from wsdlsmith.runtime.client.secrets import Secrets
from wsdlsmith.runtime.client.sending import request_of
from wsdlsmith.runtime.client.understood import first_not_understood, unknown_blocks
from wsdlsmith.runtime.client.unpacked import may_be_envelope, unpacked
from wsdlsmith.runtime.codec.envelope import Message, read_by, result_of
from wsdlsmith.runtime.codec.read_envelope import EnvelopeReader
from wsdlsmith.runtime.errors import (
    CallError,
    DecodeError,
    EncodeError,
    HttpStatusError,
    MalformedAnswerError,
    NotSignedError,
    NotUnderstoodError,
)
from wsdlsmith.runtime.http import HttpAnswer, HttpRequest
from wsdlsmith.runtime.schema.operation import Operation
from wsdlsmith.runtime.schema.record import Record

if TYPE_CHECKING:
    from wsdlsmith.runtime.client.security import Security
    from wsdlsmith.runtime.client.signed import Signers
    from wsdlsmith.runtime.codec.attachment import Attachments


@dataclass(slots=True, eq=False, repr=False)
class Call:
    """One call: what is sent, and how its answer is understood."""

    operation: Operation
    request: HttpRequest
    secrets: Secrets
    handling: Handling = field(default_factory=Handling)
    message_id: str = ""

    @classmethod
    def of(
        cls,
        operation: Operation,
        message: Message,
        url: str,
        handling: Handling,
        carried: Mapping[str, str],
    ) -> Call:
        """Write the envelope."""
        own = _user_names(handling)
        told = (*message.headers.values(), own, handling.secrets)
        secrets = Secrets(url, told, message.body)
        message_id = ""
        if operation.service.addressing:
            from wsdlsmith.runtime.client.addressing import new_message_id

            message_id = new_message_id()
        try:
            request = request_of(operation, message, url, handling, message_id, carried)
        except EncodeError as exc:
            reason = secrets.hide(exc.reason)
            name = exc.operation or operation.name
            raise EncodeError(reason, path=exc.path, operation=name) from None
        return cls(operation, request, secrets, handling, message_id)

    def reply(self, answer: HttpAnswer) -> Reply[Any]:
        """The result in ``answer``, or the error that it is."""
        good = 200 <= answer.status < 300
        try:
            envelope, parts = unpacked(answer, self.handling.limits)
        except DecodeError as exc:
            raise self.unreadable(answer, good, f"multipart: {exc}") from None
        if not may_be_envelope(envelope):
            return self._without_envelope(answer, good)
        reader = self.reader()
        try:
            message = read_by(reader, envelope, True)
        except DecodeError as exc:
            self._refuse_failure(answer, reader.headers, ())
            if good and self.operation.response is None:
                return self._reply(answer, None, ReplyHeaders({}), parts)
            raise self.unreadable(answer, good, str(exc)) from None
        return self.message(answer, good, message, parts, envelope)

    def message(
        self,
        answer: HttpAnswer,
        good: bool,
        message: Message,
        parts: Attachments,
        envelope: bytes,
    ) -> Reply[Any]:
        """The result that a message has, or the error that it is."""
        unknown = unknown_blocks(message)
        headers = ReplyHeaders(message.headers, unknown)
        body = message.body
        if body is not None and not isinstance(body, Record):
            from wsdlsmith.runtime.client.failing import fault_error

            raise fault_error(self, answer, body, headers)
        self._refuse_failure(answer, message.headers, unknown)
        if not good:
            raise self._status(answer)
        if self.handling.signers is not None:
            self._refuse_unsigned(answer, self.handling.signers, envelope)
        self._refuse_blocks(answer, unknown)
        if self.operation.response is None:
            return self._reply(answer, None, headers, parts)
        if body is None:
            raise self._malformed(answer, "has no result")
        result = result_of(self.operation, body)
        if self.operation.answer_attachments:
            result = self._with_parts(answer, result, parts)
        return self._reply(answer, result, headers, parts)

    def refuse_headers(
        self,
        answer: HttpAnswer,
        values: Mapping[str, object],
        unknown: tuple[bytes, ...],
    ) -> None:
        """Raise what the headers of a good answer say, whatever its body is."""
        self._refuse_failure(answer, values, unknown)
        self._refuse_blocks(answer, unknown)

    def _refuse_blocks(self, answer: HttpAnswer, unknown: tuple[bytes, ...]) -> None:
        """Raise where a block that nobody declared cannot be passed over."""
        demanded = first_not_understood(unknown, self.handling.understands)
        if demanded is not None:
            name = self.secrets.hide(demanded)
            raise NotUnderstoodError(name, self.request, answer)
        if self.message_id:
            from wsdlsmith.runtime.client.addressing import answers_another

            if answers_another(unknown, self.message_id):
                raise self._malformed(answer, "belongs to another message (RelatesTo)")

    def _with_parts(
        self, answer: HttpAnswer, result: object, parts: Attachments
    ) -> object:
        """The result and the parts that the binding puts beside it; a tuple of several."""
        from wsdlsmith.runtime.codec.bound_parts import parts_of_answer

        shape = self.operation.response
        try:
            found = parts_of_answer(self.operation, parts)
        except LookupError as exc:
            raise self._malformed(
                answer, f"has no attachment {exc.args[0]!r}"
            ) from None
        whole = [result, *found] if shape and shape.kind.slots else found
        return whole[0] if len(whole) == 1 else tuple(whole)

    def reader(self) -> EnvelopeReader:
        """What reads an answer of the operation."""
        # a one-way message may be refused with a fault; nothing else counts
        shape = self.operation.response or self.operation.request
        return EnvelopeReader(
            self.operation, shape, self.handling.limits, self.handling.on_deviation
        )

    def _refuse_failure(
        self,
        answer: HttpAnswer,
        values: Mapping[str, object],
        unknown: tuple[bytes, ...],
    ) -> None:
        """Raise ServiceFailure where the header values say that it failed."""
        if not self.operation.service.failure:
            return
        from wsdlsmith.runtime.failure import failure_of

        said = failure_of(self.operation, values)
        if said is None:
            return
        from wsdlsmith.runtime.client.failing import failure_error

        raise failure_error(self, answer, said, ReplyHeaders(values, unknown))

    def _refuse_unsigned(
        self, answer: HttpAnswer, signers: Signers, envelope: bytes
    ) -> None:
        from wsdlsmith.runtime.client.signed import NotSignedByError

        try:
            signers.verify(envelope, self.handling.limits)
        except NotSignedByError as exc:
            message = f"the answer does not count as signed: {exc}"
            raise NotSignedError(message, self.request, answer) from None

    def _without_envelope(self, answer: HttpAnswer, good: bool) -> Reply[Any]:
        """A failure told by HTTP alone, or the receipt of a one-way message."""
        if not good:
            raise self._status(answer)
        if self.operation.response is None:
            return self._reply(answer, None, ReplyHeaders({}), {})
        from wsdlsmith.runtime.client.failing import no_envelope

        raise no_envelope(self, answer)

    def _reply(
        self,
        answer: HttpAnswer,
        result: object,
        headers: ReplyHeaders,
        parts: Attachments,
    ) -> Reply[Any]:
        return Reply(
            result=result,
            headers=headers,
            status=answer.status,
            elapsed=answer.elapsed,
            operation=self.operation.name,
            attachments=parts,
            answer=answer,
        )

    def unreadable(self, answer: HttpAnswer, good: bool, why: str) -> CallError:
        """The error for an answer that cannot be read."""
        if not good:
            return self._status(answer)
        return self._malformed(answer, f"cannot be read: {self.secrets.hide(why)}")

    def _malformed(self, answer: HttpAnswer, what: str) -> MalformedAnswerError:
        return MalformedAnswerError(f"the answer {what}", self.request, answer)

    def _status(self, answer: HttpAnswer) -> HttpStatusError:
        from wsdlsmith.runtime.client.failing import status_error

        return status_error(self, answer)


def _user_names(handling: Handling) -> list[Security]:
    """The parts of a wsse header whose texts are the caller's."""
    if not handling.security:
        return []
    from wsdlsmith.runtime.client.security import UsernameToken

    return [part for part in handling.security if isinstance(part, UsernameToken)]
