"""Any type's value in an envelope of its own: an operation for each type."""

from __future__ import annotations

from lxml import etree
from wsdlsmith.runtime import (
    Message,
    Operation,
    Schema,
    ServiceBinding,
    new_request,
    read_message,
    write_message,
)

from tests.roundtrip.published_types import PROBE, PublishedTypes

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"


class Probes:
    """Writes and reads single values, and asks libxml2 about them."""

    def __init__(self, types: PublishedTypes, schema: Schema) -> None:
        self.types = types
        self.schema = schema
        self._prefixes = {uri: prefix for prefix, uri in schema.namespaces.items()}
        lines = [self._line(number) for number in range(len(types.names))]
        text = "\n".join(["port_type tns:Probes", "soap 1.1", *lines])
        self._operations = ServiceBinding(schema, "Probes", text).operations

    def _line(self, number: int) -> str:
        space, _, local = self.types.names[number][1:].partition("}")
        kind = f"{self._prefixes[space]}:{local}"
        return f"operation {PROBE}{number} p -\n> - {PROBE}{number}; Value {kind} ?n"

    def operation(self, number: int) -> Operation:
        return self._operations[f"{PROBE}{number}"]

    def write(self, number: int, value: object) -> bytes:
        operation = self.operation(number)
        return write_message(
            operation, "request", Message(new_request(operation, value))
        )

    def read(self, number: int, data: bytes) -> object:
        body = read_message(self.operation(number), "request", data).body
        value: object = getattr(body, "value")  # noqa: B009
        return value

    def again(self, number: int, data: bytes) -> bytes:
        """The envelope, read and written."""
        operation = self.operation(number)
        message = read_message(operation, "request", data)
        return write_message(operation, "request", message)

    def invalid(self, data: bytes) -> str | None:
        """What libxml2 has against the envelope's one value."""
        value = etree.fromstring(data).find(f"{{{SOAP}}}Body/*")
        assert value is not None
        alone = etree.fromstring(etree.tostring(value, with_tail=False))
        schema = self.types.schema
        return None if schema.validate(alone) else str(schema.error_log)


def enveloped(value: etree._Element) -> bytes:
    """An envelope around the element."""
    start = f'<e:Envelope xmlns:e="{SOAP}"><e:Body>'.encode()
    return start + etree.tostring(value, with_tail=False) + b"</e:Body></e:Envelope>"
