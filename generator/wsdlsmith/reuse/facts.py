"""A package's plan as facts that a later run can rest on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace

from wsdlsmith.emit.namespaces import message_namespaces
from wsdlsmith.emit.plan import Plan, ServicePlan
from wsdlsmith.emit.reach import reachable
from wsdlsmith.emit.type_planner import message_types
from wsdlsmith.job import Inputs
from wsdlsmith.location import NOWHERE
from wsdlsmith.manifest import Manifest
from wsdlsmith.model.collection_shapes import ARRAY
from wsdlsmith.model.example import OperationPage
from wsdlsmith.model.qname import QName
from wsdlsmith.model.shape import Record, Shape, is_anonymous
from wsdlsmith.model.shaping import Shaper
from wsdlsmith.pipeline import Built
from wsdlsmith.reuse.index import DocumentIndex, index_document
from wsdlsmith.reuse.snapshot import (
    PackageFacts,
    ServiceFacts,
    Snapshot,
    diagnostic_rows,
    digest_of,
    fingerprint,
    questions,
)


def snapshot_of(key: str, built: Built, inputs: Inputs) -> Snapshot:
    """What to remember of a run that made everything."""
    plans = [part.plan for part in built.parts]
    return Snapshot(
        key=key,
        documents=fingerprint(inputs),
        asked=questions(inputs),
        files=file_hashes(built.files),
        diagnostics=diagnostic_rows(built.diagnostics),
        services=sum(len(plan.services) for plan in plans),
        operations=sum(len(s.operations) for plan in plans for s in plan.services),
        types=sum(len(part.contract.schema.types) for part in built.parts),
        package=_package(built, inputs),
    )


def _package(built: Built, inputs: Inputs) -> PackageFacts | None:
    """None where documents depend on each other in ways that are not looked into."""
    documents = [d for opened in inputs.sources for d in opened.documents]
    alone = len(built.parts) == 1 and not len(built.diagnostics)
    if not alone or any(page.guessed for page in built.pages):
        return None
    if len({d.name for d in documents}) < len(documents):
        return None
    if any(opened.resolver.asked for opened in inputs.sources):
        return None
    index = {document.name: index_document(document) for document in documents}
    known = {name: one for name, one in index.items() if one is not None}
    (part,) = built.parts
    bases = Shaper.bases_of(part.contract.schema)
    if len(known) < len(index) or ARRAY in bases:
        return None
    return _facts(
        part.plan, bases, Shaper.is_from_wcf(part.contract.schema), known, built.pages
    )


def _facts(
    plan: Plan,
    bases: Iterable[QName | None],
    wcf: bool,
    index: dict[str, DocumentIndex],
    pages: Iterable[OperationPage],
) -> PackageFacts:
    around = plan.surroundings
    by_service: dict[str, tuple[str, ...]] = {}
    for page in pages:
        names = by_service.get(page.service, ())
        by_service[page.service] = (*names, page.location.file)
    return PackageFacts(
        base_url=plan.base_url,
        class_names={str(key): name for key, name in around.class_names.items()},
        fault_names=tuple(
            (str(name), str(type_), raised)
            for (name, type_), raised in around.fault_names.items()
        ),
        headers=tuple(dict.fromkeys(h for s in plan.services for h in headers_of(s))),
        prefixes=around.prefixes.by_namespace,
        bases=tuple(sorted(str(base) for base in bases if base is not None)),
        wcf=wcf,
        services=tuple(service_facts(s, plan.shapes) for s in plan.services),
        index=index,
        pages=by_service,
    )


def service_facts(plan: ServicePlan, shapes: Mapping[QName, Shape]) -> ServiceFacts:
    """How a service reaches beyond its own module."""
    return ServiceFacts(
        port_type=str(plan.service.port_type),
        document=plan.service.location.file,
        name=plan.name,
        async_name=plan.async_name,
        module=plan.module,
        attribute=plan.attribute,
        path=plan.path,
        address=plan.service.bindings[0].address,
        operations=len(plan.operations),
        digest=_digest(plan, shapes),
    )


def _digest(plan: ServicePlan, shapes: Mapping[QName, Shape]) -> str:
    """Of the headers and faults, the types in reach and the inline ones among them."""
    reach = sorted(reachable(shapes, message_types(plan)))
    inline = [repr(_placeless(shapes[key])) for key in reach if is_anonymous(key)]
    found = [
        headers_of(plan),
        [(h.name, str(h.field.type)) for h in plan.request_headers],
        [repr(fault) for operation in plan.operations for fault in operation.faults],
        sorted(message_namespaces(plan)),
        list(map(str, reach)),
        inline,
        plan.failure,
    ]
    return digest_of(json.dumps(found))


def _placeless(shape: Shape) -> Shape:
    return replace(shape, location=NOWHERE) if isinstance(shape, Record) else shape


def headers_of(plan: ServicePlan) -> list[tuple[str, str, str]]:
    """Element, type and keyword of each header block in the order of first use."""
    messages = [m for o in plan.operations for m in (o.request, o.response)]
    return list(
        dict.fromkeys(
            (str(header.field.name), str(header.field.type), header.name)
            for message in messages
            if message is not None
            for header in message.headers
        )
    )


def file_hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    """The sha256 of each file but the manifest."""
    return dict(Manifest.of(files, "", {}).files)
