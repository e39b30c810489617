"""The project file, found and read.

``[tool.wsdlsmith]`` in ``pyproject.toml``, or ``wsdlsmith.toml``, which may leave
the ``tool.wsdlsmith`` away. It is read strictly: a key that is not known is an
error, since a misspelt one would be an option that silently does nothing.
"""

from __future__ import annotations

import keyword
import re
import sys
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

from wsdlsmith.errors import UsageError
from wsdlsmith.location import Location
from wsdlsmith.project import Accepted, Api, Failure, Project
from wsdlsmith.toml_table import TomlTable

OWN_FILE = "wsdlsmith.toml"
PYPROJECT = "pyproject.toml"
_NAME = re.compile(r"[A-Za-z0-9_][\w.+-]*", re.ASCII)


def find_project(folder: Path) -> Path | None:
    """The project file for a folder: the nearest one in it or above it.

    In one folder ``wsdlsmith.toml`` goes before ``pyproject.toml``; a
    ``pyproject.toml`` without a ``[tool.wsdlsmith]`` is passed over.
    """
    here = folder.absolute()
    for place in (here, *here.parents):
        if (place / OWN_FILE).is_file():
            return place / OWN_FILE
        if _is_ours(place / PYPROJECT):
            return place / PYPROJECT
    return None


def read_project(file: Path) -> Project:
    """Read a project file. Raises UsageError naming the table and the key."""
    section = _section(file)
    if section is None:
        raise UsageError(
            "has no [tool.wsdlsmith]", Location(file.name), "wsdlsmith init writes one"
        )
    table = TomlTable(section, file.name, "tool.wsdlsmith")
    project = Project(
        file=file,
        output=file.parent / table.text("output", "generated"),
        templates=_folder(file, table),
        apis=table.tables("api", lambda each: _api(file, each)),
    )
    table.finish()
    _check_unique(project, table)
    return project


def _is_ours(pyproject: Path) -> bool:
    """Whether it has our section; one that does not speak of us may be broken."""
    try:
        if b"wsdlsmith" not in pyproject.read_bytes():
            return False
    except OSError:
        return False
    return _section(pyproject) is not None


def _section(file: Path) -> Mapping[str, object] | None:
    """The file's ``tool.wsdlsmith``; all of a ``wsdlsmith.toml`` without one."""
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{file.name}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"not TOML: {error}", Location(file.name)) from error
    tool = content.get("tool", {})
    section = tool.get("wsdlsmith") if isinstance(tool, dict) else None
    if section is None and file.name != PYPROJECT and "tool" not in content:
        return content
    if section is not None and not isinstance(section, dict):
        raise UsageError("tool.wsdlsmith must be a table", Location(file.name))
    return section


def _api(file: Path, table: TomlTable) -> Api:
    api = Api(
        name=_checked(table, "name", check_name),
        version=_checked(table, "version", check_name),
        package=_checked(table, "package", check_package),
        wsdl=table.texts("wsdl"),
        examples=table.texts("examples"),
        sources=table.texts("sources"),
        per_service=table.flag("per_service"),
        tests=table.flag("tests"),
        templates=_folder(file, table),
        failure=table.table("failure", _failure),
        accept=table.tables("accept", _accepted),
    )
    table.finish()
    if not api.wsdl:
        raise table.error(
            "wsdl is missing: which documents describe the API",
            f'for example wsdl = ["{api.folder}/*.wsdl"]',
        )
    return api


def _accepted(table: TomlTable) -> Accepted:
    return Accepted(
        code=table.text("code"),
        reason=table.text("reason"),
        page=table.text("page", ""),
        path=table.text("path", ""),
    )


def _failure(table: TomlTable) -> Failure:
    """``header`` is one name, or a list of them."""
    if not isinstance(table.values.get("header"), list):
        return Failure(header=table.text("header"))
    first, *more = table.texts("header") or (table.text("header"),)
    return Failure(header=first, more=tuple(more))


def _folder(file: Path, table: TomlTable) -> Path | None:
    name = table.text("templates", "")
    return file.parent / name if name else None


def _checked(table: TomlTable, key: str, check: Callable[[str], str]) -> str:
    value = table.text(key)
    fault = check(value)
    if fault:
        raise table.error(f'{key} = "{value}": {fault}')
    return value


def check_name(name: str) -> str:
    """Why an API cannot have this name or version; empty when it can.

    Both are names of folders.
    """
    if _NAME.fullmatch(name) and ".." not in name:
        return ""
    return "letters, digits and the signs _ - . + only, since it names a folder"


def check_package(package: str) -> str:
    """Why generated code cannot be this package; empty when it can."""
    for part in package.split("."):
        if not part.isidentifier():
            return f'"{part}" is no Python name; a package is names joined by dots'
        if not part.isascii():
            return f'"{part}" has other letters than those of ASCII: it names a folder'
        if keyword.iskeyword(part):
            return f'"{part}" is a keyword of Python'
    first = package.partition(".")[0]
    if first == "wsdlsmith" or first in sys.stdlib_module_names:
        return f'"{first}" would hide the Python module of that name'
    return ""


def _check_unique(project: Project, table: TomlTable) -> None:
    labels: set[str] = set()
    packages: dict[str, str] = {}
    for api in project.apis:
        if api.label in labels:
            raise table.error(f"declares {api.label} twice")
        labels.add(api.label)
        for package, label in packages.items():
            if _overlap(package, api.package):
                raise table.error(
                    f"the packages of {label} and {api.label} are one folder or "
                    f"inside each other: {package}, {api.package}"
                )
        packages[api.package] = api.label


def _overlap(one: str, other: str) -> bool:
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")
