"""Start and end tags under the prefixes that the generic writer declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from wsdlsmith.runtime.codec.fast.unusual import Unusual
from wsdlsmith.runtime.values.names import XSI_NIL, local, namespace

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.record_type import RecordType


class Tags:
    """The tags of one schema, by its declarations: each namespace has one prefix.

    ``writers`` are the functions that were made with them.
    """

    def __init__(self, declared: Mapping[str, str]) -> None:
        self.declared = declared
        self.prefixes = {uri: prefix for prefix, uri in declared.items()}
        self.used: dict[str, None] = {}
        """The prefixes of all tags that were asked for."""
        self.writers: dict[RecordType, Callable[..., Callable[[Any, int], str]]] = {}

    def name(self, clark: str) -> str:
        """The prefixed name; a name without a namespace as it is."""
        space = namespace(clark)
        if not space:
            return clark
        prefix = self.prefixes.get(space)
        if prefix is None:
            raise Unusual
        self.used[prefix] = None
        return f"{prefix}:{local(clark)}"

    def start(self, clark: str) -> str:
        """The start tag."""
        return f"<{self.name(clark)}>"

    def end(self, clark: str) -> str:
        """The end tag."""
        return f"</{self.name(clark)}>"

    def empty(self, clark: str) -> str:
        """The tag of an element without content."""
        return f"<{self.name(clark)}/>"

    def nil(self, clark: str) -> str:
        """The tag of a nil element."""
        return f'<{self.name(clark)} {self.name(XSI_NIL)}="true"/>'
