"""Zips: chosen members, and archives that are not to be trusted."""

from __future__ import annotations

import io
import posixpath
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from wsdlsmith.errors import SourceError, UnresolvedError
from wsdlsmith.read.archive import open_archive
from wsdlsmith.read.limits import Limits
from wsdlsmith.read.source import open_source


def _zip(
    members: Mapping[str, bytes] | list[tuple[str | zipfile.ZipInfo, bytes]],
) -> bytes:
    stream = io.BytesIO()
    entries = members if isinstance(members, list) else list(members.items())
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return stream.getvalue()


def _refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(SourceError) as caught:
        open_archive(data, "a.zip", "/a.zip", limits or Limits()).select("")
    return str(caught.value)


def test_members_are_chosen_by_path_and_sorted(tmp_path: Path) -> None:
    members = {"W/b.xml": b"b", "W/a.xml": b"a", "D/c.md": b"c", "W/sub/": b""}
    (tmp_path / "a.zip").write_bytes(_zip(members))
    opened = open_source("a.zip", base=tmp_path)
    assert [d.name for d in opened.documents] == [
        "a.zip#D/c.md",
        "a.zip#W/a.xml",
        "a.zip#W/b.xml",
    ]
    chosen = open_source("a.zip#*.xml", base=tmp_path).documents
    assert [d.data for d in chosen] == [b"a", b"b"]


def test_a_zip_is_told_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "a.dat").write_bytes(_zip({"x.xml": b"x"}))
    assert open_source("a.dat", base=tmp_path).documents[0].name == "a.dat#x.xml"


def test_several_zips_resolve_each_in_itself(tmp_path: Path) -> None:
    for name in ("a", "b"):
        members = {"x.wsdl": b"x", "y.xsd": name.encode()}
        (tmp_path / f"{name}.zip").write_bytes(_zip(members))
    opened = open_source("*.zip#*.wsdl", base=tmp_path)
    found = [opened.resolver.resolve(d, "y.xsd").data for d in opened.documents]
    assert found == [b"a", b"b"]


def test_imports_stay_inside_the_zip(tmp_path: Path) -> None:
    (tmp_path / "out.xsd").write_bytes(b"outside")
    members = {"w/a.wsdl": b"a", "x/b.xsd": b"b"}
    (tmp_path / "a.zip").write_bytes(_zip(members))
    opened = open_source("a.zip#w/*", base=tmp_path)
    base = opened.documents[0]
    resolve = opened.resolver.resolve
    assert resolve(base, "../x/b.xsd").name == "a.zip#x/b.xsd"
    assert resolve(base, "http://host/b.xsd").name == "a.zip#x/b.xsd"
    assert resolve(base, "/x/b.xsd").name == "a.zip#x/b.xsd"
    for location in ("../../out.xsd", f"{tmp_path}/out.xsd", "../x/none.xsd"):
        with pytest.raises(UnresolvedError, match="which was not found"):
            resolve(base, location)
    with pytest.raises(UnresolvedError, match=r"looked for a\.zip#x/none\.xsd"):
        resolve(base, "../x/none.xsd")
    outside = (tmp_path / "out.xsd").as_uri()
    with pytest.raises(UnresolvedError, match="which was not found"):
        resolve(base, outside)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("../evil.xml", 'the member "../evil.xml" climbs out of the archive'),
        ("a/../../evil.xml", "climbs out of the archive"),
        ("a/../b.xml", "climbs out of the archive"),
        ("..\\evil.xml", "climbs out of the archive"),
        ("/etc/evil.xml", "has an absolute name"),
        ("\\evil.xml", "has an absolute name"),
        ("C:\\evil.xml", "has an absolute name"),
        ("c:evil.xml", "has an absolute name"),
        ("a\nb.xml", "has a control character in its name"),
    ],
)
def test_a_member_that_points_outside_refuses_the_whole_zip(
    name: str, message: str
) -> None:
    text = _refusal(_zip({"good.xml": b"x", name: b"x"}))
    assert text.startswith("a.zip: refused: ")
    assert message in text


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("other", ["a.xml", "./a.xml"])
def test_a_member_that_is_there_twice_is_refused(other: str) -> None:
    text = _refusal(_zip([("a.xml", b"1"), (other, b"2")]))
    assert 'refused: holds "a.xml" more than once' in text


@pytest.mark.parametrize(
    ("kind", "message"),
    [(stat.S_IFLNK, "is a symbolic link"), (stat.S_IFIFO, "is not a regular file")],
)
def test_links_and_devices_are_refused(kind: int, message: str) -> None:
    info = zipfile.ZipInfo("link.xml")
    info.external_attr = (kind | 0o777) << 16
    assert message in _refusal(_zip([(info, b"/etc/passwd")]))


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(_zip({"a.xml": b"x"}))
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    assert 'the member "a.xml" is encrypted' in _refusal(bytes(data))


def test_a_broken_zip_is_called_broken() -> None:
    whole = _zip({"a.xml": b"x" * 1000})
    assert "a.zip: a broken zip archive" in _refusal(whole[: len(whole) // 2])


def test_a_member_that_is_damaged_is_named() -> None:
    data = bytearray(_zip({"a.xml": bytes(range(256)) * 8}))
    data[60] ^= 0xFF
    assert 'the member "a.xml" cannot be unpacked' in _refusal(bytes(data))


def test_what_is_unpacked_is_counted() -> None:
    data = _zip({"a.xml": b"x" * 600, "b.xml": b"x" * 600})
    assert 'the member "a.xml" unpacks to more than 500 bytes' in _refusal(
        data, Limits(document=500)
    )
    assert "a.zip: unpacks to more than 1,000 bytes" in _refusal(
        data, Limits(unpacked=1000)
    )
    assert "more than 1 members" in _refusal(data, Limits(members=1))


def test_a_bomb_is_stopped_by_its_ratio() -> None:
    data = _zip({"a.xml": bytes(2_000_000)})
    assert 'the member "a.xml" unpacks to more than 300 times its size' in _refusal(
        data, Limits(ratio_from=1_000_000)
    )


def test_a_size_that_the_archive_lies_about_does_not_help_it() -> None:
    data = bytearray(_zip({"a.xml": bytes(100_000)}))
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    text = _refusal(bytes(data), Limits(document=1000))
    assert "cannot be unpacked" in text or "unpacks to more than" in text


def test_nothing_is_written_to_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.zip").write_bytes(_zip({"x/y.xml": b"x"}))
    monkeypatch.chdir(tmp_path)
    open_source("a.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


_NAMES = st.text(alphabet="ab./\\:%2e", min_size=1, max_size=12)


@given(st.lists(_NAMES, max_size=4, unique=True), _NAMES)
def test_no_name_and_no_location_lead_out_of_a_zip(
    names: list[str], location: str
) -> None:
    files = {name: b"x" for name in names if not name.endswith("/")}
    try:
        tree = open_archive(_zip(files), "a.zip", "/a.zip")
    except SourceError:
        assume(False)
    for path in tree.paths:
        assert not posixpath.isabs(path)
        assert ".." not in path.replace("\\", "/").split("/")
        found = tree.open(tree.uri + path, location)
        assert found is None or found.name.removeprefix("a.zip#") in tree.paths
