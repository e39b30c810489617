"""What all tests share: where the vendor's published files are, and that they count.

The files are no part of the project. They are in ``$WSDLSMITH_CORPUS``, or in
``shared/corpus`` beside the checkout; a test that needs them asks for ``corpus``
and is skipped where they are not. With ``WSDLSMITH_REQUIRE_CORPUS=1`` such a skip
is a failure, and so is a run in which no test used them.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from wsdlsmith.runtime.codec.recognise import opening

CHECKOUT = Path(__file__).parents[1]
CORPUS = Path(
    os.environ.get("WSDLSMITH_CORPUS") or CHECKOUT.parent / "shared" / "corpus"
)
# tests make everything anew, unless they are about what is remembered
os.environ["WSDLSMITH_CACHE"] = "off"
REQUIRED = os.environ.get("WSDLSMITH_REQUIRE_CORPUS") == "1"

# how fast a machine is, or what a run happens to draw, decides nothing;
# `--hypothesis-profile explore` draws anew in each run
settings.register_profile(
    "explore", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "same", settings.get_profile("explore"), derandomize=True, database=None
)
settings.load_profile("same")


@pytest.fixture(scope="session", autouse=True)
def _recognising_at_once() -> None:
    """Messages are recognised from the second on, however small they are.

    A client waits until that pays, which in a test would be never.
    """
    opening.ENOUGH = 0


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of the vendor's published files."""
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not here; set WSDLSMITH_CORPUS to its folder")
    return CORPUS


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top folder of the project."""
    return CHECKOUT


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for the corpus."""
    for item in items:
        if "corpus" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.corpus)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Tests that share a server go to one process."""
    from tests.interop.scheduling import ServersStartOnce

    return ServersStartOnce(config, log)


def _fail_a_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
    if REQUIRED and report.outcome == "skipped" and "corpus" in reason.lower():
        report.outcome = "failed"
        report.longrepr = f"the corpus is required here. {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> (
    Generator[None, pytest.TestReport, pytest.TestReport]
):
    report = yield
    _fail_a_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> (
    Generator[None, pytest.CollectReport, pytest.CollectReport]
):
    report = yield
    _fail_a_skip(report)
    return report


class CorpusCount:
    """Counts, where the reports of all workers come together, who used the corpus."""

    def __init__(self) -> None:
        self.passed = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and report.passed and "corpus" in report.keywords:
            self.passed += 1

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if REQUIRED and not self.passed and not session.config.option.collectonly:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(
        self, terminalreporter: pytest.TerminalReporter
    ) -> None:
        where = "" if CORPUS.is_dir() else " (not here)"
        terminalreporter.write_line(
            f"tests passed on the published files{where}: {self.passed}"
        )
        if REQUIRED and not self.passed:
            terminalreporter.write_line("that is a failure: they are required here")


class CaseCount:
    """How many cases the tests that walk through many of them have tried."""

    def __init__(self, record: Callable[[str, object], None]) -> None:
        self._record = record

    def add(self, what: str, number: int = 1) -> None:
        """Count cases under a heading; the run's summary states the sums."""
        self._record(f"cases: {what}", number)


@pytest.fixture
def cases(record_property: Callable[[str, object], None]) -> CaseCount:
    """Counts what one test function tries in a loop."""
    return CaseCount(record_property)


class CaseSummary:
    """Sums the counts of all workers; they travel with the reports."""

    def __init__(self) -> None:
        self.sums: Counter[str] = Counter()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and report.passed:
            for name, value in report.user_properties:
                if name.startswith("cases: ") and isinstance(value, int):
                    self.sums[name.removeprefix("cases: ")] += value

    def pytest_terminal_summary(
        self, terminalreporter: pytest.TerminalReporter
    ) -> None:
        for what, number in sorted(self.sums.items()):
            terminalreporter.write_line(f"{what}: {number:,}")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(CorpusCount())
        config.pluginmanager.register(CaseSummary())
