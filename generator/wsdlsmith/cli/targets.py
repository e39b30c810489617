"""The project's APIs as ``check``, ``lock`` and ``accept`` see them."""

from __future__ import annotations

from datetime import date

from wsdlsmith.check.problem import Target
from wsdlsmith.cli.drift_file import project_root
from wsdlsmith.cli.jobs import Choices, tasks
from wsdlsmith.drift.accept.read import NAME, read_drift_file


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
