"""An envelope that documents the old contract, held against both contracts."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from wsdlsmith.drift.diff import Drift
from wsdlsmith.model.example import Example
from wsdlsmith.verify.conformance import Checked, Conformance
from wsdlsmith.verify.finding import Finding as Issue

Verdict: TypeAlias = Literal["valid", "broken", "repaired", "invalid"]

_DIALECT: Final = frozenset({"soap-version-differs", "header-outside-header"})
"""How a page writes every envelope: no evidence, unless a binding changed it."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """What each contract says of one envelope, in the names that it has there."""

    example: Example
    before: Checked
    after: Checked

    @property
    def old_issues(self) -> tuple[Issue, ...]:
        """Why the old contract does not take it."""
        return _issues(self.before, self.after)

    @property
    def new_issues(self) -> tuple[Issue, ...]:
        """Why the new contract does not take it."""
        return _issues(self.after, self.before)

    @property
    def verdict(self) -> Verdict:
        """Valid under both, under the old only, under the new only, under neither."""
        if self.new_issues:
            return "invalid" if self.old_issues else "broken"
        return "repaired" if self.old_issues else "valid"

    @property
    def fresh(self) -> tuple[Issue, ...]:
        """What only the new contract says."""
        known = {(one.code, one.path) for one in self.old_issues}
        return tuple(i for i in self.new_issues if (i.code, i.path) not in known)


class Replay:
    """Replays envelopes; compiled types are kept between them."""

    def __init__(self, drift: Drift) -> None:
        pair = drift.compared.pair
        self._old = Conformance(drift.old)
        self._new = Conformance(pair.new)
        self._names = drift.compared.mapped.names
        self._services = {old.name: new.name for old, new in pair.services}

    def of(self, example: Example) -> Replayed:
        """Judge one envelope by both contracts."""
        before = self._old.check(example)
        example = before.example
        later = replace(
            example,
            service=self._services.get(example.service, example.service),
            envelope=brought_up(example.envelope, self._names),
        )
        return Replayed(example, before, self._new.check(later))


def brought_up(envelope: bytes, names: Mapping[str, str]) -> bytes:
    """The envelope with the new contract's namespaces.

    Only whole attribute values are names: what else a text says is data.
    """
    if not names:
        return envelope
    known = {_written(old): _written(new) for old, new in names.items()}
    longest = sorted(known, key=len, reverse=True)
    pattern = b"([\"'])(" + b"|".join(map(re.escape, longest)) + b")\\1"

    def renamed(match: re.Match[bytes]) -> bytes:
        return match[1] + known[match[2]] + match[1]

    return re.sub(pattern, renamed, envelope)


def _written(namespace: str) -> bytes:
    return html.escape(namespace, quote=False).encode("utf-8")


def _issues(own: Checked, other: Checked) -> tuple[Issue, ...]:
    """The issues of one side, without the page's way of writing."""
    example = own.example
    if own.bound is None and not own.findings:
        missing = Issue(
            code="operation-not-in-wsdl",
            page=example.location.file,
            message=example.message,
            line=example.location.line,
            detail=f"there is no operation {example.service}.{example.operation}",
        )
        return (missing,)
    told = _DIALECT
    if other.bound is not None:
        told = _DIALECT & {one.code for one in other.findings}
    return tuple(one for one in own.findings if one.code not in told)
