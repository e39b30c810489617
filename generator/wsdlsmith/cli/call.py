"""``wsdlsmith call``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import rich_click as click
from lxml import etree

from wsdlsmith.call.dry_run import NotSending, NotSent
from wsdlsmith.call.from_json import JsonValues, parse_json
from wsdlsmith.call.target import (
    attachment_values,
    find_operation,
    header_values,
    read_text,
)
from wsdlsmith.call.to_json import result_json, to_json
from wsdlsmith.cli.jobs import Choices, tasks
from wsdlsmith.cli.options import (
    api_option,
    deliver,
    report_options,
    source_options,
    tell_diagnostics,
)
from wsdlsmith.cli.printing import print_result
from wsdlsmith.cli.progress import progress
from wsdlsmith.cli.verb import Verb
from wsdlsmith.errors import UsageError
from wsdlsmith.pipeline import build
from wsdlsmith.reports.counts import first_of
from wsdlsmith.reports.one_line import one_line
from wsdlsmith.runtime import (
    CallError,
    Client,
    EncodeError,
    Operation,
    Record,
    Reply,
    ServiceBinding,
    ServiceFailure,
    SoapFault,
)
from wsdlsmith.runtime.schema.record import record_type
from wsdlsmith.verify.bindings import bindings_in

_LONGEST = 2000
"""How much of a fault's detail is shown."""


@click.command(
    cls=Verb,
    epilog="""
    # what would be sent
    wsdlsmith call service.wsdl Orders.Find --data @order.json --dry-run

    # the answer as JSON
    wsdlsmith call service.wsdl Orders.Find --data '{"Number": 3}'

    # an operation of the project's APIs, with headers out of files
    wsdlsmith call ErpSync.ForceResync --url https://host/Remote/Services88/ \\
        --header ApplicationToken=@token.txt \\
        --header Credentials.Ticket=@ticket.txt --data '{"InternalKeyIds": []}'
    """,
)
@click.argument("sources_and_name", metavar="[SOURCE]... SERVICE.OPERATION", nargs=-1)
@click.option("--url", help="Base URL.  [default: the address in the WSDL]")
@click.option(
    "--header",
    "headers",
    multiple=True,
    metavar="NAME=VALUE",
    help="A SOAP header; NAME.FIELD=VALUE for a field of one, @FILE for a file's text.",
)
@click.option(
    "--data",
    default="{}",
    metavar="JSON|@FILE",
    help="The request's fields; @- is standard input. An empty list is not the same "
    "as none at all.",
)
@click.option(
    "--attach",
    multiple=True,
    metavar="NAME=FILE",
    help="What the binding sends as an attachment of that name.",
)
@click.option("--dry-run", is_flag=True, help="Print the envelope, and send nothing.")
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), help="Seconds for all."
)
@click.option(
    "--failure",
    multiple=True,
    metavar="HEADER",
    help="A response header that means failure.  [default: the project file's]",
)
@api_option
@source_options
@report_options("json", "xml")
def call(
    sources_and_name: tuple[str, ...],
    url: str | None,
    headers: tuple[str, ...],
    data: str,
    attach: tuple[str, ...],
    dry_run: bool,
    timeout: float | None,
    failure: tuple[str, ...],
    api: str,
    per_service: bool,
    strict: bool,
    offline: bool,
    lenient: bool,
    formats: Mapping[str, str],
    quiet: bool,
    verbose: bool,
) -> None:
    """Call an operation: JSON in, JSON or XML out.

    The JSON has the contract's names or Python's; null is nil, "@type" chooses a
    derived type. Exit codes: 0 there is a result; 1 the service answered with a
    fault or a failure; 2 the JSON or a name does not fit the contract; 3 a source
    cannot be read, or there was no answer, or one that is none of the contract's.
    """
    if not sources_and_name or Path(sources_and_name[-1]).is_file():
        source = "".join(sources_and_name[-1:]) or "SOURCE"
        raise UsageError(
            "no operation is named",
            hint=f"name it behind the source; wsdlsmith show {source} lists them",
        )
    choices = Choices(
        sources=sources_and_name[:-1],
        api=api,
        per_service=per_service,
        strict=strict,
        offline=offline,
        lenient=lenient,
        failure=failure,
    )
    with _services(choices, quiet=quiet, verbose=verbose) as services:
        operation = find_operation(services, sources_and_name[-1])
        content = parse_json(read_text(data, "--data"), "--data")
        reader = JsonValues(operation.service.schema)
        values = reader.message(operation.request, content, operation.name)
        values += attachment_values(operation, attach)
        given = header_values(operation, headers)
        options: dict[str, Any] = {"timeout": timeout} if timeout else {}
        if dry_run:
            options = {"transport": NotSending()}
        with _client(operation, url, given, options) as client:
            code = _call(client, operation, tuple(values), formats)
    sys.exit(code)


