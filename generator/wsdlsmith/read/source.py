"""A source text becomes documents: the one door for everything that is read.

A source is a file, a folder, a zip, an http(s) URL, a Markdown page or
``git:REF:PATH``, with an optional ``#GLOB`` that chooses members. What a file is,
its content says.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from wsdlsmith.errors import AbsentError, SourceError
from wsdlsmith.read.archive import open_archive
from wsdlsmith.read.document import Document, Opened, Origin, Resolver
from wsdlsmith.read.files import FileOrigin, expand, fixed_part, folder_documents
from wsdlsmith.read.git import GitSource, open_git
from wsdlsmith.read.limits import LIMITS, Limits, read_bounded
from wsdlsmith.read.member_glob import has_wildcard, matches
from wsdlsmith.read.member_tree import MemberTree, no_match
from wsdlsmith.read.sniff import sniff
from wsdlsmith.read.web import WebOrigin, is_url

__all__ = ["Document", "Opened", "Origin", "Resolver", "open_source"]


def open_source(
    text: str,
    *,
    offline: bool = False,
    base: Path | None = None,
    limits: Limits = LIMITS,
) -> Opened:
    """Open a source and read the documents that it selects.

    ``base`` is the folder that relative paths (and the git repository) are seen
    from; the current one by default. Raises SourceError, whose message names the
    source and what is wrong with it.
    """
    if not text.strip():
        raise SourceError(
            "a source is empty",
            hint="is a variable of the shell not set? A source is a file, a folder, a "
            "zip, a URL, or git:REF:PATH",
        )
    try:
        opened = _open(text, base or Path(), offline, limits)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(f"{text}: cannot be read: {reason}") from error
    opened.documents = tuple(sorted(opened.documents, key=lambda each: each.name))
    return opened


def _open(text: str, folder: Path, offline: bool, limits: Limits) -> Opened:
    if is_url(text):
        return _open_url(text, offline, limits)
    if text.startswith("git:") and not (folder / text).exists():
        return _open_git(text, folder, limits)
    return _open_path(text, folder, limits)


def _open_url(text: str, offline: bool, limits: Limits) -> Opened:
    url, _, pattern = text.partition("#")
    if offline:
        raise SourceError(
            f"{text}: the network is not asked with --offline",
            hint="fetch it before, and give the file",
        )
    try:
        origin = WebOrigin.of(url, limits)
    except ValueError as error:
        raise SourceError(f"{text}: not a URL: {error}") from error
    if not origin.host:
        raise SourceError(f"{text}: the URL names no host")
    document = origin.fetch(url)
    kind = sniff(document)
    if kind == "zip":
        return _open_zip(document, pattern, limits)
    if kind == "html":
        raise SourceError(
            f"{document.name}: the server answers with an HTML page",
            hint="a login page, perhaps; WCF services answer to ?singleWsdl",
        )
    path = urlsplit(url).path.lstrip("/")
    return _opened([document], pattern, path, origin)


def _open_git(text: str, folder: Path, limits: Limits) -> Opened:
    place, _, pattern = text.partition("#")
    source = GitSource.parse(place)
    tree, chosen = open_git(source, folder, limits)
    if chosen == (source.path,):
        document = tree.document(source.path)
        if sniff(document) == "zip":
            return _open_zip(document, pattern, limits)
        return _opened([document], pattern, source.path, tree)
    if pattern:
        start = 0 if has_wildcard(source.path) else len(source.path)
        inside = {path[start:].lstrip("/"): path for path in chosen}
        chosen = tuple(inside[name] for name in inside if matches(name, pattern))
        if not chosen:
            raise no_match(place, pattern, inside)
    return Opened(tree.documents(chosen), Resolver(tree))


def _open_zip(document: Document, pattern: str, limits: Limits) -> Opened:
    tree = open_archive(document.data, document.name, document.uri, limits)
    return Opened(tree.select(pattern), Resolver(tree))


def _opened(
    documents: Sequence[Document], pattern: str, path: str, origin: Origin
) -> Opened:
    if pattern and not matches(path, pattern):
        raise no_match(documents[0].name, pattern, [path])
    return Opened(tuple(documents), Resolver(origin))


def _open_path(text: str, folder: Path, limits: Limits) -> Opened:
    place, pattern = text, ""
    if not (folder / text).exists():
        place, _, pattern = text.partition("#")
    path = folder / place
    origin = FileOrigin(None if Path(place).is_absolute() else folder, None, limits)
    if path.is_dir():
        origin = FileOrigin(origin.base, path, limits)
        documents = tuple(folder_documents(origin, path, pattern))
        return Opened(documents, Resolver(origin))
    if path.exists():
        return _open_file(path, pattern, origin)
    if has_wildcard(place):
        found = [each for each in expand(place, folder) if each.is_file()]
        if not found:
            raise AbsentError(f'no file matches "{place}"')
        tree = fixed_part(place)
        origin = FileOrigin(origin.base, folder / tree if tree else None, limits)
        return _join([_open_file(each, pattern, origin) for each in found], origin)
    raise AbsentError(
        f"{text}: there is no such file or folder",
        hint="a source is a file, a folder, a zip, a URL, or git:REF:PATH",
    )


def _open_file(path: Path, pattern: str, origin: FileOrigin) -> Opened:
    name = origin.label(path)
    data = read_bounded(path, name, origin.limits.archive)
    document = Document(name, os.path.normpath(path.absolute()), data)
    if sniff(document) == "zip":
        return _open_zip(document, pattern, origin.limits)
    if len(document.data) > origin.limits.document:
        raise SourceError(f"{name}: larger than {origin.limits.document:,} bytes")
    return _opened([document], pattern, name, origin)


@dataclass(frozen=True, slots=True)
class _Origins:
    """The origins of several files, zips among them, that one pattern named."""

    by_uri: dict[str, Origin]
    rest: Origin

    def _of(self, uri: str) -> Origin:
        return next(
            (origin for start, origin in self.by_uri.items() if uri.startswith(start)),
            self.rest,
        )

    def open(self, uri: str, location: str) -> Document | None:
        return self._of(uri).open(uri, location)

    def named(self, name: str, uri: str) -> Sequence[Document]:
        return self._of(uri).named(name, uri)

    def describe(self, uri: str, location: str) -> str:
        return self._of(uri).describe(uri, location)


def _join(parts: Sequence[Opened], rest: Origin) -> Opened:
    documents = tuple(document for part in parts for document in part.documents)
    archives = {
        tree.uri: tree
        for tree in (part.resolver.origin for part in parts)
        if isinstance(tree, MemberTree)
    }
    origin: Origin = _Origins(dict(archives), rest) if archives else rest
    return Opened(documents, Resolver(origin))
