"""What a project declares: its APIs, and where their parts are."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from wsdlsmith.errors import UsageError
from wsdlsmith.location import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Response headers that mean that the operation did not succeed.

    A boolean one means so when it is false, another when it is there.
    """

    header: str
    more: tuple[str, ...] = ()

    @property
    def headers(self) -> tuple[str, ...]:
        """All of them, in the file's order."""
        return (self.header, *self.more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A deviation of the documented examples that ``verify`` does not count.

    Without ``page`` or ``path`` it is accepted on every page, at every path.
    """

    code: str
    reason: str
    page: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """One version of one API. ``wsdl``, ``examples`` and ``sources`` are sources.

    ``templates`` is searched before the project's and the tool's own.
    """

    name: str
    version: str
    package: str
    wsdl: tuple[str, ...]
    examples: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    per_service: bool = False
    tests: bool = False
    templates: Path | None = None
    failure: Failure | None = None
    accept: tuple[Accepted, ...] = ()

    @property
    def folder(self) -> str:
        """Where ``fetch`` puts what it brings, below the project's root."""
        return f"wsdl/{self.name}/{self.version}"

    @property
    def label(self) -> str:
        """The API and its version, as a user names it."""
        return f"{self.name}/{self.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What the project file says. Sources are relative to ``root``."""

    file: Path
    output: Path
    templates: Path | None = None
    apis: tuple[Api, ...] = ()

    @property
    def root(self) -> Path:
        """The project file's folder."""
        return self.file.parent

    def select(self, name: str = "") -> tuple[Api, ...]:
        """The APIs called ``name``: ``superoffice`` or ``superoffice/Services88``.

        All of them for an empty name; UsageError where there is none.
        """
        if not self.apis:
            raise UsageError(
                "declares no API", Location(self.file.name), "add an [[...api]] table"
            )
        found = tuple(a for a in self.apis if name in ("", a.name, a.label))
        if found:
            return found
        names = sorted({n for api in self.apis for n in (api.name, api.label)})
        near = difflib.get_close_matches(name, names, n=1)
        hint = f'did you mean "{near[0]}"?' if near else "there are " + ", ".join(names)
        raise UsageError(f'no API is called "{name}"', Location(self.file.name), hint)
