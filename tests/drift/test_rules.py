"""The table of rules holds together, and its documentation is current."""

from __future__ import annotations

from pathlib import Path

from wsdlsmith.drift.render_rules import rules_markdown
from wsdlsmith.drift.rules.table import FAMILIES, RULES


def test_docs_rules_is_what_the_table_gives(checkout: Path) -> None:
    text = (checkout / "docs" / "rules.md").read_text(encoding="utf-8")
    assert text == rules_markdown() + "\n", "run make rules"


def test_each_rule_stands_once_and_has_a_mirror_that_exists() -> None:
    ids = [rule.id for family in FAMILIES for rule in family.rules]
    assert len(ids) == len(set(ids)) == len(RULES)
    assert {rule.mirror for rule in RULES.values()} <= set(RULES)


def test_an_id_is_a_sentence_and_its_message_has_the_same_words() -> None:
    for rule in RULES.values():
        said = rule.message.lower().replace(":", " ")
        words = rule.id.split("-")
        missing = [w for w in words if w not in said and w.rstrip("s") not in said]
        assert len(missing) <= len(words) // 2, (rule.id, missing)


def test_a_rule_that_is_safe_both_ways_is_no_wire_error() -> None:
    for rule in RULES.values():
        for each in (rule.request, rule.response):
            if each.severity == "error" and each.wire == "safe":
                assert rule.python != "safe" or rule.stage != "diff", rule.id


def test_each_rule_has_an_example_of_its_own() -> None:
    examples = [rule.example for rule in RULES.values()]
    assert all(example.strip() for example in examples)
