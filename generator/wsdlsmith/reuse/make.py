"""The files of a job: from an earlier run where that is the same, else made anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.emit.formatting import format_files
from wsdlsmith.emit.render import Templates, render_service
from wsdlsmith.errors import OutputError
from wsdlsmith.fileset import FileSet
from wsdlsmith.job import Inputs, Job, input_hashes, open_inputs
from wsdlsmith.pipeline import Progress, build, template_root
from wsdlsmith.read.document import Document
from wsdlsmith.reuse.cache import Cache
from wsdlsmith.reuse.facts import file_hashes, snapshot_of
from wsdlsmith.reuse.identity import entry_name, job_key
from wsdlsmith.reuse.replan import Beyond, replan
from wsdlsmith.reuse.snapshot import Fingerprint, Snapshot, fingerprint

MOST_CHANGED = 8
"""With more documents changed than that, making all anew is about as quick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The files of a package, and what a report says of them."""

    files: FileSet
    diagnostics: Diagnostics
    services: int
    operations: int
    types: int
    remember: Callable[[], None]
    """Keeps what was learnt, for when the files are on the disk."""


def make(job: Job, output: Path, cache: Cache, progress: Progress) -> Made:
    """The files of a job; the same, byte for byte, whatever the cache holds."""
    progress("reading")
    inputs = open_inputs(job)
    name, key = entry_name(job, output), job_key(job, output)
    before = Snapshot.of_json(cache.load(name))
    if before is not None and before.key == key:
        found = _reused(job, output, inputs, before)
        if found is not None:
            files, after = found
            return _made(files, after.told(), after, lambda: _save(cache, name, after))
    built = build(job, progress, inputs=inputs)
    after = snapshot_of(key, built, inputs)
    return _made(
        built.files, built.diagnostics, after, lambda: _save(cache, name, after)
    )


def _made(
    files: FileSet,
    diagnostics: Diagnostics,
    snapshot: Snapshot,
    remember: Callable[[], None],
) -> Made:
    return Made(
        files=files,
        diagnostics=diagnostics,
        services=snapshot.services,
        operations=snapshot.operations,
        types=snapshot.types,
        remember=remember,
    )


def _save(cache: Cache, name: str, snapshot: Snapshot) -> None:
    cache.save(name, snapshot)


def _reused(
    job: Job, output: Path, inputs: Inputs, before: Snapshot
) -> tuple[FileSet, Snapshot] | None:
    """The files by what is known of an earlier run; None where that is too little."""
    now = fingerprint(inputs)
    changed = _changed(inputs, now, before)
    if changed is None or not before.answers(inputs):
        return None
    fresh: dict[str, bytes] = {}
    after = before
    try:
        if changed:
            fresh, after = _replanned(job, inputs, before, changed)
            after = replace(after, documents=now)
        kept = {path: h for path, h in before.files.items() if path not in fresh}
        folder = job.package.replace(".", "/")
        disk = FileSet.on_disk(output, folder, kept)
        if disk is None:
            return None
        files = FileSet({**disk, **fresh}, folder)
    except (Beyond, KeyError, OutputError):
        return None  # or the run that makes everything tells why
    hashes = input_hashes(inputs, [row[3] for row in now])
    return files.with_manifest(version("wsdlsmith"), hashes), after


def _changed(
    inputs: Inputs, now: Fingerprint, before: Snapshot
) -> list[Document] | None:
    """The documents that are not what they were; None where others are there."""
    if [row[:3] for row in now] != [row[:3] for row in before.documents]:
        return None
    pairs = zip(inputs.documents, now, before.documents, strict=True)
    changed = [document for document, one, other in pairs if one != other]
    return changed if len(changed) <= MOST_CHANGED else None


def _replanned(
    job: Job, inputs: Inputs, before: Snapshot, changed: list[Document]
) -> tuple[dict[str, bytes], Snapshot]:
    """The modules of the changed services, and the snapshot with them."""
    if before.package is None or job.templates is not None:
        raise Beyond
    found, package = replan(job, inputs, before.package, changed)
    templates = Templates(template_root())
    files: dict[str, str] = {}
    long: set[str] = set()
    for one in found:
        path, text, is_long = render_service(one.around, one.plan, templates)
        files[path] = text
        long |= {path} if is_long else set()
    format_files(files, long)
    encoded = {path: text.encode() for path, text in files.items()}
    after = replace(
        before,
        files={**before.files, **file_hashes(encoded)},
        operations=sum(s.operations for s in package.services),
        package=package,
    )
    return encoded, after
