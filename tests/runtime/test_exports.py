"""The names of the run time, for those who import all of them."""

from __future__ import annotations

import ast
from pathlib import Path

import wsdlsmith.runtime


def test_what_type_checkers_see_is_what_is_there() -> None:
    source = Path(wsdlsmith.runtime.__file__).read_text(encoding="utf-8")
    seen = {
        alias.asname
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.asname is not None
    }
    names: dict[str, object] = {}
    exec("from wsdlsmith.runtime import *", names)
    assert len(seen) > 50
    assert names.keys() - {"__builtins__"} == seen
