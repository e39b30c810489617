"""Bad input ends in a typed error with its place, soon and in little memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.runtime.codec.bad_input import CASES

CHECKOUT = Path(__file__).parents[3]
EVERYTHING = "/Envelope/Body/Put/Box/Everything"
# what the error says, and its path; a syntax error has line and column instead
LIGHT = {
    "malformed": ("tag mismatch: Text line 1 and Everything, line 1", ""),
    "malformed-late": ("invalid element name, line 1, column 1800351", ""),
    "encoding-not-of-the-bytes": ("Invalid bytes in character encoding, line 1", ""),
    "encoding-of-wider-units": ("not well-formed XML", ""),
    "encoding-unknown": ("Unsupported encoding: no-such", ""),
    "doctype": ("a document type declaration is not allowed", ""),
    "entities": ("a document type declaration is not allowed", ""),
    "undefined-entity": ("Entity 'nbsp' not defined, line 1", ""),
    "levels-of-a-type": ("nested too deeply", ""),
    "levels-of-strangers": ("nested too deeply", ""),
    "attributes-twice": ("Attribute version redefined, line 1", ""),
    "attributes-twice-by-namespace": ("in 'urn:shop' redefined, line 1", ""),
    "number-of-a-million-digits": ("out of range", f"{EVERYTHING}/Count"),
    "xsi-type-of-an-undeclared-prefix": (
        "xsi:type has the undeclared prefix 'no'",
        f"{EVERYTHING}/Shape",
    ),
    "xsi-type-of-nothing": ("xsi:type names no type", f"{EVERYTHING}/Shape"),
    "xsi-type-of-no-subtype": ("is no subtype of", f"{EVERYTHING}/Shape"),
    "xsi-type-that-is-no-name": ("xsi:type is no name", f"{EVERYTHING}/Shape"),
    "out-of-range": ("'2147483648': out of range", f"{EVERYTHING}/Count"),
    "no-such-day": ("day is out of range", f"{EVERYTHING}/Day"),
    "not-base64": ("'===': not base64", f"{EVERYTHING}/Blob"),
    "namespaces-around-strangers": (
        "more than 128 namespaces",
        f"{EVERYTHING}/q[1]",
    ),
    "no-message": ("the Body holds 'x', not {urn:shop}Put", "/Envelope/Body"),
}
# much, but nothing wrong: it is read, within the same bounds
HEAVY = {
    "attributes": "an element has more attributes than allowed",
    "siblings": "",
    "siblings-of-strangers": "",
    "empty-ones-behind-siblings": "",
    "words-between-siblings": "",
    "siblings-beyond-the-limit": "the message has more elements than allowed",
    "text-of-200-megabytes": "",
    "text-of-a-gigabyte": "the message has 1073741824 bytes, more than allowed",
}


def measured(folder: Path, *names: str) -> list[dict[str, Any]]:
    """What another process says of these cases."""
    files = [folder / name for name in names]
    for file in files:
        file.write_bytes(CASES[file.name]())
    done = subprocess.run(
        [sys.executable, "-m", "tests.runtime.codec.bad_input", *map(str, files)],
        cwd=CHECKOUT,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(path or "." for path in sys.path),
        },
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_case_is_expected_to_end_in_some_way() -> None:
    assert LIGHT.keys() | HEAVY.keys() == CASES.keys()


def test_what_is_wrong_is_a_typed_error_with_its_place_at_once(tmp_path: Path) -> None:
    found = measured(tmp_path, *LIGHT)
    for (name, (error, path)), result in zip(LIGHT.items(), found, strict=True):
        assert error in result["error"], name
        assert result["path"] == path, name
        assert result["seconds"] < 2, name
        assert result["megabytes"] < 100, name


@pytest.mark.parametrize("name", HEAVY)
def test_what_is_too_much_ends_in_bounded_time_and_memory(
    tmp_path: Path, name: str
) -> None:
    (found,) = measured(tmp_path, name)
    assert found["error"] == HEAVY[name]
    assert found["seconds"] < 20
    # refused before anything is built, or some hundred bytes an element
    assert found["megabytes"] < (1000 if not HEAVY[name] else 100)
