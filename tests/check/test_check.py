"""``wsdlsmith check`` in a repository: what it finds, and what it says to do."""

from __future__ import annotations

import json
import re

import pytest

from tests.check.sample import FOLDER, LOCK, PAGE, WSDL, Sample

ERP = "generated/superoffice/services88/services/erp_sync.py"


def broken(sample: Sample, path: str = str(WSDL)) -> None:
    """A parameter is required from now on: that breaks those who leave it out."""
    text = (sample.root / path).read_text()
    found = '<xs:element name="ErpConnectionId" type="xs:int" minOccurs="0"/>'
    assert found in text
    required = found.replace(' minOccurs="0"', "")
    (sample.root / path).write_text(text.replace(found, required, 1))


def test_a_repository_in_order_is_clean(sample: Sample) -> None:
    code, told = sample.check()
    assert (code, told.splitlines()[-1]) == (0, "everything holds")
    assert sample.check("--upstream")[0] == 0
    assert sample.check("--against", "main")[0] == 0


def test_a_hand_edited_binding_is_a_finding(sample: Sample) -> None:
    sample.change(ERP, "class ErpSync(", "class  ErpSync(")
    code, told = sample.check()
    assert code == 1
    assert f"{ERP} was edited by hand since it was generated" in told
    assert (
        "undo the edit, or put it into a template; then run wsdlsmith generate" in told
    )
    assert "1 finding" in told.splitlines()[-1]


def test_a_removed_binding_is_a_finding(sample: Sample) -> None:
    (sample.root / ERP).unlink()
    code, told = sample.check()
    assert code == 1
    assert f"{ERP} is missing: the file was removed" in told
    assert "-> run wsdlsmith generate and commit what it writes" in told


def test_bindings_of_another_version_of_the_tool_are_a_finding(sample: Sample) -> None:
    manifest = "generated/superoffice/services88/wsdlsmith.json"
    text = (sample.root / manifest).read_text()
    document = json.loads(text) | {"tool": "0.0.7"}
    (sample.root / manifest).write_text(json.dumps(document, indent=2) + "\n")
    code, told = sample.check()
    assert code == 1
    assert "was written by wsdlsmith 0.0.7, and this is" in told
    assert "install 0.0.7, or run wsdlsmith generate" in told


def test_a_changed_template_is_a_finding(sample: Sample) -> None:
    from wsdlsmith.pipeline import template_root

    names = [p.name for p in template_root().rglob("*") if p.is_file()]
    found = next(p for p in template_root().rglob("session*") if p.is_file())
    assert found.name in names
    own = sample.root / "templates" / found.relative_to(template_root())
    own.parent.mkdir(parents=True)
    own.write_text(found.read_text() + "\n# ours\n")
    sample.change("wsdlsmith.toml", "[[api]]", 'templates = "templates"\n[[api]]')
    code, told = sample.check()
    assert code == 1
    assert (
        "session.py is out of date: the templates or the project file changed" in told
    )


def test_a_changed_wsdl_is_a_finding_with_its_fingerprint(sample: Sample) -> None:
    broken(sample)
    code, told = sample.check()
    assert code == 1
    assert "the WSDLs or pages changed since the bindings were written" in told
    assert "the WSDL breaks what the lock promises" in told
    assert "ErpConnectionId" in told
    assert re.search(r"wsdlsmith accept [0-9a-f]{10} --reason TEXT", told)
    assert "[breaking-change-without-version-bump]" in told


def test_a_changed_import_is_told_as_the_wsdls(sample: Sample) -> None:
    """Not as a template: no other file of the sources' has changed."""
    more = sample.root / FOLDER / "more.xsd"
    schema = (
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:m">'
        '<xs:complexType name="More"><xs:attribute name="A"/></xs:complexType></xs:schema>'
    )
    more.write_text(schema)
    line = '<xs:import namespace="urn:m" schemaLocation="more.xsd"/>'
    text = (sample.root / WSDL).read_text()
    start = re.search(r"<xs:schema\s[^>]*>", text)
    assert start is not None
    sample.change(WSDL, start[0], start[0] + line)
    assert sample.run("generate")[0] == 0
    assert sample.run("generate", "--check")[0] == 0
    assert "bindings   current" in sample.check()[1]
    more.write_text(schema.replace('"A"', '"B"'))
    code, told = sample.check()
    assert code == 1
    assert "the WSDLs or pages changed since the bindings were written" in told
    assert "templates" not in told


