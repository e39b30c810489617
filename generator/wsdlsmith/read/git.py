"""``git:REF:PATH``: sources as a commit has them.

git is called as a program with a list of arguments. What a user gives is never
read as an option: the reference is resolved to a commit first, and paths stand
behind ``--``.
"""

from __future__ import annotations

import io
import os
import posixpath
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wsdlsmith.errors import SourceError
from wsdlsmith.read.limits import LIMITS, Limits
from wsdlsmith.read.member_glob import has_wildcard, matches
from wsdlsmith.read.member_tree import MemberTree, no_match

_REGULAR = ("100644", "100755")
_ELSEWHERE = {
    "120000": ("a link", "name what it leads to"),
    "160000": (
        "a submodule",
        "its files are in the commits of a repository of its own",
    ),
}
"""What holds no files of the commit: how it is called, and what to do."""
_ENVIRONMENT = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",
}


@dataclass(frozen=True, slots=True)
class GitSource:
    """A parsed ``git:REF:PATH``."""

    ref: str
    path: str

    @classmethod
    def parse(cls, text: str) -> GitSource:
        """Split the text; SourceError where it is not of that form."""
        ref, separator, path = text.removeprefix("git:").partition(":")
        if not ref or not separator:
            raise SourceError(
                f'"{text}" is not a git source', hint="write git:REF:PATH"
            )
        if ref.startswith("-"):
            raise SourceError(f'"{text}": a git reference cannot begin with "-"')
        path = posixpath.normpath(path) if path else ""
        if path.startswith("/") or path.split("/")[0] == "..":
            raise SourceError(
                f'"{text}": the path leaves the repository',
                hint="paths start at the root of the repository",
            )
        return cls(ref, "" if path == "." else path)


def repository(folder: Path) -> Path | None:
    """The root of the working tree that an absolute folder is in, if any."""
    return next(
        (one for one in (folder, *folder.parents) if (one / ".git").exists()), None
    )


def open_git(
    source: GitSource, folder: Path, limits: Limits = LIMITS
) -> tuple[MemberTree, tuple[str, ...]]:
    """The commit as a tree, and the paths that the source chose.

    ``folder`` is any folder of the repository. The tree is the whole commit's,
    since what is chosen may import files beside it.
    """
    label = f"git:{source.ref}:"
    repository = _Repository(folder, label, limits)
    commit = repository.commit(source.ref)
    blobs, elsewhere = repository.entries(commit)
    chosen = tuple(sorted(path for path in blobs if _chosen(path, source.path)))
    if not chosen:
        for path, mode in elsewhere.items():
            if _chosen(source.path, path):
                what, hint = _ELSEWHERE[mode]
                raise SourceError(f'{label} "{path}" is {what}', hint=hint)
        raise no_match(label.rstrip(":"), source.path, blobs)

    def read(paths: Sequence[str]) -> list[bytes]:
        return repository.read({path: blobs[path] for path in paths})

    return MemberTree(label, f"git:{commit}:", tuple(blobs), read), chosen


def _chosen(path: str, wanted: str) -> bool:
    if not wanted or path == wanted or path.startswith(f"{wanted}/"):
        return True
    return has_wildcard(wanted) and matches(path, wanted)


@dataclass(frozen=True, slots=True)
class _Repository:
    folder: Path
    label: str
    limits: Limits

    def commit(self, ref: str) -> str:
        """The commit's hash, which is then safe to give to any command."""
        arguments = ("--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        done = self._run("rev-parse", *arguments)
        if done.returncode == 0:
            return done.stdout.decode("ascii").strip()
        inside = self._run("rev-parse", "--git-dir")
        if b"dubious ownership" in inside.stderr:
            raise SourceError(
                f"{self.label} git does not read {self.folder}: another user owns it",
                hint="git config --global --add safe.directory FOLDER, if you trust it",
            )
        if inside.returncode != 0:
            raise SourceError(f"{self.label} {self.folder} is not in a git repository")
        raise SourceError(
            f'{self.label} git knows no commit "{ref}"',
            hint="fetch it first; a shallow clone has no other commits or tags",
        )

    def entries(self, commit: str) -> tuple[dict[str, tuple[str, int]], dict[str, str]]:
        """Regular files with hash and size; links and submodules with their mode."""
        options = ("-r", "-z", "-l", "--full-tree")
        done = self._checked("ls-tree", *options, commit)
        found: dict[str, tuple[str, int]] = {}
        elsewhere: dict[str, str] = {}
        for entry in done.split(b"\0"):
            facts, _, path = entry.partition(b"\t")
            if not path:
                continue
            mode, _, blob, size = facts.decode("ascii").split()
            if mode in _REGULAR:
                found[os.fsdecode(path)] = (blob, int(size))
            elif mode in _ELSEWHERE:
                elsewhere[os.fsdecode(path)] = mode
        return found, elsewhere

    def read(self, blobs: Mapping[str, tuple[str, int]]) -> list[bytes]:
        """The bytes of blobs, by one call of git however many they are."""
        total = 0
        for path, (_, size) in blobs.items():
            total += size
            if size > self.limits.document:
                limit = f"{self.limits.document:,} bytes"
                raise SourceError(f"{self.label}{path}: larger than {limit}")
        if total > self.limits.unpacked:
            raise SourceError(
                f"{self.label} holds more than {self.limits.unpacked:,} bytes",
                hint="choose members with #GLOB",
            )
        wanted = "".join(f"{blob}\n" for blob, _ in blobs.values())
        stream = io.BytesIO(self._checked("cat-file", "--batch", asked=wanted))
        return [self._next(stream, path, size) for path, (_, size) in blobs.items()]

    def _next(self, stream: io.BytesIO, path: str, size: int) -> bytes:
        """The next blob of ``cat-file --batch``: ``HASH blob SIZE``, the bytes, LF."""
        header = stream.readline().split()
        if header[1:] != [b"blob", str(size).encode("ascii")]:
            raise SourceError(f"{self.label}{path}: git does not have its content")
        data = stream.read(size)
        stream.read(1)
        return data

    def _checked(self, *arguments: str, asked: str = "") -> bytes:
        done = self._run(*arguments, asked=asked)
        if done.returncode != 0:
            reason = done.stderr.decode("utf-8", errors="replace").strip()
            raise SourceError(f"{self.label} git {arguments[0]} failed: {reason}")
        return done.stdout

    def _run(
        self, *arguments: str, asked: str = ""
    ) -> subprocess.CompletedProcess[bytes]:
        command = ["git", "-C", os.fspath(self.folder), *arguments]
        try:
            return subprocess.run(  # noqa: S603  a list of arguments, no shell
                command,
                input=asked.encode("ascii"),
                capture_output=True,
                timeout=self.limits.seconds,
                env={**os.environ, **_ENVIRONMENT},
                check=False,
            )
        except FileNotFoundError as error:
            raise SourceError(f"{self.label} git is not installed") from error
        except subprocess.TimeoutExpired as error:
            seconds = self.limits.seconds
            raise SourceError(
                f"{self.label} git did not end within {seconds:g} seconds"
            ) from error
