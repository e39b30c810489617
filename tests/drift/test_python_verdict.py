"""What the findings say of Python is what griffe finds in both generations."""

from __future__ import annotations

from pathlib import Path

import pytest
from wsdlsmith.drift.diff import diff
from wsdlsmith.drift.finding import Python

from tests.drift.contracts import contract_in
from tests.drift.python_oracle import verdict

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(path.parent for path in CASES.glob("*/*/before.wsdl"))
ORDER: list[Python] = ["safe", "positional", "types", "breaks"]
VALUES = (
    "a value of the old type is refused when it is written: griffe compares names "
    "and parameters, not types"
)
MOVED = "a class stands in another module of types; callers name the package alone"
EXPLAINED: dict[str, tuple[Python, Python, str]] = {
    "array-item-changed": ("breaks", "types", VALUES),
    "attribute-type-changed": ("breaks", "types", VALUES),
    "dictionary-shape-changed": ("breaks", "types", VALUES),
    "field-type-changed": ("breaks", "types", VALUES),
    "field-type-renamed": ("breaks", "types", VALUES),
    "header-type-changed": ("breaks", "types", VALUES),
    "named-type-inlined": ("breaks", "types", VALUES),
    "type-kind-changed": ("breaks", "types", VALUES),
    "python-signature-changed": ("breaks", "types", VALUES),
    "optional-field-appended": ("safe", "breaks", MOVED),
    "subtype-added": ("safe", "breaks", MOVED),
    "field-type-narrowed": (
        "types",
        "safe",
        "a substitute of plain text is an element of any type in the field",
    ),
    "union-member-removed": (
        "types",
        "safe",
        "xs:int | xs:long is int before and after, by the rule another set of types",
    ),
    "fault-detail-changed": (
        "breaks",
        "types",
        "who catches the fault reads another type from its detail",
    ),
    "message-pattern-changed": (
        "breaks",
        "types",
        "the result that was used is None now, or the call waits for an answer",
    ),
    "body-parts-changed": (
        "breaks",
        "safe",
        "the part is among the headers of the reply now, which no signature names",
    ),
    "message-part-added": ("breaks", "types", "the result is several values now"),
    "wrapper-style-changed": ("breaks", "types", "the result is one object now"),
    "result-removed": ("breaks", "types", "the result that was used is None now"),
    "type-became-abstract": (
        "breaks",
        "safe",
        "writing an object of the class raises TypeError; its signature is the same",
    ),
    "subtype-removed": (
        "breaks",
        "safe",
        "an object of a class with another base is refused when it is written",
    ),
    "substitution-member-removed": (
        "breaks",
        "safe",
        "an object named like the member is refused when it is written",
    ),
    "binding-style-changed": (
        "breaks",
        "safe",
        "rpc and document may unwrap a message differently; here they do not, and "
        "what is in messages of different styles is not compared",
    ),
    "content-model-changed": (
        "types",
        "safe",
        "which fields may stand together is not in a signature",
    ),
    "enum-ordinal-changed": (
        "types",
        "safe",
        "only flags show their numbers in generated code",
    ),
    "python-name-changed": (
        "breaks",
        "safe",
        "the old identifier is still there and means another field",
    ),
    "python-name-collision": (
        "breaks",
        "safe",
        "the second name gets a suffix that depends on what else there is",
    ),
}
"""Rule -> our verdict, griffe's, and why ours holds."""


def _ours(folder: Path) -> Python:
    """The worst of a case's findings; all parameters are keywords, so none moves."""
    drift = diff(
        contract_in(folder / "before.wsdl"), contract_in(folder / "after.wsdl")
    )
    found: list[Python] = ["safe", *(one.python for one in drift.findings)]
    worst = max(found, key=ORDER.index)
    return "safe" if worst == "positional" else worst


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f"{f.parent.name}/{f.name}")
def test_the_python_verdict_is_griffes_or_says_why_not(
    folder: Path, tmp_path: Path
) -> None:
    ours = _ours(folder)
    theirs = verdict(folder / "before.wsdl", folder / "after.wsdl", tmp_path)
    rule = folder.parent.name
    if ours != theirs:
        assert rule in EXPLAINED, (ours, theirs)
        assert (ours, theirs) == EXPLAINED[rule][:2]


def test_no_explanation_is_of_what_agrees(tmp_path: Path) -> None:
    for rule, (ours, theirs, reason) in EXPLAINED.items():
        found = []
        for folder in (f for f in FOLDERS if f.parent.name == rule):
            place = tmp_path / rule / folder.name
            place.mkdir(parents=True)
            pair = (folder / "before.wsdl", folder / "after.wsdl")
            found.append((_ours(folder), verdict(*pair, place)))
        assert (ours, theirs) in found, rule
        assert reason
