"""Plan -> FileSet: one package, complete, in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.metadata import version

from wsdlsmith.emit.formatting import format_files
from wsdlsmith.emit.plan import Plan
from wsdlsmith.emit.render import Templates, render
from wsdlsmith.errors import UsageError
from wsdlsmith.fileset import FileSet
from wsdlsmith.names import is_package_name

_PARENT = (
    '"""A package for each service, because they define some types differently."""\n'
)


def emit_package(
    package: str,
    plans: Sequence[Plan],
    templates: Templates,
    inputs: Mapping[str, str],
    extra: Mapping[str, str] | None = None,
) -> FileSet:
    """Every file of the package and its manifest; nothing is written.

    One plan is the package itself; several are packages below it. ``inputs`` are
    the names and sha256 of what was read; ``extra`` files beside the templates'
    own, such as round-trip tests.
    """
    if not is_package_name(package):
        raise UsageError(
            f'"{package}" is no package name',
            hint="use Python identifiers with dots between them: vendor.api.v1",
        )
    files = dict(extra or {})
    unsettled = set(files)
    for plan in plans:
        below = plan.package.removeprefix(package).lstrip(".")
        folder = f"{below}/" if below else ""
        rendered, long = render(plan, templates)
        files |= {f"{folder}{path}": text for path, text in rendered.items()}
        unsettled |= {f"{folder}{path}" for path in long}
    files.setdefault("__init__.py", _PARENT)
    format_files(files, unsettled)
    encoded = {path: text.encode() for path, text in files.items()}
    folder = package.replace(".", "/")
    return FileSet(encoded, folder).with_manifest(version("wsdlsmith"), inputs)
