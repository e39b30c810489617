"""Whether a peer loads a WSDL: each in a process of its own, without network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import copy, copytree
from tempfile import TemporaryDirectory

_SECONDS = 120
_NO_NETWORK = """
import socket, sys
def refuse(*args, **options):
    raise OSError("no network here")
socket.create_connection = refuse
socket.getaddrinfo = refuse
"""
_ZEEP = "import zeep\nzeep.Client(sys.argv[1])"
_SUDS = (
    "from pathlib import Path\nfrom suds.client import Client\n"
    "Client(Path(sys.argv[1]).as_uri(), cache=None)"
)
_XSDATA = (
    "from xsdata.__main__ import main\n"
    "sys.argv = ['xsdata', 'generate', sys.argv[1], '--package', 'made',"
    " '--structure-style', 'single-package']\n"
    "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
    "sys.path.insert(0, '.')\nimport made"
)
PEERS = {"zeep": _ZEEP, "xsdata": _XSDATA, "suds": _SUDS}
"""By their packages' names, but ``suds`` is suds-community's."""


def load(peer: str, root: Path, entry: str) -> bool:
    """Whether the peer makes a client (or bindings that can be imported) of it.

    ``entry`` is the WSDL's path below ``root``, the folder of all that it imports.
    The peer gets a copy of them in which the WSDL ends in ``.wsdl``: xsdata takes
    a file for what its ending says.
    """
    tools = Path(sys.executable).parent  # xsdata calls ruff
    with TemporaryDirectory(prefix="peer-") as folder:
        wsdl = (copytree(root, Path(folder) / "source") / entry).resolve()
        if wsdl.suffix != ".wsdl":
            wsdl = Path(copy(wsdl, wsdl.with_suffix(".wsdl")))
        try:
            done = subprocess.run(
                [sys.executable, "-c", _NO_NETWORK + PEERS[peer], str(wsdl)],
                cwd=folder,
                env={**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"},
                capture_output=True,
                timeout=_SECONDS,
            )
        except subprocess.TimeoutExpired:
            return False
    return done.returncode == 0
