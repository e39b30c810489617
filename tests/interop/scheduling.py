"""Which process runs which test: those that share a server are kept together.

xdist's own groups (``--dist loadgroup``) change a private name of pytest that is
gone since pytest 9.2, and so do nothing there.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

FOLDER = "tests/interop/"


class ServersStartOnce(LoadScopeScheduling):  # type: ignore[misc]
    """Every test is on its own but for those here: a file goes to one process.

    So do all files that need the vendor's whole version as a package.
    """

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        if FOLDER not in path:
            return nodeid
        return "published" if path.endswith("_published.py") else path
