"""Documents to contract: reads the chosen WSDLs and merges what they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, overload

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import DefinitionError
from wsdlsmith.location import Location
from wsdlsmith.merge.circles import refuse_circles
from wsdlsmith.merge.components import merge_closure, merge_components
from wsdlsmith.merge.expansion import refuse_bombs
from wsdlsmith.merge.lookup import Wsdl
from wsdlsmith.merge.missing import bring_wanted
from wsdlsmith.merge.parts import PartResolver
from wsdlsmith.merge.resolve import SchemaResolver
from wsdlsmith.merge.services import (
    merge_services,
    services_of,
    tell_unused_operations,
)
from wsdlsmith.model.contract import Contract
from wsdlsmith.read.chosen import Chosen, choose
from wsdlsmith.read.closure import Closure
from wsdlsmith.read.document import Opened


@overload
def read_contract(
    opened: Sequence[Opened],
    diagnostics: Diagnostics,
    *,
    per_service: Literal[False] = False,
    lenient: bool = False,
) -> Contract: ...


@overload
def read_contract(
    opened: Sequence[Opened],
    diagnostics: Diagnostics,
    *,
    per_service: Literal[True],
    lenient: bool = False,
) -> tuple[Contract, ...]: ...


def read_contract(
    opened: Sequence[Opened],
    diagnostics: Diagnostics,
    *,
    per_service: bool = False,
    lenient: bool = False,
) -> Contract | tuple[Contract, ...]:
    """All chosen WSDLs as one contract, or one contract for each of them.

    With ``per_service`` each entry WSDL keeps its own types, so that two of them
    may define one name differently; the contracts come in the files' order.
    With ``lenient`` a definition or import that is nowhere to be found is read as
    anything, with a diagnostic; by itself that is an error.
    """
    chosen = choose(opened, diagnostics, lenient=lenient)
    if per_service:
        return tuple(
            _contract([closure], chosen, diagnostics, lenient)
            for closure in chosen.closures
        )
    return _contract(chosen.closures, chosen, diagnostics, lenient)


def _contract(
    closures: Sequence[Closure],
    chosen: Chosen,
    diagnostics: Diagnostics,
    lenient: bool,
) -> Contract:
    bring_wanted(closures, chosen, diagnostics, lenient=lenient)
    tables = [merge_closure(one.schemas, one.replaced) for one in closures]
    merged = merge_components(tables)
    wanted = [wanted for closure in closures for wanted in closure.wanted]
    resolver = SchemaResolver(merged, wanted, diagnostics, lenient=lenient)
    resolver.resolve_all(tables)
    refuse_circles(merged.components)
    refuse_bombs(merged.components)
    wsdls = [
        Wsdl.of(
            closure.entry.name,
            closure.definitions,
            PartResolver(table, resolver, diagnostics),
            diagnostics,
        )
        for closure, table in zip(closures, tables, strict=True)
    ]
    for wsdl in wsdls:
        wsdl.others = tuple(other for other in wsdls if other is not wsdl)
    services = merge_services(one for wsdl in wsdls for one in services_of(wsdl))
    if not services:
        raise _no_soap(closures, wsdls)
    tell_unused_operations(services, diagnostics)
    for wsdl in wsdls:
        wsdl.parts.tell_unused(merged.variants)
    return Contract(services=services, schema=merged.schema())


def _no_soap(closures: Sequence[Closure], wsdls: Iterable[Wsdl]) -> DefinitionError:
    kinds = sorted({o.kind for wsdl in wsdls for o in wsdl.other_bindings.values()})
    said = f"its bindings are for {', '.join(kinds)}" if kinds else "it has no binding"
    names = ", ".join(closure.entry.name for closure in closures[:3])
    more = f" and {len(closures) - 3} more" if len(closures) > 3 else ""
    return DefinitionError(
        f"no SOAP binding: {said}",
        Location(names + more),
        "a client needs a wsdl:binding with soap:binding or soap12:binding in it",
    )
