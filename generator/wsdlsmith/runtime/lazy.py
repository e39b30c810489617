"""Names of a package that are imported when they are first used (PEP 562), or at once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType


def lazy_exports(
    package: str, text: str
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """The ``__getattr__`` and ``__dir__`` of ``package``.

    ``text`` names the modules, relative to the package, and what each holds:
    ``module: Name Name``; a line that begins with a blank goes on.
    """
    homes: dict[str, str] = {}
    module = ""
    for line in text.splitlines():
        if ":" in line:
            module, _, line = line.partition(":")
        homes.update(dict.fromkeys(line.split(), module))

    def __getattr__(name: str) -> object:
        if name == "__all__":  # which is asked for by ``import *`` where none is stated
            return sorted(homes)
        home = homes.get(name)
        if home is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value: object = getattr(import_module(f"{package}.{home}"), name)
        setattr(sys.modules[package], name, value)
        return value

    def __dir__() -> list[str]:
        return sorted({*vars(sys.modules[package]), *homes})

    return __getattr__, __dir__


def resolve_types(types: ModuleType) -> None:
    """Import all of a generated package's ``types``, and let each find the others.

    ``typing.get_type_hints``, and with it pydantic, cattrs and the like, looks names
    up in the module of a class. A module of types imports what only its annotations
    name for type checkers alone, so that one type does not bring all of them.
    """
    classes = {name: getattr(types, name) for name in types.__all__}
    for module in {kind.__module__ for kind in classes.values()}:
        vars(sys.modules[module]).update(classes)
