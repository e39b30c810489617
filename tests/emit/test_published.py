"""Whole API versions, generated and looked at from outside.

What is in the vendor's files is counted here from their elements, not by our reader.
"""

from __future__ import annotations

import ast
import fnmatch
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import black
import pytest
from lxml import etree
from wsdlsmith.fileset import FileSet
from wsdlsmith.job import Job
from wsdlsmith.names import snake_case
from wsdlsmith.pipeline import Built, build

from tests.conftest import CaseCount
from tests.emit.generated import modules

VERSIONS = {"84": (51, 1355, 555), "86": (56, 1461, 612), "88": (60, 1849, 812)}
"""Services, operations and named types of each version."""
_SPACES = {
    "w": "http://schemas.xmlsoap.org/wsdl/",
    "xs": "http://www.w3.org/2001/XMLSchema",
}
Generate = Callable[[str], Built]


@pytest.fixture(scope="module")
def generate(corpus: Path) -> Generate:
    """The package of one version, made once a module."""
    made: dict[str, Built] = {}

    def get(version: str) -> Built:
        if version not in made:
            source = f"{corpus}/superoffice/wsdl-2023.zip#*Services{version}-*"
            package = f"vendor.services{version}"
            made[version] = build(Job(package=package, sources=(source,)))
        return made[version]

    return get


@pytest.fixture(scope="module")
def folder(generate: Generate, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Services88 on disk."""
    root = tmp_path_factory.mktemp("services88")
    generate("88").files.write(root)
    return root


def _count(corpus: Path, version: str) -> tuple[int, int, int]:
    """Services, operations and named types, as the files' elements say."""
    services, operations = 0, 0
    types: set[tuple[str | None, str | None]] = set()
    with zipfile.ZipFile(corpus / "superoffice" / "wsdl-2023.zip") as archive:
        for name in fnmatch.filter(archive.namelist(), f"*Services{version}-*"):
            root = etree.fromstring(archive.read(name))
            services += len(root.findall("w:portType", _SPACES))
            operations += len(root.findall("w:portType/w:operation", _SPACES))
            for schema in root.findall("w:types/xs:schema", _SPACES):
                for kind in ("complexType", "simpleType"):
                    for found in schema.findall(f"xs:{kind}", _SPACES):
                        types.add((schema.get("targetNamespace"), found.get("name")))
    return services, operations, len(types)


def _trees(files: FileSet) -> dict[str, ast.Module]:
    return {p: ast.parse(data) for p, data in files.items() if p.endswith(".py")}


def _classes(tree: ast.Module) -> list[ast.ClassDef]:
    return [node for node in tree.body if isinstance(node, ast.ClassDef)]


@pytest.mark.parametrize("version", VERSIONS)
def test_every_service_operation_and_type_is_there_once(
    corpus: Path, generate: Generate, version: str, cases: CaseCount
) -> None:
    counted = _count(corpus, version)
    assert counted == VERSIONS[version]
    built = generate(version)
    (part,) = built.parts
    operations = [o for s in part.plan.services for o in s.operations]
    named = len(part.contract.schema.types)
    assert (len(part.plan.services), len(operations), named) == counted
    trees = _trees(built.files)
    types = [
        c.name for p, t in trees.items() if p.startswith("types/") for c in _classes(t)
    ]
    assert len(types) == len(set(types)) == len(part.plan.types)
    services = [p for p in trees if p.startswith("services/") and "__init__" not in p]
    assert len(services) == counted[0]
    cases.add("published types", counted[2])


@pytest.mark.parametrize("version", VERSIONS)
def test_every_operation_has_a_documented_method_of_both_kinds_with_keywords(
    generate: Generate, version: str, cases: CaseCount
) -> None:
    found = {"Operations": 0, "Async": 0}
    for path, tree in _trees(generate(version).files).items():
        if not path.startswith("services/"):
            continue
        for one in _classes(tree):
            if not one.name.endswith("Operations"):
                continue
            is_async = one.name.startswith("Async")
            for method in one.body:
                kind = ast.AsyncFunctionDef if is_async else ast.FunctionDef
                if not isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef):
                    continue
                assert isinstance(method, kind), (path, method.name)
                assert [a.arg for a in method.args.args] == ["self"]
                assert all(a.annotation for a in method.args.kwonlyargs)
                assert method.returns is not None
                assert ast.get_docstring(method)
                found["Async" if is_async else "Operations"] += 1
    operations = VERSIONS[version][1]
    assert found == {"Operations": operations, "Async": operations}
    cases.add("published methods", 2 * operations)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_module_can_be_imported(
    generate: Generate, version: str, tmp_path: Path, cases: CaseCount
) -> None:
    files = generate(version).files
    files.write(tmp_path)
    names = modules(files)
    script = (
        "import importlib, json, sys\n"
        "names = json.load(sys.stdin)\n"
        "for name in names: importlib.import_module(name)\n"
        "for name in names:\n"
        "    module = sys.modules[name]\n"
        "    for public in getattr(module, '__all__', ()): getattr(module, public)\n"
        "print(len(names), 'httpx2' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        cwd=tmp_path,
        input=json.dumps(names).encode(),
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.split()[0] == str(len(names)).encode()
    cases.add("published modules imported", len(names))


def test_services88_has_at_most_60000_lines(generate: Generate) -> None:
    files = generate("88").files
    lines = sum(d.count(b"\n") for p, d in files.items() if p.endswith(".py"))
    assert 30_000 < lines <= 60_000


def test_black_changes_nothing_in_services88(
    generate: Generate, cases: CaseCount
) -> None:
    for path, data in generate("88").files.items():
        if path.endswith(".py") and data:
            text = data.decode()
            assert black.format_str(text, mode=black.Mode()) == text, path
            cases.add("published modules black leaves alone")


def test_mypy_strict_finds_nothing_in_services88(folder: Path, checkout: Path) -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "-p", "vendor.services88"]
    command += ["--python-version", "3.11", "--cache-dir", str(folder / ".mypy_cache")]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stdout[-2000:]
    assert "no issues found in" in done.stdout
    assert "no issues found in 0" not in done.stdout


