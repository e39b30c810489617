"""Files, folders and patterns become documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from wsdlsmith.errors import SourceError, UnresolvedError
from wsdlsmith.read.limits import Limits
from wsdlsmith.read.source import Opened, open_source

Write = Callable[[str, bytes | str], Path]


def _names(opened: Opened) -> list[str]:
    return [document.name for document in opened.documents]


def test_a_file_is_one_document_named_as_it_was_asked_for(
    write: Write, tmp_path: Path
) -> None:
    path = write("wsdl/a.wsdl", "<a/>")
    opened = open_source("wsdl/a.wsdl", base=tmp_path)
    assert _names(opened) == ["wsdl/a.wsdl"]
    assert opened.documents[0].data == b"<a/>"
    assert _names(open_source(str(path), base=tmp_path)) == [path.as_posix()]


def test_the_current_folder_is_the_base(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.wsdl", "<a/>")
    monkeypatch.chdir(tmp_path)
    assert _names(open_source("a.wsdl")) == ["a.wsdl"]


def test_a_folder_is_all_its_files_sorted_and_none_that_is_hidden(
    write: Write, tmp_path: Path
) -> None:
    for name in ("w/b.xml", "w/a.xml", "w/sub/c.xml", "w/.git/d.xml", "w/.e.xml"):
        write(name, name)
    assert _names(open_source("w", base=tmp_path)) == [
        "w/a.xml",
        "w/b.xml",
        "w/sub/c.xml",
    ]


def test_a_glob_chooses_members_of_a_folder_by_their_path_in_it(
    write: Write, tmp_path: Path
) -> None:
    for name in ("w/a.xml", "w/a.md", "w/sub/a.xml"):
        write(name, name)
    assert _names(open_source("w#*.xml", base=tmp_path)) == ["w/a.xml", "w/sub/a.xml"]
    assert _names(open_source("w#sub/*", base=tmp_path)) == ["w/sub/a.xml"]


def test_a_pattern_is_the_files_that_it_names(write: Write, tmp_path: Path) -> None:
    for name in ("w/a.wsdl", "w/b.wsdl", "w/c.xsd", "w/sub/d.wsdl"):
        write(name, name)
    assert _names(open_source("w/*.wsdl", base=tmp_path)) == ["w/a.wsdl", "w/b.wsdl"]
    assert len(open_source("w/**/*.wsdl", base=tmp_path).documents) == 3
    assert len(open_source(f"{tmp_path}/w/*.wsdl").documents) == 2


def test_a_name_that_holds_a_hash_is_a_name(write: Write, tmp_path: Path) -> None:
    write("a#b.xml", "<a/>")
    assert _names(open_source("a#b.xml", base=tmp_path)) == ["a#b.xml"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nothing.wsdl", "nothing.wsdl: there is no such file or folder"),
        ("*.wsdl", 'no file matches "*.wsdl"'),
        ("w#*.md", 'w: no member matches "*.md"'),
        ("w/a.xml#*.md", 'w/a.xml: no member matches "*.md"'),
        ("empty", "empty: holds no files"),
        ("ftp://host/a", "ftp://host/a: there is no such file or folder"),
    ],
)
def test_a_source_that_gives_nothing_is_an_error(
    write: Write, tmp_path: Path, text: str, message: str
) -> None:
    write("w/a.xml", "<a/>")
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError) as caught:
        open_source(text, base=tmp_path)
    assert str(caught.value).startswith(message)


def test_a_glob_that_matches_nothing_shows_what_there_is(
    write: Write, tmp_path: Path
) -> None:
    write("w/sub/a.xml", "<a/>")
    with pytest.raises(SourceError, match=r"there are, for example, sub/a\.xml"):
        open_source("w#a.xml", base=tmp_path)


def test_what_is_most_like_the_glob_is_shown_first(
    write: Write, tmp_path: Path
) -> None:
    for name in ("a.py", "b.py", "c.py", "x.wsdl", "z/a.wsdl"):
        write(f"w/{name}", "<a/>")
    with pytest.raises(SourceError, match=r"for example, z/a\.wsdl, x\.wsdl, a\.py$"):
        open_source("w#old/a.wsdl", base=tmp_path)


def test_files_and_folders_are_bounded(write: Write, tmp_path: Path) -> None:
    write("w/a.xml", "x" * 60)
    write("w/b.xml", "x" * 60)
    with pytest.raises(SourceError, match=r"w/a\.xml: larger than 50 bytes"):
        open_source("w/a.xml", base=tmp_path, limits=Limits(document=50))
    with pytest.raises(SourceError, match="w: holds more than 100 bytes"):
        open_source("w", base=tmp_path, limits=Limits(unpacked=100))


def test_a_relative_import_may_leave_the_folder(write: Write, tmp_path: Path) -> None:
    write("wsdl/a.wsdl", "<a/>")
    write("xsd/my types.xsd", "<x/>")
    opened = open_source("wsdl/a.wsdl", base=tmp_path)
    base = opened.documents[0]
    for location in (
        "../xsd/my%20types.xsd",
        "..\\xsd\\my types.xsd#x",
        " ../xsd/my types.xsd",
    ):
        assert opened.resolver.resolve(base, location).name == "xsd/my types.xsd"
    target = (tmp_path / "xsd" / "my types.xsd").as_uri()
    assert opened.resolver.resolve(base, target).data == b"<x/>"


def test_an_imported_document_is_the_same_each_time(
    write: Write, tmp_path: Path
) -> None:
    write("a.wsdl", "<a/>")
    write("x/b.xsd", "<b/>")
    opened = open_source("a.wsdl", base=tmp_path)
    first = opened.resolver.resolve(opened.documents[0], "x/b.xsd")
    again = opened.resolver.resolve(first, "../x/b.xsd")
    assert again is first
    back = opened.resolver.resolve(first, "../a.wsdl")
    assert back.uri == opened.documents[0].uri


def test_a_missing_import_says_who_wanted_it_and_where_was_looked(
    write: Write, tmp_path: Path
) -> None:
    write("w/a.wsdl", "<a/>")
    opened = open_source("w/a.wsdl", base=tmp_path)
    with pytest.raises(UnresolvedError) as caught:
        opened.resolver.resolve(opened.documents[0], "xsd/b.xsd")
    assert caught.value.location.file == "w/a.wsdl"
    assert (
        'imports "xsd/b.xsd", which was not found: looked for w/xsd/b.xsd'
        in caught.value.message
    )


def test_an_import_by_url_is_looked_for_beside_the_file_and_not_in_the_network(
    write: Write, tmp_path: Path
) -> None:
    write("w/a.wsdl", "<a/>")
    opened = open_source("w/a.wsdl", base=tmp_path)
    base = opened.documents[0]
    with pytest.raises(UnresolvedError) as caught:
        opened.resolver.resolve(base, "http://127.0.0.1:9/x/b.xsd")
    assert 'looked for a file "b.xsd" in w (the network is not asked)' in str(
        caught.value
    )
    write("w/b.xsd", "<b/>")
    found = opened.resolver.resolve(base, "http://127.0.0.1:9/x/b.xsd")
    assert found.name == "w/b.xsd"


def test_a_server_s_query_is_the_file_that_fetch_made_of_it(
    write: Write, tmp_path: Path
) -> None:
    write("w/a.wsdl", "<a/>")
    write("w/xsd0.xsd", "<b/>")
    opened = open_source("w/a.wsdl", base=tmp_path)
    base = opened.documents[0]
    for location in ("http://host/S.svc?xsd=xsd0", "?xsd=xsd0", "S.svc?XSD=xsd0"):
        assert opened.resolver.resolve(base, location).name == "w/xsd0.xsd"
    with pytest.raises(UnresolvedError):
        opened.resolver.resolve(base, "?xsd=../w/xsd0")


def test_an_import_by_url_is_looked_for_in_the_whole_folder_if_it_is_unambiguous(
    write: Write, tmp_path: Path
) -> None:
    write("w/a.wsdl", "<a/>")
    write("w/x/b.xsd", "<b/>")
    for source in ("w", "w/*.wsdl"):
        opened = open_source(source, base=tmp_path)
        found = opened.resolver.resolve(opened.documents[0], "https://host/b.xsd")
        assert found.name == "w/x/b.xsd"
    write("w/y/b.xsd", "<other/>")
    opened = open_source("w", base=tmp_path)
    with pytest.raises(UnresolvedError) as caught:
        opened.resolver.resolve(opened.documents[0], "https://host/b.xsd")
    assert "2 files have that name: w/x/b.xsd, w/y/b.xsd" in str(caught.value)


def test_a_relative_import_is_not_looked_for_elsewhere(
    write: Write, tmp_path: Path
) -> None:
    write("w/a.wsdl", "<a/>")
    write("w/x/b.xsd", "<b/>")
    opened = open_source("w", base=tmp_path)
    with pytest.raises(UnresolvedError, match=r"looked for w/b\.xsd"):
        opened.resolver.resolve(opened.documents[0], "b.xsd")


@pytest.mark.parametrize("location", ["x" * 5000, "a%00b.xsd", "http://[::1/a.xsd"])
def test_a_location_that_no_disk_can_hold_is_not_found(
    write: Write, tmp_path: Path, location: str
) -> None:
    write("a.wsdl", "<a/>")
    opened = open_source("a.wsdl", base=tmp_path)
    with pytest.raises(UnresolvedError, match="imports"):
        opened.resolver.resolve(opened.documents[0], location)


def test_a_source_that_no_disk_can_hold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read: File name too long"):
        open_source("x" * 5000, base=tmp_path)


def test_a_pattern_without_a_folder_searches_no_tree(
    write: Write, tmp_path: Path
) -> None:
    write("a.wsdl", "<a/>")
    write("x/b.xsd", "<b/>")
    opened = open_source("*.wsdl", base=tmp_path)
    with pytest.raises(UnresolvedError, match=r'a file "b\.xsd" in \.'):
        opened.resolver.resolve(opened.documents[0], "https://host/b.xsd")


def test_a_name_in_other_case_is_the_file_where_it_is_the_only_one(
    write: Write, tmp_path: Path
) -> None:
    write("w/a.wsdl", "<a/>")
    write("w/xsd/Parts.xsd", "<b/>")
    opened = open_source("w/a.wsdl", base=tmp_path)
    base = opened.documents[0]
    found = opened.resolver.resolve(base, "xsd\\PARTS.XSD")
    assert found.name == "w/xsd/Parts.xsd"
    write("w/xsd/parts.XSD", "<c/>")
    with pytest.raises(UnresolvedError, match="which was not found"):
        opened.resolver.resolve(base, "xsd/PARTS.XSD")


def test_a_file_on_another_machine_is_looked_for_beside_the_importing_one(
    write: Write, tmp_path: Path
) -> None:
    write("w/a.wsdl", "<a/>")
    write("w/b.xsd", "<b/>")
    opened = open_source("w/a.wsdl", base=tmp_path)
    found = opened.resolver.resolve(opened.documents[0], "file:///C:/project/b.xsd")
    assert found.name == "w/b.xsd"
