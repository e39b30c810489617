"""gSOAP's code for ErpSync, compiled with a server of ours."""

from __future__ import annotations

from pathlib import Path

from tests.interop.processes import run

SERVER = Path(__file__).parent / "gsoap" / "server.cpp"
SHARE = Path("/usr/share/gsoap")


def compiled(wsdl: Path, folder: Path) -> Path:
    """The server, as a program."""
    header = folder / "erpsync.h"
    run(["wsdl2h", "-O0", "-t", SHARE / "WS" / "typemap.dat", "-o", header, wsdl])
    imports = f"{SHARE / 'import'}:{SHARE}"
    options = ["-1", "-j", "-S", "-x", "-L", "-w", "-I", imports]
    run(["soapcpp2", *options, "-d", folder, header])
    program = folder / "server"
    sources = [SERVER, *sorted(folder.glob("soap*.cpp"))]
    options = ["-O0", "-w", "-DWITH_DEFAULT_VIRTUAL", f"-I{folder}"]
    run(["g++", *options, "-o", program, *sources, "-lgsoap++"])
    return program
