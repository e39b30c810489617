"""Documented bodies there and back: wsdlsmith, stock xsdata and zeep side by side."""

from __future__ import annotations

import platform
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from benchmarks.bodies import TOOLS, Outcome, Tool, measure_bodies
from benchmarks.inputs import CORPUS, SEED

VERSIONS = ("Services84", "Services86", "Services88")
FORMS = ("as shown", "as sent")
_FENCE = re.compile(rb"```xml\s*(<.*?)```", re.DOTALL)


def body_of(envelope: bytes) -> bytes:
    """The Body's first child, as a document of its own."""
    found = etree.fromstring(envelope.strip()).find("{*}Body/*")
    if found is None:
        raise ValueError("an envelope without a body")
    return etree.tostring(found, with_tail=False)


def published_bodies(name: str) -> dict[str, list[bytes]]:
    """The bodies of a version's pages by service; empty where there is no corpus.

    Pages of operations that the WSDL lacks are left out: no tool can read them.
    """
    archive = CORPUS / "superoffice" / "docs-2023.zip"
    found: dict[str, list[bytes]] = {}
    if not archive.is_file():
        return found
    with ZipFile(archive) as pages:
        for member in sorted(pages.namelist()):
            parts = Path(member).parts
            if parts[:2] != ("soap", name) or len(parts) != 4:
                continue
            for fence in _FENCE.findall(pages.read(member)):
                found.setdefault(parts[2], []).append(body_of(fence))
    return found


def seed_bodies() -> dict[str, list[bytes]]:
    """The project's own pages, of one service."""
    pages = sorted((SEED.parent / "examples").glob("*.md"))
    fences = [fence for page in pages for fence in _FENCE.findall(page.read_bytes())]
    return {SEED.stem: [body_of(fence) for fence in fences]}


def as_sent(body: bytes) -> bytes:
    """The body as a service sends it: no layout, ``xsi:type`` only where it tells.

    Pages lay out even elements that must be empty, and name every type.
    """
    root = etree.fromstring(body)
    etree.strip_attributes(root, "{http://www.w3.org/2001/XMLSchema-instance}type")
    for el in root.iter():
        el.text = el.text if (el.text or "").strip() else None
        el.tail = None
    return etree.tostring(root)


def run_bodies(
    wsdls: dict[str, Path], bodies: dict[str, list[bytes]], tell: Callable[[str], None]
) -> dict[str, dict[Tool, Outcome]]:
    """Every body through every tool: as shown, and as a service sends it.

    There is a process for each service and tool.
    """
    services = sorted(service for service in bodies if service in wsdls)
    rows = {form: dict.fromkeys(TOOLS, Outcome()) for form in FORMS}
    context = get_context("spawn")
    with ProcessPoolExecutor(2, context, max_tasks_per_child=1) as pool:
        jobs = []
        for tool, service in product(TOOLS, services):
            shown = bodies[service]
            sets = [shown, [as_sent(body) for body in shown]]
            job = pool.submit(measure_bodies, tool, wsdls[service], sets)
            jobs.append((tool, service, job))
        for tool, service, job in jobs:
            for form, found in zip(FORMS, job.result(), strict=True):
                sums = [a + b for a, b in zip(rows[form][tool], found, strict=True)]
                rows[form][tool] = Outcome(*sums)
                tell(f"{tool}: {service}, {form}: {found.equal} of {sum(found)} equal")
    return rows


def declared(wsdl: Path, bodies: list[bytes]) -> list[bytes]:
    """The bodies whose element the WSDL declares."""
    names = {
        f"{{{schema.get('targetNamespace')}}}{element.get('name')}"
        for schema in etree.parse(wsdl).iter("{http://www.w3.org/2001/XMLSchema}schema")
        for element in schema.iterchildren("{*}element")
    }
    return [body for body in bodies if etree.fromstring(body).tag in names]


def table(rows: dict[str, dict[Tool, Outcome]]) -> str:
    """A line a version: how many bodies came back equal, by tool."""
    lines = list(_lines(rows))
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    padded = [
        [cell.ljust(width) for cell, width in zip(line, widths, strict=True)]
        for line in (lines[0], ["-" * width for width in widths], *lines[1:])
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in padded)


def _lines(rows: dict[str, dict[Tool, Outcome]]) -> Iterator[list[str]]:
    yield ["bodies that come back equal", "of", *TOOLS]
    for name, outcomes in rows.items():
        total = sum(outcomes["wsdlsmith"])
        yield [name, f"{total:,}", *(_cell(outcomes[tool]) for tool in TOOLS)]


def _cell(found: Outcome) -> str:
    share = 100 * found.equal / max(sum(found), 1)
    text = f"{found.equal:,} ({share:.0f} %)"
    if found.changed or found.failed:
        text += f"; {found.changed:,} changed, {found.failed:,} refused"
    return text


def headline() -> str:
    """What was measured, with what and when."""
    tools = ", ".join(f"{tool} {version(tool)}" for tool in TOOLS)
    today = datetime.now(UTC).date().isoformat()
    return (
        f"{today}; {tools}; lxml {version('lxml')}, Python {platform.python_version()}"
    )
