"""Child process that shrinks audio or video: `python -m pipeline.media.shrink_child`.

Audio is encoded again. Video is only split at key frames; its packets are copied.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Literal

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.stream import Stream

from pipeline.media.confined.child_protocol import ChildError, ParentChannel, run_and_answer
from pipeline.media.confined.sandbox import Limits, confine
from pipeline.media.containers import demux, is_moving_picture, open_media
from pipeline.media.track_copy import copy_tracks, in_decode_order

_RATE = 48_000
_MIN_BIT_RATE, _MAX_BIT_RATE = 6_000, 64_000
"""Bits per second of mono opus: speech is not understandable below, and no better above."""
_PACKET_SHARE = 0.94
"""Share of a file for its packets; the rest is for the container."""
_PACKET_OVERHEAD = 24
"""Maximum of bytes that a container adds to one packet."""


@dataclass(frozen=True, slots=True)
class Request:
    """Source, empty output folder, and maximum bytes of one file.

    `seconds` is the length of audio, `ending` (mp4, mov, mkv) the container of a video.
    """

    what: Literal["audio", "video"]
    source: str
    folder: str
    largest: int
    seconds: float
    extension: str
    limits: Limits


def shrink(request: Request, channel: ParentChannel) -> dict[str, Any]:
    """Write the files. Return their names in order, and the seconds of each. Raises ChildError."""
    source, folder = Path(request.source), Path(request.folder)
    confine(request.limits, [source], [folder])
    try:
        with open_media(source) as container:
            if request.what == "audio":
                seconds = _encode(container, folder / "0.ogg", request, channel)
                return {"files": [["0.ogg", seconds]]}
            part_starts = _part_starts(container, int(request.largest * _PACKET_SHARE))
        with open_media(source) as container:
            return {"files": _cut(container, part_starts, request, channel)}
    except (av.FFmpegError, ValueError) as error:
        raise ChildError("corrupt", str(error)) from error


def _encode(
    container: InputContainer, path: Path, request: Request, channel: ParentChannel
) -> float:
    bits = int(request.largest * _PACKET_SHARE * 8 / max(1.0, request.seconds))
    if bits < _MIN_BIT_RATE or not container.streams.audio:
        raise ChildError("too_large" if container.streams.audio else "no_audio")
    samples = 0
    with av.open(str(path), "w", format="ogg") as file:
        opus = file.add_stream("libopus", rate=_RATE, layout="mono")
        opus.bit_rate = min(bits, _MAX_BIT_RATE)
        opus.options = {"application": "voip", "vbr": "constrained"}
        opus.codec_context.open()
        even = AudioResampler("s16", "mono", _RATE, opus.codec_context.frame_size)
        for frame in chain(_frames(container), (None,)):
            for piece in even.resample(frame):
                samples += piece.samples
                file.mux(opus.encode(piece))
            channel.progress(samples / _RATE / max(1.0, request.seconds))
        file.mux(opus.encode(None))
    return samples / _RATE


def _frames(container: InputContainer) -> Iterator[AudioFrame]:
    for packet in demux(container, container.streams.audio[0]):
        if packet is not None:
            yield from (it for it in packet.decode() if isinstance(it, AudioFrame))


def _part_starts(container: InputContainer, largest: int) -> list[int]:
    """Return the starts of parts after the first, as numbers of video packets with key frames.

    Raises ChildError when the packets between two key frames are larger than a part.
    """
    part_starts: list[int] = []
    start = last = 0  # the key frame at the start of this part, and the newest one
    before = since = 0  # bytes of this part before the newest one, and after it
    for picture, packet in _numbered(container):
        if picture is not None and packet.is_keyframe:
            before, since, last = before + since, 0, picture
        since += packet.size + _PACKET_OVERHEAD
        if before + since > largest:
            if last == start:
                raise ChildError("too_large")
            part_starts.append(last)
            start, before = last, 0
    return part_starts


def _numbered(container: InputContainer) -> Iterator[tuple[int | None, Packet[Stream]]]:
    """Yield the packets of a part, those of the video with their number."""
    picture = next((it.index for it in container.streams if is_moving_picture(it)), None)
    if picture is None:
        raise ChildError("corrupt", "no picture")
    number = 0
    for packet in in_decode_order(demux(container)):
        if packet.stream_index == picture:
            yield number, packet
            number += 1
        else:
            yield None, packet


def _cut(
    container: InputContainer, part_starts: list[int], request: Request, channel: ParentChannel
) -> list[list[Any]]:
    """Copy the packets into one part after the other. Return name and seconds of each."""
    length = (container.duration or 0) / av.time_base
    files: list[list[Any]] = []
    ends, packets = [*part_starts, -1], _numbered(container)
    part_start = now = 0.0
    picture, packet = next(packets, (None, None))
    for end in ends:
        name = f"{len(files)}.{request.extension}"
        with _part(request, name) as part:
            tracks = copy_tracks(container, part, _muxer(request)).tracks
            while packet is not None and picture != end:
                if packet.stream_index in tracks:
                    now = max(now, float((packet.dts or 0) * (packet.time_base or 0)))
                    packet.stream = tracks[packet.stream_index]
                    part.mux(packet)
                    channel.progress(now / length if length else 0.0)
                picture, packet = next(packets, (None, None))
        files.append([name, now - part_start])
        part_start = now
    return files


def _part(request: Request, name: str) -> OutputContainer:
    """Open a new part, whose time begins at zero for all of its tracks.

    The index of an mp4 is written to the front, so that it plays while it loads.
    """
    options = {"avoid_negative_ts": "make_zero"}
    muxer = _muxer(request)
    if muxer != "matroska":
        options["movflags"] = "+faststart"
    return av.open(str(Path(request.folder) / name), "w", format=muxer, container_options=options)


def _muxer(request: Request) -> str:
    return "matroska" if request.extension == "mkv" else request.extension


if __name__ == "__main__":
    run_and_answer(lambda request, channel: shrink(Request(**request), channel))
