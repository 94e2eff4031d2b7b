"""Child process that decodes media: `python -m pipeline.media.decoder_child`.

It decodes once, into a scratch file with both channels, and then mixes and levels these. Its memory
does not grow with the length of the media: samples are written as they are decoded.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.packet import Packet
from av.stream import Stream

from pipeline.media.confined.child_protocol import ChildError, ParentChannel, run_and_answer
from pipeline.media.confined.sandbox import Limits, confine
from pipeline.media.containers import (
    choose_track,
    count_tracks,
    demux,
    is_moving_picture,
    length_of,
    looks_like_media,
    open_media,
    parallel_tracks,
    reaches,
    start_time,
    title_of,
)
from pipeline.media.headers.cut_files import EXACT_LENGTH, much_missing
from pipeline.media.part_seek import part_times, seek_to
from pipeline.media.sound.channels import ChannelChoice, choose_mix
from pipeline.media.sound.mixdown import raise_of, write_mix
from pipeline.media.timeline import PartEnded, Timeline, TooMuch

_LONGEST_TIME = 40
"""Characters of a time in ISO 8601 with fractions and zone."""

_WITHOUT_CLOCK = {"aac"}
"""Formats without times. FFmpeg counts packets with the sample rate of the first one, which is
wrong for files that were joined from others."""


_DECODING = 0.95
"""Share of the work that is decoding; the rest is the second pass."""


@dataclass(frozen=True, slots=True)
class Request:
    """Source and output of decoding, and the limits. `start` and `end` as in `Part`.

    `apart`: keep the channels in any case. `stream` is the index of the track to decode, None for
    the main one.
    """

    source: str
    output: str
    max_seconds: float
    limits: Limits
    start: float | None = None
    end: float | None = None
    apart: bool = False
    stream: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Result of decoding. `track` counts from 1; `damaged`: a part could not be decoded.

    `seconds` were written, beginning at `start` of the media, which has `length` seconds.
    `channels` is the number of channels in the file beside the output, 0 without one. `mix` is the
    reason for an unusual mix. `channels_differ`: the channels do not have the same sound. `created`
    is the container's time of creation in ISO 8601, "" without one. `raised` is the factor by which
    a quiet recording was raised. `title` is that of the track; `others` are the indexes and titles
    of tracks that may be other people's.
    """

    seconds: float
    start: float
    length: float
    has_video: bool
    track: int
    tracks: int
    language: str
    damaged: bool
    channels: int
    mix: str
    channels_differ: bool
    created: str = ""
    raised: float = 1.0
    title: str = ""
    others: tuple[tuple[int, str], ...] = ()


def channels_path(output: Path) -> Path:
    """Return the file for the channels: interleaved 16-bit samples at the rate of the output."""
    return output.with_suffix(".channels")


def decode(request: Request, channel: ParentChannel) -> Found:
    """Decode the main audio track of the source. Raises ChildError."""
    source, output_path = Path(request.source), Path(request.output)
    with output_path.open("wb") as output, channels_path(output_path).open("w+b") as scratch:
        confine(request.limits, [source])
        try:
            container = open_media(source)
        except (av.FFmpegError, ValueError) as error:
            code = "corrupt" if looks_like_media(source) else "not_media"
            raise ChildError(code, str(error)) from error
        with container:
            stream = choose_track(container, source, request.stream)
            length = length_of(container, stream)
            begin, end = part = part_times(source, stream.index, request.start, request.end)
            if _is_too_long(container, stream, length, request, part):
                raise ChildError("too_long", minutes=((length or 0) - begin) / 60)
            if length and container.format.name in EXACT_LENGTH:
                seek_to(container, stream, source, begin, length)
            timeline = Timeline(scratch, start_time(container), length, request.max_seconds, part)
            damaged = _write(container, stream, timeline, end or length, channel)
            _check(timeline, part)
            choice, apart = _mix(timeline, scratch, output, channel, force_apart=request.apart)
            return Found(
                seconds=timeline.written_seconds,
                start=begin,
                length=max(timeline.seconds, length or 0.0) if end else timeline.seconds,
                has_video=any(is_moving_picture(each) for each in container.streams),
                track=container.streams.audio.index(stream) + 1,
                tracks=count_tracks(container, source),
                language=stream.language or "",
                damaged=damaged or much_missing(container, stream, source, timeline.seconds, end),
                channels=timeline.channels if apart else 0,
                mix=choice.reason if choice else "",
                channels_differ=choice is not None and not choice.alike,
                created=container.metadata.get("creation_time", "")[:_LONGEST_TIME],
                raised=raise_of(timeline.statistics.table()[:, 0]),
                title=title_of(stream),
                others=tuple((it.index, title_of(it)) for it in parallel_tracks(container, stream)),
            )


