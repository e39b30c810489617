"""The benchmarks run and print their table; what they measure is not judged here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
TOOLS = ["wsdlsmith", "xsdata", "zeep"]


def run(*arguments: str) -> str:
    command = [sys.executable, "-m", "benchmarks", "--quick", "--smoke", *arguments]
    done = subprocess.run(
        command, cwd=CHECKOUT, capture_output=True, text=True, timeout=240
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_smoke_run_measures_every_case_on_the_projects_own_wsdl() -> None:
    table = run("--no-peer")
    assert table.startswith("Services88, 1 WSDL; ")
    lines = table.splitlines()[4:]
    assert [line.split("|")[1].strip() for line in lines] == [
        "wsdlsmith generate",
        "wsdlsmith generate --check, nothing changed",
        "wsdlsmith generate, one WSDL changed",
        "mypy --strict on wsdlsmith's package, cold",
        "wsdlsmith diff from Services84",
    ]
    assert all(line.split("|")[-2].strip() == "done" for line in lines)


def test_the_table_is_written_into_a_page_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text(
        "# Speed\n\n<!-- bench: generation -->\nstale\n<!-- end: generation -->\n\nEnd.\n"
    )
    table = run("--no-peer", "--write", str(page))
    text = page.read_text()
    assert text.startswith("# Speed\n\n<!-- bench: generation -->\nServices88")
    assert text.endswith("<!-- end: generation -->\n\nEnd.\n")
    assert table.strip() in text
    assert "stale" not in text


def test_a_smoke_run_of_the_codec_reads_and_writes_every_payload(corpus: Path) -> None:
    table = run("--codec", "--no-peer")
    assert table.startswith("Services88; without peers; ")
    cells = [[cell.strip() for cell in line.split("|")] for line in table.splitlines()]
    found = {(row[1], row[3], row[4]) for row in cells[4:] if len(row) == 9}
    assert found == {
        (payload, way, who)
        for payload in ("erp10", "contact", "erp1k", "archive", "mdo10k", "erp50k")
        for way in ("read", "write")
        for who in ("lxml alone", "wsdlsmith", "wsdlsmith, odd")
        if (way, who) != ("write", "wsdlsmith, odd")
    }
    others = [row[1] for row in cells if len(row) == 6]
    assert others[2:] == [
        "lxml's tree alone",
        "wsdlsmith, all at once",
        "wsdlsmith, stream",
    ]


def test_a_smoke_run_of_the_start_imports_and_calls_once(corpus: Path) -> None:
    table = run("--start")
    assert table.startswith("Services88; zeep ")
    cells = [line.split("|")[1:3] for line in table.splitlines()[4:]]
    assert [name.strip() for name, _ in cells] == [
        "import of ErpSync, own code",
        "import of List, own code",
        "import of all types",
        "import of ErpSync, client, first call",
        "httpx2 and lxml alone: import, POST",
        "zeep: import, Client of ErpSync",
        "zeep: import, Client of ErpSync, first call",
        "zeep: import, Client of List",
    ]
    assert all(float(least) > 0 for _, least in cells)


def test_a_smoke_run_of_the_profile_names_functions_of_all_three_ways(
    corpus: Path,
) -> None:
    cells = [
        [c.strip() for c in line.split("|")] for line in run("--profile").split("\n")
    ]
    rows = [row[1:4] for row in cells[2:] if len(row) == 5]
    assert {row[0] for row in rows} == {"mdo10k read", "mdo10k write", "erp10 read"}
    assert {"recogniser of MDOListItem", "writer of MDOListItem"} <= {
        row[1] for row in rows
    }
    for way in ("mdo10k read", "mdo10k write", "erp10 read"):
        shares = [int(row[2].removesuffix(" %")) for row in rows if row[0] == way]
        assert 50 < sum(shares) <= 105
        assert shares == sorted(shares, reverse=True)


def test_a_smoke_run_takes_documented_bodies_through_three_tools(
    tmp_path: Path,
) -> None:
    page = tmp_path / "roundtrip.md"
    table = run("--roundtrip", "--write", str(page))
    assert table.strip() in page.read_text()
    date, tools = table.splitlines()[0].split("; ")[:2]
    assert date.startswith("20")
    assert [tool.split()[0] for tool in tools.split(", ")] == TOOLS
    lines = [line.split("|")[1:-1] for line in table.splitlines()[2:]]
    cells = [[cell.strip() for cell in line] for line in lines]
    assert cells[0] == ["bodies that come back equal", "of", *TOOLS]
    assert [row[0] for row in cells[2:]] == [
        "the project's own pages, as shown",
        "the project's own pages, as sent",
    ]
    assert all(row[1:3] == ["4", "4 (100 %)"] for row in cells[2:])


def test_a_smoke_run_of_the_calls_measures_both_kinds_of_client_and_two_peers(
    tmp_path: Path,
) -> None:
    page = tmp_path / "performance.md"
    table = run("--calls", "--write", str(page))
    assert table.startswith("ErpSync.ForceResync, one call after the other")
    assert table.strip() in page.read_text()
    cells = [[cell.strip() for cell in line.split("|")] for line in table.splitlines()]
    rows = {row[1]: row[2:5] for row in cells[4:] if len(row) > 4}
    assert list(rows) == [
        "httpx2 alone",
        "wsdlsmith",
        "wsdlsmith, async",
        "zeep",
        "suds-community",
    ]
    assert all(float(row[0]) > 0 for row in rows.values())
    # CPU is part of the wall's time: so many calls a second at most
    assert all(
        float(row[1].replace(",", "")) <= 1001 / float(row[0]) for row in rows.values()
    )
