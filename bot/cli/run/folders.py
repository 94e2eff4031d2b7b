"""Search for recordings below a folder, by content and not only by name."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.cli.run.errors import BadInput, NoSuchFile, Unreadable
from bot.links.urls import has_recording_extension
from pipeline.media.signatures import may_be_recording

UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".opdownload", ".tmp", ".temp", "~",
              ".!qb", ".!ut", ".aria2", ".filepart", ".swp")  # fmt: skip
"""Endings, in lower case, of files that a program has not finished writing."""
_SUMMARIES = (".summary.ogg", ".summary.mp3")
_PROGRAMS = (".ts", ".mts", ".cts")  # TypeScript, unless the content is media

PathTest = Callable[[Path], bool]
"""Test of a file or folder, such as whether to skip it."""


def find_recordings(
    folder: Path, skip: PathTest, is_media: PathTest | None = None
) -> Iterator[Path | BadInput]:
    """Yield the recordings below a folder in the order of their names, and errors for unreadable
    ones.

    Symbolic links are followed, and each folder is entered once. Skips hidden files, unfinished
    downloads, pipes, devices and the paths that `skip` selects. A file named like a recording is
    yielded whatever its content is, so that the user gets an error for it. `is_media` replaces
    `is_recording`.
    """
    yield from _search(folder, skip, is_media or is_recording, set())


def is_unfinished(name: str) -> bool:
    """Return whether a file is hidden, or named like one that is still being written."""
    return name.startswith((".", "~$")) or name.lower().endswith(UNFINISHED)


def is_summary(path: Path) -> bool:
    """Return whether a file is a spoken summary made by `run`: a written one with the same name is
    next to it."""
    ending = next((each for each in _SUMMARIES if path.name.endswith(each)), "")
    return bool(ending) and path.with_name(path.name[: -len(ending)] + ".summary.md").exists()


def _search(
    folder: Path, skip: PathTest, is_media: PathTest, entered: set[tuple[int, int]]
) -> Iterator[Path | BadInput]:
    try:
        status = folder.stat()
        identity = status.st_dev, status.st_ino
        if identity in entered:
            return
        entered.add(identity)
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names may not be UTF-8
    except OSError as error:
        yield read_error(folder, error)
        return
    for name in names:
        path = folder / name
        if is_unfinished(name) or skip(path):
            continue
        try:
            mode = path.stat().st_mode
            if stat.S_ISDIR(mode):
                yield from _search(path, skip, is_media, entered)
            elif stat.S_ISREG(mode) and not is_summary(path) and is_media(path):
                yield path
        except OSError as error:
            if has_recording_extension(name):
                yield read_error(path, error)


def is_recording(path: Path) -> bool:
    """Return whether a file has the content or the name of a recording. Raises OSError."""
    if may_be_recording(path):
        return True
    name = path.name.lower()
    return has_recording_extension(name) and not name.endswith(_PROGRAMS)


def read_error(path: Path, error: OSError) -> BadInput:
    """Return the error for an OSError of the system."""
    if isinstance(error, FileNotFoundError):
        return NoSuchFile(name=str(path))
    return Unreadable(name=str(path), problem=error.strerror or str(error))
