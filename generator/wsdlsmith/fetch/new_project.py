"""The first API of a project: its section in the project file, and its sources."""

from __future__ import annotations

import keyword
import posixpath
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wsdlsmith.errors import DefinitionError, OutputError, UsageError
from wsdlsmith.fetch.bring import Brought, Delivery, bring
from wsdlsmith.fetch.layout import EXAMPLES
from wsdlsmith.fetch.sources_file import quoted
from wsdlsmith.location import Location
from wsdlsmith.project_file import OWN_FILE, PYPROJECT, check_name, check_package
from wsdlsmith.read.web import is_url, without_login


@dataclass(frozen=True, slots=True, kw_only=True)
class NewApi:
    """What the user says of the first API."""

    name: str
    version: str
    package: str
    source: str

    @property
    def folder(self) -> str:
        """Where its files go, below the project's root."""
        return f"wsdl/{self.name}/{self.version}"


def new_api(source: str, name: str, version: str, package: str = "") -> NewApi:
    """Check the names; the package is made of name and version by default."""
    package = package or f"{_python(name)}.{_python(version)}"
    checks = (("name", name), ("version", version), ("package", package))
    for option, value in checks:
        check = check_package if option == "package" else check_name
        fault = check(value)
        if fault:
            raise UsageError(f'--{option} "{value}": {fault}')
    return NewApi(name=name, version=version, package=package, source=source)


def _python(name: str) -> str:
    word = re.sub(r"\W", "_", name.lower(), flags=re.ASCII)
    if word[:1].isdigit():
        word = f"v{word}"
    return f"{word}_" if keyword.iskeyword(word) else word


def project_file(root: Path) -> Path:
    """Where the section goes: ``pyproject.toml`` where there is one.

    Raises UsageError where the project has a section already.
    """
    own, pyproject = root / OWN_FILE, root / PYPROJECT
    if own.exists():
        raise _exists(own)
    if not pyproject.exists():
        return own
    try:
        content = tomllib.loads(pyproject.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot be read: {error}", Location(PYPROJECT)) from error
    if "wsdlsmith" in content.get("tool", {}):
        raise _exists(pyproject)
    return pyproject


def write_project(root: Path, api: NewApi, delivery: Delivery) -> tuple[Path, Brought]:
    """Write the files, then the section that declares them."""
    file = project_file(root)
    if not delivery.contracts:
        raise DefinitionError(
            "holds examples, and no WSDL",
            Location(api.source),
            "init needs the WSDL; examples are added to the project file later",
        )
    folder = root / api.folder
    if folder.exists() and any(folder.iterdir()):
        raise OutputError(
            "the folder is not empty, and init overwrites nothing",
            Location(api.folder),
            "choose another --name or --version, or empty it",
        )
    brought = bring(delivery, folder)
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    gap = "\n" if before.endswith("\n") else "\n\n"
    text = before + gap + section(api, delivery) if before else section(api, delivery)
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror}", Location(file.name)
        ) from error
    return file, brought


def section(api: NewApi, delivery: Delivery) -> str:
    """The section's text."""
    source = without_login(api.source) if is_url(api.source) else api.source
    lines = [
        "[tool.wsdlsmith]",
        'output = "generated"',
        "",
        "[[tool.wsdlsmith.api]]",
        f"name = {quoted(api.name)}",
        f"version = {quoted(api.version)}",
        f"wsdl = [{_patterns(api.folder, delivery.contracts)}]",
    ]
    if delivery.examples:
        lines.append(f"examples = [{quoted(f'{api.folder}/{EXAMPLES}')}]")
    lines.append(f"package = {quoted(api.package)}")
    lines.append(f"sources = [{quoted(source)}]")
    return "\n".join(lines) + "\n"


def _patterns(folder: str, paths: Iterable[str]) -> str:
    """One pattern for each folder and ending, so that later files are found too."""
    found = set()
    for path in paths:
        inside, name = posixpath.split(path)
        ending = posixpath.splitext(name)[1]
        found.add(posixpath.join(folder, inside, f"*{ending}" if ending else name))
    return ", ".join(quoted(pattern) for pattern in sorted(found))


def _exists(file: Path) -> UsageError:
    return UsageError(
        "has a wsdlsmith section already, and init overwrites nothing",
        Location(file.name),
        "add an [[tool.wsdlsmith.api]] to it, and run wsdlsmith fetch",
    )
