"""Where a stack is missing, its tests say so; where it must be, they fail."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.interop import stacks


@pytest.mark.parametrize("stack", sorted(stacks.MISSING))
def test_a_missing_stack_is_named_with_what_installs_it(
    monkeypatch: pytest.MonkeyPatch, stack: str
) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: None)
    monkeypatch.setattr(stacks, "REQUIRED", False)
    pattern = rf"is not here \(no .*`.ci/install-servers {stack}` installs it"
    with pytest.raises(pytest.skip.Exception, match=pattern):
        stacks.require(stack)
    monkeypatch.setattr(stacks, "REQUIRED", True)
    with pytest.raises(pytest.fail.Exception, match="WSDLSMITH_REQUIRE_INTEROP=1"):
        stacks.require(stack)


def test_the_installer_knows_every_stack() -> None:
    script = (Path(stacks.CHECKOUT) / ".ci" / "install-servers").read_text()
    for stack in stacks.MISSING:
        assert re.search(rf"^        (\w+ \| )*{stack}( \| \w+)*\)\n", script, re.M)
