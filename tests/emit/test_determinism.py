"""The same input gives the same bytes: whenever, wherever, in whichever order."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import tree
from tests.shop_wsdl import shop

_CASES = Path(__file__).parents[1] / "cases" / "generate"


def _run(folder: Path, seed: str, *arguments: str) -> dict[str, bytes]:
    """Generate in a process of its own, in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "wsdlsmith", "generate", *arguments]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    command += ["--package", "vendor.api", "--output", "out", "-q"]
    subprocess.run(
        command, cwd=folder, env=environment, check=True, capture_output=True
    )
    found = tree(folder / "out")
    assert "vendor/api/wsdlsmith.json" in found
    return found


@pytest.mark.parametrize("case", ["bindings", "names", "values", "seed"])
def test_hash_seed_and_folder_leave_no_trace(
    case: str, checkout: Path, tmp_path: Path
) -> None:
    source = _CASES / case / "service.wsdl"
    if case == "seed":
        source = checkout / "wsdl/superoffice/Services88/ErpSync.wsdl"
    first = _run(tmp_path / "one", "0", str(source))
    for place, seed in (("one", "1"), ("a/deeper place", "4294967295")):
        copy = tmp_path / place / source.name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, copy)
        assert _run(copy.parent, seed, source.name) == first
    for data in first.values():
        assert str(tmp_path).encode() not in data


def test_the_order_of_sources_leaves_no_trace(tmp_path: Path) -> None:
    names = ["b.wsdl", "a.wsdl", "c.wsdl"]
    for number, name in enumerate(names):
        text = shop(
            port_type=f"Port{3 - number}",
            namespace=f"urn:n{number % 2}",
            binding=f"B{number}",
            service=f"S{number}",
            message=f"M{number}",
        )
        (tmp_path / name).write_text(text)
    first = _run(tmp_path, "1", *names)
    assert _run(tmp_path, "2", *reversed(names)) == first
    assert _run(tmp_path, "3", *sorted(names)) == first
    assert _run(tmp_path, "4", "*.wsdl") == first


def test_services88_is_the_same_from_zip_and_folder_and_seed(
    corpus: Path, tmp_path: Path
) -> None:
    archive = corpus / "superoffice" / "wsdl-2023.zip"
    first = _run(tmp_path / "zip", "0", f"{archive}#*Services88-*")
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            if "Services88-" in name:
                opened.extract(name, tmp_path / "unpacked")
    second = _run(tmp_path / "folder", "123", "../unpacked")
    assert len(first) > 120
    assert second == first
