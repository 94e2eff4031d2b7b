"""Members of a hostile zip archive, checked before anything of them is unpacked.

Runs inside the confined child process only. Sizes, counts and offsets of an archive are claims of
whoever made it: https://www.bamsoftware.com/hacks/zipbomb/ and APPNOTE.TXT, 4.3 and 4.4
(https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).
"""

from __future__ import annotations

import errno
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pipeline.media.confined.child_protocol import ChildError
from pipeline.media.signatures import HEAD_BYTES, is_recording
from storage.models import MEGABYTE

MOST_MEMBERS = 256
"""Most members of an archive. Craig's have one a speaker, info.txt, raw.dat, and up to two programs
that convert the tracks (`cook.sh` in https://github.com/CraigChat/craig)."""
MOST_TRACKS = 16
"""Most recordings of an archive. Each is decoded and searched for speech by itself."""
MOST_RATIO = 200
"""Largest ratio of unpacked to packed bytes of all recordings. An uncompressed track of a person
who is silent for nine tenths of the time has about 10."""
FREE_BYTES = 50_000_000
"""Unpacked bytes for which the ratio does not matter."""
_LOCAL_HEADER = 30
"""Bytes of a local header without its name."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1 | 0x40 | 0x2000
"""Flags: encrypted, strongly encrypted, with hidden headers."""
_ENDINGS = {".flac", ".ogg", ".oga", ".opus", ".aac", ".m4a", ".mp3", ".wav", ".mp4", ".mkv"}
"""Endings of recordings whose content can't be read: encrypted, or packed by another method."""
_CHUNK = 1 << 18
_TAIL = 4096
"""Bytes of the last read of a member; `zipfile` never reads less at once."""
_BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    EOFError,
    KeyError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""Errors of `zipfile` for archives that break its format."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """Bytes of a member that were written, and whether something of it is wrong or missing."""

    size: int
    damaged: bool = False


@contextmanager
def open_archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open an archive. Raises ChildError for what its format does not allow."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except _BROKEN as error:
        raise _bad("damaged", detail=repr(error)) from error
    except OSError as error:
        if error.errno != errno.EINVAL:  # a negative offset
            raise
        raise _bad("damaged", detail=repr(error)) from error


def recordings(archive: zipfile.ZipFile, size: int, most_bytes: int) -> list[int]:
    """Return the places of the members that begin as recordings do, whatever their names.

    `size` is that of the archive, `most_bytes` the most that these members may have together.
    Archives inside the archive are not opened. Raises ChildError.
    """
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise _bad("members", count=len(members), limit=MOST_MEMBERS)
    _check_places(members, size)
    files = [it for it in members if it.file_size and not it.is_dir()]
    if files and all(it.flag_bits & _ENCRYPTED for it in files):
        raise _bad("encrypted")
    found = [at for at, it in enumerate(members) if it in files and _may_be_track(archive, it)]
    if any(members[at].flag_bits & _ENCRYPTED for at in found):
        raise _bad("encrypted")
    _check_sizes([members[at] for at in found], most_bytes)
    if len(found) > MOST_TRACKS:
        raise _bad("tracks", count=len(found), limit=MOST_TRACKS)
    return found


def unpack(
    archive: zipfile.ZipFile,
    place: int,
    output: BinaryIO,
    most_bytes: int,
    alive: Callable[[], None] = lambda: None,
) -> Unpacked:
    """Write one member; its bytes are counted, whatever its header says.

    `alive` is called often. What can be read of a damaged member is written. Raises ChildError,
    also if that is nothing.
    """
    info, written = archive.infolist()[place], 0
    with archive.open(info) as member:
        try:
            # The checksum is compared in the read that reaches the end, whose bytes are lost then.
            while chunk := member.read(min(_CHUNK, max(_TAIL, info.file_size - written - _TAIL))):
                written += len(chunk)
                if written > most_bytes:
                    raise _too_large(written, most_bytes)
                output.write(chunk)
                alive()
        except (zipfile.BadZipFile, EOFError, zlib.error):
            if not written:
                raise
            return Unpacked(written, damaged=True)
    return Unpacked(written)


def _may_be_track(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Return whether a member begins as a recording does. Raises ChildError for a recording by its
    name that can't be unpacked here."""
    named = Path(member.filename).suffix.lower() in _ENDINGS
    if member.flag_bits & _ENCRYPTED:
        return named
    if member.compress_type not in _METHODS:
        if named:
            raise _bad("method")
        return False
    with archive.open(member) as file:
        return is_recording(file.read(HEAD_BYTES))


def _check_places(members: Sequence[zipfile.ZipInfo], size: int) -> None:
    """Check that members do not share bytes: a bomb has one stream for thousands of them."""
    ordered = sorted(members, key=lambda it: it.header_offset)
    ends = [it.header_offset + _LOCAL_HEADER + it.compress_size for it in ordered]
    starts = [*(it.header_offset for it in ordered[1:]), size]
    if any(end > start for end, start in zip(ends, starts, strict=True)):
        raise _bad("damaged", detail="members overlap")


def _check_sizes(members: Sequence[zipfile.ZipInfo], most_bytes: int) -> None:
    unpacked = sum(it.file_size for it in members)
    packed = sum(it.compress_size for it in members)
    if unpacked > most_bytes:
        raise _too_large(unpacked, most_bytes)
    if unpacked > FREE_BYTES and unpacked > MOST_RATIO * packed:
        raise _bad("ratio")


def _too_large(count: int, limit: int) -> ChildError:
    return _bad("size", count=-(-count // MEGABYTE), limit=limit // MEGABYTE)


def _bad(reason: str, detail: str = "", **numbers: int) -> ChildError:
    return ChildError("bad_archive", detail or reason, reason=reason, **numbers)
