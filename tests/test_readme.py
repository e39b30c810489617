"""README and guide do what they say: their Python runs, and README's commands too.

Commands that need a fresh machine or PyPI are run by tests/packaging; ``make test``
is what runs this.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from lxml import etree
from wsdlsmith.runtime.client.options import ClientOptions

README = Path(__file__).parents[1] / "README.md"
URL = "https://crm.example.com/Remote/Services88/"
FRESH = "make ", "python3 -m venv", ".venv/"
PAGE = README.parent / "wsdl/superoffice/Services88/examples/ForceResync.md"


def fences(language: str, page: Path = README) -> list[str]:
    """The fenced blocks of one language."""
    found = re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(), re.S | re.M)
    return [str(block) for block in found]


def commands() -> list[str]:
    lines = "".join(fences("console")).splitlines()
    assert all(line.startswith("$ ") for line in lines)
    return [line[2:] for line in lines]


def quick_commands() -> list[str]:
    return [line for line in commands() if not line.startswith(FRESH)]


class Answer(BaseHTTPRequestHandler):
    """Answers every call with the documented response, as the WSDL's SOAP 1.1."""

    requests: ClassVar[list[bytes]] = []

    def do_POST(self) -> None:
        size = int(self.headers["Content-Length"])
        self.requests.append(self.rfile.read(size))
        response = re.findall(r"^```xml\n(.*?)^```$", PAGE.read_text(), re.S | re.M)[1]
        body = (
            response.replace("2003/05/soap-envelope", "SOAP")
            .replace(
                "http://www.w3.org/SOAP", "http://schemas.xmlsoap.org/soap/envelope/"
            )
            .replace('"xsd:string"></ErpSync:Tab', '"xsd:string">contact</ErpSync:Tab')
            .replace(">0</ErpSync:RecordId", ">4711</ErpSync:RecordId")
            .encode()
        )
        self.send_response(200)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep the output of the tests clean."""


@pytest.fixture
def server() -> Iterator[HTTPServer]:
    """A service on this machine; ``Answer.requests`` is what it was sent."""
    Answer.requests.clear()
    with HTTPServer(("127.0.0.1", 0), Answer) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, daemon=True)
        thread.start()
        yield httpd
        httpd.shutdown()
        thread.join()


def run_block(block: str, server: HTTPServer) -> str:
    """Run a Python block of README against ``server``; what it printed."""
    assert URL in block
    here = f"http://127.0.0.1:{server.server_port}/"
    done = subprocess.run(
        [sys.executable, "-c", block.replace(URL, here)],
        cwd=README.parent,
        env={"PYTHONPATH": "generated", "NO_PROXY": "*"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_call_on_the_first_screen_works(server: HTTPServer) -> None:
    assert run_block(fences("python")[0], server) == "contact 4711\n"


def content(request: bytes) -> list[tuple[str, str]]:
    """Names and texts of a request, whatever its prefixes."""
    root = etree.fromstring(request)
    return [(str(e.tag), (e.text or "").strip()) for e in root.iter("*")]


def test_the_same_call_with_zeep_sends_and_prints_the_same(
    server: HTTPServer,
) -> None:
    ours, theirs = fences("python")
    assert run_block(ours, server) == run_block(theirs, server)
    sent, sent_by_zeep = Answer.requests
    assert content(sent) == content(sent_by_zeep)


@pytest.mark.parametrize("name", ["README.md", "docs/guide.md"])
def test_the_type_checker_understands_what_is_shown(name: str, tmp_path: Path) -> None:
    blocks = fences("python", README.parent / name)
    ours = [block for block in blocks if "import zeep" not in block]
    shown = tmp_path / "shown.py"
    shown.write_text("\n".join(["from __future__ import annotations", *ours]))
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", shown],
        cwd=README.parent,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert [line for line in done.stdout.splitlines() if "shown.py" in line] == []


def test_the_python_of_the_guide_works(server: HTTPServer) -> None:
    blocks = fences("python", README.parent / "docs/guide.md")
    use = "import asyncio\nprint(asyncio.run(resync()))\nprint(Fake().force_resync())"
    printed = run_block("\n".join([*blocks, use]), server)
    assert len(Answer.requests) == 5
    assert "tablename='contact', record_id=4711" in printed
    assert printed.splitlines()[-1].startswith("PluginResponse(is_ok=True,")


def test_the_guides_table_has_every_option_of_a_client() -> None:
    guide = (README.parent / "docs/guide.md").read_text()
    table = guide.partition("| option | |\n|---|---|\n")[2].partition("\n\n")[0]
    cells = [row.split("|")[1] for row in table.splitlines()]
    told = {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
    assert told == set(ClientOptions.__annotations__)


def test_the_first_screen_shows_both_calls() -> None:
    screen = README.read_text().splitlines()[:50]
    assert "    answer = api.erp_sync.force_resync(" in "\n".join(screen)
    assert "answer = erp_sync.ForceResync(" in screen


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the commands work on."""
    copy = tmp_path_factory.mktemp("project")
    shutil.copy(README.parent / "pyproject.toml", copy)
    for name in ("wsdl", "generated"):
        shutil.copytree(README.parent / name, copy / name)
    return copy


@pytest.mark.parametrize("command", quick_commands())
def test_a_command_of_readme_succeeds(command: str, project: Path) -> None:
    program, *arguments = shlex.split(command)
    assert program == "wsdlsmith"
    done = subprocess.run(
        [sys.executable, "-m", "wsdlsmith.cli.main", *arguments],
        cwd=project,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_other_command_is_one_that_the_packaging_tests_run() -> None:
    rest = [line for line in commands() if line not in quick_commands()]
    assert rest == [
        "make generate",
        "make test",
        "python3 -m venv .venv",
        ".venv/bin/python -m pip install .",
        ".venv/bin/wsdlsmith generate",
        ".venv/bin/wsdlsmith verify",
    ]


def test_every_relative_link_leads_somewhere() -> None:
    docs = [README, *README.parent.glob("docs/**/*.md"), README.parent / "CHANGELOG.md"]
    for page in docs:
        for link in re.findall(r"\]\(([^)#]+)", page.read_text()):
            if "://" not in link:
                assert (page.parent / link).exists(), f"{page.name}: {link}"
