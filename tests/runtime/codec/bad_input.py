"""Each kind of bad input, and a program that reads such files and measures itself.

``python -m tests.runtime.codec.bad_input FILE...`` prints a line of JSON for each:
the error, its path, the CPU seconds and the megabytes that reading took (and writing
it again, if it is not of the largest).
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from wsdlsmith.runtime import DecodeError, read_message, write_message

from tests.runtime.codec.envelopes import SOAP11, boxed, envelope
from tests.runtime.codec.shop.services import PUT

MILLION = 1_000_000


def everything(xml: str) -> bytes:
    return boxed(f"<s:Everything>{xml}</s:Everything>")


def _laughs() -> bytes:
    grow = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 100}">' for n in range(9)
    )
    return f'<!DOCTYPE a [{grow}]><e:Envelope xmlns:e="{SOAP11}">&e8;'.encode()


def _nested(tag: str) -> bytes:
    return boxed(f"<s:Node>{f'<{tag}>' * 10_000}{f'</{tag}>' * 10_000}</s:Node>")


CASES: dict[str, Callable[[], bytes]] = {
    "malformed": lambda: everything("<s:Text>"),
    "malformed-late": lambda: everything("<s:Many>1</s:Many>" * 100_000 + "<"),
    "encoding-not-of-the-bytes": lambda: b"<?xml version='1.0' encoding='UTF-8'?>"
    + everything("<s:Text>\u00e9</s:Text>").decode().encode("latin-1"),
    "encoding-of-wider-units": lambda: b"<?xml version='1.0' encoding='UTF-16'?>"
    + everything(""),
    "encoding-unknown": lambda: b"<?xml version='1.0' encoding='no-such'?>"
    + everything(""),
    "doctype": lambda: b'<!DOCTYPE a SYSTEM "file:///etc/passwd">' + everything(""),
    "entities": _laughs,
    "undefined-entity": lambda: everything("<s:Text>&nbsp;</s:Text>"),
    "levels-of-a-type": lambda: _nested("s:Child"),
    "levels-of-strangers": lambda: _nested("x"),
    "attributes": lambda: boxed(
        f"<s:Everything {' '.join(f'a{number}=_' for number in range(MILLION))}/>".replace(
            "_", "'1'"
        )
    ),
    "attributes-twice": lambda: boxed("<s:Everything version='1' version='2'/>"),
    "attributes-twice-by-namespace": lambda: boxed(
        "<s:Everything xmlns:t='urn:shop' s:a='1' t:a='2'/>"
    ),
    "siblings-of-strangers": lambda: everything("<q/>" * MILLION),
    "siblings": lambda: everything("<s:Many>1</s:Many>" * MILLION),
    "empty-ones-behind-siblings": lambda: everything(
        "<s:Many>1</s:Many>" * 300_000 + "<s:Many/>" * 1000
    ),
    "words-between-siblings": lambda: everything(
        f"<s:Ids>{'<arr:int>1</arr:int>word' * 100_000}</s:Ids>"
    ),
    "namespaces-around-strangers": lambda: boxed(
        f"<s:Everything {' '.join(f'xmlns:n{n}=_urn:{n}_' for n in range(900))}>".replace(
            "_", "'"
        )
        + "<n1:q/>" * 20_000
        + "</s:Everything>"
    ),
    "siblings-beyond-the-limit": lambda: everything("<q/>" * 5 * MILLION),
    "text-of-a-gigabyte": lambda: b"",
    "text-of-200-megabytes": lambda: everything(
        f"<s:Text>{'x' * 200 * MILLION}</s:Text>"
    ),
    "number-of-a-million-digits": lambda: everything(
        f"<s:Count>{'7' * MILLION}</s:Count>"
    ),
    "xsi-type-of-an-undeclared-prefix": lambda: everything(
        "<s:Shape xsi:type='no:Circle'/>"
    ),
    "xsi-type-of-nothing": lambda: everything("<s:Shape xsi:type='s:None'/>"),
    "xsi-type-of-no-subtype": lambda: everything("<s:Shape xsi:type='s:Box'/>"),
    "xsi-type-that-is-no-name": lambda: everything("<s:Shape xsi:type=':'/>"),
    "out-of-range": lambda: everything("<s:Count>2147483648</s:Count>"),
    "no-such-day": lambda: everything("<s:Day>2023-02-29</s:Day>"),
    "not-base64": lambda: everything("<s:Blob>===</s:Blob>"),
    "no-message": lambda: envelope("<x/>"),
}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _heard(code: str, path: str, detail: str) -> None:
    """Reports have a cost of their own: their paths."""


def read(file: str) -> dict[str, object]:
    """Read one file and tell what became of it."""
    path = Path(file)
    # a gigabyte of zeros that the system hands out without filling it
    data = path.read_bytes() if path.stat().st_size else bytes(1024**3)
    before, start = _peak(), time.process_time()
    found: dict[str, object] = {"error": "", "path": ""}
    try:
        message = read_message(PUT, "request", data, on_deviation=_heard)
        if len(data) < MILLION * 10:
            write_message(PUT, "request", message)
    except DecodeError as caught:
        found = {"error": caught.reason, "path": caught.path}
    seconds = time.process_time() - start
    return {**found, "seconds": seconds, "megabytes": _peak() - before}


if __name__ == "__main__":
    read_message(PUT, "request", everything("<s:Count>1</s:Count>"))
    for each in sys.argv[1:]:
        sys.stdout.write(json.dumps(read(each)) + "\n")
