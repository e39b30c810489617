"""What the project that the current folder is in says of drift."""

from __future__ import annotations

from pathlib import Path

from wsdlsmith.drift.accept.read import NAME, DriftFile, read_drift_file
from wsdlsmith.errors import UsageError
from wsdlsmith.project_file import find_project


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
