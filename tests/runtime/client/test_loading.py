"""What a client imports, and when: each case in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.runtime.client.conftest import Envelopes, Server

UNUSED = (
    "client.addressing client.events client.failing client.redact client.renewal "
    "client.retry client.security client.signed client.stream codec.attachment "
    "codec.multipart codec.read_fault codec.write_fault codec.xop failure"
).split()
"""What only some calls need."""


def loaded_after(code: str, names: list[str]) -> str:
    """Those of the modules that are loaded when the statements are done."""
    asked = f"import sys\n{code}\nprint(*[m for m in {names} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", asked],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    "modules",
    [
        "tests.runtime.client.depot.session, tests.runtime.client.depot.services.depot",
        "superoffice.services88.session, superoffice.services88.services.erp_sync",
    ],
)
def test_importing_a_client_loads_neither_lxml_nor_httpx2(modules: str) -> None:
    code = f"import {modules}; from wsdlsmith.runtime import NIL"
    assert loaded_after(code, ["lxml", "httpx2", "ssl"]) == ""


def test_a_plain_call_loads_nothing_that_other_calls_need(
    server: Server, envelopes: Envelopes
) -> None:
    server.gives(envelopes.found(3))
    code = (
        "from tests.runtime.client.depot.services.depot import Depot\n"
        f"assert Depot({server.url!r}).find(number=3).number == 3"
    )
    names = ["wsdlsmith.runtime." + name for name in UNUSED]
    assert loaded_after(code, [*names, "httpx2"]) == "httpx2"


def test_what_is_said_to_be_unused_is_there() -> None:
    names = ["wsdlsmith.runtime." + name for name in UNUSED]
    assert loaded_after(f"import {', '.join(names)}", names) == " ".join(names)
