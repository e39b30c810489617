"""A random filled instance of each message of a whole API version."""

from __future__ import annotations

from pathlib import Path

from wsdlsmith.job import Job
from wsdlsmith.pipeline import build
from wsdlsmith.verify.bindings import bindings_in

from benchmarks.sampled import problem, samples
from benchmarks.validator import MessageValidator


def test_each_message_of_services88_is_written_valid_and_read_back_equal(
    corpus: Path, tmp_path: Path
) -> None:
    source = f"{corpus / 'superoffice' / 'wsdl-2023.zip'}#*Services88-*"
    built = build(Job(package="sampled88", sources=(source,), offline=True))
    for name, data in built.files.items():
        path = tmp_path / "sampled88" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    contract = built.parts[0].contract
    validator = MessageValidator(contract, tmp_path / "schemas")
    assert not validator.refused
    with bindings_in(tmp_path, "sampled88") as bindings:
        tried = list(samples(contract, bindings, seed=1))
        wrong = [(one.label, problem(one, validator)) for one in tried]
    assert len(tried) == 2 * 1849
    assert not [pair for pair in wrong if pair[1]]
