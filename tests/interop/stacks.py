"""Which foreign SOAP stacks this machine has, and which readers of our reports.

``.ci/install-servers`` installs them. Without one its tests are skipped with the
reason; with ``WSDLSMITH_REQUIRE_INTEROP=1``, as CI sets, that is a failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
REQUIRED = os.environ.get("WSDLSMITH_REQUIRE_INTEROP") == "1"
JAXWS_TOOLS = Path("/usr/share/java/jaxws-tools.jar")
NODE_SOAP = Path(
    os.environ.get("WSDLSMITH_NODE_SOAP") or CHECKOUT / ".venv" / "node-soap"
)
SARIF = Path(os.environ.get("WSDLSMITH_SARIF") or CHECKOUT / ".venv" / "sarif")
MULTITOOL = SARIF / "node_modules/.bin/sarif-multitool"
ACTIONS = Path(os.environ.get("WSDLSMITH_ACTIONS") or CHECKOUT / ".venv" / "actions")
TOOLKIT = ACTIONS / "node_modules/@actions/core/lib/core.js"


def require(stack: str) -> None:
    """Go on when the stack is installed; otherwise skip, or fail where it must be."""
    missing = MISSING[stack]()
    if not missing:
        return
    reason = f"{missing}; `.ci/install-servers {stack}` installs it"
    if REQUIRED:
        pytest.fail(f"{reason}, and WSDLSMITH_REQUIRE_INTEROP=1 wants it here")
    pytest.skip(reason)


def _without(name: str, *programs: str) -> str:
    lacking = [program for program in programs if not shutil.which(program)]
    return f"{name} is not here (no {', '.join(lacking)})" if lacking else ""


def _php() -> str:
    missing = _without("PHP", "php")
    if missing:
        return missing
    asked = subprocess.run(
        ["php", "-m"], capture_output=True, text=True, timeout=30, check=False
    )
    return "" if "soap" in asked.stdout.split() else "PHP is here without ext-soap"


def _jaxws() -> str:
    missing = _without("JAX-WS RI", "java", "javac")
    return missing or ("" if JAXWS_TOOLS.exists() else "JAX-WS RI is not here")


def _mono() -> str:
    missing = _without("Mono", "mono", "mcs", "svcutil")
    folder = Path("/usr/lib/mono/4.5")
    names = ("System.ServiceModel.dll", "System.ServiceModel.Web.dll")
    lacking = [name for name in names if not (folder / name).exists()]
    return missing or (f"Mono is here without {lacking[0]}" if lacking else "")


def _node() -> str:
    missing = _without("node.js", "node")
    there = (NODE_SOAP / "node_modules" / "soap").is_dir()
    return missing or ("" if there else "node-soap is not here")


def _sarif() -> str:
    missing = _without("the SARIF Multitool", "node")
    return missing or ("" if MULTITOOL.exists() else "the SARIF Multitool is not here")


def _actions() -> str:
    missing = _without("GitHub's @actions/core", "node")
    there = TOOLKIT.exists()
    return missing or ("" if there else "GitHub's @actions/core is not here")


def _gsoap() -> str:
    return _without("gSOAP", "wsdl2h", "soapcpp2", "g++")


MISSING = {
    "php": _php,
    "jaxws": _jaxws,
    "mono": _mono,
    "node": _node,
    "gsoap": _gsoap,
    "sarif": _sarif,
    "actions": _actions,
}
