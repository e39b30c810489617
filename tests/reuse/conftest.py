"""What shows whether anything was made, or all of it remembered."""

from __future__ import annotations

import pytest
from wsdlsmith.job import Job
from wsdlsmith.pipeline import build
from wsdlsmith.reuse import make as making


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """The jobs for which everything was made."""
    done: list[Job] = []

    def counted(job: Job, *rest: object, **options: object) -> object:
        done.append(job)
        return build(job, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "build", counted)
    return done
