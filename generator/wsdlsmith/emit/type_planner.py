"""Which classes there are, under which names and in which modules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from wsdlsmith.emit.field_names import field_name
from wsdlsmith.emit.plan import ServicePlan, TypePlan
from wsdlsmith.emit.reach import entry_types, homes
from wsdlsmith.model.qname import QName
from wsdlsmith.model.shape import (
    Enumeration,
    Field,
    Flags,
    Record,
    Shape,
    is_anonymous,
)
from wsdlsmith.names import (
    ANNOTATION_NAMES,
    Namespace,
    class_name,
    constant_case,
    snake_case,
)

_RECORD_NAMES = ANNOTATION_NAMES - {"t"}
# Names that a generated module imports beside the classes it defines.
_TYPE_NAMES = "Decimal Duration Flag QName Record Token UUID".split()


def plan_types(
    shapes: Mapping[QName, Shape], services: Sequence[ServicePlan]
) -> dict[QName, TypePlan]:
    """The classes by the type that each stands for."""
    roots = {s.module: list(message_types(s)) for s in services}
    home = homes(shapes, roots)
    names = Namespace(_TYPE_NAMES)
    plans: dict[QName, TypePlan] = {}
    # Named types have first claim on a name, and among them the exact spelling.
    for key in sorted(shapes, key=lambda k: (is_anonymous(k), _restyled(k), k)):
        shape = shapes[key]
        if isinstance(shape, Record | Enumeration | Flags):
            plans[key] = TypePlan(
                key=key,
                name=names.claim(_class_name(key)),
                module=home[key],
                members=_members(shape, shapes),
            )
    return dict(sorted(plans.items()))


def _class_name(key: QName) -> str:
    """Never the name of a field too: in a script without capitals they could meet."""
    name = class_name(_plain_name(key))
    return f"{name}Type" if name == snake_case(name) else name


def _plain_name(key: QName) -> str:
    """The name without the service that an inline type of a message belongs to."""
    return key.name.rpartition("//")[2]


def _restyled(key: QName) -> bool:
    return class_name(key.name) != key.name


def _members(
    shape: Record | Enumeration | Flags, shapes: Mapping[QName, Shape]
) -> tuple[str, ...]:
    if isinstance(shape, Record):
        names = Namespace(_RECORD_NAMES)
        for field in _inherited(shape, shapes):
            names.claim(field_name(field))
        return tuple(
            names.claim(field_name(field)) for field in own_fields(shape, shapes)
        )
    names = Namespace(["MRO"])
    tokens = (
        [value.token for value in shape.values]
        if isinstance(shape, Enumeration)
        else [value.token for value, _ in shape.values]
    )
    return tuple(names.claim(constant_case(token)) for token in tokens)


def _inherited(shape: Record, shapes: Mapping[QName, Shape]) -> tuple[Field, ...]:
    """What the classes of all bases declare, the furthest first."""
    chain: list[Record] = []
    base = shape.base
    while base is not None and base not in {shape.key, *(one.key for one in chain)}:
        above = shapes[base]
        if not isinstance(above, Record):
            break
        chain.insert(0, above)
        base = above.base
    fields: tuple[Field, ...] = ()
    for one in chain:
        fields += _declared(one, fields)
    return fields


def own_fields(shape: Record, shapes: Mapping[QName, Shape]) -> tuple[Field, ...]:
    """The fields that the class itself declares."""
    return _declared(shape, _inherited(shape, shapes))


def _declared(shape: Record, inherited: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields of a record that none of its bases has a place for.

    A restriction states its base's fields again; they stay where they are. So
    does a list that an extension adds to. An extension's element of a name
    that its base has once is another one, which follows it (Structures 3.4.2).
    """
    places = {field.identity: field for field in inherited}
    return tuple(
        field
        for field in shape.fields
        if (known := places.get(field.identity)) is None
        or (
            field.kind == "element" and not shape.restricts and not known.occurs.repeats
        )
    )


def message_types(service: ServicePlan) -> Iterable[QName]:
    """The types that a service's messages, headers and faults name."""
    for operation in service.operations:
        for message in (operation.request, operation.response):
            if message is not None:
                yield from entry_types(message.body.entries)
                yield from entry_types(header.field for header in message.headers)
        yield from entry_types(fault.field for fault in operation.faults)
