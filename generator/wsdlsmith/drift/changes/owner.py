"""Where a change stands: its path, its scope, and who feels it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wsdlsmith.drift.change import Change, Fact, Subject
from wsdlsmith.drift.finding import Scope


@dataclass(frozen=True, slots=True)
class Owner:
    """A component that changes are reported on."""

    path: str
    scope: Scope
    subject: Subject

    def inside(self, name: str, scope: Scope | None = None) -> Owner:
        """A part of this component: of a type a field, of all else the same kind."""
        own: Scope = "field" if self.scope == "type" else self.scope
        subject = self.subject
        if scope == "attribute" and subject.type is not None:
            subject = replace(subject, restricted=True)
        return Owner(f"{self.path}.{name}", scope or own, subject)

    def change(
        self,
        kind: str,
        old: str | None = None,
        new: str | None = None,
        **facts: Fact,
    ) -> Change:
        """A change of this very component."""
        return Change(
            kind=kind,
            path=self.path,
            old=old,
            new=new,
            scope=self.scope,
            subject=self.subject,
            facts=facts,
        )