def test_a_change_that_breaks_nothing_wants_a_new_lock(sample: Sample) -> None:
    sample.change(WSDL, "The table that the record is in.", "Its table.")
    code, told = sample.check()
    assert code == 1
    assert f"{LOCK.as_posix()} is not what the WSDLs say any more" in told
    assert "run wsdlsmith lock, and review the lines that change" in told
    assert sample.run("generate")[0] == sample.run("lock")[0] == 0
    assert sample.check()[0] == 0


def test_a_vanished_example_is_a_finding(sample: Sample) -> None:
    (sample.root / PAGE).unlink()
    assert sample.run("generate")[0] == 0
    code, told = sample.check()
    assert code == 1
    assert "the documented request of ErpSync.ForceResync is gone" in told
    assert "restore its page, or run wsdlsmith lock to let it go" in told


def test_examples_that_are_all_gone_are_a_finding(sample: Sample) -> None:
    for page in (sample.root / FOLDER / "examples").iterdir():
        page.unlink()
    code, told = sample.check()
    assert code == 1
    assert "the examples wsdl/superoffice/Services88/examples/*.md are gone" in told


def test_an_example_that_deviates_is_a_finding(sample: Sample) -> None:
    sample.change(PAGE, "ErpConnectionId", "ErpLinkId")
    code, told = sample.check()
    assert code == 1
    assert "ErpLinkId" in told
    assert "[unknown-element]" in told
    _, text, _ = sample.run("check", "-f", "sarif")
    rules = json.loads(text)["runs"][0]["tool"]["driver"]["rules"]
    meant = {one["id"]: one["shortDescription"]["text"] for one in rules}
    assert meant["unknown-element"] == "an element that is not declared there"


def test_an_operation_without_a_page_wants_one(sample: Sample) -> None:
    for page in (sample.root / FOLDER / "examples").iterdir():
        text = page.read_text(encoding="utf-8")
        if "ForceResyncNoBlankValues" in text:
            page.unlink()
    assert sample.run("lock")[0] == 0
    code, told = sample.check()
    assert code == 1
    assert "no page shows ErpSync.ForceResyncNoBlankValues" in told
    assert "-> show it on a page, or accept the code in the project file" in told


def test_a_lock_that_is_missing_is_a_finding(sample: Sample) -> None:
    (sample.root / LOCK).unlink()
    code, told = sample.check()
    assert code == 1
    assert "contract.lock to compare the WSDLs with" in told
    assert "-> run wsdlsmith lock and commit it" in told


