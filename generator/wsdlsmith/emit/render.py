"""Plan -> files: the templates, put in place."""

from __future__ import annotations

import traceback
from pathlib import Path

import jinja2

from wsdlsmith.emit.fault_views import faults_module
from wsdlsmith.emit.layout import WIDTH, import_from
from wsdlsmith.emit.package_views import PackageView, package_view
from wsdlsmith.emit.plan import Plan, ServicePlan, Surroundings
from wsdlsmith.emit.service_views import service_module
from wsdlsmith.emit.type_views import types_modules
from wsdlsmith.errors import UsageError
from wsdlsmith.location import Location

Rendered = dict[str, str]

# What an expression in a template may raise beside jinja's own errors.
_MISTAKES = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


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
        if override is not None:
            _check_paths(own, override)
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
        except (jinja2.TemplateError, *_MISTAKES) as error:
            if self._override is None:
                raise
            said = getattr(error, "message", None) or str(error)
            raise UsageError(
                f"template {_place(error, name)}: {said}",
                hint="compare it with the built-in template of the same path",
            ) from error


def _check_paths(own: Path, override: Path) -> None:
    """Each of the user's templates must replace one of ours, or help one.

    What ends in ``.py.jinja`` is taken for a file of the package, and other
    names for what the templates include.
    """
    known = {path.relative_to(own) for path in own.rglob("*.jinja")}
    given = {path.relative_to(override) for path in override.rglob("*.jinja")}
    strange = sorted(
        p.as_posix() for p in given - known if p.name.endswith(".py.jinja")
    )
    if given & known and not strange:
        return
    names = ", ".join(sorted(path.as_posix() for path in known))
    raise UsageError(
        f"{strange[0] if strange else 'this folder'} replaces no built-in template",
        Location(override.as_posix()),
        hint=f"the templates are {names}",
    )


def _place(error: Exception, name: str) -> str:
    """The template and line at fault; jinja puts them into the traceback."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{error.name or name}:{error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f.lineno for f in frames if f.filename.endswith(".jinja")]
    return f"{name}:{lines[-1]}" if lines else name


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
    if plan.faults:
        put("faults.py", "faults.py", faults=faults_module(plan))
    for folder in ("types", "services"):
        put(f"{folder}/__init__.py", f"{folder}/__init__.py")
    for module in types_modules(plan):
        put(f"types/{module.name}.py", "types/[module].py", module=module)
    around = plan.surroundings
    for service in plan.services:
        path, text, long = render_service(around, service, templates, package)
        files[path] = text
        foreign |= {path} if long else set()
    return files, foreign


def render_service(
    around: Surroundings,
    service: ServicePlan,
    templates: Templates,
    package: PackageView | None = None,
) -> tuple[str, str, bool]:
    """The path and text of a service's module, and whether black must look at it.

    Our own template does without ``package``; a user's may want it.
    """
    template = "services/[service].py.jinja"
    view = service_module(around, service)
    values = {"service": view} | ({"package": package} if package else {})
    text = templates.render(template, **values)
    long = templates.is_own(template) or has_long_line(text)
    return f"services/{view.name}.py", text, long


def has_long_line(text: str) -> bool:
    """Whether a line of code, not of a long string, is longer than black's lines."""
    inside = False
    for line in text.split("\n"):
        if len(line) > WIDTH and not inside:
            return True
        inside ^= line.count('"""') % 2 == 1
    return False
