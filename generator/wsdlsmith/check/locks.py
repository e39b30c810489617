"""The locks of an API: where they are, what they should be, what they say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, TypeAlias

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
_ANY: Final = "contract*.lock"


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
        lock_path(target, part): lock_text(part.contract, _pages_of(said, part))
        for part in said.parts
    }


def lock_path(target: Target, part: Part) -> Path:
    """``wsdl/<api>/<version>/contract.lock``."""
    name = NAME
    if target.job.per_service:
        name = f"contract-{part.plan.package.rpartition('.')[2]}.lock"
    return target.root / target.api.folder / name


def left_over(target: Target, said: Said) -> list[Path]:
    """Locks of services that stood apart, and that no WSDL has any more."""
    known = {lock_path(target, part) for part in said.parts}
    folder = target.root / target.api.folder
    return [path for path in sorted(folder.glob(_ANY)) if path not in known]


def _pages_of(said: Said, part: Part) -> list[OperationPage]:
    """The pages about the part's services."""
    own = {service.name for service in part.contract.services}
    return [page for page in said.pages if page.service in own]


def load_lock(target: Target, path: Path) -> tuple[str, Lock] | None:
    """The text and the contract of a lock; None where there is none."""
    label = target.shown(path)
    text = _on_disk(path, label)
    return None if text is None else (text, read_lock(text, label))


def _on_disk(path: Path, label: str) -> str | None:
    if not path.is_file():
        return None
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise InputError(f"the lock cannot be read: {why}", Location(label)) from error


def _text(data: bytes) -> str:
    """As it is read from a disk."""
    return data.decode("utf-8", errors="replace").replace("\r\n", "\n")


def locks_at(target: Target) -> dict[str, str]:
    """The API's locks as the commit of ``--against`` has them, by the file's name."""
    root = target.root.absolute()
    folder = (root / target.api.folder).relative_to(repository(root) or root)
    source = f"git:{target.against}:{folder.as_posix()}#{_ANY}"
    try:
        opened = open_source(source, offline=True, base=target.root)
    except AbsentError:
        return {}
    return {PurePosixPath(one.name).name: _text(one.data) for one in opened.documents}
