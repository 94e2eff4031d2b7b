"""Decodes media to mono 16 kHz samples on disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline.engines.audio import SAMPLE_RATE, Audio
from pipeline.engines.protocols import Report
from pipeline.media.confined.child_runner import run_child
from pipeline.media.confined.sandbox import Limits
from pipeline.media.decoder_child import Request, channels_path
from storage.errors import BadMedia, EmptyFile, NoSuchPart, TooLong
from storage.models import WHOLE, Note, Part
from storage.models.parts import clock

MEMORY = 1_500_000_000
"""Bytes of address space for the decoder; it needs a fifth of it, probing large pictures more."""


@dataclass(frozen=True, slots=True)
class TracksApart:
    """Tracks of one conversation, which are the channels of `Decoded`, in that order.

    `names` are those of the tracks, "" for a track without one; `raised` are the factors by which
    they were raised. `certain`: each track is one speaker's by its origin, also if only one speaks.
    """

    names: tuple[str, ...]
    raised: tuple[float, ...]
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Decoded:
    """Audio of a media file, with the times of the media.

    `track` of `tracks` was decoded, counted from 1. `notes` are `track_chosen` (track, tracks,
    language), `damaged`, and for an unusual mix `channels_inverted`, `channels_delayed` or
    `channels_one_sided`. The audio begins at `start` of the media, which has `length` seconds: for
    a part without its end as its header says. `channels` are there when each channel has sound of
    its own. `created` is the container's time of creation in ISO 8601, or "". `raised` is the
    factor by which a quiet recording was raised. `tracks_apart` is there when the channels are
    tracks. `title` is that of the track; `others` are the indexes and titles of tracks that may be
    other people's.
    """

    audio: Audio
    has_video: bool
    seconds: float
    track: int
    tracks: int
    notes: tuple[Note, ...] = ()
    start: float = 0.0
    length: float | None = None
    channels: tuple[Audio, ...] = ()
    created: str = ""
    raised: float = 1.0
    tracks_apart: TracksApart | None = None
    title: str = ""
    others: tuple[tuple[int, str], ...] = ()


def decode(
    path: Path,
    folder: Path,
    max_seconds: float,
    report: Report,
    part: Part = WHOLE,
    *,
    apart: bool = False,
    stream: int | None = None,
) -> Decoded:
    """Decode the main audio track of `path`, or a part, into `folder`, in a confined child process.

    Audio keeps its time in the media: silence fills missing parts before and inside the track. With
    `apart` the channels are kept unless they are the same. `stream` is the index of another track.
    Raises BadMedia; no file is left in `folder` in that case.
    """
    if path.stat().st_size == 0:
        raise EmptyFile
    output = folder / "audio.s16le"
    request = Request(
        str(path.resolve()),
        str(output.resolve()),
        max_seconds,
        _limits(max_seconds, part),
        part.start,
        part.end,
        apart,
        stream,
    )
    answer: dict[str, Any] = {}
    try:
        answer = run_child("pipeline.media.decoder_child", asdict(request), report)
    except (TooLong, NoSuchPart) as error:
        raise _readable(error, max_seconds) from error
    finally:
        if not answer.get("seconds"):
            output.unlink(missing_ok=True)
        if not answer.get("channels"):
            channels_path(output).unlink(missing_ok=True)
    return _decoded(output, answer)


def _limits(max_seconds: float, part: Part) -> Limits:
    reached = max_seconds + max(0.0, part.start or 0.0)
    return Limits(
        memory=MEMORY,
        processor=60 + round(reached / 20),  # measured need: a three-hundredth of the media
        file_size=round((max_seconds + 10) * SAMPLE_RATE) * 4,  # two channels
    )


def _decoded(output: Path, answer: Mapping[str, Any]) -> Decoded:
    return Decoded(
        audio=Audio(output, answer["seconds"]),
        has_video=answer["has_video"],
        seconds=answer["seconds"],
        track=answer["track"],
        tracks=answer["tracks"],
        notes=tuple(_notes(answer)),
        start=answer["start"],
        length=answer["length"],
        created=answer["created"],
        raised=answer["raised"],
        title=answer["title"],
        others=tuple((index, title) for index, title in answer["others"]),
        channels=tuple(
            Audio(channels_path(output), answer["seconds"], channel, answer["channels"])
            for channel in range(answer["channels"])
        ),
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


def _notes(answer: Mapping[str, Any]) -> Iterator[Note]:
    if answer["tracks"] > 1:
        names = ("track", "tracks", "language")
        yield Note("track_chosen", {name: str(answer[name]) for name in names})
    if answer["damaged"]:
        yield Note("damaged")
    if answer["mix"] and not answer["channels"]:
        yield Note(f"channels_{answer['mix']}")


def _short_number(minutes: float) -> str:
    """Return minutes in a short form: 240, 0.5."""
    return f"{minutes:.1f}".removesuffix(".0")
