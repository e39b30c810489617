"""Rules for services, ports and bindings."""

from __future__ import annotations

from wsdlsmith.drift.rules.rule import Family

SERVICES = Family("Service, port, binding")
_rule = SERVICES.rule

_rule(
    "service-removed EY EN Y",
    "a portType is gone",
    "the service {name} was removed",
    "Partner is no longer published",
    "service-added",
)
_rule(
    "service-added IN IN -N",
    "a new portType",
    "the service {name} was added",
    "Chat is new",
    "service-removed",
)
_rule(
    "service-renamed WN WN Y",
    "two portTypes that are not in both share at least 80 % of their operations",
    "the service {old} was renamed to {new}",
    "Document became DocumentAgent with the same operations",
)
_rule(
    "wsdl-service-name-changed WN WN -N",
    "the name of wsdl:service only",
    "the WSDL service name of {name} changed from {old} to {new}",
    "WcfBlobManager became WcfBlobManagerService",
)
_rule(
    "port-removed EY oN N",
    "a port for a binding is gone",
    "the port {old} of {name} was removed",
    "the SOAP 1.2 port is gone",
    "port-added",
)
_rule(
    "port-added IN IN -N",
    "a new port for a binding",
    "the port {new} of {name} was added",
    "a SOAP 1.2 port beside that of 1.1",
    "port-removed",
)
_rule(
    "endpoint-changed WY oN N",
    "the address differs, the version's token aside",
    "the endpoint of {name} changed from {old} to {new}",
    "https://a.example/Svc became https://b.example/Svc",
)
_rule(
    "endpoint-scheme-downgraded EY oN N",
    "the address was https and is http",
    "the endpoint scheme of {name} was downgraded: {old} became {new}",
    "https://a.example/Svc became http://a.example/Svc",
    "endpoint-changed",
)
_rule(
    "transport-changed EY EY N",
    "the transport of soap:binding",
    "the transport of {name} changed from {old} to {new}",
    "SOAP over HTTP became SOAP over JMS",
)
_rule(
    "soap-version-changed EY EY N",
    "SOAP 1.1 became 1.2, or the other way",
    "the SOAP version of {name} changed from {old} to {new}",
    "soap:binding became soap12:binding",
)
_rule(
    "binding-style-changed EY EY Y",
    "document became rpc, or the other way",
    "the binding style of {name} changed from {old} to {new}",
    "style='document' became style='rpc'",
)
_rule(
    "binding-use-changed EY EY N",
    "literal became encoded, or the other way",
    "the binding use of {name} changed from {old} to {new}",
    "use='literal' became use='encoded'",
)
_rule(
    "body-namespace-changed EY EY N",
    "the namespace of soap:body in rpc style",
    "the body namespace of {name} changed from {old} to {new}",
    "soap:body namespace='urn:a' became 'urn:b'",
)
_rule(
    "body-parts-changed EY EY Y",
    "the parts that soap:body carries",
    "the body parts of {name} changed from {old} to {new}",
    "parts='a' became parts='a b'",
)
_rule(
    "attachment-binding-changed EY EY Y",
    "what is sent as an attachment (mime:*, xmime)",
    "the attachment binding of {name} changed from {old} to {new}",
    "the part Data moved into a mime:content",
)
_rule(
    "policy-changed W? W? N",
    "the assertions of WS-Policy, or UsingAddressing",
    "the policy of {name} changed from {old} to {new}",
    "TransportBinding was added",
)
