"""What the run time raises on purpose.

::

    SoapError                   everything below
    ├── DecodeError             bytes that are no message of the operation
    ├── EncodeError             values that cannot be written as the operation's message
    └── CallError               a call without a result: operation, url, answer
        ├── TransportError          no answer: refused, reset, certificate (phase)
        │   └── CallTimeoutError        not in time; also a TimeoutError
        ├── HttpStatusError         a failing status without a fault (status)
        ├── MalformedAnswerError    no SOAP, or not what the contract says
        │   ├── AnswerTooLargeError     larger than max_response_bytes
        │   ├── NotUnderstoodError      a header that must be understood, and is not
        │   └── NotSignedError          not signed by whom ``signed_by`` says
        ├── SoapFault               the server's fault (fault, headers)
        │   └── one class for each declared fault, in the package's ``faults``
        └── ServiceFailure          an answer whose header says that it failed

An error shows where it happened as a path (``/Envelope/Body/Find/Ids/int[2]``)
and at most a shortened value: messages hold tickets and passwords.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from wsdlsmith.runtime.http import HttpAnswer, HttpRequest

if TYPE_CHECKING:
    from wsdlsmith.runtime.failure import Said
    from wsdlsmith.runtime.fault import Fault

Phase: TypeAlias = Literal["connect", "write", "read"]

SHOWN = 40
"""How many characters of a value an error shows."""


def shorten(value: object, most: int = SHOWN) -> str:
    """``value`` as an error may show it: quoted, and cut after a few characters."""
    text = value if isinstance(value, str) else str(value)[: most * 4]
    return repr(text if len(text) <= most else text[: most - 3] + "...")


class SoapError(Exception):
    """Base of everything that the run time raises on purpose."""


class CodecError(SoapError):
    """Base of the two directions; ``path`` is where, ``operation`` is whose."""

    def __init__(self, reason: str, *, path: str = "", operation: str = "") -> None:
        super().__init__(reason, path, operation)
        self.reason = reason
        self.path = path
        self.operation = operation

    def __str__(self) -> str:
        whose = f"{self.operation}: " if self.operation else ""
        where = f" at {self.path}" if self.path else ""
        return f"{whose}{self.reason}{where}"

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuilt, (type(self), self.reason, self.path, self.operation))


def _rebuilt(kind: type[CodecError], reason: str, path: str, name: str) -> CodecError:
    return kind(reason, path=path, operation=name)


class DecodeError(CodecError):
    """The bytes are no message of the operation."""


class EncodeError(CodecError):
    """The values cannot be written as the operation's message."""


class CallError(SoapError):
    """A call that brought no result.

    ``operation`` is the WSDL's name, ``url`` the endpoint without user info and
    query, ``answer`` what came back as it came, or None. The message never
    shows what the call sent as a header value, ticket or password.
    """

    def __init__(
        self, message: str, request: HttpRequest, answer: HttpAnswer | None = None
    ) -> None:
        super().__init__(f"{request.operation} at {request.public_url}: {message}")
        self.operation = request.operation
        self.url = request.public_url
        self.answer = answer

    def __reduce__(self) -> tuple[Any, ...]:
        return _revived, (type(self), self.args, self.__dict__)


class TransportError(CallError):
    """No answer: refused, reset, a TLS certificate, a protocol broken.

    ``phase`` is ``connect`` as long as nothing of the request was sent;
    ``lasting`` says that another attempt would end the same way.
    """

    def __init__(
        self,
        message: str,
        request: HttpRequest,
        *,
        phase: Phase = "read",
        lasting: bool = False,
    ) -> None:
        super().__init__(message, request)
        self.phase = phase
        self.lasting = lasting


class CallTimeoutError(TransportError, TimeoutError):
    """No answer in time, or not all of it; whether it was acted on is unknown."""


class HttpStatusError(CallError):
    """An HTTP status that means failure, without a SOAP fault in its body."""

    def __init__(self, message: str, request: HttpRequest, answer: HttpAnswer) -> None:
        super().__init__(message, request, answer)
        self.status = answer.status


class MalformedAnswerError(CallError):
    """An answer that is no SOAP, or not what the contract says."""


class AnswerTooLargeError(MalformedAnswerError):
    """An answer beyond ``max_response_bytes``; the rest of it was not read."""


class NotUnderstoodError(MalformedAnswerError):
    """A header block that must be understood (SOAP 1.1 4.2.3) and is not.

    ``header`` is its name. The ``understands`` option names those that the caller
    takes care of.
    """

    def __init__(self, header: str, request: HttpRequest, answer: HttpAnswer) -> None:
        message = f"the answer's header {header} must be understood, and is not"
        super().__init__(message, request, answer)
        self.header = header


class NotSignedError(MalformedAnswerError):
    """An answer that is not signed by whom the ``signed_by`` option says.

    Faults and failures are raised unsigned or not; no result comes without.
    """


class SoapFault(CallError):
    """The server answered with a fault; ``fault`` is its data.

    Generated packages have a subclass for each declared fault, whose ``detail`` is
    the typed detail. ``headers`` are those that came beside the fault.
    """

    def __init__(
        self,
        message: str,
        request: HttpRequest,
        answer: HttpAnswer,
        fault: Fault,
        headers: Mapping[str, object],
    ) -> None:
        super().__init__(message, request, answer)
        self.fault = fault
        self.headers = headers


class ServiceFailure(CallError):
    """The operation did not succeed, says a header of the answer.

    Which header that is, the project file names when the package is generated.
    ``detail`` is the header's own value; ``message``, ``friendly_text``, ``type``
    and ``inner`` are what it says under such names.
    """

    def __init__(
        self,
        shown: str,
        request: HttpRequest,
        answer: HttpAnswer,
        said: Said,
        headers: Mapping[str, object],
    ) -> None:
        super().__init__(shown, request, answer)
        self.message = said.message
        self.friendly_text = said.friendly_text
        self.type = said.type
        self.inner = said.inner
        self.detail = said.detail
        self.headers = headers


def _revived(
    kind: type[CallError], args: tuple[Any, ...], state: dict[str, Any]
) -> CallError:
    """An error from its pickle, without what its constructor wants."""
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error
