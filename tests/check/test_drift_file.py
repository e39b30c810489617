"""A mistake in ``drift.toml`` is told, with what was meant; nothing is checked."""

from __future__ import annotations

import pytest

from tests.check.sample import Sample


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x = 1", 'drift.toml: unknown key "x"'),
        ("accept = 3", "write [[accept]]"),
        ("[severity]\nfield-renamd = 'off'", "did you mean field-renamed?"),
        ("[severity]\nfield-renamed = 'no'", "write RULE=error"),
    ],
)
def test_a_mistake_outside_of_an_entry_is_told(
    sample: Sample, text: str, told: str
) -> None:
    (sample.root / "drift.toml").write_text(text)
    code, out, err = sample.run("check")
    assert (code, out) == (2, "")
    assert told in err


def test_a_folder_in_the_place_of_drift_toml_is_not_passed_over(
    sample: Sample,
) -> None:
    (sample.root / "drift.toml").mkdir()
    code, out, err = sample.run("check")
    assert (code, out) == (2, "")
    assert err == "wsdlsmith: drift.toml: cannot be read: Is a directory\n"


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('rule = "operation-remove"\npath = "a"\nreason = "b"', "operation-removed"),
        ('rule = "operation-removed"\npath = "a"', "reason is missing"),
        ('path = "a"\nreason = "b"', "rule is missing"),
        (
            'rule = "operation-removed"\npath = "a"\nreason = "b"\nexpiry = "soon"',
            'expiry must be a date such as 2027-01-31, and is "soon"',
        ),
        (
            'rule = "operation-removed"\npath = "a"\nreason = "b"\nexpiry = 2027',
            "expiry must be a date",
        ),
        (
            'rule = "operation-removed"\npath = "a"\nreason = "b"\nexpiri = "2027"',
            'did you mean "expiry"?',
        ),
        ("rule = ", "not TOML"),
    ],
)
def test_a_mistake_in_drift_toml_is_told(sample: Sample, entry: str, told: str) -> None:
    (sample.root / "drift.toml").write_text(f"[[accept]]\n{entry}\n")
    code, _, err = sample.run("check")
    assert code == 2
    assert told in err
    assert "drift.toml" in err
