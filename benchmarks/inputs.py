"""The WSDLs that both tools get."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from zipfile import ZipFile

CHECKOUT = Path(__file__).parents[1]
CORPUS = Path(
    os.environ.get("WSDLSMITH_CORPUS") or CHECKOUT.parent / "shared" / "corpus"
)
SEED = CHECKOUT / "wsdl" / "superoffice" / "Services88" / "ErpSync.wsdl"


def unpack(folder: Path, version: str, most: int | None = None) -> list[Path]:
    """The published WSDLs of ``version``, or the first few; empty without a corpus.

    They get the ending ``.wsdl``: xsdata's command line goes by it.
    """
    archive = CORPUS / "superoffice" / "wsdl-2023.zip"
    if not archive.is_file():
        return []
    folder.mkdir()
    written = []
    with ZipFile(archive) as members:
        names = sorted(n for n in members.namelist() if f"-{version}-" in n)
        for name in names[:most]:
            target = folder / Path(name).with_suffix(".wsdl").name
            target.write_bytes(members.read(name))
            written.append(target)
    return written


def seed(folder: Path) -> list[Path]:
    """The project's own WSDL of two operations."""
    folder.mkdir(exist_ok=True)
    return [Path(shutil.copy(SEED, folder))]
