"""What a verb works on: the sources on its command line, or the project's APIs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wsdlsmith.errors import UsageError
from wsdlsmith.job import Job
from wsdlsmith.project import Api, Project
from wsdlsmith.project_file import check_package, find_project, read_project


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the command line says; None or empty where it says nothing."""

    sources: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    api: str = ""
    package: str | None = None
    output: Path | None = None
    templates: Path | None = None
    tests: bool = False
    per_service: bool = False
    strict: bool = False
    lenient: bool = False
    offline: bool = False
    failure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A job, where its package goes, and the API it comes from, if any."""

    job: Job
    output: Path
    api: Api | None = None


def tasks(choices: Choices) -> list[Task]:
    """One task for the given sources, or one for each API of the project."""
    if choices.package and (why := check_package(choices.package)):
        raise UsageError(
            f'"{choices.package}" cannot be the package: {why}',
            hint="use Python identifiers with dots between them: vendor.api.v1",
        )
    if choices.sources:
        return [_from_sources(choices)]
    file = find_project(Path.cwd())
    if file is None:
        raise UsageError(
            "no source is given and there is no project file here",
            hint="give a source (a file, folder, zip, URL or page), or write a "
            "project file with wsdlsmith init",
        )
    project = read_project(file)
    chosen = project.select(choices.api)
    if choices.package and len(chosen) > 1:
        raise UsageError(
            f"--package names one package, but {len(chosen)} APIs are declared",
            hint="choose one with --api NAME",
        )
    return [_from_project(choices, project, api) for api in chosen]


def _from_sources(choices: Choices) -> Task:
    output = choices.output or Path("generated")
    return Task(
        job=Job(
            package=choices.package or "client",
            sources=choices.sources,
            examples=choices.examples,
            templates=choices.templates,
            tests_in=output if choices.tests else None,
            per_service=choices.per_service,
            strict=choices.strict,
            lenient=choices.lenient,
            offline=choices.offline,
            failure=choices.failure,
        ),
        output=output,
    )


def _from_project(choices: Choices, project: Project, api: Api) -> Task:
    output = choices.output or project.output
    return Task(
        job=Job(
            package=choices.package or api.package,
            sources=api.wsdl,
            examples=choices.examples or api.examples,
            base=project.root,
            templates=choices.templates or api.templates or project.templates,
            tests_in=output if choices.tests or api.tests else None,
            per_service=choices.per_service or api.per_service,
            strict=choices.strict,
            lenient=choices.lenient,
            offline=choices.offline,
            failure=choices.failure or (api.failure.headers if api.failure else ()),
        ),
        output=output,
        api=api,
    )
