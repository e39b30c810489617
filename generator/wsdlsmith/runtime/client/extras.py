"""Packages that only some clients need, asked for by a name of ``pip install``."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def load_extra(module: str, extra: str, purpose: str) -> Any:
    """The module; ImportError that says what to install when it is not there."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] != module.split(".")[0]:
            raise
        package = module.split(".")[0]
        raise ImportError(
            f"{purpose} needs {package}: pip install 'wsdlsmith[{extra}]'",
            name=error.name,
        ) from None
