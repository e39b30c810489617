"""JAX-WS RI's classes for some WSDLs, compiled with a server of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from tests.interop.processes import run

LIBRARIES = "/usr/share/jaxws/lib/*"
SOURCES = Path(__file__).parent / "jaxws"


def compiled(
    server: str, packages: Mapping[str, Path], folder: Path, stubs: bool = False
) -> list[str]:
    """The words that start ``server`` once wsimport and javac are done.

    ``packages`` is Java package -> WSDL. With ``stubs`` each has a class ``Stub``
    that implements the whole service, so that a server need only override.
    """
    sources, classes = folder / "src", folder / "classes"
    sources.mkdir()
    classes.mkdir()
    for package, wsdl in packages.items():
        run(_wsimport(package, wsdl, sources))
        if stubs:
            _write_stub(sources / package.replace(".", "/"), package)
    files = [*sources.rglob("*.java"), SOURCES / f"{server}.java"]
    javac = ["javac", "-nowarn", "-encoding", "UTF-8", "-proc:none"]
    run([*javac, "-cp", LIBRARIES, "-d", classes, *files])
    # without nodelay each answer waits for a delayed acknowledgement, 40 ms
    options = ["-Dsun.net.httpserver.nodelay=true", "-Xmx512m"]
    return ["java", *options, "-cp", f"{LIBRARIES}:{classes}", server]


def _wsimport(package: str, wsdl: Path, sources: Path) -> list[str | Path]:
    options = ["-quiet", "-Xnocompile", "-keep", "-XadditionalHeaders"]
    binding = SOURCES / "simple.xjb"
    return ["wsimport", *options, "-b", binding, "-p", package, "-s", sources, wsdl]


def _write_stub(folder: Path, package: str) -> None:
    """A class that implements the service's interface, and does nothing."""
    name, text = _interface(folder)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r'@\w+\((?:[^()"]|"[^"]*")*\)', "", text)
    methods = re.findall(r"public [][\w<>.]+ \w+\([^)]*\)[^;]*;", text)
    body = "{ throw new UnsupportedOperationException(); }"
    stubs = "\n".join(method.replace(";", body) for method in methods)
    imports = "import java.util.*; import javax.xml.ws.Holder;"
    (folder / "Stub.java").write_text(
        f"package {package};\n{imports}\n"
        f"public abstract class Stub implements {name} {{\n{stubs}\n}}\n"
    )


def _interface(folder: Path) -> tuple[str, str]:
    for path in folder.glob("*.java"):
        text = path.read_text()
        if "@WebService(" in text:
            return path.stem, text
    raise LookupError(f"wsimport wrote no service into {folder}")
