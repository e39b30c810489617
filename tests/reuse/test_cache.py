"""A cache that is cut, changed, of another shape or somebody else's is no cache."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from wsdlsmith.reuse.cache import VARIABLE, Cache

DOCUMENT = {"a": [1, "two", None]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one document, called ``one``."""
    Cache(tmp_path / "cache").save("one", DOCUMENT)
    assert Cache(tmp_path / "cache").load("one") == DOCUMENT
    return tmp_path / "cache"


def written(folder: Path, text: bytes) -> None:
    """A document of any text, with the right checksum."""
    digest = sha256(text).hexdigest().encode()
    (folder / "one.json").write_bytes(digest + b"\n" + text)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "absent": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:-3]),
    "changed": lambda path: path.write_bytes(path.read_bytes().replace(b"two", b"too")),
    "no JSON": lambda path: written(path.parent, b"{"),
    "no text": lambda path: written(path.parent, b"\xff\xfe"),
    "nested without end": lambda path: written(path.parent, b"[" * 100_000),
    "writable by all": lambda path: path.chmod(0o666),
    "in a folder for all": lambda path: path.parent.chmod(0o777),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_document_is_as_good_as_none(folder: Path, kind: str) -> None:
    DAMAGE[kind](folder / "one.json")
    assert Cache(folder).load("one") is None


def test_a_link_is_not_followed(folder: Path) -> None:
    (folder / "two.json").symlink_to(folder / "one.json")
    assert Cache(folder).load("two") is None
    folder.parent.joinpath("link").symlink_to(folder)
    assert Cache(folder.parent / "link").load("one") is None


def test_what_another_user_owns_is_not_believed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: other)
    assert Cache(folder).load("one") is None


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "cache")
    cache.save("one", DOCUMENT)
    assert cache.load("one") is None


def test_the_newest_documents_are_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    for number in range(70):
        cache.save(f"d{number}", number)
        os.utime(tmp_path / "cache" / f"d{number}.json", (number, number))
    left = {path.stem for path in (tmp_path / "cache").iterdir()}
    assert len(left) <= 65
    assert "d69" in left
    assert "d0" not in left


def test_the_environment_says_where_or_that_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "here"))
    Cache.of_user().save("one", DOCUMENT)
    text = (tmp_path / "here" / "one.json").read_bytes().partition(b"\n")[2]
    assert json.loads(text) == DOCUMENT
    monkeypatch.setenv(VARIABLE, "off")
    assert Cache.of_user().load("one") is None
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    Cache.of_user().save("one", DOCUMENT)
    assert (tmp_path / "xdg" / "wsdlsmith" / "one.json").is_file()
