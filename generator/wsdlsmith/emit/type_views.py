"""Types as the templates want them: text that only has to be put in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wsdlsmith.emit.annotations import Annotations, default_of
from wsdlsmith.emit.imports import runtime_names, stdlib_lines, used_names
from wsdlsmith.emit.layout import WIDTH, assignment, docstring, paragraphs
from wsdlsmith.emit.mapping import record_lines, word
from wsdlsmith.emit.plan import Plan, TypePlan
from wsdlsmith.emit.reach import CORE, SHARED
from wsdlsmith.emit.type_planner import own_fields
from wsdlsmith.model.shape import Enumeration, Flags, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassView:
    """One class: head, docstring and body lines, each complete."""

    name: str
    is_record: bool
    head: str
    docstring: str
    lines: tuple[str, ...]
    mapping: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypesModule:
    """A module of types."""

    name: str
    title: str
    stdlib: tuple[str, ...]
    runtime: tuple[str, ...]
    bases: tuple[tuple[str, tuple[str, ...]], ...]
    """Modules and names that base classes come from: imported at once."""
    neighbours: tuple[tuple[str, tuple[str, ...]], ...]
    """Modules and names that only annotations need."""
    uses_record: bool
    classes: tuple[ClassView, ...]


def types_modules(plan: Plan) -> Iterator[TypesModule]:
    """Every module of types, sorted by name."""
    titles = {s.module: f"Types that only {s.name} uses." for s in plan.services}
    titles[SHARED] = "Types that several services use."
    titles[CORE] = "Types that most services use."
    for module in sorted({t.module for t in plan.types.values()}):
        yield _module(plan, module, titles[module])


def _module(plan: Plan, module: str, title: str) -> TypesModule:
    members = [t for t in plan.types.values() if t.module == module]
    annotations = Annotations(plan.shapes, lambda key: plan.types[key].name)
    classes = tuple(_class(plan, t, annotations) for t in _bases_first(plan, members))
    # an enumeration's lines hold tokens, which are no names
    names = used_names(
        line for c in classes for line in (c.head, *(c.lines if c.is_record else ()))
    )
    records = any(c.is_record for c in classes)
    elsewhere = {t.name: t for t in plan.types.values() if t.module != module}
    bases = {_base(plan, t) for t in members} & set(elsewhere)
    neighbours = _by_module(
        elsewhere[name] for name in names & set(elsewhere) if name not in bases
    )
    return TypesModule(
        name=module,
        title=title,
        stdlib=tuple(
            stdlib_lines(
                names,
                *(_record_imports(names) if records else ()),
                *(["from typing import TYPE_CHECKING"] if neighbours else ()),
            )
        ),
        runtime=tuple(runtime_names(names)),
        bases=_by_module(elsewhere[name] for name in bases),
        neighbours=neighbours,
        uses_record="Record" in names,
        classes=classes,
    )


def _record_imports(names: set[str]) -> list[str]:
    lines = ["from dataclasses import dataclass"]
    return lines + ["from dataclasses import field as _field"] * ("_field" in names)


def _by_module(types: Iterable[TypePlan]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, set[str]] = {}
    for type_plan in types:
        found.setdefault(type_plan.module, set()).add(type_plan.name)
    return tuple((m, tuple(sorted(names))) for m, names in sorted(found.items()))


def _base(plan: Plan, type_plan: TypePlan) -> str:
    shape = plan.shapes[type_plan.key]
    if isinstance(shape, Record) and shape.base in plan.types:
        return plan.types[shape.base].name
    return ""


def _bases_first(plan: Plan, members: list[TypePlan]) -> list[TypePlan]:
    """By name, but a base stands before what derives from it."""
    by_name = {t.name: t for t in members}
    ordered: dict[str, TypePlan] = {}

    def place(type_plan: TypePlan) -> None:
        if type_plan.name in ordered:
            return
        base = _base(plan, type_plan)
        if base in by_name and base != type_plan.name:
            place(by_name[base])
        ordered[type_plan.name] = type_plan

    for name in sorted(by_name):
        place(by_name[name])
    return list(ordered.values())


def _class(plan: Plan, type_plan: TypePlan, annotations: Annotations) -> ClassView:
    shape = plan.shapes[type_plan.key]
    blocks = paragraphs(shape.documentation)
    lines: tuple[str, ...]
    if isinstance(shape, Record):
        base = _base(plan, type_plan) or "Record"
        lines = tuple(
            f"    {name}: {annotations.of_field(field)}{default_of(field)}"
            for name, field in zip(
                type_plan.members, own_fields(shape, plan.shapes), strict=True
            )
        )
        mapping = _mapping(record_lines(shape, plan.prefixes))
    elif isinstance(shape, Enumeration):
        base, mapping = "Token", ""
        lines = tuple(
            assignment(name, literal(value.token), 4)
            for name, value in zip(type_plan.members, shape.values, strict=True)
        )
    else:
        assert isinstance(shape, Flags)
        base = "Flag"
        pairs = list(zip(type_plan.members, shape.values, strict=True))
        lines = tuple(f"    {name} = {number}" for name, (_, number) in pairs)
        tokens = [f"{word(value.token)}={number}" for value, number in shape.values]
        mapping = _mapping([plan.prefixes(shape.key), *tokens])
    return ClassView(
        name=type_plan.name,
        is_record=isinstance(shape, Record),
        head=f"class {type_plan.name}({base}):",
        docstring=docstring(blocks, 4) if blocks else "",
        lines=lines,
        mapping=mapping,
    )


def class_text(plan: Plan, type_plan: TypePlan) -> str:
    """One class as its module has it, without the mapping."""
    annotations = Annotations(plan.shapes, lambda key: plan.types[key].name)
    view = _class(plan, type_plan, annotations)
    parts = [view.head, view.docstring, *view.lines]
    return "\n".join(part for part in parts if part)


def _mapping(lines: list[str]) -> str:
    one_line = f'    __xml__ = "{lines[0]}"'
    if len(lines) == 1 and len(one_line) <= WIDTH and not set(lines[0]) & set('\\"'):
        return one_line
    text = "\n        ".join(in_text(line) for line in lines)
    end = " " if text.endswith('"') else ""
    return f'    __xml__ = """{text}{end}"""'


def in_text(line: str) -> str:
    """A line for inside a triple-quoted string, which it can not end."""
    return line.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')


def literal(text: str) -> str:
    """A string literal as black prefers it."""
    quoted = repr(text)
    if quoted.startswith("'") and '"' not in text:
        return f'"{quoted[1:-1]}"'
    if quoted.startswith("'") and "'" in text and text.count('"') <= text.count("'"):
        inner = quoted[1:-1].replace("\\'", "'").replace('"', '\\"')
        return f'"{inner}"'
    return quoted
