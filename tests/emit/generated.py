"""Packages made from a WSDL in memory, and what Python makes of them."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from wsdlsmith.fileset import FileSet
from wsdlsmith.job import Job
from wsdlsmith.pipeline import Built, build


def make(folder: Path, text: str, package: str = "shop") -> Built:
    """The package of one WSDL, in memory."""
    source = folder / "service.wsdl"
    source.write_text(text, encoding="utf-8")
    return build(Job(package=package, sources=(str(source),)))


def modules(files: FileSet) -> list[str]:
    """The names of all modules of a package."""
    home = files.folder.replace("/", ".")
    paths = [path[:-3].replace("/", ".") for path in files if path.endswith(".py")]
    return [f"{home}.{path}".removesuffix(".__init__") for path in paths]


@contextmanager
def imported(built: Built, folder: Path) -> Iterator[dict[str, ModuleType]]:
    """Every module of the package, imported; forgotten again afterwards."""
    built.files.write(folder)
    names = modules(built.files)
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    home = names[0].partition(".")[0]
    try:
        yield {name.partition(".")[2]: importlib.import_module(name) for name in names}
    finally:
        sys.path.remove(str(folder))
        for name in [n for n in sys.modules if n == home or n.startswith(f"{home}.")]:
            del sys.modules[name]


class _Blank(ast.NodeTransformer):
    """Takes away what data may change: strings, docstrings, members' names."""

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return ast.Constant("") if isinstance(node.value, str | None) else node

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        docstring = isinstance(node.value, ast.Constant)
        return None if docstring else self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        self.generic_visit(node)
        for line in node.body:
            if isinstance(line, ast.Assign) and "Token" in ast.dump(node.bases[0]):
                line.targets = [ast.Name("member")]
        return node


def statements(files: FileSet) -> dict[str, str]:
    """What each module does, its strings left out: code, and no data."""
    return {
        path: ast.dump(_Blank().visit(ast.parse(data)))
        for path, data in files.items()
        if path.endswith(".py")
    }