def test_pyright_strict_finds_nothing_in_services88(
    folder: Path, checkout: Path
) -> None:
    settings = {
        "include": ["vendor"],
        "extraPaths": [".", str(checkout / "generator")],
        "pythonVersion": "3.11",
        "typeCheckingMode": "strict",
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings))
    command = [sys.executable, "-m", "pyright", "--outputjson"]
    command += ["--pythonpath", sys.executable]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, timeout=600
    )
    if not done.stdout.startswith("{"):
        pytest.skip(f"pyright cannot be run here: {done.stderr[-300:]}")
    report = json.loads(done.stdout)
    assert report["generalDiagnostics"] == []
    assert report["summary"]["filesAnalyzed"] >= 120


def test_the_pages_give_the_same_bindings_as_the_wsdls(
    corpus: Path, generate: Generate, cases: CaseCount
) -> None:
    source = f"{corpus}/superoffice/docs-2023.zip#soap/Services88/Services88-*.md"
    job = Job(package="vendor.services88", sources=(source,))
    from_pages, from_wsdls = build(job).files, generate("88").files
    assert set(from_pages) == set(from_wsdls)
    for path, data in from_wsdls.items():
        if path.endswith(".py"):
            assert from_pages[path] == data, path
            cases.add("published modules equal from pages")


def _docstrings(files: FileSet) -> dict[tuple[str, str], str]:
    """(module, method) -> the docstring in one line, blanks collapsed."""
    said: dict[tuple[str, str], str] = {}
    for path, tree in _trees(files).items():
        for one in _classes(tree) if path.startswith("services/") else ():
            for method in one.body:
                if isinstance(method, ast.FunctionDef) and method.name[0] != "_":
                    text = ast.get_docstring(method) or ""
                    said[Path(path).stem, method.name] = " ".join(text.split())
    return said


def test_pages_without_words_leave_the_docstrings_as_they_are(
    corpus: Path, cases: CaseCount
) -> None:
    docs = f"{corpus}/superoffice/docs-2023.zip#soap/Services88/*/*"
    source = f"{corpus}/superoffice/wsdl-2023.zip#*Services88-*"
    built = build(Job(package="vendor", sources=(source,), examples=(docs,)))
    assert len(built.pages) == 1850
    said = _docstrings(built.files)
    # the published pages leave their words empty but for one, which is of an
    # operation that no WSDL has: with them or without, the methods say the same
    worded = [page for page in built.pages if page.summary or page.parameters]
    assert [page.operation for page in worded] == ["TrainCategorizer"]
    assert ("ai", "train_categorizer") not in said
    assert said["erp_sync", "force_resync"] == "Call ``ForceResync``."
    cases.add("published pages read for words", len(built.pages))


def test_summary_and_parameter_texts_of_a_page_become_the_docstring(
    checkout: Path,
) -> None:
    home = checkout / "wsdl/superoffice/Services88"
    job = Job(
        package="vendor",
        sources=(str(home / "ErpSync.wsdl"),),
        examples=(str(home / "examples"),),
    )
    built = build(job)
    said = _docstrings(built.files)
    assert len(built.pages) == 2
    for page in built.pages:
        text = said["erp_sync", snake_case(page.operation)]
        assert page.summary
        assert " ".join(page.summary.split()) in text
        assert len(page.parameters) == 2
        for name, about in page.parameters.items():
            assert f"{snake_case(name)}: {' '.join(about.split())}" in text
        assert f"Returns: {' '.join(page.returns.split())}" in text
