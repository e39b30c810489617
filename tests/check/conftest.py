"""The sample repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.sample import Sample
from tests.cli.conftest import Command, wsdlsmith

__all__ = ["sample", "wsdlsmith"]


@pytest.fixture
def sample(tmp_path: Path, checkout: Path, wsdlsmith: Command) -> Sample:
    """A repository in which everything holds."""
    return Sample.make(tmp_path, checkout, wsdlsmith)
