"""Decodes media to mono 16 kHz samples on disk."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.engines.protocols import SAMPLE_RATE, Audio, Report
from pipeline.media.child_runner import run_child
from pipeline.media.decoder_child import Request
from pipeline.media.sandbox import Limits
from storage.errors import BadMedia, EmptyFile, NoSuchPart, TooLong
from storage.models import WHOLE, Note, Part
from storage.models.parts import clock

_MEMORY = 1_500_000_000
"""Bytes of address space for the decoder; it needs a fifth of it, probing large pictures more."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Audio of a media file, with the times of the media.

    `track` of `tracks` was decoded, counted from 1. `notes` are `track_chosen` (track, tracks,
    language) and `damaged`. The audio begins at `start` of the media, which has `length` seconds:
    for a part without its end as its header says.
    """

    audio: Audio
    has_video: bool
    seconds: float
    track: int
    tracks: int
    notes: tuple[Note, ...] = ()
    start: float = 0.0
    length: float | None = None


def decode(
    path: Path, folder: Path, max_seconds: float, report: Report, part: Part = WHOLE
) -> Decoded:
    """Decode the main audio track of `path`, or a part, into `folder`, in a confined child process.

    Audio keeps its time in the media: silence fills missing parts before and inside the track.
    Raises BadMedia; no file is left in `folder` in that case.
    """
    if path.stat().st_size == 0:
        raise EmptyFile
    output = folder / "audio.s16le"
    reached = max_seconds + max(0.0, part.start or 0.0)
    limits = Limits(
        memory=_MEMORY,
        processor=60 + round(reached / 20),  # measured need: a five-hundredth of the media
        file_size=round((max_seconds + 10) * SAMPLE_RATE) * 2,
    )
    request = Request(
        str(path.resolve()), str(output.resolve()), max_seconds, limits, part.start, part.end
    )
    try:
        answer = run_child("pipeline.media.decoder_child", asdict(request), report)
    except BaseException as error:
        output.unlink(missing_ok=True)
        if isinstance(error, TooLong | NoSuchPart):
            raise _readable(error, max_seconds) from error
        raise
    return Decoded(
        audio=Audio(output, answer["seconds"]),
        has_video=answer["has_video"],
        seconds=answer["seconds"],
        track=answer["track"],
        tracks=answer["tracks"],
        notes=_notes(answer["track"], answer["tracks"], answer["language"], answer["damaged"]),
        start=answer["start"],
        length=answer["length"],
    )


def _readable(error: TooLong | NoSuchPart, max_seconds: float) -> BadMedia:
    """Return the error with times for people."""
    if isinstance(error, NoSuchPart):
        times = {name: clock(float(value)) for name, value in error.values.items()}
        return NoSuchPart(error.detail, **times)
    minutes = float(error.values["minutes"])
    return TooLong(
        error.detail, minutes=_short_number(minutes), limit=_short_number(max_seconds / 60)
    )


def _notes(track: int, tracks: int, language: str, damaged: bool) -> tuple[Note, ...]:
    notes = []
    if tracks > 1:
        values = {"track": str(track), "tracks": str(tracks), "language": language}
        notes.append(Note("track_chosen", values))
    if damaged:
        notes.append(Note("damaged"))
    return tuple(notes)


def _short_number(minutes: float) -> str:
    """Return minutes in a short form: 240, 0.5."""
    return f"{minutes:.1f}".removesuffix(".0")
