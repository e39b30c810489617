"""Plan -> files: the templates, put in place."""

from __future__ import annotations

from pathlib import Path

import jinja2

from wsdlsmith.emit.layout import WIDTH, import_from
from wsdlsmith.emit.package_views import package_view
from wsdlsmith.emit.plan import Plan
from wsdlsmith.emit.service_views import service_module
from wsdlsmith.emit.type_views import types_modules
from wsdlsmith.errors import UsageError

Rendered = dict[str, str]


class Templates:
    """The templates, a user's own folder searched before ours.

    A template's path is the path of what it writes; ``[service]`` and
    ``[module]`` in it stand for each service's and each types module's name.
    """

    def __init__(self, own: Path, override: Path | None = None) -> None:
        folders = [own] if override is None else [override, own]
        if override is not None and not override.is_dir():
            raise UsageError(
                f"there is no template folder {override}",
                hint="--templates names a folder that holds templates of the same "
                "paths as the built-in ones",
            )
        self._override = override
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folders),
            undefined=jinja2.StrictUndefined,
            autoescape=False,  # noqa: S701  # it is Python that is written, not HTML
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.filters["import_from"] = import_from

    def is_own(self, name: str) -> bool:
        """Whether the template is the user's and not ours."""
        return self._override is not None and (self._override / name).is_file()

    def render(self, name: str, **values: object) -> str:
        """One file's text."""
        try:
            return self._environment.get_template(name).render(values)
        except jinja2.TemplateError as error:
            line = getattr(error, "lineno", None)
            raise UsageError(
                f"template {name}{f':{line}' if line else ''}: {error}",
                hint="compare it with the built-in template of the same path",
            ) from error


def render(plan: Plan, templates: Templates) -> tuple[Rendered, set[str]]:
    """Every file of the package, and which of them black must look at."""
    package = package_view(plan)
    files: Rendered = {"py.typed": ""}
    foreign: set[str] = set()

    def put(path: str, template: str, **values: object) -> None:
        files[path] = templates.render(f"{template}.jinja", package=package, **values)
        if templates.is_own(f"{template}.jinja") or has_long_line(files[path]):
            foreign.add(path)

    for path in ("__init__.py", "_schema.py", "session.py"):
        put(path, path)
    for folder in ("types", "services"):
        put(f"{folder}/__init__.py", f"{folder}/__init__.py")
    for module in types_modules(plan):
        put(f"types/{module.name}.py", "types/[module].py", module=module)
    for service in plan.services:
        view = service_module(plan, service)
        put(f"services/{view.name}.py", "services/[service].py", service=view)
    return files, foreign


def has_long_line(text: str) -> bool:
    """Whether a line of code, not of a long string, is longer than black's lines."""
    inside = False
    for line in text.split("\n"):
        if len(line) > WIDTH and not inside:
            return True
        inside ^= line.count('"""') % 2 == 1
    return False
