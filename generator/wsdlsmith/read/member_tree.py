"""A tree of named members that nothing leaves: what zip and git have in common."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from wsdlsmith.errors import AbsentError, SourceError
from wsdlsmith.read.document import Document
from wsdlsmith.read.member_glob import matches
from wsdlsmith.read.references import as_path


@dataclass(slots=True)
class MemberTree:
    """An origin whose documents are members of one archive or one commit.

    ``label`` and ``uri`` are put before a member's path, for people and for
    identity; ``read`` gives the bytes of members, in their order: one
    call of git for many. Paths are relative, with ``/``.
    """

    label: str
    uri: str
    paths: Sequence[str]
    read: Callable[[Sequence[str]], Iterable[bytes]]
    _known: frozenset[str] = field(init=False)
    _opened: dict[str, Document] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self._known = frozenset(self.paths)

    def documents(self, paths: Sequence[str]) -> tuple[Document, ...]:
        """The members at ``paths``, each read once however many import it."""
        new = [path for path in paths if path not in self._opened]
        for path, data in zip(new, self.read(new), strict=True):
            self._opened[path] = Document(self.label + path, self.uri + path, data)
        return tuple(self._opened[path] for path in paths)

    def document(self, path: str) -> Document:
        """The member at ``path``."""
        return self.documents([path])[0]

    def select(self, pattern: str) -> tuple[Document, ...]:
        """The members that match, sorted; all of them for an empty pattern."""
        chosen = [p for p in self.paths if not pattern or matches(p, pattern)]
        if not chosen:
            raise no_match(self.label.rstrip("#:"), pattern, self.paths)
        return self.documents(sorted(chosen))

    def open(self, uri: str, location: str) -> Document | None:
        """The member at ``location`` seen from the member ``uri``."""
        path = self._join(uri, location)
        return self.document(path) if path in self._known else None

    def named(self, name: str, uri: str) -> Sequence[Document]:
        """The members with that file name, anywhere in the tree."""
        return self.documents([p for p in self.paths if posixpath.basename(p) == name])

    def describe(self, uri: str, location: str) -> str:
        """The member that ``open`` looks for."""
        path = self._join(uri, location)
        if path is None:
            inside = self.label.rstrip("#:")
            return f"a member of {inside}, which the location does not name"
        return self.label + path

    def _join(self, uri: str, location: str) -> str | None:
        path = as_path(location)
        if not path:
            return None
        folder = "" if path.startswith("/") else posixpath.dirname(uri[len(self.uri) :])
        joined = posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
        return None if joined == ".." or joined.startswith("../") else joined


def no_match(where: str, pattern: str, paths: Iterable[str]) -> SourceError:
    """The error for a pattern that chooses nothing."""
    name = PurePosixPath(pattern)

    def likeness(path: str) -> tuple[bool, bool, str]:
        one = PurePosixPath(path)
        return one.name != name.name, one.suffix != name.suffix, path

    some = sorted(paths, key=likeness)[:3]
    if not some:
        return SourceError(f"{where}: holds no files")
    return AbsentError(
        f'{where}: no member matches "{pattern}"',
        hint="a pattern is matched against the whole path; there are, for example, "
        + ", ".join(some),
    )
