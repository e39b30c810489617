"""The ``wsdlsmith`` command: finds the verb, and tells errors as sentences."""

from __future__ import annotations

import importlib
import sys
from difflib import get_close_matches

import rich_click as click

from wsdlsmith.cli.collector import collector_paused
from wsdlsmith.cli.printing import prepare_streams
from wsdlsmith.errors import WsdlsmithError

_VERBS = (
    "init",
    "fetch",
    "generate",
    "verify",
    "diff",
    "check",
    "lock",
    "accept",
    "history",
    "rules",
    "explain",
    "show",
    "call",
)
_STOPPED = 128 + 2  # SIGINT


class _Verbs(click.RichGroup):
    """Imports a verb's module when the verb is asked for: help and errors are quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _VERBS:
            return None
        with collector_paused():
            module = importlib.import_module(f"wsdlsmith.cli.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb; click itself would suggest those only that are imported."""
        name = args[0]
        if name not in _VERBS and not name.startswith("-"):
            for meant in get_close_matches(name, _VERBS, n=1):
                ctx.fail(f"No such command {name!r}. Did you mean {meant!r}?")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the verb; what Ctrl-C stops ends as shells expect it, and not with 1."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("wsdlsmith: stopped", err=True)
            ctx.exit(_STOPPED)


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="wsdlsmith", message="%(prog)s %(version)s")
def cli() -> None:
    """Typed Python for SOAP services, proved against their documented envelopes.

    Exit codes: 0 clean; 1 findings; 2 usage; 3 a file cannot be read or written,
    or is invalid; 4 a conflict, or a construct refused under --strict. Nothing is
    written when the code is 2, 3 or 4.
    """


def main() -> None:
    """Run the command; every error of ours becomes a message and its exit code."""
    prepare_streams()
    try:
        cli(standalone_mode=True)
    except WsdlsmithError as error:
        click.echo(f"wsdlsmith: {error}", err=True)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
