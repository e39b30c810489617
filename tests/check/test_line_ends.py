"""A checkout on Windows and a commit hold the same, whatever ends their lines."""

from __future__ import annotations

import pytest

from tests.check.sample import FOLDER, LOCK, WSDL, Sample

ERP = "generated/superoffice/services88/services/erp_sync.py"


@pytest.fixture
def windows(sample: Sample) -> Sample:
    """The sample, checked out as git does on Windows."""
    sample.git("config", "core.autocrlf", "true")
    sample.git("rm", "--cached", "--quiet", "-r", ".")
    sample.git("reset", "--quiet", "--hard")
    for path in (ERP, WSDL, LOCK, FOLDER / "SOURCES.toml"):
        assert (sample.root / path).read_bytes().count(b"\r\n") > 5
    return sample


def test_a_checkout_of_windows_is_in_order(windows: Sample) -> None:
    code, told = windows.check("--upstream", "--against", "main")
    assert (code, told.splitlines()[-1]) == (0, "everything holds")
    assert windows.run("generate", "--check")[0] == 0


def test_nothing_is_written_anew_for_its_line_ends(windows: Sample) -> None:
    before = (windows.root / LOCK).read_bytes(), (windows.root / ERP).read_bytes()
    assert "up to date" in windows.run("generate")[1]
    assert "as before" in windows.run("lock")[1]
    assert before == (
        (windows.root / LOCK).read_bytes(),
        (windows.root / ERP).read_bytes(),
    )


def test_an_edit_of_a_file_with_other_line_ends_is_told(windows: Sample) -> None:
    data = (windows.root / ERP).read_bytes()
    (windows.root / ERP).write_bytes(
        data.replace(b"class ErpSync(", b"class  ErpSync(")
    )
    code, told = windows.check()
    assert code == 1
    assert f"{ERP} was edited by hand since it was generated" in told
    assert "1 finding" in told.splitlines()[-1]


def test_a_wsdl_that_the_vendor_publishes_with_crlf_is_committed_with_lf(
    sample: Sample,
) -> None:
    """On Windows, with what fetch brought; then CI checks that commit on Linux."""
    for path in (WSDL, "published/ErpSync.wsdl"):
        data = (sample.root / path).read_bytes().replace(b"\n", b"\r\n")
        (sample.root / path).write_bytes(data)
    assert sample.run("generate")[0] == 0
    (sample.root / WSDL).write_bytes(data.replace(b"\r\n", b"\n"))
    assert sample.check("--upstream")[0] == 0
