"""``--strict``: what was worked around is refused."""

from __future__ import annotations

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import UnsupportedError
from wsdlsmith.reports.counts import plural


def refuse_diagnostics(diagnostics: Diagnostics, verb: str) -> None:
    """UnsupportedError for the first; ``verb`` says what is done without ``--strict``."""
    first = next(iter(diagnostics), None)
    if first is not None:
        raise UnsupportedError(
            f"{plural(len(diagnostics), 'diagnostic')} under --strict; the first: "
            f"{first.message} [{first.code}]",
            first.location,
            hint=first.hint or f"without --strict the rest is {verb}",
        )
