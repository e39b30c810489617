"""Which operation of a portType each operation of a binding is (WSDL 2.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from wsdlsmith.errors import UnresolvedError
from wsdlsmith.merge.lookup import Wsdl, nearest
from wsdlsmith.read.declared import (
    AbstractOperation,
    BoundOperation,
    PortType,
    SoapBinding,
)

Pair: TypeAlias = tuple[AbstractOperation, BoundOperation]


def operation_pairs(
    wsdl: Wsdl, binding: SoapBinding, port_type: PortType
) -> Iterator[Pair]:
    """Each operation of the portType with the one that binds it."""
    left = list(port_type.operations)
    misnamed: list[BoundOperation] = []
    for bound in binding.operations:
        same = [one for one in left if one.name == bound.name]
        if not same:
            misnamed.append(bound)
            continue
        abstract = _overload(same, bound)
        left.remove(abstract)
        yield abstract, bound
    yield from _misnamed(wsdl, binding, port_type, left, misnamed)
    for abstract in left:
        wsdl.diagnostics.add(
            "operation-not-bound",
            f"binding {binding.name.name} does not offer operation {abstract.name} of "
            f"its portType: left out",
            abstract.location,
        )


def _overload(
    same: Sequence[AbstractOperation], bound: BoundOperation
) -> AbstractOperation:
    """Which of the operations of one name is bound: input and output name say so."""
    wanted_in = bound.input.name if bound.input is not None else ""
    wanted_out = bound.output.name if bound.output is not None else ""
    for one in same:
        right_in = not wanted_in or wanted_in == one.input_name
        right_out = not wanted_out or wanted_out == one.output_name
        if right_in and right_out:
            return one
    return same[0]


def _misnamed(
    wsdl: Wsdl,
    binding: SoapBinding,
    port_type: PortType,
    left: list[AbstractOperation],
    misnamed: Sequence[BoundOperation],
) -> Iterator[Pair]:
    """What the binding means by names that the portType lacks.

    A name that means nothing is left out, if the binding has others that do.
    """
    known = [one.name for one in port_type.operations]
    unknown = []
    for bound in misnamed:
        meant = _meant(left, bound, alone=len(misnamed) == 1)
        if meant is not None:
            _tell(
                wsdl,
                "operation-misspelt",
                f"portType {port_type.name.name} has no operation '{bound.name}': "
                f"'{meant.name}' is taken",
                bound,
            )
            left.remove(meant)
            yield meant, bound
        elif bound.name in known:
            text = f"operation {bound.name} is bound more than once: the first holds"
            _tell(wsdl, "operation-bound-twice", text, bound)
        else:
            unknown.append(bound)
    for bound in unknown:
        said = f"portType {port_type.name} has no operation '{bound.name}'"
        if len(unknown) == len(binding.operations):
            raise UnresolvedError(said, bound.location, nearest(bound.name, known))
        _tell(wsdl, "operation-not-declared", f"{said}: left out", bound)


def _meant(
    left: Sequence[AbstractOperation], bound: BoundOperation, *, alone: bool
) -> AbstractOperation | None:
    """The operation whose name differs in case only, or the last left on both sides.

    The names of those have to be near each other, too.
    """
    lower = bound.name.lower()
    close = [one for one in left if one.name.lower() == lower]
    if not close and alone and len(left) == 1 and nearest(bound.name, [left[0].name]):
        close = list(left)
    return close[0] if len(close) == 1 else None


def _tell(wsdl: Wsdl, code: str, message: str, bound: BoundOperation) -> None:
    wsdl.diagnostics.add(code, message, bound.location)
