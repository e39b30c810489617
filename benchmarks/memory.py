"""Peak memory of reading a large answer: each way in a process of its own.

What counts is how much more a process holds at most than the same process that
has imported the same modules and then read a small answer of the same kind.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.codec import operation_of
from benchmarks.codec_peers import wsdl_of
from benchmarks.interpreters import Interpreter
from benchmarks.payloads import Payload, envelope, small

_OURS = """
import sys
from pathlib import Path
from {package}.services.erp_sync import ErpSync, SERVICE
from wsdlsmith.runtime import read_message
from wsdlsmith.runtime.http import HttpAnswer
operation = SERVICE.operations["GetFieldValuesFromCrm"]

class FromFile:
    def __init__(self, path):
        self.path = path
    def open(self, request, timeout):
        self.head = HttpAnswer(status=200, headers={{}}, content=b"")
        self.file = open(self.path, "rb")
        return self
    def read(self):
        return self.file.read(65536)
    def close(self):
        pass

def read(path):
    return read_message(operation, "response", Path(path).read_bytes())

def stream(path):
    client = ErpSync(transport=FromFile(path))
    for record in client.stream(client.get_field_values_from_crm):
        pass
"""
_LXML = """
import sys
from pathlib import Path
from lxml import etree

def read(path):
    return etree.fromstring(Path(path).read_bytes())
"""
_ZEEP = """
import sys
from pathlib import Path
import zeep
client = zeep.Client({wsdl!r})
binding = client.service._binding
operation = binding.get("GetFieldValuesFromCrm")

class Answer:
    status_code = 200
    encoding = "utf-8"
    headers = {{"Content-Type": "text/xml"}}

def read(path):
    answer = Answer()
    answer.content = Path(path).read_bytes()
    return binding.process_reply(client, operation, answer)
"""
_RUN = """
kept = [{way}({little!r})]
def peak():  # ru_maxrss would begin with what the parent process had (Linux)
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) * 1024
    import resource
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
before = peak()
kept.append({way}({large!r}))
print(peak() - before)
"""


def memory_rows(
    package: str, folder: Path, wsdls: Path, payload: Payload, peers: bool
) -> list[tuple[str, ...]]:
    """A row for each way of reading the payload."""
    operation = operation_of(package, payload)
    large, little = folder / "large.xml", folder / "little.xml"
    large.write_bytes(envelope(payload, operation))
    little.write_bytes(envelope(small(payload), operation))
    size = large.stat().st_size
    ours = _OURS.format(package=package)
    ways = {
        "lxml's tree alone": (_LXML, "read"),
        "wsdlsmith, all at once": (ours, "read"),
        "wsdlsmith, stream": (ours, "stream"),
    }
    if peers:
        wsdl = str(wsdl_of(wsdls, payload))
        ways["zeep"] = (_ZEEP.format(wsdl=wsdl), "read")
    rows: list[tuple[str, ...]] = [("read", "MB", "peak MB more", "times the input")]
    for name, (text, way) in ways.items():
        run = _RUN.format(way=way, large=str(large), little=str(little))
        more = int(Interpreter.here().run(folder, "-c", text + run).stdout)
        rows.append(
            (name, f"{size / 1e6:.1f}", f"{more / 1e6:.1f}", f"{more / size:.2f}")
        )
    return rows
