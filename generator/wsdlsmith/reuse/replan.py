"""The modules of changed services, made without looking at the other WSDLs again.

That is right only where a change stays inside its service. So whatever else
could follow from it is compared with what the last run knew; the first thing
that is not the same ends the attempt (:class:`Beyond`), and all is made anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.emit.failure import response_headers
from wsdlsmith.emit.plan import ServicePlan, Surroundings
from wsdlsmith.emit.planner import shared_paths
from wsdlsmith.emit.prefixes import Prefixes
from wsdlsmith.emit.service_planner import HeaderNames, Pages, ServicePlanner
from wsdlsmith.errors import WsdlsmithError
from wsdlsmith.job import Inputs, Job
from wsdlsmith.merge.contract import read_contract
from wsdlsmith.merge.subjects import Subjects
from wsdlsmith.model.contract import Contract, Service
from wsdlsmith.model.qname import QName
from wsdlsmith.model.schema import SchemaSet
from wsdlsmith.model.shaping import Shaper
from wsdlsmith.read.document import Document, Opened
from wsdlsmith.read.page import read_pages
from wsdlsmith.reuse.facts import service_facts
from wsdlsmith.reuse.index import DocumentIndex, index_document
from wsdlsmith.reuse.snapshot import PackageFacts, ServiceFacts


class Beyond(Exception):
    """The change may reach further than the modules of its services."""


@dataclass(frozen=True, slots=True)
class Replanned:
    """One service's plan, what its module has to know, and the facts as they are."""

    plan: ServicePlan
    around: Surroundings
    facts: ServiceFacts


def replan(
    job: Job, inputs: Inputs, facts: PackageFacts, changed: Sequence[Document]
) -> tuple[tuple[Replanned, ...], PackageFacts]:
    """Plan the services of ``changed`` again; raises Beyond."""
    index = {**facts.index, **_checked_index(facts, changed)}
    contracts = {document.name: _alone(document, inputs) for document in changed}
    for name, contract in contracts.items():
        _check_schema(facts, contract.schema)
        _check_owned(facts, name, contract)
    services = [s for contract in contracts.values() for s in contract.services]
    paths = _paths(facts, services)
    pages = _pages(facts, inputs, services)
    found = tuple(
        one
        for contract in contracts.values()
        for one in _services(job, facts, contract, pages, paths)
    )
    now = {one.facts.port_type: one.facts for one in found}
    merged = tuple(now.get(one.port_type, one) for one in facts.services)
    return found, replace(facts, index=index, services=merged)


def _checked_index(
    facts: PackageFacts, changed: Sequence[Document]
) -> dict[str, DocumentIndex]:
    """The indexes of the changed documents, if only their own elements changed."""
    found: dict[str, DocumentIndex] = {}
    for document in changed:
        before = facts.index.get(document.name)
        after = _index(document)
        if before is None or after is None or before.skeleton != after.skeleton:
            raise Beyond
        if before.namespaces != after.namespaces:
            raise Beyond
        found[document.name] = after
    for name, after in found.items():
        private = facts.index[name].changed(after)
        others = [one for other, one in facts.index.items() if other != name]
        others += [one for other, one in found.items() if other != name]
        if any(not private.isdisjoint(other.names) for other in others):
            raise Beyond
        if any(not set(after.offers).isdisjoint(other.offers) for other in others):
            raise Beyond
    return found


def _index(document: Document) -> DocumentIndex | None:
    try:
        return index_document(document)
    except WsdlsmithError as error:
        raise Beyond from error  # it will be told as the whole run tells it


def _alone(document: Document, inputs: Inputs) -> Contract:
    """The document as if there were no other; Beyond where it needs one."""
    resolver = next(o.resolver for o in inputs.sources if document in o.documents)
    diagnostics = Diagnostics()
    try:
        contract = read_contract([Opened((document,), resolver)], diagnostics)
    except WsdlsmithError as error:
        raise Beyond from error
    if len(diagnostics) or resolver.asked:
        raise Beyond
    return contract


def _check_schema(facts: PackageFacts, schema: SchemaSet) -> None:
    """What a type becomes depends on whether another is derived from it."""
    known = {str(name) for name in schema.types}
    bases = {str(base) for base in Shaper.bases_of(schema)}
    if bases & known != known.intersection(facts.bases):
        raise Beyond
    if Shaper.is_from_wcf(schema) != facts.wcf:
        raise Beyond


def _check_owned(facts: PackageFacts, name: str, contract: Contract) -> None:
    """The document offers the same portTypes as before."""
    before = {one.port_type for one in facts.services if one.document == name}
    if before != {str(service.port_type) for service in contract.services}:
        raise Beyond


def _paths(facts: PackageFacts, services: Sequence[Service]) -> dict[QName, str]:
    addresses = {QName.parse(s.port_type): s.address for s in facts.services}
    addresses |= {s.port_type: s.bindings[0].address for s in services}
    paths, base_url = shared_paths(addresses)
    if base_url != facts.base_url:
        raise Beyond
    return paths


def _pages(facts: PackageFacts, inputs: Inputs, services: Sequence[Service]) -> Pages:
    wanted = {name for s in services for name in facts.pages.get(s.name, ())}
    chosen = [
        Opened(tuple(d for d in o.documents if d.name in wanted), o.resolver)
        for o in inputs.opened
    ]
    pages = map(Subjects.of(services).page, read_pages(chosen))
    return {(page.service, page.operation): page for page in pages}


def _services(
    job: Job,
    facts: PackageFacts,
    contract: Contract,
    pages: Pages,
    paths: dict[QName, str],
) -> Iterator[Replanned]:
    headers = HeaderNames(
        {(QName.parse(e), QName.parse(t)): name for e, t, name in facts.headers}
    )
    shaper = Shaper(contract.schema)
    around = Surroundings(
        shapes=shaper.shapes,
        class_names={QName.parse(k): name for k, name in facts.class_names.items()},
        prefixes=Prefixes.known(facts.prefixes),
        fault_names={
            (QName.parse(e), QName.parse(t)): name for e, t, name in facts.fault_names
        },
    )
    for service in contract.services:
        before = next(
            one for one in facts.services if one.port_type == str(service.port_type)
        )
        plan = ServicePlan(
            service=service,
            name=before.name,
            async_name=before.async_name,
            module=before.module,
            attribute=before.attribute,
            path=paths[service.port_type],
            operations=ServicePlanner(shaper, service, pages, headers).operations(),
            failure=tuple(n for n in job.failure if n in response_headers(service)),
        )
        after = service_facts(plan, shaper.shapes)
        if after.digest != before.digest:
            raise Beyond
        yield Replanned(plan, around, after)
