"""The same on the vendor's sixty WSDLs, where all of it is for."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from wsdlsmith.job import Job
from wsdlsmith.reuse import make as making
from wsdlsmith.reuse.cache import Cache
from wsdlsmith.reuse.make import make

VERSION = "Services88"


def unpacked(corpus: Path, folder: Path) -> list[Path]:
    """The version's WSDLs, the smallest first."""
    folder.mkdir()
    with ZipFile(corpus / "superoffice" / "wsdl-2023.zip") as archive:
        for name in archive.namelist():
            if f"-{VERSION}-" in name:
                (folder / Path(name).name).write_bytes(archive.read(name))
    return sorted(folder.iterdir(), key=lambda path: path.stat().st_size)


def another_parameter(text: str) -> str:
    """A parameter more in the first request."""
    start = re.search(
        r'<xs:element name="(?:(?!Response")\w)+">\s*<xs:complexType>\s*<xs:sequence>',
        text,
    )
    assert start is not None
    more = '<xs:element name="OneMore" type="xs:string" minOccurs="0"/>'
    return text[: start.end()] + more + text[start.end() :]


def test_edits_in_four_of_sixty_files_give_what_making_all_gives(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = unpacked(corpus, tmp_path / "wsdl")
    job = Job(package="vendor.v88", sources=(str(tmp_path / "wsdl"),))
    cache, output = Cache(tmp_path / "cache"), tmp_path / "out"

    def generated() -> dict[str, bytes]:
        made = make(job, output, cache, lambda step: None)
        made.files.write(output)
        made.remember()
        return dict(made.files)

    first = generated()
    edits = {
        3: lambda text: re.sub(r"(location=\"[^\"]+)\.svc", r"\1New.svc", text),
        9: lambda text: text.replace('soapAction="http://', 'soapAction="https://'),
        20: another_parameter,
        45: another_parameter,
    }
    for number, edit in edits.items():
        text = files[number].read_text("utf-8-sig")
        assert edit(text) != text
        files[number].write_text(edit(text), encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(making, "build", None)  # making all would fail
        quick = generated()
    changed = {path for path in quick if quick[path] != first[path]}
    assert len(changed) == len(edits) + 1, "four modules and the manifest"
    assert quick == dict(make(job, output, Cache(None), lambda step: None).files)
