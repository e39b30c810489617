"""``python -m benchmarks --start``: what it costs to begin, by us and by zeep."""

from __future__ import annotations

import platform
from argparse import Namespace
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.codec_main import PACKAGE, generate_package
from benchmarks.importing import Setting, start_rows, starts
from benchmarks.inputs import unpack
from benchmarks.interpreters import Interpreter
from benchmarks.table import padded


def start_table(options: Namespace, tell: Callable[[str], None]) -> str:
    """The table's text, or a sentence where the published WSDLs are not."""
    with TemporaryDirectory(prefix="bench-start-") as name:
        top = Path(name)
        if not unpack(top / "wsdl", options.version or "Services88"):
            return "The published WSDLs are not here (see WSDLSMITH_CORPUS)."
        tell("generating, and making environments")
        generate_package(top)
        setting = _setting(options, top)
        tell("to begin with")
        quick = options.quick or options.smoke
        found = starts(setting, options.rounds or (1 if quick else 15))
    return f"{_title(options)}\n\n{padded(start_rows(found))}"


def _setting(options: Namespace, top: Path) -> Setting:
    """With environments of their own, but for a smoke run."""
    peer = not options.no_peer
    if options.smoke:
        client, zeep = Interpreter.here(), Interpreter.here() if peer else None
    else:
        client = Interpreter.with_client(top / "client")
        zeep = Interpreter.with_zeep(top / "zeep") if peer else None
    return Setting(PACKAGE, top / "ours", top / "wsdl", client, zeep)


def _title(options: Namespace) -> str:
    peer = "without peers" if options.no_peer else f"zeep {version('zeep')}"
    return (
        f"{options.version or 'Services88'}; {peer}; httpx2 {version('httpx2')}, "
        f"lxml {version('lxml')}; "
        f"{platform.python_implementation()} {platform.python_version()}"
    )
