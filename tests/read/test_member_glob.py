"""``#GLOB`` on the paths of members."""

from __future__ import annotations

import fnmatch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wsdlsmith.read.member_glob import matches


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*Services88-*", "WSDL/WSDL-Services88-ErpSync.xml", True),
        ("*Services88-*", "WSDL/WSDL-Services86-ErpSync.xml", False),
        ("soap/Services88/Services88-*.md", "soap/Services88/Services88-AI.md", True),
        ("soap/Services88/*", "soap/Services88/AI/Translate.md", True),
        ("*.md", "soap/a.md", True),
        ("*.MD", "a.md", False),
        ("a?.xml", "ab.xml", True),
        ("[ab].xml", "a.xml", True),
        ("./a.xml", "a.xml", True),
        ("**/*.md", "a.md", True),
        ("**/*.md", "x/y/a.md", True),
        ("x/**", "x/y/a.md", True),
        ("x/*/**.md", "x/a.md", False),
        ("**/x/*.md", "x/y/a.md", False),
        ("**/a?c.md", "x/a/c.md", False),
    ],
)
def test_a_pattern_chooses_paths(pattern: str, path: str, expected: bool) -> None:
    assert matches(path, pattern) is expected


@given(st.text(alphabet="ab/*?", max_size=8), st.text(alphabet="ab/", max_size=8))
def test_without_double_stars_it_is_what_fnmatch_says(pattern: str, path: str) -> None:
    if "**" not in pattern and not pattern.startswith("./"):
        assert matches(path, pattern) is fnmatch.fnmatchcase(path, pattern)


@given(st.text(min_size=1, max_size=20))
def test_a_path_matches_all_and_a_pattern_of_any_text_is_no_crash(text: str) -> None:
    assert matches(text, "*")
    assert matches(text, "**")
    matches("a", text)
    matches("a", f"**/{text}")
