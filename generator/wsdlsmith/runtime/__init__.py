"""All that generated code imports; knows nothing of the generator.

Every name is loaded when it is first used (PEP 562): importing a generated
package costs neither lxml nor an HTTP client.
"""

from typing import TYPE_CHECKING

from wsdlsmith.runtime.lazy import lazy_exports

if TYPE_CHECKING:
    from wsdlsmith.runtime.client.client import AsyncClient as AsyncClient
    from wsdlsmith.runtime.client.client import Client as Client
    from wsdlsmith.runtime.client.client import async_call as async_call
    from wsdlsmith.runtime.client.client import call as call
    from wsdlsmith.runtime.client.events import RequestEvent as RequestEvent
    from wsdlsmith.runtime.client.events import ResponseEvent as ResponseEvent
    from wsdlsmith.runtime.client.options import (
        AsyncClientOptions as AsyncClientOptions,
    )
    from wsdlsmith.runtime.client.options import ClientOptions as ClientOptions
    from wsdlsmith.runtime.client.renewal import Renew as Renew
    from wsdlsmith.runtime.client.renewal import says_expired as says_expired
    from wsdlsmith.runtime.client.reply import Reply as Reply
    from wsdlsmith.runtime.client.reply import ReplyHeaders as ReplyHeaders
    from wsdlsmith.runtime.client.retry import Retry as Retry
    from wsdlsmith.runtime.client.security import Signature as Signature
    from wsdlsmith.runtime.client.security import Timestamp as Timestamp
    from wsdlsmith.runtime.client.security import UsernameToken as UsernameToken
    from wsdlsmith.runtime.client.session import AsyncSession as AsyncSession
    from wsdlsmith.runtime.client.session import Session as Session
    from wsdlsmith.runtime.client.stream import AsyncStream as AsyncStream
    from wsdlsmith.runtime.client.stream import Stream as Stream
    from wsdlsmith.runtime.client.transport import (
        AsyncHttpTransport as AsyncHttpTransport,
    )
    from wsdlsmith.runtime.client.transport import AsyncTransport as AsyncTransport
    from wsdlsmith.runtime.client.transport import HttpTransport as HttpTransport
    from wsdlsmith.runtime.client.transport import Transport as Transport
    from wsdlsmith.runtime.codec.attachment import Attachment as Attachment
    from wsdlsmith.runtime.codec.envelope import new_request as new_request
    from wsdlsmith.runtime.codec.envelope import read_message as read_message
    from wsdlsmith.runtime.codec.envelope import result_of as result_of
    from wsdlsmith.runtime.codec.envelope import write_message as write_message
    from wsdlsmith.runtime.codec.message import Message as Message
    from wsdlsmith.runtime.codec.mixed import mixed_content as mixed_content
    from wsdlsmith.runtime.codec.mixed import set_mixed_content as set_mixed_content
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
    from wsdlsmith.runtime.lazy import resolve_types as resolve_types
    from wsdlsmith.runtime.limits import Limits as Limits
    from wsdlsmith.runtime.schema.dialect import DOCUMENTED as DOCUMENTED
    from wsdlsmith.runtime.schema.dialect import WIRE_1_1 as WIRE_1_1
    from wsdlsmith.runtime.schema.dialect import WIRE_1_2 as WIRE_1_2
    from wsdlsmith.runtime.schema.dialect import Dialect as Dialect
    from wsdlsmith.runtime.schema.named import as_element as as_element
    from wsdlsmith.runtime.schema.named import element_name as element_name
    from wsdlsmith.runtime.schema.nil import NIL as NIL
    from wsdlsmith.runtime.schema.nil import is_nil as is_nil
    from wsdlsmith.runtime.schema.nil import set_nil as set_nil
    from wsdlsmith.runtime.schema.operation import Operation as Operation
    from wsdlsmith.runtime.schema.record import Record as Record
    from wsdlsmith.runtime.schema.schema import Schema as Schema
    from wsdlsmith.runtime.schema.service import ServiceBinding as ServiceBinding
    from wsdlsmith.runtime.schema.wire import Wire as Wire
    from wsdlsmith.runtime.values.duration import Duration as Duration
    from wsdlsmith.runtime.values.qname import QName as QName
    from wsdlsmith.runtime.values.tokens import Token as Token
    from wsdlsmith.runtime.values.tokens import is_known as is_known
else:
    __getattr__, __dir__ = lazy_exports(
        __name__,
        """
codec.attachment: Attachment
client.client: AsyncClient Client async_call call
schema.dialect: DOCUMENTED Dialect WIRE_1_1 WIRE_1_2
values.duration: Duration
codec.envelope: new_request read_message result_of write_message
errors: AnswerTooLargeError CallError CallTimeoutError DecodeError EncodeError
 HttpStatusError MalformedAnswerError NotSignedError NotUnderstoodError
 ServiceFailure SoapError SoapFault TransportError
failure: Said
fault: Fault
http: HttpAnswer HttpRequest Timeout
lazy: resolve_types
limits: Limits
codec.message: Message
codec.mixed: mixed_content set_mixed_content
schema.named: as_element element_name
schema.nil: NIL is_nil set_nil
client.options: AsyncClientOptions ClientOptions
values.qname: QName
schema.record: Record
client.renewal: Renew says_expired
client.reply: Reply ReplyHeaders
client.retry: Retry
schema.schema: Schema
client.security: Signature Timestamp UsernameToken
client.events: RequestEvent ResponseEvent
schema.operation: Operation
schema.service: ServiceBinding
client.session: AsyncSession Session
client.stream: AsyncStream Stream
values.tokens: Token is_known
client.transport: AsyncHttpTransport AsyncTransport HttpTransport Transport
schema.wire: Wire
""",
    )
