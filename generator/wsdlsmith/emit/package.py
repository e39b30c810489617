"""Plan -> FileSet: one package, complete, in memory."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version

from wsdlsmith.emit.formatting import format_files
from wsdlsmith.emit.plan import Plan
from wsdlsmith.emit.render import Templates, render
from wsdlsmith.errors import UsageError
from wsdlsmith.fileset import FileSet
from wsdlsmith.names import is_package_name



def emit_package(
    plan: Plan,
    templates: Templates,
    inputs: Mapping[str, str],
    extra: Mapping[str, str] | None = None,
) -> FileSet:
    """Every file of the package and its manifest; nothing is written.

    ``inputs`` are the names and sha256 of what was read; ``extra`` files beside
    the templates' own, such as round-trip tests.
    """
    if not is_package_name(plan.package):
        raise UsageError(
            f'"{plan.package}" is no package name',
            hint="use Python identifiers with dots between them: vendor.api.v1",
        )
    files, unsettled = render(plan, templates)
    files |= extra or {}
    format_files(files, unsettled)
    encoded = {path: text.encode() for path, text in files.items()}
    folder = plan.package.replace(".", "/")
    return FileSet(encoded, folder).with_manifest(version("wsdlsmith"), inputs)