def _client(
    operation: Operation,
    url: str | None,
    headers: Mapping[str, object],
    options: dict[str, Any],
) -> Client:
    """A client of the operation's service."""
    kind = type(operation.service.name, (Client,), {"__service__": operation.service})
    declared = dict.fromkeys(operation.request.headers)
    try:
        made: Client = kind(url, {**declared, **headers}, **options)
    except ValueError as error:  # a URL or a timeout that is none
        raise UsageError(str(error)) from None
    return made


def _call(
    client: Client,
    operation: Operation,
    values: tuple[object, ...],
    formats: Mapping[str, str],
) -> int:
    """Make the call and tell what came of it; the exit code."""
    try:
        reply = client._call(operation.name, values)
    except NotSent as error:
        print_result(_pretty(error.content), document=True)
        return 0
    except EncodeError as error:
        raise UsageError(str(error)) from None
    except ValueError as error:  # no address in the WSDL, and no URL
        raise UsageError(str(error), hint="--url gives it") from None
    except CallError as error:
        click.echo(f"wsdlsmith: {error}{_detail(error)}", err=True)
        told, answer = isinstance(error, SoapFault | ServiceFailure), error.answer
        if told and "xml" in formats and answer is not None:
            deliver({"xml": formats["xml"]}, lambda _: _pretty(answer.content))
        return 1 if told else 3
    deliver(formats, lambda form: _report(form, operation, reply))
    return 0


def _detail(error: CallError) -> str:
    """What a declared fault says beyond its reason."""
    detail = getattr(error, "detail", None) if isinstance(error, SoapFault) else None
    if detail is None:
        return ""
    kind = record_type(type(detail)) if isinstance(detail, Record) else None
    told = json.dumps(to_json(detail, kind), ensure_ascii=False)
    return f"\n  detail: {one_line(first_of(told, _LONGEST))}"


def _report(form: str, operation: Operation, reply: Reply[Any]) -> str:
    if form == "xml":
        return _pretty(reply.answer.content) if reply.answer is not None else ""
    told = result_json(operation, reply.result)
    return json.dumps(told, indent=2, ensure_ascii=False)


def _pretty(content: bytes) -> str:
    """The message as people read it; as it is where it is no XML by itself."""
    parser = etree.XMLParser(
        remove_blank_text=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return content.decode("utf-8", "replace")
    return etree.tostring(root, encoding="unicode", pretty_print=True).rstrip("\n")


@contextmanager
def _services(
    choices: Choices, *, quiet: bool, verbose: bool
) -> Iterator[Mapping[str, ServiceBinding]]:
    """The services of the sources, or of the project's one API, made in memory."""
    found = tasks(choices)
    if len(found) > 1:
        names = ", ".join(task.api.label for task in found if task.api)
        raise UsageError(f"several APIs are declared: {names}", hint="--api NAME")
    (task,) = found
    with progress(quiet=quiet) as step:
        built = build(task.job, step, compare=False)
    tell_diagnostics(built.diagnostics, quiet=quiet or not verbose, verbose=verbose)
    with TemporaryDirectory(prefix="wsdlsmith-") as name, ExitStack() as stack:
        built.files.write(Path(name))
        services: dict[str, ServiceBinding] = {}
        for part in built.parts:
            made = bindings_in(Path(name), part.plan.package)
            services |= stack.enter_context(made).services
        yield services
