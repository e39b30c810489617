"""What a source delivers."""

from __future__ import annotations

from pathlib import Path

import pytest
from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import DefinitionError, InputError, UnresolvedError, XmlError
from wsdlsmith.fetch.collect import collect
from wsdlsmith.fetch.layout import lay_out

XS = "http://www.w3.org/2001/XMLSchema"
ENVELOPE = '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"/>'


def wsdl(*schema_locations: str) -> str:
    imports = "".join(f'<x:import schemaLocation="{s}"/>' for s in schema_locations)
    return (
        '<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/">'
        f'<w:types><x:schema xmlns:x="{XS}">{imports}</x:schema></w:types>'
        "</w:definitions>"
    )


def schema(*locations: str) -> str:
    includes = "".join(f'<x:include schemaLocation="{s}"/>' for s in locations)
    return f'<x:schema xmlns:x="{XS}">{includes}</x:schema>'


def _write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _paths(folder: Path, source: str, diagnostics: Diagnostics) -> dict[str, str]:
    found = collect(source, offline=True, base=folder, diagnostics=diagnostics)
    return {
        path: "imported" if each.imported else each.role
        for path, each in lay_out(found).items()
    }


def test_imports_come_along_and_keep_their_places(tmp_path: Path) -> None:
    _write(
        tmp_path,
        wsdl__a_wsdl=wsdl("../xsd/b.xsd"),
        xsd__b_xsd=schema("sub/c.xsd"),
        xsd__sub__c_xsd=schema("../b.xsd"),
    )
    assert _paths(tmp_path, "wsdl/a.wsdl", Diagnostics()) == {
        "wsdl/a.wsdl": "contract",
        "xsd/b.xsd": "imported",
        "xsd/sub/c.xsd": "imported",
    }


def test_examples_have_a_folder_and_the_common_folder_is_left_away(
    tmp_path: Path,
) -> None:
    page = f"# P\n\n## Get Request\n\n```xml\n{ENVELOPE}\n```\n"
    _write(
        tmp_path,
        d__s__V1_md=f"# W\n\n```xml\n{wsdl()}\n```\n",
        d__s__Person__Get_md=page,
        d__s__Person__index_md="# I\n",
        d__s__e_xml=ENVELOPE,
    )
    diagnostics = Diagnostics()
    assert _paths(tmp_path, "d", diagnostics) == {
        "V1.md": "contract",
        "examples/Person/Get.md": "example",
        "examples/e.xml": "example",
    }
    (note,) = diagnostics
    assert note.code == "not-a-contract"
    assert "left out 1 of 4 documents" in note.message
    assert "d/s/Person/index.md" in note.message


def test_a_missing_relative_import_is_an_error_that_names_the_import(
    tmp_path: Path,
) -> None:
    _write(tmp_path, a_wsdl=wsdl("none.xsd"))
    with pytest.raises(UnresolvedError) as caught:
        _paths(tmp_path, "a.wsdl", Diagnostics())
    assert "looked for none.xsd" in str(caught.value)
    assert caught.value.location.path == "/definitions/types/schema[1]/import"


def test_an_import_of_another_host_is_told_and_left(tmp_path: Path) -> None:
    _write(tmp_path, a_wsdl=wsdl("http://schemas.example.org/types/"))
    diagnostics = Diagnostics()
    assert _paths(tmp_path, "a.wsdl", diagnostics) == {"a.wsdl": "contract"}
    assert [note.code for note in diagnostics] == ["import-not-fetched"]


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("hello", XmlError, "a.txt:1: not XML"),
        ("<a></b>", XmlError, "a.txt:1: not well-formed XML"),
        ("<a/>", DefinitionError, "a.txt: neither a WSDL, a schema, an envelope nor"),
        ("# A page\n\nwords\n", DefinitionError, "a.txt: neither a WSDL"),
        (
            '<description xmlns="http://www.w3.org/ns/wsdl"/>',
            DefinitionError,
            "a WSDL 2.0 description, and only WSDL 1.1 is read",
        ),
        ('<!DOCTYPE a [<!ENTITY x "y">]><a/>', XmlError, "<!DOCTYPE>"),
    ],
)
def test_what_is_no_contract_is_an_error(
    tmp_path: Path, text: str, error: type[InputError], message: str
) -> None:
    _write(tmp_path, a_txt=text)
    with pytest.raises(error) as caught:
        _paths(tmp_path, "a.txt", Diagnostics())
    assert message in str(caught.value)


def test_a_folder_without_any_contract_is_an_error(tmp_path: Path) -> None:
    _write(tmp_path, w__a_txt="a", w__b_txt="b")
    with pytest.raises(DefinitionError, match="none of its 2 documents is a WSDL"):
        _paths(tmp_path, "w", Diagnostics())


def test_an_import_of_a_schema_that_is_built_in_needs_no_word(tmp_path: Path) -> None:
    name = "http://schemas.xmlsoap.org/soap/encoding/"
    text = wsdl(name).replace("<x:import", f'<x:import namespace="{name}"')
    _write(tmp_path, a_wsdl=text)
    diagnostics = Diagnostics()
    assert _paths(tmp_path, "a.wsdl", diagnostics) == {"a.wsdl": "contract"}
    assert not list(diagnostics)
