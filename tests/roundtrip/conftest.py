"""The vendor's published versions, generated once and imported."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest
from wsdlsmith.job import Job
from wsdlsmith.pipeline import Built, build
from wsdlsmith.verify.bindings import Bindings, bindings_in

from tests.roundtrip.probes import Probes
from tests.roundtrip.published_types import PublishedTypes

VERSIONS = ("Services84", "Services86", "Services88")


class Generated(NamedTuple):
    """One version's package, built in memory and imported from a folder."""

    version: str
    built: Built
    bindings: Bindings

    def __repr__(self) -> str:
        return self.version


@lru_cache(maxsize=3)
def _build(corpus: Path, version: str) -> Built:
    folder = corpus / "superoffice"
    return build(
        Job(
            package=f"published_{version.lower()}",
            sources=(f"{folder / 'wsdl-2023.zip'}#*{version}-*",),
            examples=(f"{folder / 'docs-2023.zip'}#soap/{version}/*",),
        )
    )


@pytest.fixture(scope="module", params=VERSIONS)
def generated(
    request: pytest.FixtureRequest,
    corpus: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Generated]:
    version = str(request.param)
    package = f"published_{version.lower()}"
    built = _build(corpus, version)
    output = tmp_path_factory.mktemp(package)
    built.files.write(output)
    with bindings_in(output, package) as bindings:
        yield Generated(version, built, bindings)


@pytest.fixture(scope="module")
def probes(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Probes]:
    """An operation for each type of Services88, and its types as lxml sees them."""
    archive = corpus / "superoffice" / "wsdl-2023.zip"
    types = PublishedTypes(archive, "Services88")
    output = tmp_path_factory.mktemp("probes")
    _build(corpus, "Services88").files.write(output)
    with bindings_in(output, "published_services88") as bindings:
        yield Probes(types, next(iter(bindings.services.values())).schema)
