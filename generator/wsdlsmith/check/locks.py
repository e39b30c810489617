"""The locks of an API: where they are, what they should be, what they say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from wsdlsmith.check.problem import Target
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.drift.lock.lock import NAME, Lock, lock_text, read_lock
from wsdlsmith.drift.versions.check import one_version
from wsdlsmith.errors import AbsentError, InputError
from wsdlsmith.location import Location
from wsdlsmith.model.example import OperationPage
from wsdlsmith.pipeline import Part, plan_job
from wsdlsmith.read.git import repository
from wsdlsmith.read.source import open_source

Progress: TypeAlias = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Said:
    """What WSDLs and pages say: a contract, or one for each service, and the pages."""

    parts: tuple[Part, ...]
    pages: tuple[OperationPage, ...]


def read_said(target: Target, diagnostics: Diagnostics, step: Progress) -> Said:
    """Read the sources of an API; no code is made."""
    parts, pages, _ = plan_job(target.job, diagnostics, step)
    for part in parts:
        one_version(part.contract, target.api.label)
    return Said(parts, pages)


def lock_texts(target: Target, said: Said) -> dict[Path, str]:
    """The lock of each contract that the API has: one, unless services stand apart."""
    return {
        lock_path(target, said, part): lock_text(part.contract, _pages_of(said, part))
        for part in said.parts
    }


def lock_path(target: Target, said: Said, part: Part) -> Path:
    """``wsdl/<api>/<version>/contract.lock``."""
    name = NAME
    if len(said.parts) > 1:
        name = f"contract-{part.plan.package.rpartition('.')[2]}.lock"
    return target.root / target.api.folder / name


def _pages_of(said: Said, part: Part) -> list[OperationPage]:
    """The pages about the part's services."""
    own = {service.name for service in part.contract.services}
    return [page for page in said.pages if page.service in own]


def load_lock(target: Target, path: Path) -> tuple[str, Lock] | None:
    """The text and the contract of a lock; None where there is none."""
    label = target.shown(path)
    text = _on_disk(path, label)
    return None if text is None else (text, read_lock(text, label))


def load_lock_at(target: Target, path: Path) -> tuple[str, Lock] | None:
    """The same at the commit of ``--against``, by whatever version of the tool."""
    label = target.shown(path)
    text = _at_commit(target, label)
    return None if text is None else (text, read_lock(text, label, any_tool=True))


def _on_disk(path: Path, label: str) -> str | None:
    if not path.is_file():
        return None
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"the lock cannot be read: {error}", Location(label)
        ) from error


def _at_commit(target: Target, label: str) -> str | None:
    """The lock as a commit has it; None where that commit has none yet."""
    root = target.root.absolute()
    inside = root.relative_to(repository(root) or root)
    source = f"git:{target.against}:{(inside / label).as_posix()}"
    try:
        opened = open_source(source, offline=True, base=target.root)
    except AbsentError:
        return None
    return opened.documents[0].data.decode("utf-8")
