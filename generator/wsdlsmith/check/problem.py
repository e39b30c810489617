"""What a check finds, what one API's checks come to, and what they have in hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

from wsdlsmith.drift.accept.entry import Entry
from wsdlsmith.drift.accept.read import DriftFile
from wsdlsmith.drift.evidence.examined import Examined
from wsdlsmith.drift.finding import Finding
from wsdlsmith.drift.lock.lock import Lock
from wsdlsmith.drift.report import Report
from wsdlsmith.job import Job
from wsdlsmith.project import Api
from wsdlsmith.reports.counts import plural

Check: TypeAlias = Literal[
    "bindings", "examples", "contract", "against", "upstream", "accepts"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding of a check: a sentence, and what to do about it.

    ``code`` is a rule of drift, a code of ``verify``, or the check's own word.
    ``file`` is relative to the project file's folder.
    """

    check: Check
    code: str
    sentence: str
    todo: str
    file: str = ""
    line: int = 0
    fingerprint: str = ""

    def __str__(self) -> str:
        return f"{self.sentence}: {self.todo}"

    @property
    def located(self) -> str:
        """The sentence, behind page and line where it is about what a page shows."""
        on_page = self.check == "examples" and self.line
        return f"{self.file}:{self.line}: {self.sentence}" if on_page else self.sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One API of the project, and what the command says of it."""

    api: Api
    job: Job
    root: Path
    output: Path
    drift: DriftFile
    today: date
    upstream: bool = False
    against: str = ""
    """A git reference whose lock is compared with, beside that on disk."""

    def shown(self, path: Path) -> str:
        """A path as the project's people name it."""
        if path.is_relative_to(self.root):
            return path.relative_to(self.root).as_posix()
        return path.as_posix()

    def page(self, name: str) -> str:
        """The same of a page, whose name may as well be relative or a URL."""
        return self.shown(Path(name)) if name and Path(name).is_absolute() else name


@dataclass(slots=True)
class Outcome:
    """What the checks of one API found."""

    label: str
    notes: dict[Check, str] = field(default_factory=dict)
    """For each check that ran, how it went, in a few words."""
    problems: list[Problem] = field(default_factory=list)
    examined: list[tuple[Check, Examined]] = field(default_factory=list)
    """What was compared for which check, and what the pages show of it."""
    reports: list[Report] = field(default_factory=list)
    """What drifted in each of these, after the policy."""
    used: set[Entry] = field(default_factory=set)
    accepted: Counter[Check] = field(default_factory=Counter)
    """How many changes entries of ``drift.toml`` accept."""
    locks: list[tuple[Lock, str]] = field(default_factory=list)
    """The locks on disk, each with the name of its file."""
    moved: bool = False
    """Whether a lock is not the one that the commit of ``--against`` has."""

    def findings(self) -> dict[str, Finding]:
        """The drift behind the problems, by fingerprint."""
        return {f.fingerprint: f for _, one in self.examined for f in one.findings}

    def checks_of(self, fingerprint: str) -> set[Check]:
        """The checks that found it."""
        return {
            check
            for check, one in self.examined
            if any(finding.fingerprint == fingerprint for finding in one.findings)
        }

    def add(self, check: Check, problems: list[Problem], fine: str) -> None:
        """Keep what one check found; ``fine`` is said where it found nothing."""
        self.problems += problems
        told = plural(len(problems), "finding")
        if self.accepted[check]:
            fine = f"{fine}, but for {self.accepted[check]:,} accepted"
        self.notes[check] = told if problems else fine
