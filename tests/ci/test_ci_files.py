"""What CI lives in: the files are what their hosts want, and their commands run."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from tests.check.conftest import sample, wsdlsmith
from tests.check.sample import LOCK, Sample
from tests.check.test_check import broken
from tests.conftest import CHECKOUT

__all__ = ["sample", "wsdlsmith"]

ACTION = CHECKOUT / "action.yml"
HOOKS = CHECKOUT / ".pre-commit-hooks.yaml"
GITLAB = CHECKOUT / "docs/ci/gitlab.yml"
WORKFLOWS = [CHECKOUT / f"docs/ci/{name}.yml" for name in ("pull-request", "upstream")]


def _yaml(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text())


def _published(name: str) -> Any:
    vendor = files("check_jsonschema") / "builtin_schemas" / "vendor"
    return json.loads((vendor / f"{name}.json").read_text())


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        (ACTION, "github-actions"),
        *((path, "github-workflows") for path in WORKFLOWS),
        (GITLAB, "gitlab-ci"),
    ],
    ids=lambda one: one if isinstance(one, str) else one.name,
)
def test_a_file_is_what_its_published_schema_says(path: Path, schema: str) -> None:
    published = _published(schema)
    kind = jsonschema.validators.validator_for(published)
    document = json.loads(json.dumps(_yaml(path)))
    assert [error.message for error in kind(published).iter_errors(document)] == []


def test_hooks_have_what_pre_commit_wants() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(HOOKS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    for hook in _yaml(HOOKS):
        assert {"id", "name", "entry", "language"} <= set(hook)
        assert hook["language"] == "python"
        assert hook["pass_filenames"] is False
        for path in ("wsdl/a/1/a.wsdl", "sub/wsdl/a/1/contract.lock", "pyproject.toml"):
            assert re.search(hook["files"], path)
        assert not re.search(hook["files"], "README.md")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_read_and_no_more(path: Path) -> None:
    workflow = _yaml(path)
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert "permissions" not in job
        checkout = next(s for s in job["steps"] if "checkout" in s["uses"])
        assert checkout["with"]["persist-credentials"] is False
        own = next(s for s in job["steps"] if "wsdlsmith" in s["uses"])
        assert set(own["with"]) <= set(_yaml(ACTION)["inputs"])


def test_no_input_of_the_action_is_put_into_a_script() -> None:
    for step in _yaml(ACTION)["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def _bin(folder: Path, **programs: str) -> Path:
    """A folder of programs to stand first on the PATH."""
    folder.mkdir(exist_ok=True)
    for name, body in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{body}\n")
        (folder / name).chmod(0o755)
    return folder


def _shell(
    script: str, sample: Sample, programs: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    python_path = os.pathsep.join([str(CHECKOUT / "generator"), *sys.path])
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=sample.root,
        env={
            **os.environ,
            "PATH": f"{programs}:{os.environ['PATH']}",
            "PYTHONPATH": python_path,
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``wsdlsmith`` as it is here."""
    command = f'exec {shlex.quote(sys.executable)} -m wsdlsmith "$@"'
    return _bin(tmp_path_factory.mktemp("bin"), wsdlsmith=command)


def _steps() -> list[Any]:
    return [step for step in _yaml(ACTION)["runs"]["steps"] if "run" in step]


def test_the_action_checks_and_writes_annotations_and_a_summary(
    sample: Sample, programs: Path
) -> None:
    script = _steps()[1]["run"]
    summary = programs / "summary.md"
    options = {"UPSTREAM": "true", "AGAINST": "main"}
    done = _shell(script, sample, programs, GITHUB_STEP_SUMMARY=str(summary), **options)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Everything holds." in summary.read_text()
    broken(sample)
    options = {"UPSTREAM": "false", "AGAINST": ""}
    done = _shell(script, sample, programs, GITHUB_STEP_SUMMARY=str(summary), **options)
    assert done.returncode == 1
    assert ",file=wsdl/superoffice/Services88/contract.lock,line=" in done.stdout
    assert "breaks what the lock promises" in summary.read_text()


