"""``wsdlsmith lock`` writes all that it should, or nothing."""

from __future__ import annotations

import json

from tests.check.sample import FOLDER, LOCK, WSDL, Sample
from tests.check.test_check import broken


def test_when_one_lock_cannot_be_written_none_is(sample: Sample) -> None:
    text = (sample.root / "wsdlsmith.toml").read_text()
    other = text.replace('version = "Services88"', 'version = "copy"')
    other = other.replace("services88", "copied")
    (sample.root / "wsdlsmith.toml").write_text(text + other)
    (sample.root / LOCK).unlink()
    (sample.root / "wsdl/superoffice/copy/contract.lock").mkdir(parents=True)
    before = sorted(sample.root.rglob("*"))
    code, out, err = sample.run("lock")
    assert (code, out) == (3, "")
    assert "wsdl/superoffice/copy/contract.lock: the lock cannot be written" in err
    assert sorted(sample.root.rglob("*")) == before


def test_what_cannot_be_accepted_leaves_nothing_behind(sample: Sample) -> None:
    broken(sample)
    _, told = sample.check("-f", "json")
    mark, *_ = [
        p["fingerprint"] for p in json.loads(told)["problems"] if p["fingerprint"]
    ]
    (sample.root / "drift.toml").mkdir()
    code, out, err = sample.run("accept", mark, "--reason", "known")
    assert (code, out) == (2, "")
    assert "drift.toml: cannot be read: Is a directory" in err
    assert [path.name for path in sample.root.glob("drift*")] == ["drift.toml"]


def test_two_versions_in_one_api_get_no_lock(sample: Sample) -> None:
    text = (sample.root / WSDL).read_text()
    other = sample.root / FOLDER / "Old.wsdl"
    other.write_text(text.replace("Services88", "Services86"))
    before = (sample.root / LOCK).read_bytes()
    code, out, err = sample.run("lock")
    assert (code, out) == (3, "")
    assert "holds two versions of its services, Services86 and Services88" in err
    assert (sample.root / LOCK).read_bytes() == before
