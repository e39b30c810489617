"""What a run depends on beside the documents that it reads."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import fields
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import wsdlsmith
from wsdlsmith.job import Job
from wsdlsmith.pipeline import template_root

_ROOMS = ("emit", "merge", "model", "read", "reuse", "verify")
"""The parts of this package that have a say in what is generated."""
_TOOLS = ("black", "jinja2", "lxml", "wsdlsmith", "xsdata")


def entry_name(job: Job, output: Path) -> str:
    """The name under which a job is remembered: a new run replaces the old one's."""
    named = [job.package, str(output.absolute()), _base(job), *job.sources]
    return sha256(json.dumps(named).encode()).hexdigest()


def job_key(job: Job, output: Path) -> str:
    """Every option, the templates, and the programs at work, as one hash."""
    options = {one.name: str(getattr(job, one.name)) for one in fields(job)}
    package = Path(wsdlsmith.__file__).parent
    rooms = [path for room in _ROOMS for path in (package / room).rglob("*")]
    templates = job.templates.rglob("*") if job.templates else ()
    found = [
        options,
        str(output.absolute()),
        _base(job),
        sys.version,
        [version(tool) for tool in _TOOLS],
        _contents([*package.glob("*.py"), *rooms]),
        _contents(template_root().rglob("*")),
        _contents(templates),
    ]
    return sha256(json.dumps(found).encode()).hexdigest()


def _base(job: Job) -> str:
    return str((job.base or Path()).absolute())


def _contents(paths: Iterable[Path]) -> str:
    """The sha256 of all files but compiled ones, by their paths."""
    digest = sha256()
    for path in sorted(paths):
        if path.suffix != ".pyc" and path.is_file():
            data = path.read_bytes()
            digest.update(f"{path} {len(data)}\n".encode("utf-8", "surrogateescape"))
            digest.update(data)
    return digest.hexdigest()
