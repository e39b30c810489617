"""What a schemaLocation or location attribute says, as a path."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_PART = re.compile(r"(?:^|&)(xsd|wsdl)=([^&/\\]+)", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


def has_scheme(location: str) -> bool:
    """Whether the location is an absolute URI; ``C:\\x`` is a path, not one."""
    return _SCHEME.match(location) is not None


def as_path(location: str) -> str | None:
    """The location as a path with forward slashes; None when it is no path.

    Query and fragment say nothing about a file, percent escapes do, and files
    from Windows have backslashes.
    """
    if location.lower().startswith("file:"):
        return unquote(urlsplit(location).path)
    if has_scheme(location):
        return None
    path = re.split(r"[?#]", location, maxsplit=1)[0]
    return unquote(path).replace("\\", "/")


def file_names(location: str) -> tuple[str, ...]:
    """The names that the file behind a URL, or a query, would have on a disk.

    Servers answer to ``Service.svc?xsd=xsd0``; who saves that, ``wsdlsmith fetch``
    among them, calls it ``xsd0.xsd``. A ``file:`` URL is a place on the machine of
    who wrote it. A relative path has its own place: none.
    """
    parts = urlsplit(location)
    part = _PART.search(parts.query)
    if part:
        kind, name = part.groups()
        return (f"{unquote(name)}.{kind.lower()}", unquote(name))
    if parts.scheme.lower() not in ("http", "https", "file"):
        return ()
    name = unquote(parts.path).replace("\\", "/").rpartition("/")[2]
    return (name,) if name else ()
