"""The pages that the project has for a side of ``diff``, now or at a commit."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from wsdlsmith.errors import AbsentError
from wsdlsmith.model.example import OperationPage
from wsdlsmith.project import Api, Project
from wsdlsmith.project_file import find_project, read_project
from wsdlsmith.read.document import Opened
from wsdlsmith.read.files import fixed_part
from wsdlsmith.read.git import GitSource, repository
from wsdlsmith.read.member_glob import has_wildcard, matches
from wsdlsmith.read.page import read_pages
from wsdlsmith.read.references import has_scheme
from wsdlsmith.read.source import open_source
from wsdlsmith.read.web import is_url


class _Place(NamedTuple):
    """A source in the file system: what is before its path, the path, the members."""

    commit: str
    path: Path
    members: str


def own_pages(source: str, *, offline: bool) -> tuple[OperationPage, ...] | None:
    """The documented pages of the API that a source belongs to.

    At a commit they are those of that commit; what is not there is no page. None
    where the source is of no API of the project that the current folder is in, or
    of one that declares no pages.
    """
    file = find_project(Path.cwd())
    place = _place(source, Path.cwd())
    if file is None or place is None:
        return None
    project = read_project(file)
    api = _api_at(project, place)
    if api is None:
        return None
    found = _sources(project, api, place.commit)
    pages = read_pages(list(_opened(found, project.root, offline=offline)))
    return pages if pages or api.examples else None


def _place(source: str, folder: Path) -> _Place | None:
    """Where a source is; None for a URL, and for a commit of no repository."""
    text, _, members = source.partition("#")
    if is_url(source):
        return None
    if not source.startswith("git:") or (folder / source).exists():
        path = Path(os.path.normpath(folder.absolute() / text))
        return _Place("", path, members)
    parsed = GitSource.parse(text)
    home = repository(folder.absolute())
    if home is None:
        return None
    return _Place(f"git:{parsed.ref}:", home / parsed.path, members)


def _api_at(project: Project, place: _Place) -> Api | None:
    """The one API whose WSDLs are at the place, else the only one below it."""
    for at in (_holds, _is_below):
        found = [api for api in project.apis if at(project.root, api, place)]
        if len(found) == 1:
            return found[0]
    return None


def _holds(root: Path, api: Api, place: _Place) -> bool:
    """Whether the API's folder or one of its sources has what is at the place."""
    if place.path.is_relative_to(root / api.folder):
        return True
    for source in api.wsdl:
        path, _, members = source.partition("#")
        if members == place.members and matches(str(place.path), str(root / path)):
            return True
    return False


def _is_below(root: Path, api: Api, place: _Place) -> bool:
    """Whether the API's files are in a folder at the place."""
    at = str(place.path)
    around = fixed_part(at) if has_wildcard(at) else at
    folders = [api.folder, *filter(None, map(fixed_part, api.wsdl))]
    return any((root / one).is_relative_to(around) for one in folders)


def _sources(project: Project, api: Api, commit: str) -> Iterator[str]:
    """All that may show pages, as they are read for ``generate``."""
    root = project.root.absolute()
    inside = root.relative_to(repository(root) or root)
    for source in (*api.wsdl, *api.examples):
        if not commit:
            yield source
        elif not has_scheme(source) and not Path(source).is_absolute():
            yield f"{commit}{(inside / source).as_posix()}"


def _opened(sources: Iterator[str], root: Path, *, offline: bool) -> Iterator[Opened]:
    for source in sources:
        try:
            yield open_source(source, offline=offline, base=root)
        except AbsentError:
            continue
