"""All that generated code imports; knows nothing of the generator.

Every name is loaded when it is first used (PEP 562): importing a generated
package costs neither lxml nor an HTTP client.
"""

from typing import TYPE_CHECKING

from wsdlsmith.runtime.lazy import lazy_exports

if TYPE_CHECKING:
    from wsdlsmith.runtime.attachment import Attachment as Attachment
    from wsdlsmith.runtime.client import AsyncClient as AsyncClient
    from wsdlsmith.runtime.client import Client as Client
    from wsdlsmith.runtime.client import async_call as async_call
    from wsdlsmith.runtime.client import call as call
    from wsdlsmith.runtime.dialect import DOCUMENTED as DOCUMENTED
    from wsdlsmith.runtime.dialect import WIRE_1_1 as WIRE_1_1
    from wsdlsmith.runtime.dialect import WIRE_1_2 as WIRE_1_2
    from wsdlsmith.runtime.dialect import Dialect as Dialect
    from wsdlsmith.runtime.duration import Duration as Duration
    from wsdlsmith.runtime.envelope import new_request as new_request
    from wsdlsmith.runtime.envelope import read_message as read_message
    from wsdlsmith.runtime.envelope import result_of as result_of
    from wsdlsmith.runtime.envelope import write_message as write_message
    from wsdlsmith.runtime.errors import AnswerTooLargeError as AnswerTooLargeError
    from wsdlsmith.runtime.errors import CallError as CallError
    from wsdlsmith.runtime.errors import CallTimeoutError as CallTimeoutError
    from wsdlsmith.runtime.errors import DecodeError as DecodeError
    from wsdlsmith.runtime.errors import EncodeError as EncodeError
    from wsdlsmith.runtime.errors import HttpStatusError as HttpStatusError
    from wsdlsmith.runtime.errors import MalformedAnswerError as MalformedAnswerError
    from wsdlsmith.runtime.errors import NotSignedError as NotSignedError
    from wsdlsmith.runtime.errors import NotUnderstoodError as NotUnderstoodError
    from wsdlsmith.runtime.errors import ServiceFailure as ServiceFailure
    from wsdlsmith.runtime.errors import SoapError as SoapError
    from wsdlsmith.runtime.errors import SoapFault as SoapFault
    from wsdlsmith.runtime.errors import TransportError as TransportError
    from wsdlsmith.runtime.failure import Said as Said
    from wsdlsmith.runtime.fault import Fault as Fault
    from wsdlsmith.runtime.http import HttpAnswer as HttpAnswer
    from wsdlsmith.runtime.http import HttpRequest as HttpRequest
    from wsdlsmith.runtime.http import Timeout as Timeout
    from wsdlsmith.runtime.limits import Limits as Limits
    from wsdlsmith.runtime.message import Message as Message
    from wsdlsmith.runtime.mixed import mixed_content as mixed_content
    from wsdlsmith.runtime.mixed import set_mixed_content as set_mixed_content
    from wsdlsmith.runtime.named import as_element as as_element
    from wsdlsmith.runtime.named import element_name as element_name
    from wsdlsmith.runtime.nil import NIL as NIL
    from wsdlsmith.runtime.nil import is_nil as is_nil
    from wsdlsmith.runtime.nil import set_nil as set_nil
    from wsdlsmith.runtime.options import AsyncClientOptions as AsyncClientOptions
    from wsdlsmith.runtime.options import ClientOptions as ClientOptions
    from wsdlsmith.runtime.qname import QName as QName
    from wsdlsmith.runtime.record import Record as Record
    from wsdlsmith.runtime.renewal import Renew as Renew
    from wsdlsmith.runtime.renewal import says_expired as says_expired
    from wsdlsmith.runtime.reply import Reply as Reply
    from wsdlsmith.runtime.reply import ReplyHeaders as ReplyHeaders
    from wsdlsmith.runtime.retry import Retry as Retry
    from wsdlsmith.runtime.schema import Schema as Schema
    from wsdlsmith.runtime.security import Signature as Signature
    from wsdlsmith.runtime.security import Timestamp as Timestamp
    from wsdlsmith.runtime.security import UsernameToken as UsernameToken
    from wsdlsmith.runtime.seeing import RequestEvent as RequestEvent
    from wsdlsmith.runtime.seeing import ResponseEvent as ResponseEvent
    from wsdlsmith.runtime.service import Operation as Operation
    from wsdlsmith.runtime.service import ServiceBinding as ServiceBinding
    from wsdlsmith.runtime.session import AsyncSession as AsyncSession
    from wsdlsmith.runtime.session import Session as Session
    from wsdlsmith.runtime.stream import AsyncStream as AsyncStream
    from wsdlsmith.runtime.stream import Stream as Stream
    from wsdlsmith.runtime.tokens import Token as Token
    from wsdlsmith.runtime.tokens import is_known as is_known
    from wsdlsmith.runtime.transport import AsyncHttpTransport as AsyncHttpTransport
    from wsdlsmith.runtime.transport import AsyncTransport as AsyncTransport
    from wsdlsmith.runtime.transport import HttpTransport as HttpTransport
    from wsdlsmith.runtime.transport import Transport as Transport
    from wsdlsmith.runtime.wire import Wire as Wire
else:
    __getattr__, __dir__ = lazy_exports(
        __name__,
        """
attachment: Attachment
client: AsyncClient Client async_call call
dialect: DOCUMENTED Dialect WIRE_1_1 WIRE_1_2
duration: Duration
envelope: new_request read_message result_of write_message
errors: AnswerTooLargeError CallError CallTimeoutError DecodeError EncodeError
 HttpStatusError MalformedAnswerError NotSignedError NotUnderstoodError
 ServiceFailure SoapError SoapFault TransportError
failure: Said
fault: Fault
http: HttpAnswer HttpRequest Timeout
limits: Limits
message: Message
mixed: mixed_content set_mixed_content
named: as_element element_name
nil: NIL is_nil set_nil
options: AsyncClientOptions ClientOptions
qname: QName
record: Record
renewal: Renew says_expired
reply: Reply ReplyHeaders
retry: Retry
schema: Schema
security: Signature Timestamp UsernameToken
seeing: RequestEvent ResponseEvent
service: Operation ServiceBinding
session: AsyncSession Session
stream: AsyncStream Stream
tokens: Token is_known
transport: AsyncHttpTransport AsyncTransport HttpTransport Transport
wire: Wire
""",
    )
