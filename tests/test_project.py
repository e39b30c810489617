"""The project file, read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest
from wsdlsmith.errors import UsageError
from wsdlsmith.project import Accepted, Failure
from wsdlsmith.project_file import find_project, read_project

API = """
[[tool.wsdlsmith.api]]
name = "superoffice"
version = "Services88"
wsdl = ["wsdl/*.wsdl"]
package = "superoffice.services88"
"""


def _project(folder: Path, text: str, name: str = "pyproject.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _error(folder: Path, text: str, name: str = "pyproject.toml") -> str:
    with pytest.raises(UsageError) as caught:
        read_project(_project(folder, text, name))
    assert caught.value.exit_code == 2
    return str(caught.value)


def test_everything_that_can_be_said_is_read(tmp_path: Path) -> None:
    project = read_project(
        _project(
            tmp_path,
            f"""
[tool.wsdlsmith]
output = "out"
templates = "mine"
{API}
examples = ["wsdl/examples/*.md"]
sources = ["https://host/wsdl.zip#*Services88-*"]
per_service = true
templates = "api-templates"

[tool.wsdlsmith.api.failure]
header = "ExceptionInfo"

[[tool.wsdlsmith.api.accept]]
code = "unknown-operation"
page = "*/Old.md"
path = "/Envelope"
reason = "withdrawn"

[[tool.wsdlsmith.api.accept]]
code = "empty-value"
reason = "known"
""",
        )
    )
    assert project.root == tmp_path
    assert project.output == tmp_path / "out"
    assert project.templates == tmp_path / "mine"
    (api,) = project.apis
    assert (api.name, api.version) == ("superoffice", "Services88")
    assert api.wsdl == ("wsdl/*.wsdl",)
    assert api.examples == ("wsdl/examples/*.md",)
    assert api.sources == ("https://host/wsdl.zip#*Services88-*",)
    assert api.package == "superoffice.services88"
    assert api.per_service is True
    assert api.templates == tmp_path / "api-templates"
    assert api.failure == Failure(header="ExceptionInfo")
    assert api.accept == (
        Accepted(
            code="unknown-operation",
            page="*/Old.md",
            path="/Envelope",
            reason="withdrawn",
        ),
        Accepted(code="empty-value", reason="known"),
    )
    assert api.folder == "wsdl/superoffice/Services88"


def test_what_is_not_said_has_a_default(tmp_path: Path) -> None:
    project = read_project(_project(tmp_path, API))
    assert project.output == tmp_path / "generated"
    (api,) = project.apis
    assert (api.examples, api.per_service, api.failure) == ((), False, None)


def test_an_own_file_may_leave_the_prefix_away(tmp_path: Path) -> None:
    text = API.replace("tool.wsdlsmith.", "")
    project = read_project(
        _project(tmp_path, f'output = "o"\n{text}', "wsdlsmith.toml")
    )
    assert project.output == tmp_path / "o"
    assert len(project.apis) == 1
    assert len(read_project(_project(tmp_path, API, "wsdlsmith.toml")).apis) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[tool.wsdlsmith]\noutputs = "x"',
            'unknown key "outputs"\n  hint: did you mean "output"?',
        ),
        (
            API + "exampels = []",
            '[tool.wsdlsmith.api[1]]: unknown key "exampels"\n'
            '  hint: did you mean "examples"?',
        ),
        (API + '[tool.wsdlsmith.api.failure]\nheadr = "x"', "header is missing"),
        (
            API + '[tool.wsdlsmith.api.failure]\nheader = "x"\nzzz = 1',
            'unknown key "zzz"\n  hint: known are header',
        ),
        (
            API.replace('["wsdl/*.wsdl"]', '"a"'),
            'wsdl must be a list of strings, and is "a"',
        ),
        (API.replace('["wsdl/*.wsdl"]', "[1]"), "wsdl must be strings only, and is 1"),
        (API.replace('["wsdl/*.wsdl"]', "[]"), "wsdl is missing"),
        (API + "per_service = 1", "per_service must be true or false, and is 1"),
        (API + "examples = true", "examples must be a list of strings, and is true"),
        (API.replace('"superoffice"', '""'), "name must be a string that is not empty"),
        (API.replace('name = "superoffice"', ""), "name is missing"),
        (API.replace('"Services88"', '"../x"'), 'version = "../x": letters, digits'),
        (
            API.replace('"superoffice.services88"', "'__import__(\"os\")'"),
            "is no Python name; a package is names joined by dots",
        ),
        (API.replace("superoffice.services88", "a.class"), '"class" is a keyword'),
        (API.replace("superoffice.services88", "a..b"), '"" is no Python name'),
        (API + API, "declares superoffice/Services88 twice"),
        (
            API + API.replace('"Services88"', '"Services89"'),
            "are one folder or inside each other",
        ),
        (
            API + API.replace('"Services88"', '"9"').replace(".services88", ""),
            "inside each other: superoffice.services88, superoffice",
        ),
        (
            '[tool.wsdlsmith]\napi = "x"',
            "an array of tables: write [[tool.wsdlsmith.api]]",
        ),
        (
            "[tool.wsdlsmith.api]\nx = 1",
            "an array of tables: write [[tool.wsdlsmith.api]]",
        ),
        ("[[tool.wsdlsmith.api.accept]]\n", "an array of tables"),
        (API + '[[tool.wsdlsmith.api.accept]]\ncode = "x"', "reason is missing"),
        (API + "failure = 3", "failure must be a table, and is 3"),
        ("tool.wsdlsmith = 1", "tool.wsdlsmith must be a table"),
        ("[tool.other]", "has no [tool.wsdlsmith]\n  hint: wsdlsmith init writes one"),
        ("[tool.wsdlsmith", "pyproject.toml: not TOML: "),
    ],
)
def test_a_mistake_is_named_with_its_table(
    tmp_path: Path, text: str, message: str
) -> None:
    assert message in _error(tmp_path, text)


def test_the_nearest_project_file_counts(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_project(inner) != tmp_path / "pyproject.toml"
    outer = _project(tmp_path, API)
    _project(tmp_path / "a", "[broken toml that does not speak of us")
    assert find_project(inner) == outer
    own = _project(tmp_path, API, "wsdlsmith.toml")
    assert find_project(inner) == own
    nearer = _project(tmp_path / "a", API)
    assert find_project(inner) == nearer


def test_apis_are_chosen_by_name_or_name_and_version(tmp_path: Path) -> None:
    second = API.replace("88", "89")
    project = read_project(_project(tmp_path, API + second))
    assert [api.version for api in project.select("superoffice")] == [
        "Services88",
        "Services89",
    ]
    assert [api.version for api in project.select("superoffice/Services89")] == [
        "Services89"
    ]
    assert project.select() == project.apis
    with pytest.raises(UsageError) as caught:
        project.select("superofice")
    assert 'no API is called "superofice"' in str(caught.value)
    assert 'did you mean "superoffice"?' in str(caught.value)


def test_a_project_without_an_api_says_so(tmp_path: Path) -> None:
    project = read_project(_project(tmp_path, "[tool.wsdlsmith]"))
    with pytest.raises(UsageError, match="declares no API"):
        project.select()