def test_the_morning_run_shows_the_whole_diff_where_the_vendor_changed_something(
    sample: Sample, programs: Path
) -> None:
    (step,) = [
        step
        for job in _yaml(WORKFLOWS[1])["jobs"].values()
        for step in job["steps"]
        if "wsdlsmith" in step["uses"]
    ]
    environment = {"UPSTREAM": step["with"]["upstream"], "AGAINST": ""}
    summary = programs / "summary.md"
    environment["GITHUB_STEP_SUMMARY"] = str(summary)
    script = _steps()[1]["run"]
    assert _shell(script, sample, programs, **environment).returncode == 0
    broken(sample, "published/ErpSync.wsdl")
    assert _shell(script, sample, programs, **environment).returncode == 1
    told = summary.read_text()
    assert "<details><summary>superoffice/Services88: all between the lock and" in told
    assert "| `field-became-required` | 1 |  |  |" in told
    assert told.count("<details>") == told.count("</details>")


@pytest.mark.parametrize(
    ("version", "wanted"), [("", "/the/action"), ("0.1.0", "wsdlsmith==0.1.0")]
)
def test_the_action_installs_itself_or_the_version_that_is_asked_for(
    sample: Sample, programs: Path, version: str, wanted: str
) -> None:
    _bin(programs, python='echo "$@"')
    script = _steps()[0]["run"]
    done = _shell(script, sample, programs, VERSION=version, ACTION="/the/action")
    assert done.stdout.split()[:3] == ["-m", "pip", "install"]
    assert done.stdout.split()[-1] == wanted


def test_gitlabs_job_runs_and_leaves_both_reports(
    sample: Sample, programs: Path
) -> None:
    job = _yaml(GITLAB)["wsdlsmith-check"]
    broken(sample)
    done = _shell("\n".join(job["script"]), sample, programs)
    assert done.returncode == 1
    reports = job["artifacts"]["reports"]
    assert json.loads((sample.root / reports["codequality"]).read_text())
    assert "<testsuites" in (sample.root / reports["junit"]).read_text()


def test_gitlabs_job_compares_a_merge_request_with_where_it_began(
    sample: Sample, programs: Path
) -> None:
    job = _yaml(GITLAB)["wsdlsmith-check"]
    assert job["variables"] == {"GIT_DEPTH": "0"}
    base = sample.git("rev-parse", "main").strip()
    broken(sample)
    assert sample.run("generate")[0] == sample.run("lock")[0] == 0
    script = "\n".join(job["script"])
    assert _shell(script, sample, programs).returncode == 0
    done = _shell(script, sample, programs, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert done.returncode == 1
    assert f"breaks what the lock of {base} promises" in done.stdout


def test_gitlabs_job_installs_what_the_variable_says(
    sample: Sample, programs: Path
) -> None:
    document = _yaml(GITLAB)
    _bin(programs, python='echo "$@"')
    script = "\n".join(document["wsdlsmith-check"]["before_script"])
    done = _shell(script, sample, programs, **document["variables"])
    assert done.stdout.split()[-1] == "wsdlsmith"


def test_the_hooks_commands_run(sample: Sample, programs: Path) -> None:
    entries = {hook["id"]: hook["entry"] for hook in _yaml(HOOKS)}
    assert _shell(entries["wsdlsmith-check"], sample, programs).returncode == 0
    broken(sample)
    done = _shell(entries["wsdlsmith-check"], sample, programs)
    assert done.returncode == 1
    assert "breaks what the lock promises" in done.stdout
    before = (sample.root / LOCK).read_text()
    assert _shell(entries["wsdlsmith-lock"], sample, programs).returncode == 0
    assert (sample.root / LOCK).read_text() != before
