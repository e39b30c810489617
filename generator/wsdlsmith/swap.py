"""Put whole folders in the place of others: all of it, or nothing.

The new folder is staged beside the old one (same file system, so that renaming
is enough), then the two change places by two renames. When anything fails the
old folder is where it was. When the process is killed between the two renames,
the next run finds the old folder in the stage and puts it back.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path


def swap_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make ``folder`` hold ``files`` and nothing else."""
    swap_folders({folder: files})


def swap_folders(changes: Mapping[Path, Mapping[str, bytes]]) -> None:
    """The same for several folders: when one cannot be changed, none is."""
    with ExitStack() as stack:
        stages: list[tuple[Path, Path]] = []
        for folder, files in changes.items():
            stack.enter_context(_made_parents(folder.parent))
            stage = Path(tempfile.mkdtemp(prefix=_prefix(folder), dir=folder.parent))
            stack.callback(_remove, stage, folder)
            _fill(stage / "new", files)
            stages.append((folder, stage))
        with _undone_together() as done:
            for folder, stage in stages:
                _exchange(folder, stage / "new", stage / "old")
                done.append((folder, stage))


def _remove(stage: Path, folder: Path) -> None:
    """Clear the stage, unless it holds what should be at ``folder``."""
    if not (stage / "old").exists() or folder.exists():
        shutil.rmtree(stage, ignore_errors=True)


@contextmanager
def _undone_together() -> Iterator[list[tuple[Path, Path]]]:
    """When the block fails, put back the folders that it had changed already."""
    done: list[tuple[Path, Path]] = []
    try:
        yield done
    except BaseException:
        for folder, stage in reversed(done):
            folder.rename(stage / "new")
            if (stage / "old").exists():
                (stage / "old").rename(folder)
        raise


def replace_files(changes: Mapping[Path, bytes]) -> None:
    """Replace whole files: when one cannot be written, none is."""
    with ExitStack() as stack:
        staged: list[tuple[Path, Path]] = []
        for path, data in changes.items():
            if path.is_dir():
                why = os.strerror(errno.EISDIR)
                raise IsADirectoryError(errno.EISDIR, why, os.fspath(path))
            stack.enter_context(_made_parents(path.parent))
            new = path.with_name(f"{path.name}.new")
            stack.callback(new.unlink, missing_ok=True)
            new.write_bytes(data)
            staged.append((new, path))
        for new, path in staged:
            new.replace(path)


def recover_folder(folder: Path) -> None:
    """Put back what a killed run had moved aside."""
    if folder.exists() or not folder.parent.is_dir():
        return
    for stage in sorted(folder.parent.iterdir()):
        old = stage / "old"
        if stage.name.startswith(_prefix(folder)) and old.is_dir():
            old.rename(folder)
            shutil.rmtree(stage, ignore_errors=True)
            return


def _prefix(folder: Path) -> str:
    return f".{folder.name}.wsdlsmith-"


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for path in sorted(files):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(files[path])


def _exchange(folder: Path, new: Path, old: Path) -> None:
    try:
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    except BaseException:
        if old.exists() and not folder.exists():
            old.rename(folder)
        raise


@contextmanager
def _made_parents(folder: Path) -> Iterator[None]:
    """Make ``folder``; when the block fails, remove what was made for it."""
    made = []
    missing = folder
    while not missing.exists():
        made.append(missing)
        missing = missing.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for path in made:
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()
        raise