def _mix(
    timeline: Timeline,
    scratch: BinaryIO,
    output: BinaryIO,
    channel: ParentChannel,
    *,
    force_apart: bool,
) -> tuple[ChannelChoice | None, bool]:
    """Write the output, and the channels where they are heard alone. Return the mix of two
    channels, and whether they were written."""
    table = timeline.statistics.table()
    choice = choose_mix(table) if timeline.channels > 1 else None

    def report(fraction: float) -> None:
        channel.progress(_DECODING + (1 - _DECODING) * fraction)

    apart = choice is not None and (choice.apart or (force_apart and not choice.alike))
    write_mix(scratch, output, table[:, 0], choice, report, keep_channels=apart)
    return choice, apart


def _is_too_long(
    container: InputContainer,
    stream: AudioStream,
    length: float | None,
    request: Request,
    part: tuple[float, float | None],
) -> bool:
    """Return whether there is more than may be decoded, without decoding it."""
    begin, end = part
    allowed = begin + request.max_seconds
    if not length or container.format.name not in EXACT_LENGTH:
        return False
    if min(length, end or length) <= allowed:
        return False
    return reaches(Path(request.source), stream.index, allowed)


def _check(timeline: Timeline, part: tuple[float, float | None]) -> None:
    """Raise ChildError if nothing was written."""
    end = timeline.seconds if part[1] is None else part[1]
    if timeline.decoded_samples == 0 and (part[1] is None or timeline.seconds < end):
        # for example frames that can't be mixed: nine channels, no layout
        raise ChildError("unsupported" if timeline.frames else "corrupt", "no samples")
    if timeline.written_seconds == 0:
        raise ChildError("no_such_part", start=part[0], end=end, length=timeline.seconds)


def _write(
    container: InputContainer,
    stream: AudioStream,
    timeline: Timeline,
    length: float | None,
    channel: ParentChannel,
) -> bool:
    """Decode the track onto the timeline. Return whether a part inside it could not be decoded.

    Garbage after the last good packet is no damage: a cut file is detected by its length.
    """
    failed = damaged = False
    try:
        for packet in demux(container, stream):
            if packet is None:
                failed = True
                continue
            try:
                for frame in packet.decode():
                    if isinstance(frame, AudioFrame):
                        if container.format.name in _WITHOUT_CLOCK:
                            frame.pts = None
                        timeline.add(frame)
                        damaged = damaged or failed
            except (av.FFmpegError, ValueError):  # one bad packet does not end the track
                failed = True
            fraction = min(1.0, _fraction(container, packet, timeline, length))
            channel.progress(_DECODING * fraction)
        timeline.finish()
    except PartEnded:
        pass
    except TooMuch as error:
        raise ChildError("too_long", minutes=max(timeline.seconds, length or 0) / 60) from error
    except (av.FFmpegError, ValueError):
        damaged = True
    return damaged


def _fraction(
    container: InputContainer, packet: Packet[Stream], timeline: Timeline, length: float | None
) -> float:
    """Return the progress, 0..1: by time if the length is known, otherwise by bytes."""
    if length:
        return timeline.seconds / length
    return (packet.pos or 0) / max(1, container.size)


if __name__ == "__main__":
    run_and_answer(lambda request, channel: asdict(decode(Request(**request), channel)))
