"""What emit writes as text, the run time reads as it was meant: any name, any URI."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from wsdlsmith.emit.mapping import record_lines, shape_line, word
from wsdlsmith.emit.prefixes import Prefixes
from wsdlsmith.emit.type_views import in_text
from wsdlsmith.model.qname import XS, QName
from wsdlsmith.model.schema import Compositor, Occurs
from wsdlsmith.model.shape import Dictionary, Entry, Field, Group, ListOf, Record, Union
from wsdlsmith.read.ncname import ncname_pattern
from wsdlsmith.runtime.schema.kinds import DictType, ListType, admits
from wsdlsmith.runtime.schema.mapping import Entry as Read
from wsdlsmith.runtime.schema.mapping import Particle, parse_mapping
from wsdlsmith.runtime.schema.schema import Schema
from wsdlsmith.runtime.schema.service import ServiceBinding

from tests.emit.generated import make
from tests.shop_wsdl import shop

_START = "aZ_é中\u1680\u200cß\ufeff\U0001f600"
_NAMES = st.one_of(
    st.builds(
        str.__add__,
        st.sampled_from(_START),
        st.text(st.sampled_from(_START + "-.09\u00b7\u0301\u203f"), max_size=5),
    ),
    st.from_regex(ncname_pattern(), fullmatch=True),
)
_ANY = st.text(
    st.one_of(
        st.sampled_from("ab:/#?&;, \t\n\"'\\{}()|*@$=-\u2028\u0085\u1680"),
        st.characters(codec="utf-8"),
    ),
    max_size=12,
)
_URI = st.builds(str.__add__, _ANY, st.sampled_from('a/;, "\\\u1680'))
_QNAMES = st.builds(QName, st.one_of(st.just(""), st.just(XS), _URI), _NAMES)
_OCCURS = st.one_of(
    st.sampled_from([Occurs(1, 1), Occurs(0, 1), Occurs(0, None), Occurs(1, None)]),
    st.builds(
        lambda low, more: Occurs(low, None if more is None else low + more),
        st.integers(0, 20),
        st.one_of(st.none(), st.integers(0, 9)),
    ),
)
_VALUES = st.one_of(st.none(), _ANY)
_ELEMENTS = st.builds(
    Field,
    kind=st.just("element"),
    name=_QNAMES,
    type=_QNAMES,
    occurs=_OCCURS,
    nillable=st.booleans(),
    default=_VALUES,
)
_ATTRIBUTES = st.builds(
    Field,
    kind=st.just("attribute"),
    name=_QNAMES,
    type=_QNAMES,
    occurs=st.sampled_from([Occurs(1, 1), Occurs(0, 1)]),
    fixed=_VALUES,
)
_SPACES = st.one_of(
    st.sampled_from(["##any", "##other", "##local"]),
    st.lists(
        st.one_of(
            st.just("##local"), _URI.map(lambda uri: re.sub(r"[\s{}]", "", uri) or "-")
        ),
        min_size=1,
        max_size=3,
    ).map(" ".join),
)
_WILD = st.builds(
    Field,
    kind=st.just("any"),
    name=st.just(QName("", "*")),
    type=st.builds(QName, st.just(""), _SPACES),
    occurs=_OCCURS,
)
_ENTRIES: st.SearchStrategy[Entry] = st.recursive(
    st.one_of(_ELEMENTS, _ATTRIBUTES, _WILD),
    lambda inner: st.builds(
        Group,
        compositor=st.sampled_from(["sequence", "choice", "all"]),
        entries=st.lists(inner, min_size=1, max_size=4).map(tuple),
        occurs=_OCCURS,
    ),
    max_leaves=8,
)
_RECORDS = st.builds(
    Record,
    key=_QNAMES,
    abstract=st.booleans(),
    mixed=st.booleans(),
    restricts=st.booleans(),
    entries=st.lists(_ENTRIES, max_size=5).map(tuple),
)


def _leaves(entries: Iterable[Entry]) -> Iterable[Field]:
    for entry in entries:
        if isinstance(entry, Group):
            yield from _leaves(entry.entries)
        else:
            yield entry


def _prefixes(names: Iterable[QName]) -> Prefixes:
    return Prefixes("urn:target", {XS} | {name.namespace for name in names})


def _namespaces(prefixes: Prefixes) -> dict[str, str]:
    """As the run time's Schema reads them, from Python source."""
    lines = [f"namespace {p} {word(uri)}" for uri, p in prefixes.by_namespace.items()]
    return dict(Schema("p", _through_python(lines)).namespaces)


def _through_python(lines: Iterable[str]) -> str:
    """The lines as they are after Python has read the triple-quoted string."""
    source = '"""\n' + "\n".join(map(in_text, lines)) + '\n"""'
    text = ast.literal_eval(source)
    assert isinstance(text, str)
    return text


def _meant(record: Record) -> list[Read]:
    found: dict[tuple[str, str], Read] = {}
    for field in _leaves(record.entries):
        kind, name, type_ = field.kind, str(field.name), str(field.type)
        if kind == "any":
            name, type_ = "*", field.type.name
            if type_ == "##other":
                type_ = f"##other {record.key.namespace}"
        read = Read(
            kind,
            name,
            type_,
            field.occurs.min,
            field.occurs.max,
            field.nillable,
            field.default,
            field.fixed,
        )
        known = found.setdefault((kind, name), read)
        if kind == "any" and known.type != type_:
            # wildcards that share a field take what either takes
            both = f"{known.type} {type_}"
            open_ended = "##any" in both or "##other" in both
            wider = "##any" if open_ended or not (known.type and type_) else both
            found[kind, name] = known._replace(type=wider)
    return list(found.values())


