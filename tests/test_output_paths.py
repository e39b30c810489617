"""No path of a generated file leads out of its folder, on any disk."""

from __future__ import annotations

import os.path
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wsdlsmith.errors import OutputError
from wsdlsmith.fileset import FileSet

STEPS = st.one_of(
    st.sampled_from(["..", ".", "", "a", "A", "~", "con", " ", "..a", "a b", "\u00e9"]),
    st.text(max_size=6),
)
NOT_PLAIN = (
    *("", " ", "/etc/passwd", "../up.py", "a/../../up.py", ".. /up.py"),
    *("a//b", "a/", "./a", "a/ /b", "C:/a", "C:\\a.py", "a\\b", "a\nb", "a\0b"),
    "\ud800.py",
)
PATHS = st.lists(STEPS, min_size=1, max_size=4).map("/".join)


@pytest.mark.parametrize("path", NOT_PLAIN)
def test_a_path_that_is_not_plain_is_named_in_the_error(path: str) -> None:
    with pytest.raises(OutputError, match="is not a plain path below") as caught:
        FileSet({path: b""})
    assert repr(path) in str(caught.value)


def test_a_package_folder_must_be_plain_too() -> None:
    with pytest.raises(OutputError, match=r"'\.\./elsewhere' is not a plain path"):
        FileSet({}, "../elsewhere")


@pytest.mark.parametrize(
    ("one", "other"),
    [("a.py", "A.py"), ("a", "a/b"), ("a", "A/b/c"), ("\u00e9", "e\u0301")],
)
def test_two_paths_that_exclude_each_other_are_refused(one: str, other: str) -> None:
    with pytest.raises(OutputError, match="cannot both be on one disk"):
        FileSet({one: b"", other: b""})


def test_neighbours_that_only_look_alike_are_fine() -> None:
    assert len(FileSet({"a": b"", "a.b/c": b"", "ab/c": b""})) == 3


@given(st.dictionaries(PATHS, st.binary(max_size=8), max_size=4))
def test_whatever_the_paths_all_files_are_below_the_folder_or_none(
    files: dict[str, bytes],
) -> None:
    with TemporaryDirectory() as name:
        top = Path(name)
        (top / "out").mkdir()
        try:
            package = FileSet(files, "pkg").with_manifest("1", {})
            package.write(top / "out")
        except OutputError:
            assert os.listdir(top) == ["out"]
            assert os.listdir(top / "out") == []
            return
        found = {
            path.relative_to(top).as_posix(): path.read_bytes()
            for path in top.rglob("*")
            if path.is_file()
        }
        assert found == {f"out/pkg/{path}": data for path, data in package.items()}
