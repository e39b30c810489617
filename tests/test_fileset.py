"""Generated files reach the disk all at once, in their own folder, or not at all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from wsdlsmith.errors import OutputError
from wsdlsmith.fileset import FileSet

INPUTS = {"a.wsdl": "00ff"}


def package(files: Mapping[str, bytes], folder: str = "acme/v1") -> FileSet:
    return FileSet(files, folder).with_manifest("0.1.0", INPUTS)


def tree(root: Path) -> dict[str, bytes]:
    """Every file below ``root``, hidden ones too."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def refused(files: FileSet, root: Path) -> str:
    """The message of the refusal; the disk is as it was."""
    before = tree(root)
    with pytest.raises(OutputError) as caught:
        files.write(root)
    assert tree(root) == before
    return str(caught.value)


def test_a_written_file_set_is_on_disk_and_compares_clean(tmp_path: Path) -> None:
    files = package({"__init__.py": b"x = 1\n", "types/shared.py": b"y = 2\n"})
    before = files.write(tmp_path)
    assert before.missing == ("__init__.py", "types/shared.py", "wsdlsmith.json")
    assert tree(tmp_path) == {f"acme/v1/{path}": data for path, data in files.items()}
    assert files.compare(tmp_path).clean


def test_the_manifest_names_tool_inputs_and_files_with_their_hashes() -> None:
    files = package({"b.py": b"b", "a.py": b"a"})
    assert json.loads(files["wsdlsmith.json"]) == {
        "version": 1,
        "tool": "0.1.0",
        "inputs": INPUTS,
        "files": {"a.py": sha256(b"a").hexdigest(), "b.py": sha256(b"b").hexdigest()},
    }


def test_the_order_of_the_files_does_not_change_the_manifest() -> None:
    one = package({"b.py": b"b", "a.py": b"a"})
    other = package({"a.py": b"a", "b.py": b"b"})
    assert list(one) == list(other)
    assert one["wsdlsmith.json"] == other["wsdlsmith.json"]


def test_a_comparison_names_missing_changed_stale_and_foreign_files(
    tmp_path: Path,
) -> None:
    package({"same": b"1\n", "changed": b"old\n", "stale": b"3\n"}).write(tmp_path)
    (tmp_path / "acme/v1/foreign").write_bytes(b"mine")
    found = package({"same": b"1\n", "changed": b"new\n", "missing": b"4\n"}).compare(
        tmp_path
    )
    assert found.missing == ("missing",)
    assert found.changed == ("changed", "wsdlsmith.json")
    assert found.stale == ("stale",)
    assert found.foreign == ("foreign",)
    assert not found.clean


def test_the_diff_reads_from_the_disk_to_what_would_be_written(tmp_path: Path) -> None:
    FileSet({"a.py": b"one\ntwo\n"}).with_manifest("1", {}).write(tmp_path / "out")
    found = FileSet({"a.py": b"one\nthree"}).compare(tmp_path / "out")
    assert found.diff.startswith(
        "--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,2 @@\n one\n-two\n+three\n"
        "\\ No newline at end of file\n"
    )


def test_the_diff_of_a_missing_file_starts_from_nothing(tmp_path: Path) -> None:
    found = FileSet({"a.py": b"one\n"}, "acme").compare(tmp_path)
    assert found.diff == "--- /dev/null\n+++ b/acme/a.py\n@@ -0,0 +1 @@\n+one\n"


def test_the_diff_of_bytes_that_are_no_text_says_so(tmp_path: Path) -> None:
    (tmp_path / "logo").write_bytes(b"\xff")
    found = FileSet({"logo": b"\xfe"}).compare(tmp_path)
    assert found.diff == "Binary files a/logo and b/logo differ\n"