def _tree(entries: Iterable[Entry], numbers: dict[object, int]) -> list[object]:
    found: list[object] = []
    for entry in entries:
        low, high = entry.occurs
        if isinstance(entry, Group):
            parts = _tree(entry.entries, numbers)
            found.append((entry.compositor, low, high, parts))
        elif entry.kind in ("element", "any"):
            name = "*" if entry.kind == "any" else str(entry.name)
            found.append((numbers[entry.kind, name], low, high))
    return found


def _read_tree(parts: Iterable[Particle]) -> list[object]:
    return [
        (
            (part.entry, part.low, part.high)
            if part.entry >= 0
            else (_compositor(part), part.low, part.high, _read_tree(part.parts))
        )
        for part in parts
    ]


def _compositor(part: Particle) -> Compositor:
    return part.compositor


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(_RECORDS)
def test_a_records_mapping_is_read_as_it_was_meant(record: Record) -> None:
    fields = list(_leaves(record.entries))
    names = [record.key, *(f.name for f in fields), *(f.type for f in fields)]
    prefixes = _prefixes(names)
    text = _through_python(record_lines(record, prefixes))
    read = parse_mapping(text, _namespaces(prefixes))
    assert read.name == str(record.key)
    assert read.words == {
        word for word in ("abstract", "mixed", "restricts") if getattr(record, word)
    }
    meant = _meant(record)
    assert read.entries == meant
    numbers: dict[object, int] = {(e.kind, e.name): n for n, e in enumerate(meant)}
    assert _read_tree(read.content.parts) == _tree(record.entries, numbers)


@settings(max_examples=300)
@given(_SPACES, _NAMES, st.sampled_from(["urn:other", "a,b", "a b"]))
def test_a_wildcard_admits_what_the_schema_says(
    spaces: str, name: str, other: str
) -> None:
    field = Field(
        kind="any", name=QName("", "*"), type=QName("", spaces), occurs=Occurs()
    )
    record = Record(key=QName("urn:target", "T"), entries=(field,))
    prefixes = _prefixes([record.key])
    text = _through_python(record_lines(record, prefixes))
    (entry,) = parse_mapping(text, _namespaces(prefixes)).entries
    allowed = spaces.split()
    for space in ("", "urn:target", other, *(u for u in allowed if u[:2] != "##")):
        meant = {
            "##any": True,
            "##other": space not in ("", "urn:target"),
        }.get(spaces, (space or "##local") in allowed)
        tag = str(QName(space, name))
        assert admits(entry.type, tag, "urn:unused") is meant, (spaces, space)


@settings(max_examples=200)
@given(_QNAMES, _ELEMENTS, _ELEMENTS, _QNAMES)
def test_lists_dictionaries_and_unions_are_read_as_they_were_meant(
    key: QName, item: Field, value: Field, entry: QName
) -> None:
    keys = [QName("urn:target", f"/{n}") for n in range(2)]
    prefixes = _prefixes([key, item.name, item.type, value.name, value.type, entry])
    shapes = (
        ListOf(key=keys[0], item=item),
        Dictionary(key=keys[1], entry=entry, entry_key=item, entry_value=value),
        Union(key=key, members=(item.type, value.type)),
    )
    lines = [f"namespace {p} {word(u)}" for u, p in prefixes.by_namespace.items()]
    lines += [shape_line(shape, prefixes, "") for shape in shapes]
    schema = Schema("p", _through_python(lines))
    listed, mapped = (schema.find(str(k)) for k in keys)
    assert isinstance(listed, ListType)
    assert isinstance(mapped, DictType)
    for slot, field in (
        (listed.slot, item),
        (mapped.key, item),
        (mapped.value, value),
    ):
        assert slot.entry.name == str(field.name)
        assert slot.entry.type == str(field.type)
        assert (slot.entry.low, slot.entry.high) == field.occurs
        assert slot.entry.nillable == field.nillable
    assert mapped.item == str(entry)
    if key.namespace != XS:
        union = schema._declared[str(key)]
        assert [schema.clark(m) for m in union[2:]] == [str(item.type), str(value.type)]


@settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # each case is a build
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(names=st.lists(_NAMES, min_size=6, max_size=6, unique=True), texts=_ANY)
def test_a_services_text_is_read_as_it_was_meant(
    tmp_path: Path, names: list[str], texts: str
) -> None:
    action = "".join(c for c in texts if c.isprintable() or c in "\t\n")
    operation, request, response, header, fault, parameter = names
    text = shop(
        operation=operation,
        request=request,
        response=response,
        header=header,
        fault=fault,
        parameter=parameter,
        action=action,
        address=action,
    )
    files = make(tmp_path, text).files
    schema = Schema("shop", _string(files["_schema.py"], "Schema", 1))
    service = ServiceBinding(
        schema, "Shop", _string(files["services/shop.py"], "ServiceBinding", 2)
    )
    assert service.port_type == "{urn:shop}Shop"
    assert service.address == action.strip()
    (found,) = service.operations.values()
    assert found.name == operation
    assert found.soap_action == " ".join(action.split())
    (entry,) = [slot.entry for slot in found.request.kind.slots]
    assert entry.name == f"{{urn:shop}}{parameter}"
    assert found.request.wrapper == f"{{urn:shop}}{request}"
    (block,) = found.request.headers.values()
    assert block.slot.entry.name == f"{{urn:shop}}{header}"
    assert [f.name for f in found.faults] == [fault]


def _string(source: bytes, function: str, argument: int) -> str:
    """The text that is given to the call of ``function``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == function:
            text = ast.literal_eval(node.args[argument])
            assert isinstance(text, str)
            return text
    pytest.fail(f"no call of {function}")
