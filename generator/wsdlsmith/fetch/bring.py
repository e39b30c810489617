"""Put what sources deliver into an API's folder: all of it, or nothing.

Files that ``fetch`` did not bring stay. A file that it did bring and that was
changed since is never overwritten: somebody's work is in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.errors import OutputError, SourceError
from wsdlsmith.fetch.collect import collect
from wsdlsmith.fetch.layout import lay_out
from wsdlsmith.fetch.sources_file import NAME, Entry, header_of, read_entries, to_toml
from wsdlsmith.line_ends import as_checked_out, with_lf
from wsdlsmith.location import Location
from wsdlsmith.output_paths import check_paths
from wsdlsmith.read.web import is_url, without_login
from wsdlsmith.swap import recover_folder, swap_folder


@dataclass(frozen=True, slots=True)
class Brought:
    """What changed in the folder; paths are relative to it, sorted."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Delivery:
    """The files of all sources of one API, and where each is from."""

    files: Mapping[str, bytes]
    entries: Mapping[str, Entry]
    contracts: tuple[str, ...]
    """The paths that the sources chose as WSDL or schema, not merely imported."""
    examples: tuple[str, ...]


def deliver(
    sources: Sequence[str], *, base: Path, offline: bool, diagnostics: Diagnostics
) -> Delivery:
    """Fetch the sources, in memory."""
    files: dict[str, bytes] = {}
    entries: dict[str, Entry] = {}
    contracts: list[str] = []
    examples: list[str] = []
    for source in sources:
        found = collect(source, offline=offline, base=base, diagnostics=diagnostics)
        shown = without_login(source) if is_url(source) else source
        for path, each in lay_out(found).items():
            data = each.document.data
            if files.setdefault(path, data) != data:
                raise SourceError(
                    f'{entries[path].source} and {shown} both bring "{path}", '
                    "and they differ",
                    hint="choose other members with #GLOB, ask servers for ?singleWsdl, "
                    "or make them two APIs",
                )
            entries[path] = Entry.of(path, shown, each.document.name, data)
            if each.role == "example":
                examples.append(path)
            elif not each.imported:
                contracts.append(path)
    check_paths([*files, NAME])
    return Delivery(files, entries, tuple(contracts), tuple(examples))


def bring(delivery: Delivery, folder: Path) -> Brought:
    """Make the folder hold the delivery beside what is somebody else's."""
    try:
        recover_folder(folder)
        disk = _read(folder)
        listed = {entry.path: entry for entry in read_entries(folder / NAME)}
        ours = {path for path, entry in listed.items() if entry.source}
        _check(folder, disk, delivery.files, {p: listed[p] for p in ours})
        gone = {path for path in ours & disk.keys() if path not in delivery.files}
        kept = {p: data for p, data in disk.items() if p not in gone and p != NAME}
        others = [e for p, e in listed.items() if p not in ours and p in kept]
        entries = [*others, *delivery.entries.values()]
        unique = {entry.path: entry for entry in entries}
        table = to_toml(unique.values(), header_of(folder / NAME))
        files = {**kept, **_fresh(disk, {**delivery.files, NAME: table})}
        check_paths(files)
        if files != disk:
            swap_folder(folder, files)
    except OSError as error:
        raise OutputError(
            f"the folder cannot be written: {error.strerror or error}",
            Location(folder.as_posix()),
        ) from error
    return _brought(disk, delivery.files, gone)


def _fresh(disk: Mapping[str, bytes], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What is delivered, but for files that differ by their line ends alone."""
    return {
        path: disk[path] if _same(disk.get(path), data) else data
        for path, data in files.items()
    }


def _same(one: bytes | None, other: bytes) -> bool:
    return one is not None and with_lf(one) == with_lf(other)


def _read(folder: Path) -> dict[str, bytes]:
    if not folder.exists():
        return {}
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            raise OutputError(
                "a link, which fetch would replace by a file",
                Location(path.as_posix()),
                "remove the link, or fetch into another version",
            )
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def _check(
    folder: Path,
    disk: Mapping[str, bytes],
    files: Mapping[str, bytes],
    ours: Mapping[str, Entry],
) -> None:
    """Refuse to lose what is not as it was fetched."""
    for path, data in disk.items():
        if path == NAME or _same(files.get(path), data):
            continue
        if path in ours:
            hashes = {sha256(one).hexdigest() for one in as_checked_out(data)}
            if ours[path].sha256 not in hashes:
                raise OutputError(
                    "was changed since it was fetched, and fetch would undo that",
                    Location((folder / path).as_posix()),
                    "delete it to take what the source has now",
                )
        elif path in files:
            raise OutputError(
                "was not fetched, and a source brings a file of that name",
                Location((folder / path).as_posix()),
                "move it elsewhere, or choose other members with #GLOB",
            )


def _brought(
    disk: Mapping[str, bytes], files: Mapping[str, bytes], gone: set[str]
) -> Brought:
    same = tuple(sorted(p for p in files if _same(disk.get(p), files[p])))
    return Brought(
        added=tuple(sorted(p for p in files if p not in disk)),
        changed=tuple(sorted(p for p in files if p in disk and p not in same)),
        removed=tuple(sorted(gone)),
        unchanged=same,
    )
