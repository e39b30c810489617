"""The project's APIs as ``check``, ``lock`` and ``accept`` see them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from wsdlsmith.check.problem import Target
from wsdlsmith.cli.jobs import Choices, tasks
from wsdlsmith.drift.accept.read import NAME, DriftFile, read_drift_file
from wsdlsmith.errors import UsageError
from wsdlsmith.project import find_project


def project_root() -> Path:
    """The project file's folder."""
    file = find_project(Path.cwd())
    if file is None:
        raise UsageError(
            "there is no project file here",
            hint="wsdlsmith init writes one from a source",
        )
    return file.parent


def project_drift_file() -> DriftFile:
    """What the project that the current folder is in makes of drift."""
    file = find_project(Path.cwd())
    return DriftFile() if file is None else read_drift_file(file.parent / NAME)


def drift_file() -> Path:
    """Where ``drift.toml`` is, or would be."""
    return project_root() / NAME


def targets(
    choices: Choices, *, upstream: bool = False, against: str = ""
) -> list[Target]:
    """What to check: one target for each API that is chosen."""
    root = project_root()
    drift = read_drift_file(root / NAME)
    return [
        Target(
            api=task.api,
            job=task.job,
            root=root,
            output=task.output,
            drift=drift,
            today=date.today(),
            upstream=upstream,
            against=against,
        )
        for task in tasks(choices)
        if task.api is not None
    ]
