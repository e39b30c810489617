"""Where a change stands: its path, its scope, and who feels it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wsdlsmith.drift.change import Change, Fact, Subject
from wsdlsmith.drift.finding import Scope
from wsdlsmith.model.qname import QName


@dataclass(frozen=True, slots=True)
class Owner:
    """A component that changes are reported on."""

    path: str
    scope: Scope
    subject: Subject
    home: str = ""
    """The namespace of the schema in which it stands: ``##other`` speaks of that."""

    def within(self, name: QName | None) -> Owner:
        """The same as a part of what ``name`` names, and stands in its schema."""
        home = name.namespace if name is not None else ""
        return replace(self, home=home) if home else self

    def inside(self, name: str, scope: Scope | None = None) -> Owner:
        """A part of this component: of a type a field, of all else the same kind."""
        own: Scope = "field" if self.scope == "type" else self.scope
        subject = self.subject
        if scope == "attribute" and subject.type is not None:
            subject = replace(subject, restricted=True)
        return Owner(f"{self.path}.{name}", scope or own, subject, self.home)

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
