"""Rules for operations, messages, headers and faults."""

from __future__ import annotations

from wsdlsmith.drift.rules.rule import Family

OPERATIONS = Family("Operation, message")
_rule = OPERATIONS.rule

_rule(
    "operation-removed EY EN Y",
    "an operation of a kept service is gone",
    "the operation {name} was removed",
    "ErpSync.ForceResync is gone",
    "operation-added",
)
_rule(
    "operation-added IN IN -N",
    "a new operation of a kept service",
    "the operation {name} was added",
    "ErpSync.CancelResync is new",
    "operation-removed",
)
_rule(
    "operation-renamed EY EN Y",
    "one gone, one new, of the same shape and nearly the same name",
    "the operation {old} was renamed to {new}",
    "GetAdress became GetAddress",
)
_rule(
    "soap-action-changed EY oN N",
    "soapAction, the version's token aside",
    "the SOAP action of {name} changed from {old} to {new}",
    "soapAction='urn:Get' became 'urn:Fetch'",
)
_rule(
    "wsa-action-changed WY WY N",
    "the WS-Addressing action, the version's token aside",
    "the wsa:Action of {name} changed from {old} to {new}",
    "wsaw:Action='urn:Get' became 'urn:Fetch'",
)
_rule(
    "message-pattern-changed EN EY Y",
    "one-way became request-response, or the other way",
    "the message pattern of {name} changed from {old} to {new}",
    "Notify is answered now",
)
_rule(
    "message-element-changed EY EY Y",
    "the part names another element",
    "the message element of {name} changed from {old} to {new}",
    "element='t:Get' became element='t:GetRequest'",
)
_rule(
    "message-part-added EY EY Y",
    "a part of an rpc message is new",
    "the message part {name} was added",
    "<part name='locale' type='xs:string'/>",
    "message-part-removed",
)
_rule(
    "message-part-removed EY EY Y",
    "a part of an rpc message is gone",
    "the message part {name} was removed",
    "the part locale is gone",
    "message-part-added",
)
_rule(
    "message-part-kind-changed EY EY Y",
    "element= became type=, or the other way",
    "the message part kind of {name} changed from {old} to {new}",
    "<part element='t:Get'/> became <part type='t:Get'/>",
)
_rule(
    "parameter-order-changed IN IN K",
    "parameterOrder of an rpc operation",
    "the parameter order of {name} changed from {old} to {new}",
    "parameterOrder='a b' became 'b a'",
)
_rule(
    "wrapper-style-changed EN EN Y",
    "an operation no longer unwraps to parameters, or does now",
    "the wrapper style of {name} changed from {old} to {new}",
    "keyword arguments became one request object",
)
_rule(
    "result-added oN IS T",
    "an empty answer holds a value now",
    "the result {name} was added",
    "UserDefinedFieldInfo.Publish answers with a value",
    "result-removed",
)
_rule(
    "result-removed oN EY Y",
    "an answer that held a value is empty now",
    "the result {name} was removed",
    "the method gives None now",
    "result-added",
)
_rule(
    "operation-order-changed oN oN -N",
    "the order of operations only",
    "the operation order of {name} changed",
    "List: 85 operations moved",
)

HEADERS = Family("Header")
_rule = HEADERS.rule

_rule(
    "header-required-added EY WS N",
    "a new header block with wsdl:required",
    "the required header {name} was added",
    "every request must carry Ticket now",
    "header-removed",
)
_rule(
    "header-added WN IS N",
    "a new header block",
    "the header {name} was added",
    "requests may carry TimeZone now",
    "header-removed",
)
_rule(
    "header-removed WN EY Y",
    "a header block is gone",
    "the header {name} was removed",
    "answers no longer carry ExtraInfo",
    "header-added",
)
_rule(
    "header-type-changed EY EY Y",
    "the element or type of a header block",
    "the header type of {name} changed from {old} to {new}",
    "Credentials is a string now",
)
_rule(
    "header-use-changed EY EY N",
    "literal or encoded, or wsdl:required; mustUnderstand is an attribute of the block",
    "the header use of {name} changed from {old} to {new}",
    "use='literal' became use='encoded'",
)

FAULTS = Family("Fault")
_rule = FAULTS.rule

_rule(
    "fault-added oN IN N",
    "a new declared fault",
    "the fault {name} was added",
    "Get may answer with NotFound",
    "fault-removed",
)
_rule(
    "fault-removed oN WN Y",
    "a declared fault is gone",
    "the fault {name} was removed",
    "Get no longer declares NotFound",
    "fault-added",
)
_rule(
    "fault-detail-changed oN EY Y",
    "the element or type of a fault's detail",
    "the fault detail of {name} changed from {old} to {new}",
    "NotFound carries t:Missing instead of t:NotFound",
)
