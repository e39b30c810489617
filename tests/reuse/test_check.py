"""``generate --check`` finds what is wrong on the disk, whatever is remembered."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from wsdlsmith.job import Job
from wsdlsmith.pipeline import template_root
from wsdlsmith.reuse.cache import VARIABLE

from tests.cli.conftest import Command, tree
from tests.cli.conftest import wsdlsmith as wsdlsmith  # the fixture
from tests.shop_wsdl import shop

HOME = Path("generated/shop")
GENERATE = ("generate", "shop.wsdl", "--package", "shop")
SCHEMA = (
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:more">'
    '<xs:simpleType name="More"><xs:restriction base="xs:{}"/></xs:simpleType>'
    "</xs:schema>"
)


@pytest.fixture
def generated(
    wsdlsmith: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    builds: list[Job],
) -> Command:
    """The command, after it has written generated/shop and checked it once."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    assert wsdlsmith(*GENERATE)[0] == 0
    assert len(builds) == 1
    assert wsdlsmith(*GENERATE, "--check")[0] == 0
    assert len(builds) == 1, "nothing is made where nothing has changed"
    return wsdlsmith


def edit(path: Path, old: str, new: str) -> None:
    """Exchange a text that is there."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def edit_with_manifest(path: Path) -> None:
    """A hand-edited binding, and the manifest edited to fit it."""
    before = sha256(path.read_bytes()).hexdigest()
    edit(path, "class ", "class  ")
    after = sha256(path.read_bytes()).hexdigest()
    edit(HOME / "wsdlsmith.json", before, after)


def make_link(path: Path) -> None:
    """The same text, but in a file elsewhere."""
    path.rename("elsewhere.py")
    path.symlink_to(Path("elsewhere.py").absolute())


def edit_input_in_manifest(home: Path) -> None:
    """The hash of a WSDL that was never there."""
    manifest = json.loads((home / "wsdlsmith.json").read_text())
    manifest["inputs"]["shop.wsdl"] = "0" * 64
    (home / "wsdlsmith.json").write_text(json.dumps(manifest))


WRONG: dict[str, Callable[[], object]] = {
    "a binding edited by hand": lambda: edit(HOME / "session.py", "class ", "class  "),
    "the manifest edited with it": lambda: edit_with_manifest(HOME / "session.py"),
    "a binding that is gone": (HOME / "session.py").unlink,
    "a file of somebody else": lambda: (HOME / "mine.py").write_text(""),
    "an input's hash in the manifest": lambda: edit_input_in_manifest(HOME),
    "the manifest's tool": lambda: edit(
        HOME / "wsdlsmith.json", '"tool": "', '"tool": "9'
    ),
    "the manifest is gone": (HOME / "wsdlsmith.json").unlink,
    "a binding that is a link": lambda: make_link(HOME / "session.py"),
    "the WSDL": lambda: edit(Path("shop.wsdl"), "Order", "Purchase"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_wrong_is_found_as_if_nothing_were_remembered(
    kind: str, generated: Command
) -> None:
    WRONG[kind]()
    with_memory = generated(*GENERATE, "--check")
    assert with_memory[0] == 1
    assert with_memory == generated(*GENERATE, "--check", "--no-cache")


def test_a_changed_import_is_seen(generated: Command, builds: list[Job]) -> None:
    more = Path("more.xsd")
    more.write_text(SCHEMA.format("string"))
    line = '<xs:import namespace="urn:more" schemaLocation="more.xsd"/>'
    edit(Path("shop.wsdl"), "<xs:simpleType", f"{line}<xs:simpleType")
    assert generated(*GENERATE)[0] == 0
    made = len(builds)
    assert generated(*GENERATE, "--check")[0] == 0
    assert len(builds) == made, "nothing is made where no import has changed"
    inputs = json.loads((HOME / "wsdlsmith.json").read_text())["inputs"]
    assert inputs["more.xsd"] == sha256(more.read_bytes()).hexdigest()
    more.write_text(SCHEMA.format("int"))
    assert generated(*GENERATE, "--check")[0] == 1
    more.write_text(SCHEMA.format("string"))
    assert generated(*GENERATE, "--check")[0] == 0
    more.unlink()
    assert generated(*GENERATE, "--check")[0] == 1, "its types are gone"


def test_options_and_templates_are_part_of_what_is_remembered(
    generated: Command, builds: list[Job], tmp_path: Path
) -> None:
    assert generated(*GENERATE, "--strict", "--check")[0] == 0
    assert len(builds) == 2
    own = tmp_path / "own"
    own.mkdir()
    text = (template_root() / "_schema.py.jinja").read_text()
    (own / "_schema.py.jinja").write_text(text.replace("The XML names", "XML names"))
    assert generated(*GENERATE, "--templates", str(own), "--check")[0] == 1
    assert generated(*GENERATE, "--templates", str(own))[0] == 0
    assert generated(*GENERATE, "--templates", str(own), "--check")[0] == 0
    made = len(builds)
    (own / "_schema.py.jinja").write_text(text.replace("The XML names", "Names"))
    assert generated(*GENERATE, "--templates", str(own), "--check")[0] == 1
    assert len(builds) == made + 1


def test_diagnostics_and_counts_are_told_again(
    wsdlsmith: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    other = '<w:binding name="Web" type="t:Shop"/><w:service name="More"><w:port '
    other += 'name="Web" binding="t:Web"/></w:service></w:definitions>'
    Path("shop.wsdl").write_text(shop().replace("</w:definitions>", other))
    _, first, said = wsdlsmith(*GENERATE)
    assert "[" in said
    _, second, again = wsdlsmith(*GENERATE)
    assert again == said
    assert second == first.replace("written to", "up to date in")
    assert (
        wsdlsmith(*GENERATE, "-f", "json", "--check")[1]
        == wsdlsmith(*GENERATE, "-f", "json", "--check", "--no-cache")[1]
    )


def test_a_cache_of_another_shape_or_with_strange_paths_changes_nothing(
    generated: Command, tmp_path: Path, builds: list[Job]
) -> None:
    (entry,) = (tmp_path / "cache").iterdir()
    kept = json.loads(entry.read_bytes().partition(b"\n")[2])
    hostile = [
        [],
        {**kept, "files": {"../../shop.wsdl": "0" * 64}},
        {**kept, "files": {**kept["files"], "session.py": 3}},
        {**kept, "services": "60"},
        {**kept, "package": {}},
        {**kept, "documents": [[0, "shop.wsdl", 0]]},
        {**kept, "asked": [[7, "u", "n", 0, "l", ""]]},
        {**kept, "more": 1},
    ]
    before = tree(HOME)
    for document in hostile:
        text = json.dumps(document).encode()
        entry.write_bytes(sha256(text).hexdigest().encode() + b"\n" + text)
        builds.clear()
        assert generated(*GENERATE, "--check")[0] == 0
        assert builds
        assert tree(HOME) == before
