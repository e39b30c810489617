"""``git:REF:PATH``, on a repository made for the test."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from wsdlsmith.errors import AbsentError, SourceError, UnresolvedError
from wsdlsmith.read.limits import Limits
from wsdlsmith.read.source import Opened, open_source

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")


def _git(folder: Path, *arguments: str) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    for person in ("AUTHOR", "COMMITTER"):
        environment[f"GIT_{person}_NAME"] = "a"
        environment[f"GIT_{person}_EMAIL"] = "a@example.org"
    subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, check=True, timeout=30
    )


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tag v1 has ``old`` in w/a.wsdl, the branch has ``new``."""
    root = tmp_path_factory.mktemp("repository")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("in.wsdl", "zipped")
    (root / "w").mkdir()
    (root / "w" / "a.wsdl").write_text("old")
    (root / "w" / "ü b.wsdl").write_text("b")
    (root / "w" / "link.wsdl").symlink_to("/etc/passwd")
    (root / "x.xsd").write_text("x")
    (root / "a.zip").write_bytes(stream.getvalue())
    _git(root, "init", "--quiet")
    _git(root, "add", ".")
    _git(root, "commit", "--quiet", "-m", "one")
    _git(root, "tag", "v1")
    (root / "w" / "a.wsdl").write_text("new")
    _git(root, "commit", "--quiet", "-a", "-m", "two")
    return root


def _names(opened: Opened) -> list[str]:
    return [document.name for document in opened.documents]


def test_a_file_is_read_as_the_commit_has_it(repository: Path) -> None:
    old = open_source("git:v1:w/a.wsdl", base=repository).documents
    assert [(d.name, d.data) for d in old] == [("git:v1:w/a.wsdl", b"old")]
    new = open_source("git:HEAD:w/a.wsdl", base=repository / "w").documents
    assert new[0].data == b"new"


def test_a_folder_is_its_regular_files(repository: Path) -> None:
    opened = open_source("git:v1:w", base=repository)
    assert _names(opened) == ["git:v1:w/a.wsdl", "git:v1:w/ü b.wsdl"]
    assert len(open_source("git:v1:", base=repository).documents) == 4


def test_members_are_chosen_by_pattern(repository: Path) -> None:
    for source in ("git:v1:w#a*", "git:v1:w/a*", "git:v1:#*/a.wsdl", "git:v1:*a.wsdl"):
        assert _names(open_source(source, base=repository)) == ["git:v1:w/a.wsdl"]


def test_a_zip_in_a_commit_is_opened(repository: Path) -> None:
    opened = open_source("git:v1:a.zip#*.wsdl", base=repository)
    assert _names(opened) == ["git:v1:a.zip#in.wsdl"]


def test_imports_are_resolved_in_the_commit_and_never_leave_it(
    repository: Path,
) -> None:
    (repository / "uncommitted.xsd").write_text("x")
    opened = open_source("git:v1:w/a.wsdl", base=repository)
    base = opened.documents[0]
    assert opened.resolver.resolve(base, "../x.xsd").name == "git:v1:x.xsd"
    for location in ("../uncommitted.xsd", "../../x.xsd", "link.wsdl"):
        with pytest.raises(UnresolvedError, match="which was not found"):
            opened.resolver.resolve(base, location)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("git:nothing:w", 'git:nothing: git knows no commit "nothing"'),
        ("git:--output=x:w", 'a git reference cannot begin with "-"'),
        ("git:v1", '"git:v1" is not a git source'),
        ("git::w", '"git::w" is not a git source'),
        ("git:v1:../w", "the path leaves the repository"),
        ("git:v1:/w", "the path leaves the repository"),
        ("git:v1:none", 'git:v1: no member matches "none"'),
        ("git:v1:--help", 'git:v1: no member matches "--help"'),
        ("git:v1:w#none", 'git:v1:w: no member matches "none"'),
    ],
)
def test_what_git_cannot_give_is_an_error(
    repository: Path, source: str, message: str
) -> None:
    with pytest.raises(SourceError) as caught:
        open_source(source, base=repository)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("path", "message", "hint"),
    [
        ("link.wsdl", 'git:HEAD: "link.wsdl" is a link', "name what it leads to"),
        ("module/a.wsdl", 'git:HEAD: "module" is a submodule', "repository of its own"),
    ],
)
def test_what_is_in_no_file_of_the_commit_is_told(
    tmp_path: Path, path: str, message: str, hint: str
) -> None:
    commit = "160000,1111111111111111111111111111111111111111,module"
    (tmp_path / "a.wsdl").write_text("a")
    (tmp_path / "link.wsdl").symlink_to("a.wsdl")
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", "-A")
    _git(tmp_path, "update-index", "--add", "--cacheinfo", commit)
    _git(tmp_path, "commit", "-q", "-m", "a link and a submodule")
    with pytest.raises(SourceError) as caught:
        open_source(f"git:HEAD:{path}", base=tmp_path)
    assert not isinstance(caught.value, AbsentError)  # --against must not pass by it
    assert message in str(caught.value)
    assert hint in str(caught.value)


def test_a_repository_of_another_user_is_told(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a container that runs as root; git's own tests ask for it so."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(SourceError) as caught:
        open_source("git:HEAD:w", base=repository)
    assert f"git does not read {repository}: another user owns it" in str(caught.value)
    assert "safe.directory" in str(caught.value)


def test_a_folder_that_is_no_repository_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(SourceError, match="is not in a git repository"):
        open_source("git:HEAD:w", base=tmp_path)


def test_many_files_are_read_by_few_calls(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[list[str]] = []
    run = subprocess.run

    def counted(
        command: list[str], **options: Any
    ) -> subprocess.CompletedProcess[bytes]:
        calls.append(command)
        return run(command, **options)

    monkeypatch.setattr(subprocess, "run", counted)
    documents = open_source("git:v1:", base=repository).documents
    assert [d.data for d in documents if d.name.endswith("sd")] == [b"x"]
    assert len(calls) == 3


def test_a_blob_is_bounded(repository: Path) -> None:
    with pytest.raises(SourceError, match=r"git:v1:w/a\.wsdl: larger than 2 bytes"):
        open_source("git:v1:w/a.wsdl", base=repository, limits=Limits(document=2))
