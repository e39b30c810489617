"""``wsdlsmith fetch``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import rich_click as click

from wsdlsmith.cli.options import deliver as report
from wsdlsmith.cli.options import report_options, tell_diagnostics
from wsdlsmith.cli.progress import progress
from wsdlsmith.cli.verb import Verb
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import UsageError
from wsdlsmith.fetch.bring import Brought, bring, deliver
from wsdlsmith.location import Location
from wsdlsmith.project import Api, Project
from wsdlsmith.project_file import find_project, read_project


@click.command(
    cls=Verb,
    epilog="""
    # all APIs of the project
    wsdlsmith fetch

    # one of them
    wsdlsmith fetch superoffice/Services88
    """,
)
@click.argument("api", required=False, default="")
@click.option("--offline", is_flag=True, help="Ask no network: local sources only.")
@report_options("text", "json")
def fetch(
    api: str, offline: bool, formats: Mapping[str, str], quiet: bool, verbose: bool
) -> None:
    """Bring the declared sources of API (NAME or NAME/VERSION) into wsdl/.

    The files go to wsdl/NAME/VERSION/ as they are published, with all that they
    import; SOURCES.toml says where each is from, with its sha256. Files that were
    not fetched stay, and a fetched one that was changed since is not overwritten.
    """
    project = _project()
    diagnostics = Diagnostics()
    chosen = _with_sources(project, api)
    with progress(quiet=quiet) as step:
        deliveries = []
        for each in chosen:
            step(f"fetching {each.label}")
            delivery = deliver(
                each.sources,
                base=project.root,
                offline=offline,
                diagnostics=diagnostics,
            )
            deliveries.append((each, delivery))
        # everything is here before anything is written
        outcomes = [
            (each, bring(delivery, project.root / each.folder))
            for each, delivery in deliveries
        ]
    tell_diagnostics(diagnostics, quiet=quiet, verbose=verbose)
    report(formats, lambda form: _rendered(form, outcomes), quiet=quiet)


def _project() -> Project:
    file = find_project(Path.cwd())
    if file is None:
        raise UsageError(
            "there is no project file here, so no sources are declared",
            hint="wsdlsmith init writes one from a source",
        )
    return read_project(file)


def _with_sources(project: Project, name: str) -> list[Api]:
    chosen = project.select(name)
    found = [api for api in chosen if api.sources]
    if found:
        return found
    labels = ", ".join(api.label for api in chosen)
    raise UsageError(
        f"no sources are declared for {labels}",
        Location(project.file.name),
        'add, for example, sources = ["https://HOST/Service.svc?singleWsdl"]',
    )


def _rendered(form: str, outcomes: Sequence[tuple[Api, Brought]]) -> str:
    if form == "json":
        return json.dumps(
            {
                "version": 1,
                "apis": [{"api": a.label} | brought_json(b, a) for a, b in outcomes],
            },
            indent=2,
        )
    return "\n".join(brought_text(brought, api.folder) for api, brought in outcomes)


def brought_text(brought: Brought, folder: str) -> str:
    """One line for a person."""
    counts = (
        (brought.added, "new"),
        (brought.changed, "changed"),
        (brought.removed, "gone"),
        (brought.unchanged, "as before"),
    )
    words = ", ".join(f"{len(paths):,} {word}" for paths, word in counts if paths)
    return f"{folder}: {words}"


def brought_json(brought: Brought, api: Api) -> dict[str, object]:
    """The same for scripts."""
    return {
        "folder": api.folder,
        "added": list(brought.added),
        "changed": list(brought.changed),
        "removed": list(brought.removed),
        "unchanged": list(brought.unchanged),
    }
