"""Where delivered documents go: names as delivered, folders as their imports need."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from wsdlsmith.fetch.collect import Delivered
from wsdlsmith.read.document import Document
from wsdlsmith.read.references import file_names
from wsdlsmith.read.sniff import Kind, sniff
from wsdlsmith.read.web import is_url

EXAMPLES = "examples"
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_SCRIPT = re.compile(r"\.(svc|asmx|ashx|aspx|php|jsp|do|cgi)$", re.IGNORECASE)
_ENDINGS: dict[Kind, str] = {
    "wsdl": ".wsdl",
    "schema": ".xsd",
    "page": ".md",
    "envelope": ".xml",
}


def lay_out(delivered: Sequence[Delivered]) -> dict[str, Delivered]:
    """A path for each document, relative to the API's folder.

    The folder that all documents have in common is left away; below it they stay
    as they were, because ``../xsd/x.xsd`` must lead to the same file again.
    Examples go below ``examples/``.
    """
    paths = [_path(each.document) for each in delivered]
    common = posixpath.commonpath([posixpath.dirname(f"/{path}") for path in paths])
    found: dict[str, Delivered] = {}
    for path, each in zip(paths, delivered, strict=True):
        place = posixpath.relpath(f"/{path}", common)
        if each.role == "example" and not place.startswith(f"{EXAMPLES}/"):
            place = f"{EXAMPLES}/{place}"
        found[place] = each
    return found


def _path(document: Document) -> str:
    uri = document.uri
    if uri.startswith("zip:"):
        path = uri.rpartition("!/")[2]
    elif uri.startswith("git:"):
        path = uri.split(":", 2)[2]
    elif is_url(uri):
        path = _url_path(document)
    else:
        path = Path(uri).relative_to(Path(uri).anchor).as_posix()
    return "/".join(_UNSAFE.sub("_", step) for step in path.split("/"))


def _url_path(document: Document) -> str:
    """``/a/Service.svc?singleWsdl`` is ``a/Service.wsdl``, ``?xsd=xsd0`` is ``xsd0.xsd``."""
    parts = urlsplit(document.uri)
    folder, _, name = unquote(parts.path).rpartition("/")
    if parts.query:
        name = next(iter(file_names(document.uri)), name)
    name = _SCRIPT.sub("", name) or (parts.hostname or "document")
    kind = sniff(document)
    if not posixpath.splitext(name)[1] or kind == "page":
        ending = _ENDINGS.get(kind, "")
        name = name if name.endswith(ending) else name + ending
    steps = [step for step in folder.split("/") if step not in ("", ".", "..")]
    return "/".join([*steps, name])