def test_a_lock_cut_in_half_is_exit_code_3(sample: Sample) -> None:
    text = (sample.root / LOCK).read_text()
    (sample.root / LOCK).write_text(text[: len(text) // 2])
    code, told = sample.check()
    assert code == 3
    assert "contract.lock" in told
    assert "cut off" in told


def test_a_lock_of_another_version_is_exit_code_3(sample: Sample) -> None:
    text = (sample.root / LOCK).read_text()
    (sample.root / LOCK).write_text(re.sub("\ntool .*", "\ntool 0.0.7", text))
    code, told = sample.check()
    assert code == 3
    assert "the lock was written by wsdlsmith 0.0.7" in told


@pytest.mark.parametrize("text", ["<not xml", "", "<a/>"])
def test_an_unreadable_wsdl_is_exit_code_3(sample: Sample, text: str) -> None:
    (sample.root / WSDL).write_text(text)
    code, told = sample.check()
    assert code == 3
    assert "ErpSync.wsdl" in told


def test_a_wsdl_that_is_gone_is_exit_code_3(sample: Sample) -> None:
    (sample.root / WSDL).unlink()
    assert sample.check()[0] == 3


def test_the_main_branch_may_be_of_another_version_of_the_tool(
    sample: Sample,
) -> None:
    text = (sample.root / LOCK).read_text()
    (sample.root / LOCK).write_text(re.sub("\ntool .*", "\ntool 0.0.7", text))
    sample.commit("With the version before")
    (sample.root / LOCK).write_text(text)
    code, told = sample.check("--against", "main")
    assert code == 0, told


def test_a_commit_that_does_not_exist_is_exit_code_3(sample: Sample) -> None:
    code, told = sample.check("--against", "no-such-branch")
    assert code == 3
    assert 'git knows no commit "no-such-branch"' in told


@pytest.mark.parametrize("empty", ["", " "])
def test_a_shell_variable_that_is_not_set_is_no_commit_to_check_against(
    sample: Sample, empty: str
) -> None:
    for command in (["check"], ["explain", "0123456789"]):
        code, out, err = sample.run(*command, "--against", empty)
        assert (code, out) == (2, "")
        assert "--against was given nothing" in err


def test_a_folder_without_a_project_is_exit_code_2(sample: Sample) -> None:
    (sample.root / "wsdlsmith.toml").unlink()
    for verb in ("check", "lock"):
        code, _, err = sample.run(verb)
        assert code == 2
        assert "there is no project file here" in err


def test_a_new_lock_does_not_hide_a_break_from_the_main_branch(sample: Sample) -> None:
    broken(sample)
    assert sample.run("generate")[0] == sample.run("lock")[0] == 0
    assert sample.check()[0] == 0
    code, told = sample.check("--against", "main")
    assert code == 1
    assert "[breaking-change-without-version-bump]" in told


def test_what_the_vendor_changed_is_a_finding_only_when_asked(sample: Sample) -> None:
    broken(sample, "published/ErpSync.wsdl")
    assert sample.check()[0] == 0
    code, told = sample.check("--upstream")
    assert code == 1
    assert "the vendor's WSDL breaks what the lock promises" in told
    assert "wsdlsmith fetch, generate and lock" in told


def test_sources_that_bring_examples_alone_are_no_contract(sample: Sample) -> None:
    pages = f'"{FOLDER.as_posix()}/examples/*.md"'
    sample.change(
        "wsdlsmith.toml", '"published/*.wsdl"', f'"published/*.wsdl", {pages}'
    )
    assert sample.check("--upstream")[0] == 0


def test_sources_that_are_gone_are_exit_code_3(sample: Sample) -> None:
    (sample.root / "published/ErpSync.wsdl").unlink()
    assert sample.check()[0] == 0
    assert sample.check("--upstream")[0] == 3


def test_what_the_vendor_added_is_a_finding_that_breaks_nothing(sample: Sample) -> None:
    text = (sample.root / "published/ErpSync.wsdl").read_text()
    found = re.search(r"<xs:element [^>]*RecordId[^>]*>", text)
    assert found is not None
    added = found.group().replace("RecordId", "Owner")
    place = text.index("</xs:sequence>", found.start())
    closing = "" if added.endswith("/>") else "</xs:element>"
    new = text[:place] + added + closing + text[place:]
    (sample.root / "published/ErpSync.wsdl").write_text(new)
    code, told = sample.check("--upstream")
    assert code == 1
    assert "the vendor publishes changes that break nothing" in told
    assert "Owner" in told


def test_what_the_vendor_changed_with_a_warning_is_not_called_harmless(
    sample: Sample,
) -> None:
    """An old client may not read what it gets (field-type-widened in a response)."""
    text = (sample.root / "published/ErpSync.wsdl").read_text()
    wider = text.replace(
        'name="RecordId" type="xs:int"', 'name="RecordId" type="xs:string"'
    )
    assert wider != text
    (sample.root / "published/ErpSync.wsdl").write_text(wider)
    (sample.root / "wsdlsmith.toml").write_text(
        re.sub(
            r"examples = .*",
            "examples = []",
            (sample.root / "wsdlsmith.toml").read_text(),
        )
    )
    code, told = sample.check("--upstream")
    assert code == 1
    assert "the vendor publishes changes, 1 with a warning: the field type of" in told


def test_json_says_all_of_it(sample: Sample) -> None:
    broken(sample)
    code, told = sample.check("-f", "json")
    report = json.loads(told)
    assert (code, report["version"], report["clean"]) == (1, 1, False)
    assert {one["check"] for one in report["problems"]} == {"bindings", "contract"}
    for one in report["problems"]:
        assert one["sentence"]
        assert one["todo"]
        assert one["file"]
