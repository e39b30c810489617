"""The project's own documented envelopes, through the committed bindings."""

from __future__ import annotations

from pathlib import Path

import pytest
from wsdlsmith.verify.documented import DocumentedEnvelope, documented_envelopes

CHECKOUT = Path(__file__).resolve().parents[2]
EXAMPLES = ("wsdl/superoffice/Services88/examples/*.md",)
ENVELOPES = documented_envelopes(
    "superoffice.services88", EXAMPLES, root=CHECKOUT, output=CHECKOUT / "generated"
)


def test_both_operations_show_a_request_and_a_response() -> None:
    assert [str(envelope) for envelope in ENVELOPES] == [
        "ErpSync.ForceResync-request",
        "ErpSync.ForceResync-response",
        "ErpSync.ForceResyncNoBlankValues-request",
        "ErpSync.ForceResyncNoBlankValues-response",
    ]


@pytest.mark.parametrize("envelope", ENVELOPES, ids=str)
def test_a_documented_envelope_comes_back_as_it_was(
    envelope: DocumentedEnvelope,
) -> None:
    assert envelope.difference() is None
