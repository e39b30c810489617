"""The accept list: what it takes away, and what it must not keep."""

from __future__ import annotations

import pytest
from wsdlsmith.project import Accepted
from wsdlsmith.verify.accept import divide, matches
from wsdlsmith.verify.finding import Finding

FINDING = Finding(
    code="nil-not-nillable",
    page="docs.zip#soap/Shop/Get.md",
    path="/Envelope/Body/Get/Ids/int[2]",
)


@pytest.mark.parametrize(
    ("code", "page", "path", "expected"),
    [
        ("nil-not-nillable", "", "", True),
        ("invalid-value", "", "", False),
        ("nil-not-nillable", "docs.zip#soap/Shop/Get.md", "", True),
        ("nil-not-nillable", "Get.md", "", True),
        ("nil-not-nillable", "et.md", "", False),
        ("nil-not-nillable", "docs.zip#soap/Shop/*", "", True),
        ("nil-not-nillable", "docs.zip#soap/Shop2/*", "", False),
        ("nil-not-nillable", "", "/Envelope/Body/Get/Ids/int[2]", True),
        ("nil-not-nillable", "", "/Envelope/Body/Get/Ids/int[1]", False),
        ("nil-not-nillable", "", "/Envelope/Body/Get/*", True),
        ("nil-not-nillable", "Other.md", "/Envelope/Body/Get/*", False),
    ],
)
def test_an_entry_is_about_a_code_and_maybe_a_page_and_a_path(
    code: str, page: str, path: str, expected: bool
) -> None:
    entry = Accepted(code=code, reason="known", page=page, path=path)
    assert matches(entry, FINDING) is expected


def test_an_accepted_finding_keeps_the_reason_and_the_others_stand() -> None:
    entry = Accepted(code="nil-not-nillable", reason="the server takes it")
    other = Finding(code="invalid-value", page="a.md")
    standing, accepted = divide([FINDING, other], [entry])
    assert standing == [other]
    assert accepted == [(FINDING, entry)]


def test_an_entry_that_accepts_nothing_is_a_finding() -> None:
    entry = Accepted(code="wrong-order", reason="old", page="a.md", path="/Envelope")
    standing, _ = divide([FINDING], [entry])
    assert [str(f) for f in standing[1:]] == [
        "a.md /Envelope: nothing is wrong-order, page 'a.md', path '/Envelope'"
        " any more: remove the entry [accept-unused]"
    ]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("nil-not-nilable", "no code nil-not-nilable: did you mean nil-not-nillable?"),
        ("qqq", "there is no code qqq"),
    ],
)
def test_an_entry_of_a_code_that_is_none_is_a_finding(code: str, said: str) -> None:
    standing, _ = divide([], [Accepted(code=code, reason="known")])
    assert [f.detail.endswith(said) for f in standing] == [True]
