"""What fetch writes, and what it refuses to lose."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from wsdlsmith.errors import InputError, OutputError
from wsdlsmith.fetch.bring import Delivery, bring
from wsdlsmith.fetch.sources_file import Entry, quoted


def _delivery(files: Mapping[str, str]) -> Delivery:
    data = {path: text.encode() for path, text in files.items()}
    entries = {p: Entry.of(p, "w.zip#*", f"w.zip#x/{p}", d) for p, d in data.items()}
    return Delivery(data, entries, tuple(data), ())


def _tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _error(delivery: Delivery, folder: Path) -> str:
    before = _tree(folder)
    with pytest.raises(OutputError) as caught:
        bring(delivery, folder)
    assert _tree(folder) == before
    return str(caught.value)


def test_files_and_their_origin_are_written(tmp_path: Path) -> None:
    home = tmp_path / "wsdl" / "a" / "1"
    brought = bring(_delivery({"b.xml": "b", "x/a.xsd": "a"}), home)
    assert brought.added == ("b.xml", "x/a.xsd")
    assert sorted(_tree(home)) == ["SOURCES.toml", "b.xml", "x/a.xsd"]
    table = tomllib.loads((home / "SOURCES.toml").read_text())
    assert table["version"] == 1
    assert table["file"] == [
        {
            "path": path,
            "source": "w.zip#*",
            "member": f"x/{path}",
            "size": 1,
            "sha256": hashlib.sha256(text).hexdigest(),
        }
        for path, text in (("b.xml", b"b"), ("x/a.xsd", b"a"))
    ]
    assert [p.name for p in home.parent.iterdir()] == ["1"]


@pytest.mark.parametrize(
    ("published", "checked_out"), [(b"a\nb\n", b"a\r\nb\r\n"), (b"a\r\nb", b"a\nb")]
)
def test_a_file_that_git_gave_other_line_ends_was_not_changed(
    tmp_path: Path, published: bytes, checked_out: bytes
) -> None:
    home = tmp_path / "1"
    bring(_delivery({"a.xml": published.decode(), "b.xml": "b"}), home)
    (home / "a.xml").write_bytes(checked_out)
    again = bring(_delivery({"a.xml": published.decode(), "b.xml": "c"}), home)
    assert (again.unchanged, again.changed) == (("a.xml",), ("b.xml",))
    assert (home / "a.xml").read_bytes() == checked_out
    bring(_delivery({"a.xml": "new"}), home)
    assert (home / "a.xml").read_bytes() == b"new"


def test_twice_the_same_is_no_change(tmp_path: Path) -> None:
    bring(_delivery({"a.xml": "a"}), tmp_path / "1")
    before = (tmp_path / "1").stat().st_ino
    brought = bring(_delivery({"a.xml": "a"}), tmp_path / "1")
    assert (brought.unchanged, brought.added) == (("a.xml",), ())
    assert (tmp_path / "1").stat().st_ino == before


def test_what_the_source_has_no_more_is_removed_and_the_rest_stays(
    tmp_path: Path,
) -> None:
    bring(_delivery({"a.xml": "a", "b.xml": "b", "c.xml": "c"}), tmp_path)
    (tmp_path / "notes.md").write_text("mine")
    brought = bring(_delivery({"a.xml": "new", "c.xml": "c"}), tmp_path)
    assert (brought.changed, brought.removed) == (("a.xml",), ("b.xml",))
    files = _tree(tmp_path)
    assert "b.xml" not in files.pop("SOURCES.toml")
    assert files == {"a.xml": "new", "c.xml": "c", "notes.md": "mine"}


def test_entries_and_comment_of_a_hand_written_list_stay(tmp_path: Path) -> None:
    (tmp_path / "own.wsdl").write_text("own")
    (tmp_path / "SOURCES.toml").write_text(
        "# by hand\nversion = 1\n\n[[file]]\n"
        'path = "own.wsdl"\norigin = "us"\nsize = 3\nsha256 = "00"\n'
    )
    bring(_delivery({"a.xml": "a"}), tmp_path)
    text = (tmp_path / "SOURCES.toml").read_text()
    assert text.startswith("# by hand\nversion = 1\n")
    listed = tomllib.loads(text)["file"]
    assert [entry["path"] for entry in listed] == ["a.xml", "own.wsdl"]
    assert listed[1]["origin"] == "us"


def test_a_fetched_file_that_was_changed_is_not_overwritten(tmp_path: Path) -> None:
    bring(_delivery({"a.xml": "a", "b.xml": "b"}), tmp_path)
    (tmp_path / "a.xml").write_text("edited")
    text = _error(_delivery({"a.xml": "new", "b.xml": "new"}), tmp_path)
    assert "a.xml: was changed since it was fetched" in text
    assert "was changed since" in _error(_delivery({"b.xml": "b"}), tmp_path)


def test_a_file_that_was_not_fetched_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("mine")
    text = _error(_delivery({"a.xml": "theirs"}), tmp_path)
    assert "a.xml: was not fetched, and a source brings a file of that name" in text


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    home = tmp_path / "1"
    home.mkdir()
    (home / "a.xml").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="a link, which fetch would replace"):
        bring(_delivery({"a.xml": "a"}), home)


def test_paths_that_one_disk_cannot_hold_are_refused(tmp_path: Path) -> None:
    assert "cannot both be on one disk" in _error(
        _delivery({"a.xml": "1", "A.xml": "2"}), tmp_path
    )
    assert "is not a plain path" in _error(_delivery({"../a.xml": "1"}), tmp_path)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="the folder cannot be written"):
        bring(_delivery({"a.xml": "1"}), tmp_path / "file" / "1")


@pytest.mark.parametrize("text", ["[[file]]\npath = 1", "file = 1", "[", "file = [1]"])
def test_a_list_that_cannot_be_read_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "SOURCES.toml").write_text(text)
    with pytest.raises(InputError, match="not a list of sources"):
        bring(_delivery({"a.xml": "1"}), tmp_path)


@pytest.mark.parametrize("text", ['a"b', "a\\b", "a\nb", "\x7f\x00", "é ☃"])
def test_any_text_is_written_as_toml(text: str) -> None:
    assert tomllib.loads(f"a = {quoted(text)}") == {"a": text}
