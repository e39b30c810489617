"""What text may stand between tags, and what it means (XML 1.0, 2.2 and 4.1)."""

from __future__ import annotations

import re

from wsdlsmith.runtime.codec.fast.unusual import Unusual

_REFERENCE = re.compile(
    "&(?:(lt|gt|amp|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));"
)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_CHARACTER = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OTHER = bytes(code for code in range(0x20) if code not in b"\t\n")
"""Not allowed in a document, but for the carriage return, which is read as another."""


def is_usual(data: bytes) -> bool:
    """Whether all characters are such as may stand in a text, and mean themselves.

    ``]]>`` may not stand in a text (2.4); U+FFFE and U+FFFF nowhere.
    """
    if len(data.translate(None, _OTHER)) != len(data):
        return False
    if b"]" in data and b"]]>" in data:
        return False
    return b"\xef" not in data or not (
        b"\xef\xbf\xbe" in data or b"\xef\xbf\xbf" in data
    )


def unescape(text: str) -> str:
    """The text that references stand in; Unusual where ``&`` begins none."""
    found, known = text.count("&"), text.count("&amp;")
    if known < found:
        known += text.count("&lt;") + text.count("&gt;")
        if known < found:
            return _resolved(text, found)
        text = text.replace("&lt;", "<").replace("&gt;", ">")
    return text.replace("&amp;", "&")


def _resolved(text: str, found: int) -> str:
    made, count = _REFERENCE.subn(_meant, text)
    if count != found:
        raise Unusual
    return made


def _meant(found: re.Match[str]) -> str:
    name, decimal, hexadecimal = found.groups()
    if name:
        return _NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    character = chr(code) if code <= 0x10FFFF else ""
    if not _CHARACTER.fullmatch(character):
        raise Unusual
    return character
