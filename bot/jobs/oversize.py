"""Files that are too large for a chat: text is zipped, audio re-encoded, video cut into parts.

A line of the answer tells how each such file arrives. When a file can't be made to fit, the line
says so and names an alternative.
"""

from __future__ import annotations

import asyncio
import math
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path, PurePath

from bot.chat import OutFile
from bot.chat.text import short
from bot.i18n.translator import Translator
from storage import logs
from storage.errors import Stopped, UserError
from storage.models import MEGABYTE, Artifact, FileKind, Result

log = logs.get(__name__)

MOST_PARTS = 10
"""The most parts of a video that a user may want to watch one after the other."""
LEAST_BITS = 6_500
"""Bits per second; below this rate speech is not intelligible."""
SECONDS = 300.0
"""The longest time for making one file fit."""
_AUDIO_KINDS = (FileKind.VOICE, FileKind.AUDIO, FileKind.CLIP)


class ShrinkMethod(StrEnum):
    """Method that makes a file fit; its text is the Fluent message `large-<method>`."""

    ZIP = "zip"
    SOUND = "sound"
    PARTS = "parts"
    NONE = "none"


def shrink_method(kind: FileKind, size: int, seconds: float | None, limit: int) -> ShrinkMethod:
    """Return the method for a file of `size` bytes where a chat takes at most `limit` bytes."""
    if kind in (*_AUDIO_KINDS, FileKind.VIDEO) and not _has_decoder():
        return ShrinkMethod.NONE
    if kind in _AUDIO_KINDS:
        return (
            ShrinkMethod.SOUND
            if limit * 8 >= LEAST_BITS * (seconds or math.inf)
            else ShrinkMethod.NONE
        )
    if kind is FileKind.VIDEO:
        return ShrinkMethod.PARTS if size <= limit * MOST_PARTS * 0.8 else ShrinkMethod.NONE
    return ShrinkMethod.NONE if kind is FileKind.PICTURE else ShrinkMethod.ZIP


def _has_decoder() -> bool:
    """Return whether audio and video can be decoded: only where a worker could run."""
    return find_spec("av") is not None


def oversize_notes(result: Result, limit: int, t: Translator) -> list[str]:
    """Return a line for each file that is too large: how it arrives, or the alternative."""
    return [_line(file, result, limit, t) for file in _oversized(result, limit)]


def pending_files(result: Result, limit: int) -> list[Artifact]:
    """Return the files that are too large but can perhaps be made to fit."""
    return [
        file
        for file in _oversized(result, limit)
        if shrink_method(file.kind, file.blob.size, file.seconds, limit) is not ShrinkMethod.NONE
    ]


def _oversized(result: Result, limit: int) -> list[Artifact]:
    """Return the files above `limit` bytes. The spoken summary is there twice, as a voice note and
    as audio; once is enough."""
    oversized = [it for it in result.files if it.is_in_answer and it.blob.size > limit]
    if any(it.kind is FileKind.VOICE for it in result.files):
        return [it for it in oversized if it.kind is not FileKind.AUDIO]
    return oversized


def _line(file: Artifact, result: Result, limit: int, t: Translator) -> str:
    chosen = shrink_method(file.kind, file.blob.size, file.seconds, limit)
    facts = {
        "name": short(file.name),
        "megabytes": _megabytes(file.blob.size),
        "limit": _megabytes(limit),
    }
    if chosen is ShrinkMethod.NONE:
        return t("answer-too-large", **facts) + _alternative(file, result, t)
    return t(f"large-{chosen}", **facts)


def _alternative(file: Artifact, result: Result, t: Translator) -> str:
    """Return the alternative to a video with subtitles: subtitle files for the user's own copy."""
    if file.kind is not FileKind.VIDEO:
        return ""
    there = any(it.kind in (FileKind.SRT, FileKind.SRT_BOM, FileKind.VTT) for it in result.files)
    return " " + t("large-beside" if there else "large-ask")


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.{0 if size >= 10 * MEGABYTE else 1}f}"


async def shrink_to_limit(files: Sequence[OutFile], limit: int) -> list[OutFile]:
    """Return the files in a form that can be sent, and leave out those that can't be made to fit.
    New files are written beside the originals."""
    made: list[OutFile] = []
    for file in files:
        size = (await asyncio.to_thread(file.path.stat)).st_size
        if size <= limit:
            made.append(file)
            continue
        stop = threading.Event()
        try:
            made += await asyncio.to_thread(_shrink, file, size, limit, stop)
        except (UserError, Stopped, OSError, MemoryError) as error:
            log.warning(
                "oversize: file can't be made to fit, leaving it out",
                kind=file.kind,
                error=str(error),
            )
        finally:
            stop.set()
    return made


def _shrink(file: OutFile, size: int, limit: int, stop: threading.Event) -> list[OutFile]:
    folder = Path(tempfile.mkdtemp(dir=file.path.parent))
    match shrink_method(file.kind, size, file.seconds, limit):
        case ShrinkMethod.ZIP:
            made = [_zip(file, folder)]
        case ShrinkMethod.SOUND:
            made = _reencode(file, limit, folder, stop)
        case ShrinkMethod.PARTS:
            made = list(_split(file, limit, folder, stop))
        case ShrinkMethod.NONE:
            made = []
    return made if all(it.path.stat().st_size <= limit for it in made) else []


def _zip(file: OutFile, folder: Path) -> OutFile:
    path = folder / "0.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.write(file.path, file.name)
    return replace(file, path=path, name=f"{file.name}.zip", mime="application/zip")


def _reencode(file: OutFile, limit: int, folder: Path, stop: threading.Event) -> list[OutFile]:
    # Imports a module that needs the worker's libraries.
    from pipeline.media.shrink import shrink_audio  # noqa: PLC0415

    made = shrink_audio(file.path, file.seconds or 0.0, limit, folder, _stop_check(stop))
    name = PurePath(file.name).with_suffix(".ogg").name
    return [
        replace(file, path=it.path, name=name, mime="audio/ogg", seconds=it.seconds) for it in made
    ]


def _split(file: OutFile, limit: int, folder: Path, stop: threading.Event) -> Iterator[OutFile]:
    from pipeline.media.shrink import split_video  # noqa: PLC0415

    whole = PurePath(file.name)
    made = split_video(file.path, whole.suffix[1:], limit, folder, _stop_check(stop))
    for number, it in enumerate(made, 1):
        name = f"{whole.stem}.part{number}of{len(made)}{whole.suffix}"
        yield replace(file, path=it.path, name=name, seconds=it.seconds)


def _stop_check(stop: threading.Event) -> Callable[..., None]:
    """Return a progress callback that raises Stopped once `stop` is set or time is up."""
    ends = time.monotonic() + SECONDS

    def report(_: float, newest: str = "") -> None:  # noqa: ARG001  the signature that the pipeline calls
        if stop.is_set() or time.monotonic() > ends:
            raise Stopped

    return report
