"""Wheel, sdist and editable install, each in a fresh environment.

The tool is run from another folder, finds its templates, takes a user's in their
place, and writes what the checkout's ``generated/`` holds. Needs PyPI.
"""

from __future__ import annotations

import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.packaging.environment import Environment, run, this_python
from tests.test_checkout import TOP

pytestmark = pytest.mark.packaging

USE = """
from superoffice.services88 import Services88
with Services88("http://127.0.0.1:9/") as api:
    print(type(api.erp_sync).__name__)
"""
HOME = "superoffice/services88"


@pytest.fixture(scope="module")
def sdist(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution of the checkout."""
    dist = tmp_path_factory.mktemp("sdist")
    run(this_python(), "-m", "build", "--sdist", "--outdir", dist, checkout, cwd=dist)
    return next(dist.glob("*.tar.gz"))


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout itself."""
    dist = tmp_path_factory.mktemp("wheel")
    run(this_python(), "-m", "build", "--wheel", "--outdir", dist, checkout, cwd=dist)
    return next(dist.glob("*.whl"))


@pytest.fixture(scope="module", params=["wheel", "sdist", "editable"])
def installed(
    request: pytest.FixtureRequest,
    checkout: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Environment:
    """A fresh environment with wsdlsmith in it, by each of the three ways."""
    top = tmp_path_factory.mktemp(request.param)
    fresh = Environment.fresh(top / "env")
    if request.param == "editable":
        fresh.pip("--editable", checkout, cwd=top)
    else:
        # pip builds an sdist's wheel by itself
        fresh.pip(request.getfixturevalue(request.param), cwd=top)
    return fresh


def generate(
    tool: Environment, checkout: Path, folder: Path, *options: object
) -> dict[str, bytes]:
    """Run ``generate`` in ``folder`` on the checkout's inputs; what was written."""
    source = checkout / "wsdl/superoffice/Services88"
    tool.run(
        "wsdlsmith",
        *("generate", source / "ErpSync.wsdl", "--examples", source / "examples"),
        *("--package", "superoffice.services88", "--output", "out", *options),
        cwd=folder,
    )
    return files(folder / "out" / HOME)


def files(folder: Path) -> dict[str, bytes]:
    """The content of a generated package."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_console_script_knows_its_version(
    installed: Environment, tmp_path: Path
) -> None:
    assert "0.1.0" in installed.run("wsdlsmith", "--version", cwd=tmp_path)


def test_from_another_folder_it_writes_what_the_checkout_holds(
    installed: Environment, checkout: Path, tmp_path: Path
) -> None:
    written = generate(installed, checkout, tmp_path)
    assert written == files(checkout / "generated" / HOME)


def test_what_it_wrote_can_be_used(
    installed: Environment, checkout: Path, tmp_path: Path
) -> None:
    generate(installed, checkout, tmp_path)
    printed = installed.run("python", "-c", USE, cwd=tmp_path / "out")
    assert printed == "ErpSync\n"


def test_a_users_template_goes_before_the_built_in_one(
    installed: Environment, checkout: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    built_in = (checkout / "templates/session.py.jinja").read_text()
    (mine / "session.py.jinja").write_text(f"{built_in}\n\nOURS = True\n")
    plain = generate(installed, checkout, tmp_path)
    written = generate(installed, checkout, tmp_path, "--templates", mine)
    assert written["session.py"].endswith(b"\nOURS = True\n")
    changed = {path for path in written if written[path] != plain[path]}
    assert changed == {"session.py", "wsdlsmith.json"}


def test_generated_code_runs_with_lxml_and_httpx2_alone(
    wheel: Path, checkout: Path, tmp_path: Path
) -> None:
    server = Environment.fresh(tmp_path / "env")
    server.pip("--no-deps", wheel, cwd=tmp_path)
    server.pip("lxml", "httpx2", cwd=tmp_path)
    for absent in ("black", "click", "jinja2", "rich", "xsdata"):
        probe = f"import importlib.util as u; print(u.find_spec({absent!r}))"
        assert server.run("python", "-c", probe, cwd=tmp_path) == "None\n"
    printed = server.run("python", "-c", USE, cwd=checkout / "generated")
    assert printed == "ErpSync\n"


def test_the_wheel_holds_the_package_the_templates_and_nothing_else(
    wheel: Path,
) -> None:
    names = ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {
        "wsdlsmith",
        "wsdlsmith-0.1.0.dist-info",
    }
    assert "wsdlsmith/templates/session.py.jinja" in names
    assert "wsdlsmith/py.typed" in names
    assert "wsdlsmith-0.1.0.dist-info/licenses/LICENSE" in names


def test_the_sdist_holds_all_that_is_committed(sdist: Path) -> None:
    """So ``make generate`` and ``make test`` work in it as they do in a checkout."""
    with tarfile.open(sdist) as archive:
        names = {name.split("/")[1] for name in archive.getnames()}
    assert names == {*TOP, "PKG-INFO"}
