"""What two sides said -> all that drifted between them."""

from __future__ import annotations

from collections.abc import Mapping

from wsdlsmith.drift.apart import Comparison, compare_apart
from wsdlsmith.drift.coherence import Said, coherence
from wsdlsmith.drift.diff import diff


def between(
    old: Said,
    new: Said,
    names: Mapping[str, str],
    labels: tuple[str, str],
    *,
    apart: bool = False,
) -> Comparison:
    """The findings of all services together, or of each ``apart``, and the coherence."""
    if apart:
        found = compare_apart(old.contracts, new.contracts, names, labels)
    else:
        drift = diff(old.contracts[0], new.contracts[0], names, labels=labels)
        found = Comparison(drift.findings, (drift,))
    return found.with_more(coherence(old, new))
