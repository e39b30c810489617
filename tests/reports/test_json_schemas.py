"""What the commands print as JSON is what docs/schema publishes of it."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest
import rich_click as click
from wsdlsmith.cli.main import cli

from tests.check.conftest import sample, wsdlsmith
from tests.check.sample import Sample
from tests.check.test_check import broken
from tests.cli.conftest import Command
from tests.conftest import CHECKOUT, CaseCount

__all__ = ["sample", "wsdlsmith"]

FOLDER = CHECKOUT / "docs/schema"
CASES = CHECKOUT / "tests/drift/cases"
DOCUMENTS: dict[str, Any] = {
    path.stem: json.loads(path.read_text()) for path in sorted(FOLDER.glob("*.json"))
}
CALLS_ANSWER = "call"
"""The one verb whose JSON is not ours: it is what the service answered."""


def _held(verb: str, text: str) -> Any:
    """The document, which is as the verb's schema, and no other file, wants it."""
    document = json.loads(text)
    validator = jsonschema.Draft202012Validator(DOCUMENTS[verb])
    assert [error.message for error in validator.iter_errors(document)] == []
    return document


def _unknown(document: Any, schema: Any) -> set[str]:
    """The fields that a document has and its schema does not speak of."""
    parts = {k: v for k, v in schema.get("$defs", {}).items() if "$id" not in v}
    own = json.dumps({**schema, "$defs": parts})
    published = set(re.findall(r'"([a-z_]+)": ', own))
    text = json.dumps(document, ensure_ascii=True)
    return set(re.findall(r'"([a-z_]+)": ', text)) - published


def _verbs() -> set[str]:
    """The verbs that can print JSON."""
    found = set()
    with click.Context(cli) as context:
        for name in cli.list_commands(context):
            command = cli.get_command(context, name)
            assert command is not None
            options = {one.name: getattr(one, "help", "") for one in command.params}
            if "json" in (options.get("formats") or ""):
                found.add(name)
    return found


def test_every_verb_that_prints_json_has_a_schema() -> None:
    assert set(DOCUMENTS) == _verbs() - {CALLS_ANSWER}
    assert "check" in DOCUMENTS
    for name, document in DOCUMENTS.items():
        jsonschema.Draft202012Validator.check_schema(document)
        assert document["$id"].endswith(f"/schema/{name}.json")


def test_a_schema_that_refers_to_another_holds_it_word_for_word() -> None:
    """A bundle (JSON Schema 2020-12, 9.3): one file is enough to validate with."""
    for name, document in DOCUMENTS.items():
        text = json.dumps(document)
        held = document.get("$defs", {})
        for other in set(re.findall(r'"\$ref": "([a-z]+)\.json', text)):
            assert held[f"{other}.json"] == DOCUMENTS[other], name
    assert "diff.json" in DOCUMENTS["history"]["$defs"]


def test_what_a_schema_forbids_is_told() -> None:
    with pytest.raises(AssertionError, match="is a required property"):
        _held("check", '{"version": 1}')


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "--upstream"),
        ("verify",),
        ("show",),
        ("show", "ErpSync"),
        ("show", "ErpSync.ForceResync"),
        ("show", "PluginResponse"),
        ("generate", "--check"),
        ("lock",),
        ("fetch",),
        ("rules",),
        ("rules", "operation-removed"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("state", ["in order", "broken"])
def test_a_verb_prints_what_its_schema_says(
    sample: Sample, arguments: tuple[str, ...], state: str
) -> None:
    if state == "broken":
        broken(sample, "published/ErpSync.wsdl")
        broken(sample)
        page = "wsdl/superoffice/Services88/examples/ForceResync.md"
        sample.change(page, "ErpConnectionId", "ErpLinkId")
    _, out, _ = sample.run(*arguments, "-f", "json")
    document = _held(arguments[0], out)
    if arguments[0] in ("check", "verify", "lock", "rules", "fetch"):
        assert (
            not _unknown(document, DOCUMENTS[arguments[0]])
            - {"apis"}
            - _codes(document)
        )


def _codes(document: Any) -> set[str]:
    """Keys that are names, not fields."""
    return {*document.get("deviations", {}), *_checks(document)}


def _checks(document: Any) -> set[str]:
    return {name for api in document.get("apis", ()) for name in api.get("checks", ())}


def test_every_case_of_drift_is_told_as_the_schema_says(
    wsdlsmith: Command, cases: CaseCount
) -> None:
    folders = sorted(path.parent for path in CASES.rglob("before.wsdl"))
    assert len(folders) > 100
    for folder in folders[::4]:
        sides = [str(folder / f"{side}.wsdl") for side in ("before", "after")]
        document = _held("diff", wsdlsmith("diff", *sides, "-f", "json")[1])
        assert set(document) == set(DOCUMENTS["diff"]["properties"])
        for finding in document["findings"][:1]:
            fields = DOCUMENTS["diff"]["$defs"]["finding"]["properties"]
            assert set(finding) == set(fields)
            mark = finding["fingerprint"]
            _held("explain", wsdlsmith("explain", mark, *sides, "-f", "json")[1])
        cases.add("reports held against diff.json")


def test_a_row_of_versions_is_told_as_the_schema_says(wsdlsmith: Command) -> None:
    folder = CASES / "operation-removed"
    one, other = (
        str(next(folder.rglob(f"{side}.wsdl"))) for side in ("before", "after")
    )
    code, out, _ = wsdlsmith("history", one, other, one, other, "-f", "json")
    assert code == 0
    assert _held("history", out)["findings"]


def test_the_guide_links_every_schema() -> None:
    pages = [*CHECKOUT.glob("docs/*.md")]
    text = "".join(path.read_text() for path in pages)
    for name in DOCUMENTS:
        assert f"schema/{name}.json" in text, name
