"""Files and folders of this machine."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wsdlsmith.errors import SourceError
from wsdlsmith.read.document import Document
from wsdlsmith.read.limits import LIMITS, Limits, read_bounded
from wsdlsmith.read.member_glob import has_wildcard, matches
from wsdlsmith.read.member_tree import no_match
from wsdlsmith.read.references import as_path


@dataclass(frozen=True, slots=True)
class FileOrigin:
    """Local files. Published WSDLs import ``../xsd/x.xsd``, so ``..`` is followed.

    ``base`` is the folder that names are shown relative to, None to show them
    in full; ``tree`` the folder that an absolute import is looked for in, after
    the importing file's own folder.
    """

    base: Path | None
    tree: Path | None = None
    limits: Limits = LIMITS
    _named: dict[str, list[Path]] = field(default_factory=dict)
    """The tree's files by name, once it was walked."""

    def document(self, path: Path) -> Document:
        """The file at ``path``."""
        name = self.label(path)
        data = read_bounded(path, name, self.limits.document)
        return Document(name, os.path.normpath(path.absolute()), data)

    def label(self, path: Path) -> str:
        """The path as messages show it."""
        if self.base is None:
            return path.as_posix()
        return Path(os.path.relpath(path, self.base)).as_posix()

    def open(self, uri: str, location: str) -> Document | None:
        """The file at ``location`` seen from the file ``uri``."""
        path = self._join(uri, location)
        try:
            found = None if path is None else _file_at(path)
        except OSError:  # a name that is too long, a folder that is not ours to read
            found = None
        return None if found is None else self.document(found)

    def named(self, name: str, uri: str) -> Sequence[Document]:
        """The files with that name in the tree, or beside the importing file."""
        beside = Path(uri).parent / name
        if beside.is_file():
            return [self.document(beside)]
        if self.tree is not None and not self._named:
            for path in walk(self.tree):
                self._named.setdefault(path.name, []).append(path)
        return [self.document(path) for path in self._named.get(name, ())]

    def describe(self, uri: str, location: str) -> str:
        """The file that ``open`` looks for."""
        path = self._join(uri, location)
        if path is not None:
            return self.label(path)
        name = location.split("?")[0].rpartition("/")[2]
        folder = self.label(self.tree or Path(uri).parent)
        return f'a file "{name}" in {folder} (the network is not asked)'

    def _join(self, uri: str, location: str) -> Path | None:
        path = as_path(location)
        return Path(os.path.normpath(Path(uri).parent / path)) if path else None


def _file_at(path: Path) -> Path | None:
    """The file, or the only one of its folder whose name differs in case only.

    Windows does not tell those apart, and so the WSDLs that it serves do not.
    """
    if path.is_file():
        return path
    if not path.parent.is_dir():
        return None
    lower = path.name.lower()
    close = [one for one in path.parent.iterdir() if one.name.lower() == lower]
    return close[0] if len(close) == 1 and close[0].is_file() else None


def walk(folder: Path) -> Iterator[Path]:
    """All files below a folder, sorted; hidden ones and linked folders are left out."""
    for root, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith(".") and path.is_file():
                yield path


def _raise(error: OSError) -> None:
    raise error


def folder_documents(
    origin: FileOrigin, folder: Path, pattern: str
) -> Iterator[Document]:
    """The folder's documents that match, by their path inside the folder."""
    paths = {path.relative_to(folder).as_posix(): path for path in walk(folder)}
    chosen = [name for name in paths if not pattern or matches(name, pattern)]
    if not chosen:
        raise no_match(origin.label(folder), pattern, paths)
    total = 0
    for name in chosen:
        document = origin.document(paths[name])
        total += len(document.data)
        if total > origin.limits.unpacked:
            raise SourceError(
                f"{origin.label(folder)}: holds more than "
                f"{origin.limits.unpacked:,} bytes",
                hint="choose members with #GLOB",
            )
        yield document


def expand(pattern: str, base: Path) -> list[Path]:
    """The paths that a pattern such as ``wsdl/*.wsdl`` means, sorted."""
    # Path.glob refuses an absolute pattern.
    found = glob.glob(pattern, root_dir=base, recursive=True)  # noqa: PTH207
    return sorted(base / path for path in found)


def fixed_part(pattern: str) -> str:
    """The folder that all files of a pattern are in: what stands before the stars.

    Empty for a pattern that begins with one: where it is used is no folder of
    documents, and may be large.
    """
    steps = Path(pattern).parts[:-1]
    wild = next((n for n, step in enumerate(steps) if has_wildcard(step)), len(steps))
    return Path(*steps[:wild]).as_posix() if wild else ""
