"""``wsdlsmith.json``: what one run wrote into a package folder, and from what.

It makes a folder ours: without it, nothing in a non-empty folder is touched. It
holds no clock and no path of the machine, so the same input gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from wsdlsmith.errors import OutputError
from wsdlsmith.line_ends import with_lf
from wsdlsmith.location import Location

MANIFEST = "wsdlsmith.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """Inputs and files of one run, each with its sha256 (of its bytes with LF)."""

    tool: str
    inputs: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, files: Mapping[str, bytes], tool: str, inputs: Mapping[str, str]
    ) -> Manifest:
        """The manifest of ``files``; it does not list itself."""
        hashes = {
            path: sha256(with_lf(data)).hexdigest()
            for path, data in files.items()
            if path != MANIFEST
        }
        return cls(tool, dict(inputs), hashes)

    def to_bytes(self) -> bytes:
        """Deterministic JSON: sorted, one fact a line."""
        document = {
            "version": VERSION,
            "tool": self.tool,
            "inputs": dict(sorted(self.inputs.items())),
            "files": dict(sorted(self.files.items())),
        }
        text = json.dumps(document, indent=2, ensure_ascii=False)
        return f"{text}\n".encode()


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest in ``folder``; None when there is none."""
    path = folder / MANIFEST
    if path.is_symlink() or not path.is_file():
        return None
    try:
        document = json.loads(path.read_bytes())
    except ValueError as error:
        raise _not_ours(path, f"is not JSON ({error})") from error
    match document:
        case {"version": 1, "tool": str(tool), "inputs": dict(inputs), "files": files}:
            if isinstance(files, dict):
                return Manifest(tool, inputs, files)
        case {"version": int(version)} if version > VERSION:
            raise _not_ours(path, f"has version {version}, made by a newer wsdlsmith")
    raise _not_ours(path, "is not a manifest of wsdlsmith")


def _not_ours(path: Path, what: str) -> OutputError:
    return OutputError(
        f"the manifest {what}",
        Location(path.as_posix()),
        hint="restore the file, or choose another output folder",
    )
