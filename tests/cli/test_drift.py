"""``wsdlsmith diff``, ``explain``, ``history`` and ``rules``, as a user runs them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from wsdlsmith.drift.rules.table import RULES

from tests.cli.conftest import Command
from tests.drift.small_wsdl import Op, Wsdl

CASES = Path(__file__).parents[1] / "drift" / "cases"
RENAMED = CASES / "field-renamed" / "both"
ONE = Op(request='<xs:element name="Id" type="xs:int" minOccurs="0"/>')


def _case(name: str) -> tuple[str, str]:
    return str(CASES / name / "before.wsdl"), str(CASES / name / "after.wsdl")


def _write(folder: Path, **documents: Wsdl) -> None:
    for name, document in documents.items():
        (folder / f"{name}.wsdl").write_text(document.text())


def test_an_error_gives_exit_code_1_and_says_what_and_whom(
    wsdlsmith: Command,
) -> None:
    code, out, err = wsdlsmith("diff", *_case("required-field-added/parameter"))
    assert (code, err) == (1, "")
    assert "1 error, 0 warnings, 0 for information" in out
    assert "required-field-added" in out
    assert "the required parameter Shop.Get.B was added" in out
    assert "[request, 1 operation of 1 service]" in out


def test_what_is_only_information_gives_exit_code_0(wsdlsmith: Command) -> None:
    old, new = _case("optional-field-appended/request")
    assert wsdlsmith("diff", old, new)[0] == 0
    assert wsdlsmith("diff", old, new, "--fail-on", "info")[0] == 1


def test_the_same_contract_twice_has_not_drifted(wsdlsmith: Command) -> None:
    old, _ = _case("optional-field-appended/request")
    code, out, _ = wsdlsmith("diff", old, old)
    assert code == 0
    assert "nothing drifted" in out


def test_json_has_the_promised_keys(wsdlsmith: Command) -> None:
    old, new = _case("optional-field-appended/request")
    code, out, _ = wsdlsmith("diff", old, new, "-f", "json")
    report = json.loads(out)
    assert code == 0
    assert report["version"] == 1
    assert (report["old"], report["new"]) == (old, new)
    counts = {"error": 0, "warning": 0, "info": 1}
    assert report["summary"] == {"optional-field-appended": counts}
    (finding,) = report["findings"]
    assert len(finding["fingerprint"]) == 10
    promised = {
        "rule": "optional-field-appended",
        "severity": "info",
        "direction": "request",
        "path": "type:Item.Z",
        "old": None,
        "new": "xs:string",
        "reach": {"services": 1, "operations": 1},
        "detail": "the optional field Item.Z was appended",
    }
    assert finding.items() >= promised.items()


def test_markdown_is_a_table_and_the_errors(wsdlsmith: Command) -> None:
    _, out, _ = wsdlsmith(
        "diff", *_case("field-renamed-unit-changed/request"), "-f", "markdown"
    )
    assert "| `field-renamed-unit-changed` | 1 |  |  |" in out
    assert "### Errors" in out
    assert "the unit changed (Seconds -\\> Minutes)" in out


def test_a_severity_can_be_changed_for_one_direction(wsdlsmith: Command) -> None:
    old, new = _case("required-field-added/request")
    same = ("diff", old, new, "--severity")
    assert wsdlsmith(*same, "required-field-added@request=warning")[0] == 0
    assert wsdlsmith(*same, "required-field-added@response=warning")[0] == 1
    code, out, _ = wsdlsmith(*same, "required-field-added=off")
    assert (code, "nothing drifted" in out) == (0, True)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("field-renamd=off", "did you mean field-renamed?"),
        ("field-renamed=fatal", "write RULE=error, =warning, =info or =off"),
        ("field-renamed@up=off", '"up" is no direction'),
    ],
)
def test_a_severity_that_means_nothing_is_refused(
    wsdlsmith: Command, entry: str, told: str
) -> None:
    old, new = _case("field-renamed/request")
    code, out, err = wsdlsmith("diff", old, new, "--severity", entry)
    assert (code, out) == (2, "")
    assert told in err


def test_two_versions_in_one_source_are_refused(
    wsdlsmith: Command, tmp_path: Path
) -> None:
    both = Wsdl(ops={"Get": ONE})
    _write(tmp_path, a=both)
    folder = tmp_path / "both"
    folder.mkdir()
    for version in ("v1", "v2"):
        named = Wsdl(ops={"Get": ONE}, namespace=f"urn:shop:{version}")
        (folder / f"{version}.wsdl").write_text(named.text())
    report = tmp_path / "report.json"
    code, out, err = wsdlsmith(
        "diff", str(folder), str(tmp_path / "a.wsdl"), "-f", f"json={report}"
    )
    assert (code, out) == (3, "")
    assert "holds two versions of its services, v1 and v2" in err
    assert "choose one with #GLOB" in err
    assert not report.exists()


def test_what_the_wsdl_always_lacked_is_no_drift_from_its_lock(
    wsdlsmith: Command, tmp_path: Path
) -> None:
    item = '<xs:element name="Id" type="t:Nowhere" minOccurs="0"/>'
    lacking = Wsdl(ops={"Get": Op(request=item)})
    _write(tmp_path, a=lacking, whole=Wsdl(ops={"Get": Op()}))
    project = '[[api]]\nname = "a"\nversion = "v1"\npackage = "a"\nwsdl = ["a.wsdl"]\n'
    (tmp_path / "wsdlsmith.toml").write_text(project)
    assert wsdlsmith("lock")[0] == 0
    code, out, _ = wsdlsmith("diff", "wsdl/a/v1/contract.lock", "a.wsdl")
    assert (code, "nothing drifted" in out) == (0, True)
    code, out, _ = wsdlsmith("diff", "whole.wsdl", "a.wsdl", "-f", "json")
    assert "unresolved-reference" in out


def test_of_many_versions_in_one_source_all_are_named(
    wsdlsmith: Command, tmp_path: Path
) -> None:
    for version in ("v1", "v2", "v3"):
        named = Wsdl(ops={"Get": ONE}, namespace=f"urn:shop:{version}")
        (tmp_path / f"{version}.wsdl").write_text(named.text())
    code, _, err = wsdlsmith("diff", "v1.wsdl", "v?.wsdl")
    assert code == 3
    assert "v?.wsdl holds several versions of its services, v1, v2 and v3" in err
    assert "for example '#*v3*'" in err


def test_sources_without_a_common_service_are_refused(
    wsdlsmith: Command, tmp_path: Path
) -> None:
    one = Wsdl(ops={"Get": ONE})
    other = Wsdl(ops={"Pay": ONE}, service="Bank", namespace="urn:bank")
    _write(tmp_path, one=one, other=other)
    code, out, err = wsdlsmith(
        "diff", str(tmp_path / "one.wsdl"), str(tmp_path / "other.wsdl")
    )
    assert (code, out) == (3, "")
    assert "the two sources have no service in common" in err
    assert "Shop" in err
    assert "Bank" in err


def test_a_git_reference_that_does_not_exist_is_named(
    wsdlsmith: Command, tmp_path: Path
) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    _write(tmp_path, one=Wsdl(ops={"Get": ONE}))
    code, out, err = wsdlsmith(
        "diff", "git:no-such-tag:one.wsdl", str(tmp_path / "one.wsdl")
    )
    assert (code, out) == (3, "")
    assert 'git knows no commit "no-such-tag"' in err


def test_a_commit_is_compared_with_the_folder(
    wsdlsmith: Command, tmp_path: Path
) -> None:
    _write(tmp_path, one=Wsdl(ops={"Get": ONE, "Put": ONE}))
    git = ["git", "-C", str(tmp_path), "-c", "user.name=t", "-c", "user.email=t@t"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "first"], check=True)
    _write(tmp_path, one=Wsdl(ops={"Get": ONE}))
    code, out, _ = wsdlsmith("diff", "git:HEAD:one.wsdl", "one.wsdl", "-f", "json")
    assert code == 1
    assert list(json.loads(out)["summary"]) == ["operation-removed"]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("urn:shop", "is no pair"),
        ("urn:nothing=urn:shop", 'the old contract has no namespace "urn:nothing"'),
    ],
)
def test_a_namespace_map_that_fits_nothing_is_refused(
    wsdlsmith: Command, entry: str, told: str
) -> None:
    old, new = _case("field-renamed/request")
    code, _, err = wsdlsmith("diff", old, new, "--namespace-map", entry)
    assert code == 2
    assert told in err


def test_a_namespace_map_says_what_became_what(wsdlsmith: Command) -> None:
    old, new = _case("target-namespace-changed/both")
    assert wsdlsmith("diff", old, new)[0] == 1
    _, out, _ = wsdlsmith(
        "diff", old, new, "--namespace-map", "urn:shop=urn:store", "-f", "json"
    )
    assert "target-namespace-changed" not in json.loads(out)["summary"]


def test_explain_shows_the_message_and_the_validators_words(
    wsdlsmith: Command,
) -> None:
    old, new = _case("field-type-overlapping/request")
    found = json.loads(wsdlsmith("diff", old, new, "-f", "json")[1])["findings"]
    code, out, _ = wsdlsmith("explain", found[0]["fingerprint"], old, new)
    assert code == 0
    assert "valid for the old client, not for the new service" in out
    assert "is no xs:boolean [invalid-value]" in out
    assert "sent by: Shop.Do" in out
    told = json.loads(
        wsdlsmith("explain", found[0]["fingerprint"][:4], old, new, "-f", "json")[1]
    )
    assert told["operations"] == ["Shop.Do"]
    assert told["witness"]["says"]


def test_documented_envelopes_are_held_against_both_contracts(
    wsdlsmith: Command,
) -> None:
    old, new = _case("example-uses-removed/request")
    pages = ("--examples", str(Path(old).parent / "examples"))
    code, out, _ = wsdlsmith("diff", old, new, *pages, "-f", "json")
    assert code == 1
    report = json.loads(out)
    (found,) = (f for f in report["findings"] if f["rule"] == "example-uses-removed")
    assert found["path"] == "type:Item.Name"
    code, out, _ = wsdlsmith("explain", found["fingerprint"], old, new, *pages)
    assert code == 0
    assert "examples/Do.md:8: 'Name' is not declared here" in out
    assert "request documented on examples/Do.md:8" in out
    assert "<t:Do><t:Item><t:Name>a</t:Name></t:Item></t:Do>" in out


def test_a_source_of_examples_without_an_envelope_is_refused(
    wsdlsmith: Command, tmp_path: Path
) -> None:
    old, new = _case("example-uses-removed/request")
    (tmp_path / "a.md").write_text("# Nothing\n\nNo envelope.\n")
    code, out, err = wsdlsmith("diff", old, new, "--examples", str(tmp_path))
    assert (code, out) == (2, "")
    assert "shows an envelope" in err


def test_an_unknown_fingerprint_is_told(wsdlsmith: Command) -> None:
    code, _, err = wsdlsmith("explain", "zzzz", *_case("field-renamed/request"))
    assert code == 2
    assert 'no finding between the two has the fingerprint "zzzz"' in err


def test_rules_lists_all_and_explains_one(wsdlsmith: Command) -> None:
    _, out, _ = wsdlsmith("rules")
    assert all(rule in out for rule in RULES)
    code, out, _ = wsdlsmith("rules", "fields-reordered")
    assert code == 0
    assert "ProjectMember" in out
    rules = json.loads(wsdlsmith("rules", "-f", "json")[1])["rules"]
    assert len(rules) == len(RULES)


def test_an_unknown_rule_gives_the_nearest(wsdlsmith: Command) -> None:
    code, _, err = wsdlsmith("rules", "fields-reorder")
    assert code == 2
    assert "did you mean fields-reordered?" in err


def test_history_tells_what_came_back(wsdlsmith: Command, tmp_path: Path) -> None:
    full = {"Get": ONE, "Put": ONE}
    _write(
        tmp_path,
        v1=Wsdl(ops=full, namespace="urn:shop:v1"),
        v2=Wsdl(ops={"Get": ONE}, namespace="urn:shop:v2"),
        v3=Wsdl(ops=full, namespace="urn:shop:v3"),
    )
    sources = [str(tmp_path / f"v{n}.wsdl") for n in (1, 2, 3)]
    code, out, _ = wsdlsmith("history", *sources, "-f", "json")
    report = json.loads(out)
    assert code == 0
    assert [list(step["summary"]) for step in report["steps"]] == [
        ["operation-removed", "namespace-version-changed"],
        ["namespace-version-changed", "operation-added"],
    ]
    assert {f["rule"] for f in report["findings"]} == {
        "component-reintroduced",
        "removed-without-deprecation",
    }
    assert wsdlsmith("history", *sources, "--fail-on", "error")[0] == 1
    text = wsdlsmith("history", *sources)[1]
    assert "the component Shop.Put was reintroduced" in text


@pytest.mark.parametrize(
    ("rule", "kind", "options"),
    [
        ("field-renamed", "request", ()),
        ("element-defined-differently", "none", ()),
        ("type-defined-differently", "none", ("--per-service",)),
        ("unresolved-reference", "none", ("--lenient",)),
    ],
)
def test_a_step_of_history_has_the_findings_that_diff_has(
    wsdlsmith: Command, rule: str, kind: str, options: tuple[str, ...]
) -> None:
    folder = Path(_case(f"{rule}/{kind}")[0]).parent
    asked = (f"{folder}#before*.wsdl", f"{folder}#after*.wsdl", *options, "-f", "json")
    alone = json.loads(wsdlsmith("diff", *asked)[1])
    (step,) = json.loads(wsdlsmith("history", *asked)[1])["steps"]
    assert rule in alone["summary"]
    assert (step["summary"], step["findings"]) == (alone["summary"], alone["findings"])


def test_a_namespace_map_that_is_of_no_step_of_history_is_refused(
    wsdlsmith: Command, tmp_path: Path
) -> None:
    row = {f"v{n}": Wsdl(ops={"Get": ONE}, namespace=f"urn:{n}") for n in (1, 2, 3)}
    _write(tmp_path, **row)
    sources = [str(tmp_path / f"{name}.wsdl") for name in row]
    for fits in ("urn:1=urn:2", "urn:2=urn:3"):
        assert wsdlsmith("history", *sources, "--namespace-map", fits)[0] == 0
    code, out, err = wsdlsmith("history", *sources, "--namespace-map", "urn:1=urn:3")
    assert (code, out) == (2, "")
    assert 'no version has "urn:1" where the next one has "urn:3"' in err


def test_history_needs_two_sources(wsdlsmith: Command) -> None:
    code, _, err = wsdlsmith("history", _case("field-renamed/request")[0])
    assert code == 2
    assert "at least two sources" in err


@pytest.mark.parametrize("verb", ["diff", "history"])
def test_an_empty_source_is_refused(wsdlsmith: Command, verb: str) -> None:
    code, out, err = wsdlsmith(verb, "", "shop.wsdl")
    assert (code, out) == (3, "")
    assert "a source is empty" in err
    assert "is a variable of the shell not set?" in err


def test_two_reports_do_not_go_to_one_file(wsdlsmith: Command, tmp_path: Path) -> None:
    sources = ("shop.wsdl", "shop.wsdl")
    code, _, err = wsdlsmith("diff", *sources, "-f", "json=a", "-f", "html=a")
    assert (code, "two reports would be written to a" in err) == (2, True)
    assert not (tmp_path / "a").exists()


def test_a_row_without_drift_says_so(wsdlsmith: Command) -> None:
    code, out, _ = wsdlsmith("history", "shop.wsdl", "shop.wsdl", "shop.wsdl")
    assert (code, out.splitlines()[-1]) == (0, "nothing drifted")


def test_history_tells_a_flip_flop_once_with_all_its_versions(
    wsdlsmith: Command, tmp_path: Path
) -> None:
    full = {"Get": ONE, "Put": ONE}
    for number in range(1, 6):
        ops = full if number % 2 else {"Get": ONE}
        _write(
            tmp_path, **{f"v{number}": Wsdl(ops=ops, namespace=f"urn:shop:v{number}")}
        )
    code, out, _ = wsdlsmith("history", *(f"v{n}.wsdl" for n in range(1, 6)))
    assert code == 0
    assert (
        "Shop.Put flip-flops: gone in v2.wsdl and v4.wsdl, "
        "reintroduced in v3.wsdl and v5.wsdl" in out
    )
    assert "component-reintroduced (1)" in out
    for version in ("v2.wsdl", "v4.wsdl"):
        assert f"Shop.Put was removed in {version} without deprecation" in out
    rows = [line.split() for line in out.splitlines() if "operation-" in line]
    assert rows[0] == ["operation-removed", "[error]", "1", "-", "1", "-"]
    assert rows[1] == ["operation-added", "[info]", "-", "1", "-", "1"]


def test_no_value_of_a_wsdl_begins_a_line_of_a_report(
    wsdlsmith: Command, tmp_path: Path
) -> None:
    """A line that begins with :: is a command to a runner of GitHub Actions."""
    evil = "a&#10;::error::evil&#x85;&#x2028;&#x202e;"
    item = '<xs:element name="Id" type="xs:string" minOccurs="0" default="{}"/>'
    documents = {
        name: Wsdl(ops={"Get": Op(request=item.format(text))}, address=f"urn:{text}")
        for name, text in (("a", "b"), ("evil", evil))
    }
    _write(tmp_path, **documents)
    _, told, _ = wsdlsmith("diff", "a.wsdl", "evil.wsdl", "-f", "json")
    found = json.loads(told)["findings"]
    values = [one["new"] for one in found if "evil" in (one["new"] or "")]
    assert len(values) == 2
    assert all("\n::error::evil" in value for value in values)
    outputs = [wsdlsmith("diff", "a.wsdl", "evil.wsdl", "-v")[1]]
    outputs.append(wsdlsmith("history", "a.wsdl", "evil.wsdl", "a.wsdl", "-v")[1])
    for one in found:
        sides = ("a.wsdl", "evil.wsdl")
        outputs.append(wsdlsmith("explain", one["fingerprint"], *sides)[1])
    for output in outputs:
        assert not [line for line in output.split("\n") if line.startswith("::")]
        assert not set(output) & {"\x85", "\u2028", "\u202e"}
    assert r"a\n::error::evil\x85\u2028\u202e" in outputs[0]


@pytest.mark.parametrize("attribute", ["name", "type"])
def test_no_value_of_a_wsdl_begins_a_line_of_an_error(
    wsdlsmith: Command, tmp_path: Path, attribute: str
) -> None:
    facts = {"name": "Id", "type": "xs:string"} | {attribute: "a&#10;::error::evil"}
    item = "<xs:element {}/>".format(" ".join(f'{k}="{v}"' for k, v in facts.items()))
    _write(tmp_path, a=Wsdl(ops={"Get": Op(request=item)}))
    code, out, err = wsdlsmith("diff", "a.wsdl", "a.wsdl")
    assert (code, out) == (3, "")
    assert "evil" in err
    assert not [line for line in err.split("\n") if line.lstrip().startswith("::")]
