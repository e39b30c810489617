"""The pytest module that ``generate --tests`` writes beside the bindings."""

from __future__ import annotations

from collections.abc import Sequence

_MODULE = '''\
"""Every documented envelope comes back as it was, through {package}."""

from __future__ import annotations

from pathlib import Path

import pytest

from wsdlsmith.verify.documented import DocumentedEnvelope, documented_envelopes

HERE = Path(__file__).resolve().parent
EXAMPLES = {examples}
ENVELOPES = documented_envelopes(
    "{package}", EXAMPLES, root=HERE{root}, output=HERE{output}
)


def test_the_pages_show_envelopes() -> None:
    assert ENVELOPES, "no page shows an operation of {package}"


@pytest.mark.parametrize("envelope", ENVELOPES, ids=str)
def test_a_documented_envelope_comes_back_as_it_was(
    envelope: DocumentedEnvelope,
) -> None:
    assert envelope.difference() is None
'''


def render_roundtrip_module(
    package: str, examples: Sequence[str], *, root: str = ".", output: str = "."
) -> str:
    """The text of the module.

    ``examples`` are sources relative to ``root``. ``root`` and ``output`` (the
    folder that holds the package) are relative to the module's own folder, with
    ``/`` on every system, so that nothing of the machine stands in the text.
    """
    listed = "".join(f"    {_quoted(source)},\n" for source in examples)
    return _MODULE.format(
        package=package,
        examples=f"(\n{listed})" if listed else "()",
        root=_joined(root),
        output=_joined(output),
    )


def _joined(relative: str) -> str:
    return "" if relative in ("", ".") else f" / {_quoted(relative)}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