def test_comparing_touches_nothing(tmp_path: Path) -> None:
    package({"a": b"1"}).compare(tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_stale_files_of_the_previous_run_are_removed(tmp_path: Path) -> None:
    package({"services/old.py": b"1", "a.py": b"2"}).write(tmp_path)
    files = package({"a.py": b"2"})
    files.write(tmp_path)
    assert tree(tmp_path) == {f"acme/v1/{path}": data for path, data in files.items()}
    assert not (tmp_path / "acme/v1/services").exists()


def test_writing_the_same_again_leaves_the_files_alone(tmp_path: Path) -> None:
    files = package({"a.py": b"1"})
    files.write(tmp_path)
    before = (tmp_path / "acme/v1/a.py").stat().st_ino
    assert files.write(tmp_path).clean
    assert (tmp_path / "acme/v1/a.py").stat().st_ino == before


def test_another_package_beside_is_left_alone(tmp_path: Path) -> None:
    package({"a.py": b"1"}, "acme/v1").write(tmp_path)
    package({"a.py": b"2"}, "acme/v2").write(tmp_path)
    assert (tmp_path / "acme/v1/a.py").read_bytes() == b"1"


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path) -> None:
    home = tmp_path / "acme/v1"
    home.mkdir(parents=True)
    (home / "thesis.tex").write_text("years of work")
    message = refused(package({"a.py": b"1"}), tmp_path)
    assert "was not made by wsdlsmith: it holds thesis.tex" in message
    assert "hint: choose another output folder" in message


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "acme/v1").mkdir(parents=True)
    package({"a.py": b"1"}).write(tmp_path)
    assert (tmp_path / "acme/v1/a.py").exists()


@pytest.mark.parametrize("name", ["mine.py", "next.py"])
def test_a_foreign_file_is_refused(tmp_path: Path, name: str) -> None:
    package({"a.py": b"1"}).write(tmp_path)
    (tmp_path / "acme/v1" / name).write_text("by hand")
    message = refused(package({"a.py": b"2", "next.py": b"3"}), tmp_path)
    assert f"files that wsdlsmith did not write are in its folder: {name}" in message
    assert "move them elsewhere" in message


def test_caches_of_python_and_of_tools_are_not_foreign(tmp_path: Path) -> None:
    files = package({"a.py": b"1"})
    files.write(tmp_path)
    for cache in ("__pycache__", ".mypy_cache", ".ruff_cache"):
        (tmp_path / "acme/v1" / cache).mkdir()
        (tmp_path / "acme/v1" / cache / "x").write_text("")
    assert files.compare(tmp_path).clean
    package({"a.py": b"2"}).write(tmp_path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "the manifest is not JSON"),
        ("[]", "the manifest is not a manifest of wsdlsmith"),
        ('{"version": 99}', "has version 99, made by a newer wsdlsmith"),
    ],
)
def test_a_manifest_that_is_not_ours_is_refused(
    tmp_path: Path, content: str, words: str
) -> None:
    (tmp_path / "wsdlsmith.json").write_text(content)
    files = FileSet({"a.py": b"1"}).with_manifest("1", {})
    assert words in refused(files, tmp_path)


def test_a_manifest_cannot_make_the_tool_remove_what_is_elsewhere(
    tmp_path: Path,
) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    package({"a.py": b"0"}).write(tmp_path)
    manifest = tmp_path / "acme/v1/wsdlsmith.json"
    document = json.loads(manifest.read_text())
    document["files"]["../../victim"] = sha256(b"precious").hexdigest()
    manifest.write_text(json.dumps(document))
    package({"a.py": b"1"}).write(tmp_path)
    assert victim.read_text() == "precious"


def test_a_link_on_the_way_to_the_package_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/acme").symlink_to(tmp_path / "elsewhere")
    message = refused(package({"a.py": b"1"}), tmp_path / "out")
    assert "holds a link, which could lead out of it" in message
    assert tree(tmp_path / "elsewhere") == {}


def test_a_link_inside_the_package_is_never_written_through(tmp_path: Path) -> None:
    victim = tmp_path / "victim.py"
    victim.write_text("precious")
    package({"a.py": b"1"}).write(tmp_path / "out")
    (tmp_path / "out/acme/v1/a.py").unlink()
    (tmp_path / "out/acme/v1/a.py").symlink_to(victim)
    package({"a.py": b"2"}).write(tmp_path / "out")
    assert victim.read_text() == "precious"
    assert not (tmp_path / "out/acme/v1/a.py").is_symlink()


def test_an_output_folder_that_is_a_file_is_told_with_a_hint(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    message = refused(package({"a.py": b"1"}), tmp_path / "out")
    assert "the output folder cannot be" in message
    assert "Not a directory" in message
    assert "hint: choose another folder with --output" in message


def test_a_file_set_without_its_manifest_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="written with its manifest"):
        FileSet({"a.py": b"1"}).write(tmp_path)
