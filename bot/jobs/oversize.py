"""What is too large for a chat, made to fit: text as a zip, sound encoded anew, a film in parts.

What comes is told in a line of the answer, and by which file it comes; what can't be made to fit
is told, too, with what else there is.
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
from storage.models import Artifact, FileKind, Result

log = logs.get(__name__)

MEGABYTE = 1 << 20
MOST_PARTS = 10
"""Parts of a film that somebody may want to see one after the other."""
LEAST_BITS = 6_500
"""Bits a second below which speech can't be followed."""
SECONDS = 300.0
"""How long making a file fit may take."""
_SOUND = (FileKind.VOICE, FileKind.AUDIO, FileKind.CLIP)


class ShrinkMethod(StrEnum):
    """How a file that is too large gets there; its words are `large-<way>`."""

    ZIP = "zip"
    SOUND = "sound"
    PARTS = "parts"
    NONE = "none"


def shrink_method(kind: FileKind, size: int, seconds: float | None, limit: int) -> ShrinkMethod:
    """How a file of so many bytes gets to where only `limit` are taken."""
    if kind in (*_SOUND, FileKind.VIDEO) and not _decoder_is_here():
        return ShrinkMethod.NONE
    if kind in _SOUND:
        return (
            ShrinkMethod.SOUND
            if limit * 8 >= LEAST_BITS * (seconds or math.inf)
            else ShrinkMethod.NONE
        )
    if kind is FileKind.VIDEO:
        return ShrinkMethod.PARTS if size <= limit * MOST_PARTS * 0.8 else ShrinkMethod.NONE
    return ShrinkMethod.NONE if kind is FileKind.PICTURE else ShrinkMethod.ZIP


def _decoder_is_here() -> bool:
    """Whether sound and films can be opened: only where a worker could run."""
    return find_spec("av") is not None


def oversize_notes(result: Result, limit: int, t: Translator) -> list[str]:
    """A line for each file that is too large: how it comes, or what there is instead."""
    return [_line(file, result, limit, t) for file in _heavy(result, limit)]


def pending_files(result: Result, limit: int) -> list[Artifact]:
    """The files of an answer that are too large, but can perhaps be made to fit."""
    return [
        file
        for file in _heavy(result, limit)
        if shrink_method(file.kind, file.blob.size, file.seconds, limit) is not ShrinkMethod.NONE
    ]


def _heavy(result: Result, limit: int) -> list[Artifact]:
    """What is too large. The voice there is twice, as a note and as sound: once will do."""
    heavy = [it for it in result.files if it.kind is not FileKind.CLIP and it.blob.size > limit]
    if any(it.kind is FileKind.VOICE for it in result.files):
        return [it for it in heavy if it.kind is not FileKind.AUDIO]
    return heavy


def _line(file: Artifact, result: Result, limit: int, t: Translator) -> str:
    chosen = shrink_method(file.kind, file.blob.size, file.seconds, limit)
    facts = {
        "name": short(file.name),
        "megabytes": _megabytes(file.blob.size),
        "limit": _megabytes(limit),
    }
    if chosen is ShrinkMethod.NONE:
        return t("answer-too-large", **facts) + _instead(file, result, t)
    return t(f"large-{chosen}", **facts)


def _instead(file: Artifact, result: Result, t: Translator) -> str:
    """What does the same as a film with subtitles: the subtitles beside one's own film."""
    if file.kind is not FileKind.VIDEO:
        return ""
    there = any(it.kind in (FileKind.SRT, FileKind.VTT) for it in result.files)
    return " " + t("large-beside" if there else "large-ask")


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.{0 if size >= 10 * MEGABYTE else 1}f}"


async def shrink_to_limit(files: Sequence[OutFile], limit: int) -> list[OutFile]:
    """The files as they can be sent; those that can't be made to fit are left out. What is made
    lies beside them."""
    made: list[OutFile] = []
    for file in files:
        size = (await asyncio.to_thread(file.path.stat)).st_size
        if size <= limit:
            made.append(file)
            continue
        stop = threading.Event()
        try:
            made += await asyncio.to_thread(_made, file, size, limit, stop)
        except (UserError, Stopped, OSError) as error:
            log.warning("a file can't be made to fit", kind=file.kind, error=str(error))
        finally:
            stop.set()
    return made


def _made(file: OutFile, size: int, limit: int, stop: threading.Event) -> list[OutFile]:
    folder = Path(tempfile.mkdtemp(dir=file.path.parent))
    match shrink_method(file.kind, size, file.seconds, limit):
        case ShrinkMethod.ZIP:
            made = [_zipped(file, folder)]
        case ShrinkMethod.SOUND:
            made = _smaller(file, limit, folder, stop)
        case ShrinkMethod.PARTS:
            made = list(_parts(file, limit, folder, stop))
        case ShrinkMethod.NONE:
            made = []
    return made if all(it.path.stat().st_size <= limit for it in made) else []


def _zipped(file: OutFile, folder: Path) -> OutFile:
    path = folder / "0.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.write(file.path, file.name)
    return replace(file, path=path, name=f"{file.name}.zip", mime="application/zip")


def _smaller(file: OutFile, limit: int, folder: Path, stop: threading.Event) -> list[OutFile]:
    # Loads what only workers have.
    from pipeline.media.shrink import smaller_sound  # noqa: PLC0415

    made = smaller_sound(file.path, file.seconds or 0.0, limit, folder, _until(stop))
    name = PurePath(file.name).with_suffix(".ogg").name
    return [
        replace(file, path=it.path, name=name, mime="audio/ogg", seconds=it.seconds) for it in made
    ]


def _parts(file: OutFile, limit: int, folder: Path, stop: threading.Event) -> Iterator[OutFile]:
    from pipeline.media.shrink import film_parts  # noqa: PLC0415

    whole = PurePath(file.name)
    made = film_parts(file.path, whole.suffix[1:], limit, folder, _until(stop))
    for number, it in enumerate(made, 1):
        name = f"{whole.stem}.part{number}of{len(made)}{whole.suffix}"
        yield replace(file, path=it.path, name=name, seconds=it.seconds)


def _until(stop: threading.Event) -> Callable[..., None]:
    """A report that ends the work when nobody waits for it any more, or it takes too long."""
    ends = time.monotonic() + SECONDS

    def report(_: float, newest: str = "") -> None:  # noqa: ARG001  the pipeline's shape
        if stop.is_set() or time.monotonic() > ends:
            raise Stopped

    return report
