"""Start of decoding inside a recording, where only a part of it is wanted.

Runs inside the confined child process.
"""

from __future__ import annotations

from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import InputContainer

from pipeline.media.confined.child_protocol import ChildError
from pipeline.media.containers import demux, open_media, start_time
from storage.models import Part

_LEAD = 1.0
"""Seconds before the part at which decoding starts: codecs need earlier packets, Opus 80 ms
(https://www.rfc-editor.org/rfc/rfc7845#section-4.6)."""
_WORTH_SEEKING = 20.0
"""A part that starts earlier is reached by decoding as fast."""
_SEEKABLE = {"mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm", "flac", "wav", "caf"}
"""Demuxers whose packets have the same times after a seek. The clock of others may start again in
the middle (chained Ogg, broadcasts), which only a reader from the beginning sees."""


def part_times(
    source: Path, index: int, start: float | None, end: float | None
) -> tuple[float, float | None]:
    """Return start and end of a part in seconds of the media; an end of None is that of the media.

    Times that count from the end need the length, which is measured: headers may say anything.
    Raises ChildError.
    """
    part = Part(start, end)
    if not part.needs_length:
        return start or 0.0, end
    length = _measured_length(source, index)
    begin, last = part.within(length)
    if last <= begin:
        raise ChildError("no_such_part", start=begin, end=last, length=length)
    return begin, last if end is not None else None


def _measured_length(path: Path, index: int) -> float:
    """Return the end of a track by its packets, in seconds, without decoding them."""
    latest = total = 0.0
    with open_media(path) as container:
        began = start_time(container)
        for packet in demux(container, container.streams[index]):
            if packet is None or packet.time_base is None:
                continue
            lasts = float((packet.duration or 0) * packet.time_base)
            total += lasts
            if packet.pts is not None:
                latest = max(latest, float(packet.pts * packet.time_base) + lasts - began)
    return max(latest, total)


def seek_to(
    container: InputContainer, stream: AudioStream, source: Path, begin: float, length: float
) -> None:
    """Seek a little before a time of the media, if that is exact and saves time."""
    if container.format.name not in _SEEKABLE or not _WORTH_SEEKING < begin < length:
        return
    at = start_time(container) + begin - _LEAD
    if _reached_by_seek(source, stream.index, at):
        _seek(container, container.streams[stream.index], at)


def _reached_by_seek(path: Path, index: int, at: float) -> bool:
    """Return whether a seek ends at or before a time of the clock, tried on a copy."""
    with open_media(path) as container:
        stream = container.streams[index]
        try:
            _seek(container, stream, at)
            first = next(packet for packet in container.demux(stream) if packet.pts is not None)
        except (av.FFmpegError, ValueError, IndexError, StopIteration):
            return False
        return first.pts is not None and float(first.pts * (first.time_base or 0)) <= at


def _seek(container: InputContainer, stream: av.stream.Stream, at: float) -> None:
    container.seek(int(at / float(stream.time_base or 1)), stream=stream, backward=True)
