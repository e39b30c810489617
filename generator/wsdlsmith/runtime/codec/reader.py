"""Elements to values, by the schema's types; what values cannot say to facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from wsdlsmith.runtime.codec import markup
from wsdlsmith.runtime.codec.message import Observer
from wsdlsmith.runtime.codec.multiref import References
from wsdlsmith.runtime.codec.read_array import read_array
from wsdlsmith.runtime.codec.read_record import read_record
from wsdlsmith.runtime.codec.read_simple import read_simple
from wsdlsmith.runtime.codec.read_wrapper import read_dict, read_list
from wsdlsmith.runtime.codec.xsi_type import kept_type, named_type, resolved
from wsdlsmith.runtime.errors import DecodeError, shorten
from wsdlsmith.runtime.limits import Limits
from wsdlsmith.runtime.schema.kinds import (
    AnyType,
    ArrayType,
    DictType,
    ListType,
    Type,
)
from wsdlsmith.runtime.schema.record import Record
from wsdlsmith.runtime.schema.record_type import RecordType
from wsdlsmith.runtime.schema.wire import NIL, Wire
from wsdlsmith.runtime.values.names import (
    SOAP11,
    SOAP12,
    SOAPENC,
    XML,
    XML_SPACE,
    XSI,
    XSI_NIL,
    XSI_TYPE,
    Z_REF,
)
from wsdlsmith.runtime.values.simple import SimpleType

if TYPE_CHECKING:
    from wsdlsmith.runtime.schema.schema import Schema

Value = tuple[object, "Wire | None"]
Attributes = list[tuple[str, str]]
_SILENT = (f"{{{XSI}}}", f"{{{SOAP11}}}", f"{{{SOAP12}}}", f"{{{SOAPENC}}}")


class Reader:
    """Reads one message; ``element`` is where it is, for names and reports."""

    def __init__(
        self,
        schema: Schema,
        operation: str,
        limits: Limits,
        observer: Observer | None,
        typed: bool,
    ) -> None:
        self.schema = schema
        self.operation = operation
        self.limits = limits
        self.observer = observer
        self.typed = typed
        self.reports = 0
        self.remarked = False
        """Whether there was anything to report, with an observer or without."""
        self.kept = self.size = 0
        """Bytes of unknown elements so far, and of the message."""
        self._numbered: markup.Numbered = {}
        self.ids: dict[str, Record] = {}
        self.references: References | None = None
        self.element: etree._Element

    # what simple types ask of the place where their text stands
    def namespace_of(self, prefix: str) -> str | None:
        """The namespace behind a prefix at the current element."""
        return XML if prefix == "xml" else self.scope(self.element).get(prefix or None)

    def prefix_of(self, namespace: str, preferred: str) -> str:
        """A namespace is its own prefix: what is read is compared, not written."""
        return f"{{{namespace}}}"

    def report(self, code: str, detail: str = "") -> None:
        """Tell the observer of a deviation at the current element."""
        self.remarked = True
        if self.observer is None or self.reports > self.limits.reports:
            return
        self.reports += 1
        if self.reports > self.limits.reports:
            self.observer("more-deviations", "", "no more are reported")
            return
        self.observer(code, markup.path_of(self.element, self._numbered), detail)

    def error(self, element: etree._Element, reason: str) -> DecodeError:
        """An error that says where."""
        path = markup.path_of(element)
        return DecodeError(reason, path=path, operation=self.operation)

    def scope(self, el: etree._Element) -> dict[str | None, str]:
        """The namespaces declared around an element, by prefix; not too many."""
        found = el.nsmap
        if len(found) > self.limits.namespaces:
            raise self.error(el, f"more than {self.limits.namespaces} namespaces")
        return found

    def keep(self, el: etree._Element) -> bytes:
        """An element as it is, within what unknown ones may cost together."""
        self.scope(el)
        kept = markup.keep(el)
        self.kept += len(kept)
        if self.kept > max(self.limits.kept, 4 * self.size):
            raise self.error(el, "unknown elements need more than is allowed")
        return kept

    # any element
    def read(
        self,
        el: etree._Element,
        declared: Type,
        nillable: bool,
        depth: int,
        default: str | None = None,
    ) -> Value:
        """The value of an element, and its facts unless its object holds them.

        ``default`` is what an element without content has for its text.
        """
        if depth > self.limits.depth:
            raise self.error(el, f"more than {self.limits.depth} levels deep")
        if self.references is not None and el.get("href"):
            referred = self.references.read(self, el, declared, nillable, depth + 1)
            if referred is not None:
                return referred
        named = nil = None
        rest: Attributes = []
        for name, text in markup.attributes(el):
            if name == XSI_TYPE:
                named = text
            elif name == XSI_NIL:
                nil = text
                if text != "true":
                    rest.append((name, text))
                    self._boolean(el, text)
            else:
                rest.append((name, text))
        actual, mark = declared, None
        if named is not None:
            actual = named_type(self, el, declared, named)
        if nil is not None and nil.strip(XML_SPACE) in ("true", "1"):
            mark = actual.name if named is not None else None
            return None, self.nil(el, nillable, rest, mark)
        mark = kept_type(declared, actual, named is not None, self.typed)
        if rest and isinstance(actual, RecordType):
            said = actual.name if named is not None else None
            found = self.referred(el, actual, rest, said)
            if found is not None:
                return found
        if default is not None and (len(el) or el.text):
            default = None
        if isinstance(actual, RecordType):
            return read_record(self, el, actual, rest, mark, depth, default), None
        if isinstance(actual, SimpleType):
            return read_simple(self, el, actual, rest, mark, default)
        return self._wrapped(el, actual, rest, mark, depth)

    def _wrapped(
        self,
        el: etree._Element,
        actual: ListType | ArrayType | DictType | AnyType,
        rest: Attributes,
        mark: str | None,
        depth: int,
    ) -> Value:
        if isinstance(actual, ListType):
            return read_list(self, el, actual, rest, mark, depth)
        if isinstance(actual, ArrayType):
            return read_array(self, el, actual, rest, mark, depth)
        if isinstance(actual, DictType):
            return read_dict(self, el, actual, rest, mark, depth)
        return markup.revive(self.keep(el)), None

    def referred(
        self, el: etree._Element, actual: RecordType, rest: Attributes, said: str | None
    ) -> Value | None:
        """The object that ``z:Ref`` refers to; None when there is no reference."""
        name = next((text for attribute, text in rest if attribute == Z_REF), None)
        if name is None:
            return None
        record = self.ids.get(name) if name and not len(el) and not el.text else None
        if record is None or not self.schema.type_of(type(record)).is_a(actual):
            self.element = el
            self.report("unresolved-reference", name)
            return None
        others = markup.scoped(el, [pair for pair in rest if pair[0] != Z_REF])
        return record, Wire(bound=name, state="reference", type=said, attributes=others)

    def own_attributes(self, el: etree._Element) -> tuple[Attributes, str | None]:
        """Attributes of an element without a type of its own, ``xsi:type`` apart."""
        rest = [pair for pair in markup.attributes(el) if pair[0] != XSI_TYPE]
        named = el.get(XSI_TYPE)
        return rest, None if named is None else resolved(self, el, str(named))

    def nil(
        self, el: etree._Element, nillable: bool, rest: Attributes, mark: str | None
    ) -> Wire:
        """The facts of a nil element; it should have no content, but may."""
        self.element = el
        if not nillable:
            self.report("nil-not-nillable")
        text = el.text or None
        if text is None and not len(el) and not rest and mark is None:
            return NIL
        order = None
        if len(el) or text:
            self.report("content-beside-nil")
            order = tuple(markup.pieces(el))
        return Wire(
            state="nil", type=mark, attributes=markup.scoped(el, rest), order=order
        )

    def _boolean(self, el: etree._Element, text: str) -> None:
        """Report an ``xsi:nil`` that says neither yes nor no; it means no."""
        if text.strip(XML_SPACE) not in ("true", "false", "1", "0"):
            self.element = el
            self.report("invalid-value", f"xsi:nil is no boolean: {shorten(text)}")

    def unknown_attributes(self, rest: Attributes) -> None:
        """Report attributes that the type does not know; xsi and SOAP's are free."""
        for name, _ in rest:
            if not name.startswith(_SILENT):
                self.report("unknown-attribute", name)
