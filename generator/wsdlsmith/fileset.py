"""The files of one generated package: in memory first, on disk all at once.

``emit`` returns a FileSet and writes nothing. ``generate`` writes it, ``generate
--check`` compares it with the disk, tests read it as a mapping.
"""

from __future__ import annotations

import difflib
import io
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from wsdlsmith.errors import OutputError
from wsdlsmith.line_ends import with_lf
from wsdlsmith.location import Location
from wsdlsmith.manifest import MANIFEST, Manifest, read_manifest
from wsdlsmith.output_paths import check_path, check_paths
from wsdlsmith.swap import recover_folder, swap_folders

# what Python, type checkers and file managers leave in a folder
_CACHES = frozenset({"__pycache__", ".DS_Store"})
_CACHE_NAME = re.compile(r"\.(mypy|pytest|ruff|hypothesis|pyright)(_cache)?")


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the disk differs from a FileSet; paths as the FileSet names them."""

    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    diff: str = ""

    @property
    def clean(self) -> bool:
        """Whether the disk holds the FileSet and nothing else."""
        return not (self.missing or self.changed or self.stale or self.foreign)


class FileSet(Mapping[str, bytes]):
    """Posix path -> content, of one package folder.

    ``folder`` is the package's place below the output folder
    (``superoffice/services88``); the paths are relative to it.
    """

    def __init__(self, files: Mapping[str, bytes], folder: str = "") -> None:
        if folder:
            check_path(folder)
        check_paths(files)
        self.folder = folder
        self._files = {path: files[path] for path in sorted(files)}

    def __getitem__(self, path: str) -> bytes:
        return self._files[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    @classmethod
    def on_disk(
        cls, root: Path, folder: str, hashes: Mapping[str, str]
    ) -> FileSet | None:
        """The files below ``root``; None where one is not what its sha256 says."""
        home = cls(dict.fromkeys(hashes, b""), folder)._home(root)
        files = {}
        for path, expected in hashes.items():
            if not _is_plain(home / path):
                return None
            files[path] = with_lf((home / path).read_bytes())
            if sha256(files[path]).hexdigest() != expected:
                return None
        return cls(files, folder)

    def with_manifest(self, tool: str, inputs: Mapping[str, str]) -> FileSet:
        """The same files and their manifest; ``inputs`` is name -> sha256."""
        manifest = Manifest.of(self, tool, inputs).to_bytes()
        return FileSet({**self._files, MANIFEST: manifest}, self.folder)

    def compare(self, root: Path) -> Comparison:
        """How the disk below ``root`` differs, but for line ends; reads only."""
        home = self._home(root)
        with _told(home, "read"):
            ours = read_manifest(home)
            listed = set(ours.files) if ours else set()
            disk = _disk_files(home)
            found = {
                path: with_lf((home / path).read_bytes())
                for path in sorted(disk & {*self, *listed})
                if _is_plain(home / path)
            }
        wanted = {path: with_lf(data) for path, data in self.items()}
        changed = tuple(p for p in self if p in disk and found.get(p) != wanted[p])
        missing = tuple(p for p in self if p not in disk)
        stale = tuple(p for p in sorted(disk & listed) if p not in self)
        diff = "".join(
            _diff(self._label(p), found.get(p), wanted.get(p))
            for p in sorted({*missing, *changed, *stale})
        )
        unlisted = sorted(disk - listed - {MANIFEST})
        # a file that is just what we would write is nobody's loss
        foreign = tuple(p for p in unlisted if p not in self or p in changed)
        return Comparison(missing, changed, stale, foreign, diff)

    def write(self, root: Path) -> Comparison:
        """Make the disk hold these files; returns what was different before.

        All or nothing. Refuses a folder that wsdlsmith did not make and one that
        holds a file of somebody else. Nothing is touched when nothing differs.
        """
        return write_all([(self, root)])[0]

    def _checked(self, root: Path) -> Comparison:
        """How the disk differs, if the files may be written at all."""
        if MANIFEST not in self:
            raise ValueError("a FileSet is written with its manifest")
        home = self._home(root)
        with _told(home, "written"):
            recover_folder(home)
            _check_ours(home)
            _check_outside(home, root)
        before = self.compare(root)
        if before.foreign:
            raise _foreign(home, before.foreign)
        return before

    def _home(self, root: Path) -> Path:
        """The package folder; no step below ``root`` may be a link."""
        home = Path(os.path.realpath(root))
        for name in self.folder.split("/") if self.folder else ():
            home = home / name
            if home.is_symlink():
                raise OutputError(
                    "the output folder holds a link, which could lead out of it",
                    Location(home.as_posix()),
                    hint="remove the link, or choose another output folder",
                )
        return home

    def _label(self, path: str) -> str:
        return f"{self.folder}/{path}" if self.folder else path


def write_all(sets: Sequence[tuple[FileSet, Path]]) -> list[Comparison]:
    """Write every FileSet below its output folder; all of them, or none."""
    before = [files._checked(root) for files, root in sets]
    changed = {
        files._home(root): dict(files)
        for (files, root), differed in zip(sets, before, strict=True)
        if not differed.clean
    }
    if changed:
        with _told(next(iter(changed)), "written"):
            swap_folders(changed)
    return before


@contextmanager
def _told(folder: Path, verb: str) -> Iterator[None]:
    """Turn the system's errors into one that says what to do."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"the output folder cannot be {verb}: {error.strerror or error}",
            Location(folder.as_posix()),
            hint="choose another folder with --output, or change its permissions",
        ) from error


