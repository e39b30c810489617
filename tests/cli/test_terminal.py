"""What a shell does to the command: pipes, encodings, full disks and Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

CASE = Path(__file__).parents[1] / "drift/cases/enum-value-removed/request"
SIDES = tuple(str(CASE / f"{side}.wsdl") for side in ("before", "after"))
COMMAND = (sys.executable, "-m", "wsdlsmith")


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A WSDL with a value that is no Latin."""
    text = Path(SIDES[0]).read_text(encoding="utf-8")
    assert "turquoise" in text
    path = tmp_path / "before.wsdl"
    path.write_text(text.replace("turquoise", "бирюзовый"), encoding="utf-8")
    return path


def _run(*words: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *words], env={**os.environ, **more}, capture_output=True, timeout=60
    )


@pytest.mark.parametrize("charset", ["latin-1", "cp1252", "ascii"])
def test_a_text_that_the_terminal_cannot_show_is_shown_with_escapes(
    foreign: Path, charset: str
) -> None:
    done = _run("diff", str(foreign), SIDES[1], PYTHONIOENCODING=charset)
    assert (done.returncode, done.stderr) == (1, b"")
    told = done.stdout.decode("utf-8" if charset == "ascii" else charset)
    assert "Color.\\u0431\\u0438" in told or "Color.бирюзовый was removed" in told


@pytest.mark.parametrize("form", ["json", "markdown", "html", "junit", "sarif"])
def test_a_report_is_utf_8_whatever_the_terminal_is(foreign: Path, form: str) -> None:
    """As Windows gives a pipe an old charset, and reports say that they are UTF-8."""
    words = ("diff", str(foreign), SIDES[1], "-f", form)
    done = _run(*words, PYTHONIOENCODING="cp1252")
    assert (done.returncode, done.stderr) == (1, b"")
    told = done.stdout.decode("utf-8")
    assert "бирюзовый" in (json.loads(told) and told if form == "json" else told)


def test_a_reader_that_has_seen_enough_changes_no_exit_code(tmp_path: Path) -> None:
    words = ("diff", *SIDES, "-f", "text", "-f", f"json={tmp_path / 'd.json'}")
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        done = subprocess.run(
            [*COMMAND, *words], stdout=gone, stderr=subprocess.PIPE, timeout=60
        )
    assert (done.returncode, done.stderr) == (1, b"")
    assert json.loads((tmp_path / "d.json").read_bytes())["failed"] is True


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is not here")
@pytest.mark.parametrize("words", [("diff", *SIDES), ("rules", "-f", "json")])
def test_a_full_disk_behind_stdout_is_told_in_a_sentence(words: tuple[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, *words], stdout=full, stderr=subprocess.PIPE, timeout=60
        )
    assert done.returncode == 3
    assert done.stderr.decode() == (
        "wsdlsmith: the result cannot be printed: No space left on device\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is not here")
@pytest.mark.parametrize("failing", ["stdout", "file"])
def test_no_report_is_left_of_a_run_that_could_not_write_another(
    tmp_path: Path, failing: str
) -> None:
    """Exit code 3: nothing is written (README, "Exit codes")."""
    (tmp_path / "before.json").write_text("of yesterday")
    words = ["diff", *SIDES, "-f", f"json={tmp_path / 'before.json'}"]
    words += ["-f", f"junit={tmp_path / 'new.xml'}", "-f"]
    words.append("markdown" if failing == "stdout" else "markdown=/dev/full")
    with Path("/dev/full" if failing == "stdout" else os.devnull).open("wb") as out:
        done = subprocess.run(
            [*COMMAND, *words], stdout=out, stderr=subprocess.PIPE, timeout=60
        )
    assert done.returncode == 3
    assert b"No space left on device" in done.stderr
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "before.json": "of yesterday"
    }


def test_a_closed_stdout_changes_no_exit_code() -> None:
    words = f"{sys.executable} -m wsdlsmith diff {SIDES[0]} {SIDES[1]} >&-"
    done = subprocess.run(["sh", "-c", words], stderr=subprocess.PIPE, timeout=60)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize("form", ["text", "json", "junit", "html", "sarif", "gitlab"])
def test_a_file_whose_name_is_no_utf_8_is_reported(tmp_path: Path, form: str) -> None:
    name = os.fsencode(tmp_path) + b"/\xff.wsdl"
    try:
        Path(os.fsdecode(name)).write_bytes(Path(SIDES[0]).read_bytes())
    except OSError:
        pytest.skip("this disk takes no such name")
    done = _run("diff", os.fsdecode(name), SIDES[1], "-f", f"{form}={tmp_path}/report")
    assert (done.returncode, done.stderr) == (1, b"")
    assert "turquoise" in (tmp_path / "report").read_text(encoding="utf-8")


def _on_terminal(*words: str, **more: str) -> str:
    """What a terminal gets to show."""
    ours, theirs = os.openpty()
    environment = {**os.environ, "TERM": "xterm", **more}
    running = subprocess.Popen(
        [*COMMAND, *words], env=environment, stdout=theirs, stderr=subprocess.DEVNULL
    )
    os.close(theirs)
    shown = b""
    with suppress(OSError):  # Linux tells so that nobody writes any more
        while data := os.read(ours, 4096):
            shown += data
    os.close(ours)
    assert running.wait(timeout=60) == 1
    return shown.decode()


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there is no pseudo-terminal")
def test_colour_is_for_terminals_that_want_it(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    environment = {"NO_COLOR": ""}
    assert "\x1b[31m" in _on_terminal("diff", *SIDES, **environment)
    assert "\x1b" not in _on_terminal("diff", *SIDES, NO_COLOR="1")
    words = ("diff", *SIDES, "-f", f"text={report}", "-f", "json")
    assert _on_terminal(*words, **environment).startswith("{")
    text = report.read_text(encoding="utf-8")
    assert "enum-value-removed" in text
    assert "\x1b" not in text


@contextmanager
def _heard(number: signal.Signals) -> Iterator[None]:
    """What a process starts with: a shell's job in the background ignores Ctrl-C."""
    before = signal.signal(number, signal.default_int_handler)
    yield
    signal.signal(number, before)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
def test_what_ctrl_c_stops_is_no_finding(tmp_path: Path) -> None:
    """While it waits for a server that says nothing."""
    report = tmp_path / "report.json"
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(60)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        words = ("diff", url, SIDES[1], "-f", f"json={report}")
        with _heard(signal.SIGINT):
            running = subprocess.Popen([*COMMAND, *words], stderr=subprocess.PIPE)
        with server.accept()[0] as asked:
            asked.recv(1)
            running.send_signal(signal.SIGINT)
            told = running.communicate(timeout=60)[1]
    assert (running.returncode, told) == (130, b"wsdlsmith: stopped\n")
    assert not report.exists()
