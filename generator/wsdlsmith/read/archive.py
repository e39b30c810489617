"""Zip archives, read in memory: nothing is ever extracted to disk."""

from __future__ import annotations

import io
import posixpath
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wsdlsmith.errors import SourceError
from wsdlsmith.read.limits import LIMITS, Limits
from wsdlsmith.read.member_tree import MemberTree

_BLOCK = 256 * 1024
_DRIVE = re.compile(r"[A-Za-z]:")
_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What zipfile raises for a broken archive or a method it does not know."""


def open_archive(
    data: bytes, label: str, uri: str, limits: Limits = LIMITS
) -> MemberTree:
    """The archive as a tree; SourceError where it is broken or not to be trusted.

    Names are checked for the whole archive, selected or not: an archive that
    tries to climb out was not made by a publisher of WSDLs.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise SourceError(f"{label}: a broken zip archive: {error}") from error
    infos = archive.infolist()
    if len(infos) > limits.members:
        raise SourceError(f"{label}: more than {limits.members:,} members")
    members = _checked(infos, label)
    reader = _Reader(archive, members, label, limits)
    return MemberTree(f"{label}#", f"zip:{uri}!/", tuple(members), reader.read)


def _checked(
    infos: Iterable[zipfile.ZipInfo], label: str
) -> dict[str, zipfile.ZipInfo]:
    members: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        fault = _fault(info)
        if fault:
            raise SourceError(
                f'{label}: refused: the member "{info.filename}" {fault}',
                hint="unpack it yourself if you trust it, and give the folder",
            )
        if info.is_dir():
            continue
        path = posixpath.normpath(info.filename)
        if path in members:
            raise SourceError(f'{label}: refused: holds "{path}" more than once')
        members[path] = info
    return members


def _fault(info: zipfile.ZipInfo) -> str:
    """Why a member is refused; empty when it is fine."""
    parts = re.split(r"[/\\]", info.orig_filename)
    if ".." in parts:
        return 'climbs out of the archive with ".."'
    if parts[0] == "" or _DRIVE.match(info.orig_filename):
        return "has an absolute name"
    if any(ord(character) < 32 for character in info.orig_filename):
        return "has a control character in its name"
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "is a symbolic link"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is not a regular file"
    if info.flag_bits & _ENCRYPTED:
        return "is encrypted"
    return ""


@dataclass(slots=True)
class _Reader:
    """Unpacks members, and counts what really came out of them."""

    archive: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]
    label: str
    limits: Limits
    total: int = field(default=0)

    def read(self, paths: Sequence[str]) -> list[bytes]:
        """The members' bytes."""
        return [self._unpack(path) for path in paths]

    def _unpack(self, path: str) -> bytes:
        info = self.members[path]
        blocks: list[bytes] = []
        size = 0
        try:
            with self.archive.open(info) as stream:
                while block := stream.read(_BLOCK):
                    size += len(block)
                    self._bound(path, info, size)
                    blocks.append(block)
        except _BROKEN as error:
            raise SourceError(
                f'{self.label}: the member "{path}" cannot be unpacked: {error}'
            ) from error
        self.total += size
        return b"".join(blocks)

    def _bound(self, path: str, info: zipfile.ZipInfo, size: int) -> None:
        limits = self.limits
        if size > limits.document:
            raise SourceError(
                f'{self.label}: the member "{path}" unpacks to more than '
                f"{limits.document:,} bytes"
            )
        if self.total + size > limits.unpacked:
            raise SourceError(
                f"{self.label}: unpacks to more than {limits.unpacked:,} bytes"
            )
        packed = max(info.compress_size, 1)
        if size > limits.ratio_from and size > packed * limits.ratio:
            raise SourceError(
                f'{self.label}: the member "{path}" unpacks to more than '
                f"{limits.ratio} times its size"
            )
