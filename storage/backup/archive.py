"""The file of a backup: a tar archive that other programs read, too.

    manifest.json            format, versions, moment
    rows/<table>.jsonl.gz    see `portable_rows`
    blobs/<key>              each object of the blob store
    SHA256SUMS               of all of them, as `sha256sum --check` reads it; written last, so a
                             file without it is a backup that was cut off

The archive is not compressed: recordings would not become smaller.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import shutil
import tarfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Self

FORMAT = 1
MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
ROWS, BLOBS = "rows/", "blobs/"
_PACKED = ".jsonl.gz"
_CHUNK = 1 << 20
"""Bytes in memory."""
_PARTS = 2


class BrokenArchive(Exception):
    """The file is not a whole backup of a known format. The text says what is wrong."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """First member of a backup. `revision` is the version of its tables, `made` a moment in
    ISO 8601."""

    format: int
    version: str
    revision: str
    database: str
    made: str


class ArchiveWriter:
    """A backup that is being written. Blocks."""

    def __init__(self, file: IO[bytes], scratch: Path) -> None:
        """`file` is written from its position on and never read, so it may be a pipe. `scratch` is
        a folder for rows whose packed size is not known yet: /tmp is small in a container."""
        self._scratch = scratch
        self._tar = tarfile.TarFile(fileobj=_Pipe(file), mode="w", format=tarfile.PAX_FORMAT)
        self._sums: list[str] = []

    def add_manifest(self, manifest: Manifest) -> None:
        """Write the manifest, which is the first member."""
        self._add_bytes(MANIFEST, json.dumps(asdict(manifest), indent=1).encode())

    def add_rows(self, table: str, lines: Iterable[str]) -> int:
        """Write the rows of a table. Return their number, without the line of names."""
        with TemporaryFile(dir=self._scratch) as file:
            # Without a moment in its header, the same rows give the same bytes.
            with gzip.GzipFile(fileobj=file, mode="wb", mtime=0) as packed:
                count = 0
                for line in lines:
                    packed.write(line.encode() + b"\n")
                    count += 1
            size = file.tell()
            file.seek(0)
            self._add(f"{ROWS}{table}{_PACKED}", file, size)
        return count - 1

    def add_blob(self, key: str, path: Path) -> int:
        """Write an object of the blob store. Return its bytes."""
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            self._add(f"{BLOBS}{key}", file, size)
        return size

    def close(self) -> None:
        """Write the digests and the end of the archive."""
        self._add_bytes(SUMS, "".join(self._sums).encode())
        self._tar.close()

    def _add_bytes(self, name: str, data: bytes) -> None:
        self._add(name, io.BytesIO(data), len(data))

    def _add(self, name: str, file: IO[bytes], size: int) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, 0o600
        reader = _Digesting(file)
        self._tar.addfile(member, reader)
        self._sums.append(f"{reader.digest.hexdigest()}  {name}\n")


class _Pipe(io.RawIOBase):
    """A file that is only written, and knows its length."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._length = file, 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._length

    def write(self, data: Any) -> int:
        self._length += len(data)
        return self._file.write(data)


class _Digesting(io.RawIOBase):
    """A file that digests what is read from it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.digest.update(data)
        return data


class ArchiveReader:
    """A whole backup whose digests are right. Blocks."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        sums = _check_digests(tar)
        self.manifest = _read_manifest(tar)
        self.tables = _members(tar, sums, ROWS)
        """Members with rows, by the names of their files."""
        self.blobs = _members(tar, sums, BLOBS)
        """Members that are objects of the blob store, by their keys."""

    @classmethod
    @contextmanager
    def open(cls, path: Path) -> Iterator[Self]:
        """Open a backup and read all of it once, to check it. Raises BrokenArchive and OSError."""
        try:
            with tarfile.open(path, mode="r:") as tar:
                yield cls(tar)
        except (tarfile.TarError, EOFError, zlib.error) as error:
            raise BrokenArchive(f"not a backup, or cut off ({error})") from error

    def rows(self, table: str) -> Iterator[str]:
        """Yield the lines of a table, none when the backup has no such table."""
        member = self.tables.get(f"{table}{_PACKED}")
        if member is not None:
            with gzip.open(_reader(self._tar, member), "rt", encoding="utf-8") as lines:
                yield from lines

    def extract(self, key: str, into: Path) -> None:
        """Write an object of the blob store to a file."""
        with into.open("wb") as file:
            shutil.copyfileobj(_reader(self._tar, self.blobs[key]), file, _CHUNK)


def _members(tar: tarfile.TarFile, sums: Iterable[str], folder: str) -> dict[str, tarfile.TarInfo]:
    return {
        name.removeprefix(folder): tar.getmember(name) for name in sums if name.startswith(folder)
    }


def _reader(tar: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    file = tar.extractfile(member) if member.type == tarfile.REGTYPE else None
    if file is None:
        raise BrokenArchive(f"{member.name} is not a plain file")
    return file


def _digest(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def _check_digests(tar: tarfile.TarFile) -> dict[str, str]:
    """Return the digests by name, after all members were compared with them."""
    found: dict[str, str] = {}
    text = b""
    for member in tar:
        file = _reader(tar, member)
        if member.name == SUMS:
            text = file.read()
        elif member.name in found:
            raise BrokenArchive(f"{member.name} is there twice")
        else:
            found[member.name] = _digest(file)
    if not text:
        raise BrokenArchive("not a backup, or cut off: it has no list of digests at its end")
    lines = (line.split("  ", 1) for line in text.decode(errors="replace").splitlines())
    listed = {name: digest for digest, name in (line for line in lines if len(line) == _PARTS)}
    for name in sorted(found.keys() | listed.keys()):
        if found.get(name) != listed.get(name):
            raise BrokenArchive(f"{name} is damaged or missing")
    return found


def _read_manifest(tar: tarfile.TarFile) -> Manifest:
    try:
        manifest = Manifest(**json.load(_reader(tar, tar.getmember(MANIFEST))))
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenArchive("not a backup: its manifest can't be read") from error
    if manifest.format != FORMAT:
        raise BrokenArchive(
            f"its format is {manifest.format}, and this version reads {FORMAT}: use the version"
            f" of mp4totext that made it, {manifest.version}"
        )
    return manifest
