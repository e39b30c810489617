"""Whether what is committed is what WSDLs, templates and this tool give."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

from wsdlsmith.check.problem import Problem, Target
from wsdlsmith.fileset import FileSet
from wsdlsmith.line_ends import with_lf
from wsdlsmith.manifest import MANIFEST, Manifest, read_manifest

_REDO: Final = "run wsdlsmith generate and commit what it writes"


def check_bindings(target: Target, files: FileSet) -> list[Problem]:
    """A sentence for each file that differs, with the reason for it."""
    home = target.output / files.folder
    committed = read_manifest(home)
    if committed is None:
        place = target.shown(home)
        return [_problem("bindings-missing", f"{place} holds no bindings", place)]
    compared = files.compare(target.output)
    found = list(_tool(target, home, committed))
    why = _why(committed, files)
    for path in (*compared.changed, *compared.missing, *compared.stale):
        if path != MANIFEST:
            found.append(_file(target, home, path, committed.files, why))
    for path in compared.foreign:
        place = target.shown(home / path)
        found.append(
            _problem(
                "bindings-foreign-file",
                f"{place} was not written by wsdlsmith",
                place,
                "move it elsewhere: the folder is replaced as a whole",
            )
        )
    if MANIFEST in compared.changed and not found:
        place = target.shown(home / MANIFEST)
        sentence = f"{place} is out of date: {why}"
        found.append(_problem("bindings-out-of-date", sentence, place))
    return found


def _tool(target: Target, home: Path, committed: Manifest) -> list[Problem]:
    here = version("wsdlsmith")
    if committed.tool == here:
        return []
    place = target.shown(home / MANIFEST)
    return [
        _problem(
            "tool-version-differs",
            f"{target.shown(home)} was written by wsdlsmith {committed.tool}, "
            f"and this is {here}",
            place,
            f"install {committed.tool}, or {_REDO}",
        )
    ]


def _why(committed: Manifest, files: FileSet) -> str:
    """Why files may differ that nobody has edited."""
    made = json.loads(files.get(MANIFEST, b"{}"))
    if committed.inputs != made.get("inputs", {}):
        return "the WSDLs or pages changed since the bindings were written"
    if committed.tool != version("wsdlsmith"):
        return "another version of wsdlsmith wrote it"
    return "the templates or the project file changed since it was written"


def _file(
    target: Target, home: Path, path: str, hashes: Mapping[str, str], why: str
) -> Problem:
    place = target.shown(home / path)
    file = home / path
    if not file.is_file():
        reason = "the file was removed" if path in hashes else why
        return _problem("bindings-out-of-date", f"{place} is missing: {reason}", place)
    found = sha256(with_lf(file.read_bytes())).hexdigest()
    if hashes.get(path, found) != found:
        return _problem(
            "bindings-edited",
            f"{place} was edited by hand since it was generated",
            place,
            "undo the edit, or put it into a template; then " + _REDO,
        )
    return _problem("bindings-out-of-date", f"{place} is out of date: {why}", place)


def _problem(code: str, sentence: str, file: str, todo: str = _REDO) -> Problem:
    return Problem(check="bindings", code=code, sentence=sentence, todo=todo, file=file)
