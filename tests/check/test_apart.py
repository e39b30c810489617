"""``check`` where each service has its own types, and its own lock (per_service)."""

from __future__ import annotations

import json
import re

import pytest

from tests.check.sample import FOLDER, LOCK, PAGE, WSDL, Sample


@pytest.fixture
def apart(sample: Sample) -> Sample:
    """Two services that stand apart, here and at the vendor's."""
    sample.change("wsdlsmith.toml", "[[api]]", "[[api]]\nper_service = true")
    (sample.root / LOCK).unlink()
    for folder in (str(FOLDER), "published"):
        text = (sample.root / WSDL).read_text().replace("ErpSync", "Another")
        (sample.root / folder / "Another.wsdl").write_text(text)
    assert sample.run("generate")[0] == sample.run("lock")[0] == 0
    sample.commit("Apart")
    return sample


def test_each_service_has_a_lock_and_is_compared_by_name(apart: Sample) -> None:
    locks = sorted(path.name for path in (apart.root / FOLDER).glob("*.lock"))
    assert locks == ["contract-another.lock", "contract-erp_sync.lock"]
    code, told = apart.check("--upstream")
    assert (code, "upstream   as locked" in told) == (0, True), told
    (apart.root / "published/Another.wsdl").unlink()
    code, told = apart.check("--upstream")
    assert code == 1
    assert "the lock promises: the service Another was removed" in told
    _explained(apart, told, "--upstream")
    text = (apart.root / "published/ErpSync.wsdl").read_text()
    for name in ("Another", "Third"):
        made = apart.root / f"published/{name}.wsdl"
        made.write_text(text.replace("ErpSync", name))
    code, told = apart.check("--upstream")
    assert (code, "break nothing: the service Third was added" in told) == (1, True)


def _explained(apart: Sample, told: str, *flags: str) -> None:
    """What removes a service is proved by a request that nobody listens to."""
    fingerprint = re.findall("accept it: wsdlsmith accept ([0-9a-f]{10})", told)[0]
    code, out, _ = apart.run("explain", fingerprint, *flags)
    assert code == 0
    assert "request of Another.ForceResync: valid for the old client" in out
    assert "there is no operation 'ForceResync'" in out
    accept = ("accept", fingerprint, "--reason", "nobody asks it", *flags)
    assert apart.run(*accept)[0] == 0
    assert apart.check(*flags)[0] == 0


def test_an_accept_is_unused_only_where_no_service_needs_it(apart: Sample) -> None:
    assert apart.check()[0] == apart.run("verify")[0] == 0
    entry = "[[api.accept]]\ncode = 'not-xml'\nreason = 'none is'\n"
    text = (apart.root / "wsdlsmith.toml").read_text()
    (apart.root / "wsdlsmith.toml").write_text(f"{text}\n{entry}")
    for verb in ("check", "verify"):
        code, told, _ = apart.run(verb)
        assert (code, told.count("nothing is not-xml any more")) == (1, 1)


def test_a_page_of_no_service_is_told(apart: Sample) -> None:
    page = apart.root / PAGE
    lost = page.read_text().replace("ErpSync", "Lost").replace("ForceResync", "Vanish")
    page.with_name("Lost.md").write_text(lost)
    for verb in ("check", "verify"):
        code, told, _ = apart.run(verb)
        assert code == 1
        assert "the page shows Lost.Vanish, which no WSDL has" in told


def test_the_lock_of_a_service_that_is_gone_is_told(apart: Sample) -> None:
    (apart.root / FOLDER / "Another.wsdl").unlink()
    assert apart.run("generate")[0] == apart.run("lock")[0] == 0
    code, told = apart.check()
    assert (code, told.count("[")) == (1, 1)
    assert "contract-another.lock is the lock of what no WSDL has any more" in told
    (apart.root / FOLDER / "contract-another.lock").unlink()
    assert apart.check()[0] == 0
    code, told = apart.check("--against", "main")
    assert (code, told.count("[")) == (1, 1)
    assert "the lock of main promises: the service Another was removed" in told
    _explained(apart, told, "--against", "main")


def test_a_page_is_of_the_service_that_it_names_though_another_had_its_message(
    apart: Sample,
) -> None:
    (apart.root / FOLDER / "Another.wsdl").unlink()
    sides = (f"git:main:{FOLDER}#*.wsdl", f"{FOLDER}#*.wsdl")
    pages = ("--examples", f"{FOLDER}/examples", "--new-examples", f"{FOLDER}/examples")
    code, out, _ = apart.run("diff", *sides, *pages, "--per-service", "-f", "json")
    rules = {one["rule"] for one in json.loads(out)["findings"]}
    assert (code, "service-removed" in rules) == (1, True)
    assert not any(rule.startswith("example-") for rule in rules)
