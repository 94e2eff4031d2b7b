"""Finds the recordings below a folder, by what they hold and not by what they are called."""

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
"""How names end, in small letters, while a program still writes the file."""
_SUMMARIES = (".summary.ogg", ".summary.mp3")
_PROGRAMS = (".ts", ".mts", ".cts")  # TypeScript, unless what they hold says otherwise

Skip = Callable[[Path], bool]
"""Whether something holds for a file or folder, such as that it is passed over."""


def recordings(folder: Path, skip: Skip, judge: Skip | None = None) -> Iterator[Path | BadInput]:
    """The recordings below a folder in the order of their names, and what can't be read there.

    Links are followed, each folder is entered once. Hidden files, unfinished downloads and what
    `skip` names are passed over, and so are pipes and devices. A file that is called like a
    recording is one, however it begins: whoever put it there is told what is wrong with it.
    `judge` stands in for `is_recording`.
    """
    yield from _below(folder, skip, judge or is_recording, set())


def is_unfinished(name: str) -> bool:
    """Whether a file is hidden, or is called as programs call what they still write."""
    return name.startswith((".", "~$")) or name.lower().endswith(UNFINISHED)


def is_summary(path: Path) -> bool:
    """Whether it is a spoken summary of ours, by its name and what lies beside it."""
    ending = next((each for each in _SUMMARIES if path.name.endswith(each)), "")
    return bool(ending) and path.with_name(path.name[: -len(ending)] + ".summary.md").exists()


def _below(
    folder: Path, skip: Skip, judge: Skip, entered: set[tuple[int, int]]
) -> Iterator[Path | BadInput]:
    try:
        status = folder.stat()
        here = status.st_dev, status.st_ino
        if here in entered:
            return
        entered.add(here)
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names may hold what is no UTF-8
    except OSError as error:
        yield unreadable(folder, error)
        return
    for name in names:
        path = folder / name
        if is_unfinished(name) or skip(path):
            continue
        try:
            mode = path.stat().st_mode
            if stat.S_ISDIR(mode):
                yield from _below(path, skip, judge, entered)
            elif stat.S_ISREG(mode) and not is_summary(path) and judge(path):
                yield path
        except OSError as error:
            if has_recording_extension(name):
                yield unreadable(path, error)


def is_recording(path: Path) -> bool:
    """Whether a file begins like a recording, or is called like one. Raises OSError."""
    if may_be_recording(path):
        return True
    name = path.name.lower()
    return has_recording_extension(name) and not name.endswith(_PROGRAMS)


def unreadable(path: Path, error: OSError) -> BadInput:
    """What the system said, in our terms."""
    if isinstance(error, FileNotFoundError):
        return NoSuchFile(name=str(path))
    return Unreadable(name=str(path), problem=error.strerror or str(error))
