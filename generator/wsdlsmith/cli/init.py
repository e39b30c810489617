"""``wsdlsmith init``."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from wsdlsmith.cli.fetch import brought_text
from wsdlsmith.cli.options import tell_diagnostics
from wsdlsmith.cli.progress import progress
from wsdlsmith.cli.verb import Verb
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.fetch.bring import deliver
from wsdlsmith.fetch.new_project import new_api, project_file, write_project


@click.command(
    cls=Verb,
    epilog="""
    # from a live service
    wsdlsmith init 'https://host/Service.svc?singleWsdl' --name shop --version v1

    # from a vendor's zip
    wsdlsmith init 'wsdl.zip#*Services88-*' --name vendor --version Services88
    """,
)
@click.argument("source")
@click.option("--name", required=True, help="Name of the API: a folder below wsdl/.")
@click.option("--version", required=True, help="Its version: a folder below that.")
@click.option("--package", default="", help="Import name.  [default: NAME.VERSION]")
@click.option("--offline", is_flag=True, help="Ask no network: local sources only.")
@click.option("-q", "--quiet", is_flag=True, help="Say only errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say more.")
def init(
    source: str,
    name: str,
    version: str,
    package: str,
    offline: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write the project file and wsdl/ for a first API, from SOURCE.

    The section goes into pyproject.toml where there is one, else into a new
    wsdlsmith.toml. Nothing that exists is overwritten.
    """
    root = Path.cwd()
    api = new_api(source, name, version, package)
    project_file(root)  # before the network is asked
    diagnostics = Diagnostics()
    with progress(quiet=quiet) as step:
        step(f"fetching {api.folder}")
        delivery = deliver(
            [source], base=root, offline=offline, diagnostics=diagnostics
        )
        file, brought = write_project(root, api, delivery)
    tell_diagnostics(diagnostics, quiet=quiet, verbose=verbose)
    if not quiet:
        click.echo(brought_text(brought, api.folder))
        click.echo(f"{file.name}: declares {name}/{version} as package {api.package}")
        click.echo("next: wsdlsmith generate")