def _disk_files(folder: Path) -> set[str]:
    """Every file and link below ``folder``, caches left out."""
    found: set[str] = set()
    for here, folders, names in os.walk(folder, onerror=_raise_unless_missing):
        folders[:] = [name for name in folders if not _is_cache(name)]
        links = [name for name in folders if (Path(here) / name).is_symlink()]
        for name in (*names, *links):
            if not _is_cache(name):
                found.add((Path(here) / name).relative_to(folder).as_posix())
    return found


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _is_cache(name: str) -> bool:
    return name in _CACHES or _CACHE_NAME.fullmatch(name) is not None


def _raise_unless_missing(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error


def _check_ours(folder: Path) -> None:
    disk = _disk_files(folder)
    if disk and read_manifest(folder) is None:
        raise OutputError(
            f"the folder was not made by wsdlsmith: it holds {_few(disk)}"
            f" and no {MANIFEST}",
            Location(folder.as_posix()),
            hint="choose another output folder or package, or empty this one",
        )


def _check_outside(folder: Path, root: Path) -> None:
    """Nothing is written inside of another package, which is replaced as a whole."""
    top = Path(os.path.realpath(root))
    for outer in folder.parents:
        if (outer / MANIFEST).is_file():
            raise OutputError(
                f"the folder is inside of {outer.as_posix()}, a package that wsdlsmith "
                "made and replaces as a whole",
                Location(folder.as_posix()),
                hint="choose another output folder or package",
            )
        if outer == top:
            return


def _foreign(folder: Path, paths: Iterable[str]) -> OutputError:
    return OutputError(
        f"files that wsdlsmith did not write are in its folder: {_few(paths)}",
        Location(folder.as_posix()),
        hint="move them elsewhere: the folder is replaced as a whole",
    )


def _few(paths: Iterable[str], most: int = 5) -> str:
    names = sorted(paths)
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _diff(label: str, old: bytes | None, new: bytes | None) -> str:
    """Unified diff from the disk's content to ours; None is "not there"."""
    names = (
        "/dev/null" if old is None else f"a/{label}",
        "/dev/null" if new is None else f"b/{label}",
    )
    try:
        before, after = _lines(old), _lines(new)
    except UnicodeDecodeError:
        return f"Binary files {names[0]} and {names[1]} differ\n"
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in difflib.unified_diff(before, after, *names)
    )


def _lines(data: bytes | None) -> list[str]:
    # not splitlines: a form feed or U+2028 in a docstring ends no line
    return io.StringIO((data or b"").decode(), newline="\n").readlines()
