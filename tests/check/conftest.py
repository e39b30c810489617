"""The sample repository."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.check.sample import Sample
from tests.cli.conftest import Command, wsdlsmith

__all__ = ["sample", "wsdlsmith"]


@pytest.fixture
def sample(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    checkout: Path,
    wsdlsmith: Command,
) -> Sample:
    """A repository in which everything holds; made once, and copied for each test."""
    made = tmp_path_factory.getbasetemp() / "sample-repository"
    if not made.exists():
        sample = Sample.make(tmp_path, checkout, wsdlsmith)
        shutil.copytree(tmp_path, made)
        return sample
    (tmp_path / "shop.wsdl").unlink()
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return Sample(tmp_path, wsdlsmith)
