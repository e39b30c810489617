"""Packages generated for these tests, and the WSDLs they are from."""

from __future__ import annotations

import fcntl
import sys
import zipfile
from pathlib import Path

from wsdlsmith.job import Job
from wsdlsmith.pipeline import build

WSDL = Path(__file__).parent / "wsdl"
CHECKOUT = Path(__file__).parents[2]
SEED = CHECKOUT / "wsdl/superoffice/Services88/ErpSync.wsdl"


def generated(package: str, source: str, folder: Path) -> None:
    """Generate ``package`` into ``folder`` once for all test processes; importable."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{package}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / package).exists():
            files = build(Job(package=package, sources=(source,))).files
            files.write(folder / f"{package}.new")
            (folder / f"{package}.new" / package).rename(folder / package)
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))


def published_wsdl(corpus: Path, service: str) -> bytes:
    """The vendor's WSDL of a service of Services88."""
    with zipfile.ZipFile(corpus / "superoffice" / "wsdl-2023.zip") as archive:
        return archive.read(f"WSDL/WSDL-Services88-{service}.xml")


def published_services(corpus: Path) -> list[str]:
    """The names of all services of Services88."""
    with zipfile.ZipFile(corpus / "superoffice" / "wsdl-2023.zip") as archive:
        names = sorted(n for n in archive.namelist() if "-Services88-" in n)
    return [name.rpartition("-")[2].removesuffix(".xml") for name in names]
