"""Sheets that every report is made from: hostile, empty, and of real cases."""

from __future__ import annotations

from pathlib import Path

from wsdlsmith.check.problem import Outcome, Problem
from wsdlsmith.check.summary import Summary
from wsdlsmith.check.to_sheet import to_sheet as check_sheet
from wsdlsmith.drift.diff import diff
from wsdlsmith.drift.policy import Policy, rule_on
from wsdlsmith.drift.report import Report
from wsdlsmith.drift.to_sheet import to_sheet
from wsdlsmith.reports.sheet import LEVELS, Note, Sheet

from tests.conftest import CHECKOUT
from tests.drift.contracts import contract_in

CASES = CHECKOUT / "tests/drift/cases"
HOSTILE = 'a <b> & "c", %0A: \']]>\n::error::x\u2028\x01\x7f|`*'
EVERY = Sheet(
    title=HOSTILE,
    notes=tuple(
        Note(
            rule="field-renamed",
            level=level,
            text=HOSTILE,
            place=f"field:{HOSTILE}",
            fingerprint="0123456789",
            file=file,
            line=line,
        )
        for level in LEVELS
        for file, line in (("", 0), ("wsdl/a b,c:d.wsdl", 7))
    ),
)
EMPTY = Sheet(title="Nothing", notes=())


def checked() -> Sheet:
    """What ``check`` found: on pages, in archives, and nowhere in particular."""
    outcome = Outcome("shop/v1")
    files = ("wsdl/ü b/page.md", "/far/docs.zip#soap/a b.md", "https://x/?a=1#b", "")
    problems = [
        Problem(
            check="upstream",
            code="service-removed",
            sentence=HOSTILE,
            todo=f"look at {file}",
            file=file,
            line=line,
            fingerprint="0123456789" if line else "",
        )
        for file in files
        for line in (0, 12)
    ]
    outcome.add("upstream", problems, "")
    return check_sheet(Summary((outcome,)))


def report_of(folder: Path) -> Report:
    names = (folder / "before.wsdl", folder / "after.wsdl")
    found = diff(contract_in(names[0]), contract_in(names[1])).findings
    policy = Policy(severities={"operation-order-changed": "info"})
    return Report(str(names[0]), str(names[1]), rule_on(found, policy))


def folders() -> list[Path]:
    found = [path.parent for path in sorted(CASES.rglob("before.wsdl"))]
    assert len(found) > 100
    return found


def sheets() -> list[Sheet]:
    return [
        EVERY,
        EMPTY,
        checked(),
        *(to_sheet(report_of(one)) for one in folders()[::9]),
    ]
