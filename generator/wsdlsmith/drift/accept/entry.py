"""One entry of ``drift.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase

from wsdlsmith.drift.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A change that is accepted: its rule and path, and what stood and stands there.

    ``path`` may hold ``*``. Where ``old`` or ``new`` is None any value is meant. With
    a ``fingerprint`` exactly that finding is.
    """

    rule: str
    path: str
    reason: str
    old: str | None = None
    new: str | None = None
    expiry: date | None = None
    fingerprint: str = ""
    upstream: bool = False
    """Whether it was found in what the vendor publishes, not in ``wsdl/``."""
    against: bool = False
    """Whether it was found against a commit's lock only, not against the own."""
    api: str = ""
    """``NAME`` or ``NAME/VERSION``, where it is about one API alone."""

    @classmethod
    def of(
        cls,
        finding: Finding,
        reason: str,
        expiry: date | None,
        *,
        api: str = "",
    ) -> Entry:
        """The entry that accepts ``finding`` and nothing else."""
        return cls(
            rule=finding.rule,
            path=finding.path,
            old=finding.old,
            new=finding.new,
            reason=reason,
            expiry=expiry,
            fingerprint=finding.fingerprint,
            api=api,
        )

    def accepts(self, finding: Finding) -> bool:
        """Whether the entry is about ``finding``."""
        if self.rule != finding.rule or not _like(finding.path, self.path):
            return False
        if self.fingerprint and not finding.fingerprint.startswith(self.fingerprint):
            return False
        return all(
            wanted is None or wanted == (found or "")
            for wanted, found in ((self.old, finding.old), (self.new, finding.new))
        )

    def expired(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.expiry is not None and self.expiry < today

    def __str__(self) -> str:
        place = f" of {self.api}" if self.api else ""
        where = " upstream" if self.upstream else ""
        return f"{self.rule} at {self.path}{place}{where}"


def _like(text: str, pattern: str) -> bool:
    # a path may hold brackets, which stand for themselves
    return fnmatchcase(text, pattern.replace("[", "[[]"))
