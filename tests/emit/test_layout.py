"""What the layout functions write is what black would write, and says the same."""

from __future__ import annotations

import ast
import keyword

import black
import pytest
from hypothesis import given
from hypothesis import strategies as st
from wsdlsmith.emit.layout import (
    assignment,
    call,
    docstring,
    import_from,
    signature,
)
from wsdlsmith.emit.type_views import literal

_NAMES = st.from_regex(r"[a-z][a-z_]{0,30}", fullmatch=True).filter(
    lambda name: not keyword.iskeyword(name)
)
_ANNOTATIONS = st.sampled_from(
    ["int", "int | None = None", "t.Contact | None = None", "list[str]", "dt.datetime"]
)
_PARAMETERS = st.lists(
    st.tuples(_NAMES, _ANNOTATIONS), max_size=6, unique_by=lambda pair: pair[0]
).map(lambda pairs: [f"{name}: {annotation}" for name, annotation in pairs])
_PROSE = st.text(
    st.one_of(st.sampled_from(" \t\n\"\\'{}éü中#"), st.characters(codec="utf-8")),
    max_size=200,
)


def _black(text: str) -> str:
    return black.format_str(text, mode=black.Mode())


@given(_NAMES, _PARAMETERS, _ANNOTATIONS.map(lambda a: a.removesuffix(" = None")))
def test_a_method_is_laid_as_black_lays_it(
    name: str, parameters: list[str], result: str
) -> None:
    head = signature(f"async def {name}", parameters, result, 4)
    body = call("return await async_call", ["self", '"Op"', *_names(parameters)], 8)
    text = f"class A:\n{head}\n{body}\n"
    assert _black(text) == text


def _names(parameters: list[str]) -> list[str]:
    return [parameter.partition(":")[0] for parameter in parameters]


@given(st.lists(st.lists(_PROSE, min_size=1, max_size=3), min_size=1, max_size=3))
def test_any_prose_is_a_docstring_that_black_leaves_and_python_reads(
    blocks: list[list[str]],
) -> None:
    text = (
        f"class A:\n    def a(self) -> None:\n{docstring(blocks, 8)}\n        return\n"
    )
    function = ast.parse(text).body[0].body[0]  # type: ignore[attr-defined]
    said = ast.get_docstring(function)
    assert said is not None
    assert said.split() == " ".join(t for b in blocks for t in b).split() or any(
        not c.isprintable() for b in blocks for t in b for c in t
    )
    assert _black(text) == text


@pytest.mark.parametrize("length", range(60, 100))
@pytest.mark.parametrize("end", [" x", ""])
def test_prose_of_any_length_fits_its_lines(length: int, end: str) -> None:
    text = (
        f"def a() -> None:\n{docstring([['y' * 20 + ' ' + 'x' * length + end]], 4)}\n"
    )
    assert _black(text) == text


def test_prose_that_ends_a_string_stays_prose() -> None:
    hostile = '"""\nimport os\nos.remove("x")\n"""'
    text = f"def a() -> None:\n{docstring([[hostile]], 4)}\n"
    function = ast.parse(text).body[0]
    assert isinstance(function, ast.FunctionDef)
    assert len(function.body) == 1
    said = ast.get_docstring(function) or ""
    assert said.strip() == '""" import os os.remove("x") """'


@given(_NAMES, st.lists(_NAMES, min_size=1, max_size=8, unique=True))
def test_an_import_is_laid_as_black_lays_it(module: str, names: list[str]) -> None:
    text = f"{import_from(f'.{module}', names)}\n"
    assert _black(text) == text


_LONG_NAMES = st.from_regex(r"[A-Z][A-Z_]{0,100}", fullmatch=True)


@given(_LONG_NAMES, st.text("ab", min_size=1, max_size=100))
def test_a_member_of_an_enumeration_is_laid_as_black_lays_it(
    name: str, token: str
) -> None:
    text = f"class E:\n{assignment(name, literal(token), 4)}\n"
    assert _black(text) == text


@given(_LONG_NAMES, _LONG_NAMES)
def test_a_name_that_is_imported_to_be_exported_is_laid_as_black_lays_it(
    module: str, name: str
) -> None:
    line = import_from(f".{module}", [f"{name} as {name}"], 4)
    text = f"if TYPE_CHECKING:\n{line}\n"
    assert _black(text) == text
