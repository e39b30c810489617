"""A folder changes as a whole: a failure at any point leaves the old one."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from wsdlsmith.errors import OutputError
from wsdlsmith.fileset import FileSet, write_all

OLD = FileSet({"a.py": b"old", "b/c.py": b"old"}, "acme").with_manifest("1", {})
NEW = FileSet({"a.py": b"new", "b/c.py": b"new"}, "acme").with_manifest("1", {})


def content(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def on_disk(files: FileSet) -> dict[str, bytes]:
    return {f"acme/{path}": data for path, data in files.items()}


def full_disk(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Let writing fail once ``after`` files are there."""
    written: list[Path] = []
    write = Path.write_bytes

    def failing(path: Path, data: bytes) -> int:
        if len(written) == after:
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(path)
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", failing)


def break_rename(
    monkeypatch: pytest.MonkeyPatch, source: str, error: BaseException
) -> None:
    """Let renaming a folder called ``source`` fail, once."""
    rename = Path.rename
    errors = [error]

    def failing(path: Path, target: Path) -> Path:
        if path.name == source and errors:
            raise errors.pop()
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_disk_that_fills_up_in_the_middle_leaves_the_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    OLD.write(tmp_path)
    with monkeypatch.context() as patch:
        full_disk(patch, after)
        with pytest.raises(OutputError, match="No space left on device"):
            NEW.write(tmp_path)
    assert content(tmp_path) == on_disk(OLD)
    assert os.listdir(tmp_path) == ["acme"]


def test_a_first_run_that_fails_leaves_not_even_an_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full_disk(monkeypatch, 1)
    with pytest.raises(OutputError):
        NEW.write(tmp_path / "deep" / "er")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("source", ["acme", "new"])
@pytest.mark.parametrize("error", [PermissionError(13, "denied"), KeyboardInterrupt()])
def test_a_rename_that_fails_puts_the_old_folder_back(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    source: str,
    error: BaseException,
) -> None:
    OLD.write(tmp_path)
    break_rename(monkeypatch, source, error)
    with pytest.raises((OutputError, KeyboardInterrupt)):
        NEW.write(tmp_path)
    assert content(tmp_path) == on_disk(OLD)
    assert os.listdir(tmp_path) == ["acme"]


def test_a_run_killed_between_the_two_renames_is_made_good_by_the_next(
    tmp_path: Path,
) -> None:
    OLD.write(tmp_path)
    stage = tmp_path / ".acme.wsdlsmith-killed"
    stage.mkdir()
    (tmp_path / "acme").rename(stage / "old")
    NEW.write(tmp_path)
    assert content(tmp_path) == on_disk(NEW)
    assert os.listdir(tmp_path) == ["acme"]


@pytest.mark.parametrize("failing", range(1, 6))
def test_of_several_folders_none_changes_when_one_cannot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    other = FileSet({"x.py": b"new"}, "other").with_manifest("1", {})
    third = FileSet({"y.py": b"new"}, "deep/third").with_manifest("1", {})
    OLD.write(tmp_path)
    sets = [(NEW, tmp_path), (other, tmp_path), (third, tmp_path)]
    renamed: list[Path] = []
    rename = Path.rename

    def once_failing(path: Path, target: Path) -> Path:
        renamed.append(path)
        if len(renamed) == failing:
            raise OSError(errno.EACCES, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", once_failing)
    if failing == 5:  # four renames are all there are
        write_all(sets)
        assert (tmp_path / "deep" / "third" / "y.py").is_file()
        return
    with pytest.raises(OutputError):
        write_all(sets)
    assert content(tmp_path) == on_disk(OLD)
    assert [path.name for path in tmp_path.iterdir()] == ["acme"]
