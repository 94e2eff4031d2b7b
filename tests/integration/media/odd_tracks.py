"""Tracks beside picture and sound, and pictures to be rotated, as phones and editors write them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy as np
from av.container import OutputContainer
from av.packet import Packet
from av.stream import Disposition, Stream
from av.subtitles.codeccontext import SubtitleCodecContext
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

HEADER = b"[Script Info]\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize\nStyle: Default,Arial,16\n"
MILLISECOND = Fraction(1, 1000)
CAPTION = b"\0\0\0\x0acdat\x94\x20"
"""A sample of `c608`: an atom with one pair of bytes of EIA-608."""
SPATIAL = {
    "mov": [(b"mp4a", b"apac")] * 3 + [(b"esds", b"skip")],
    "mp4": [(b"mp4a", b"apac"), (b"esds", b"skip")],
}
"""Patches by container to spatial sound of Apple, since the iPhone 16, which FFmpeg does not
decode."""
_ONE, _MINUS = (1 << 16).to_bytes(4, "big"), (-(1 << 16)).to_bytes(4, "big", signed=True)
_ZERO, _LAST = bytes(4), (1 << 30).to_bytes(4, "big")
_UPRIGHT = _ONE + _ZERO * 3 + _ONE + _ZERO * 3 + _LAST
_MATRICES = {
    90: _ZERO + _ONE + _ZERO + _MINUS + _ZERO * 4 + _LAST,
    180: _MINUS + _ZERO * 3 + _MINUS + _ZERO * 3 + _LAST,
}


def add_subtitles(
    file: OutputContainer, codec: str, texts: list[bytes], starts: float = 0.0
) -> Iterator[Packet[Stream]]:
    """Add a subtitle track, and yield a packet for each text, one every 100 ms."""
    track = file.add_stream(codec)
    track.time_base = MILLISECOND
    assert isinstance(track.codec_context, SubtitleCodecContext)
    track.codec_context.subtitle_header = HEADER
    for number, text in enumerate(texts):
        packet: Packet[Stream] = av.Packet(text)
        packet.stream, packet.time_base = track, MILLISECOND
        packet.pts = packet.dts = number * 100 + round(starts * 1000)
        packet.duration = 100
        yield packet


def add_picture(
    file: OutputContainer, codec: str, count: int, starts: float = 0.0, *, cover: bool = False
) -> Iterator[Packet[Stream]]:
    """Add a second picture of `count` frames, or a cover, and yield its packets."""
    track = cast("VideoStream", file.add_stream(codec, rate=25))
    track.width, track.height = 96, 64
    track.pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
    if cover:
        track.disposition = Disposition.attached_pic
    for number in range(count):
        pixels = np.full((64, 96, 3), 5 * number, np.uint8)
        frame = VideoFrame.from_ndarray(pixels, format="rgb24").reformat(format=track.pix_fmt)
        frame.pts, frame.time_base = number + round(starts * 25), Fraction(1, 25)
        yield from track.encode(frame)
    yield from track.encode(None)


def as_data(path: Path, tag: bytes, handler: bytes) -> None:
    """Make the subtitle track of an MP4 or QuickTime file one of this kind."""
    raw = bytearray(path.read_bytes())
    at = raw.rindex(b"tx3g") if b"tx3g" in raw else raw.rindex(b"text")
    box = raw.rindex(b"hdlr", 0, at)
    kind = min(it for it in (raw.find(b"sbtl", box), raw.find(b"text", box)) if it >= 0)
    raw[at : at + 4], raw[kind : kind + 4] = tag, handler
    path.write_bytes(raw)


def patch(path: Path, *patches: tuple[bytes, bytes]) -> Path:
    """Change the types of the last boxes of these types, which PyAV can't write."""
    data = path.read_bytes()
    for old, new in patches:
        at = data.rindex(old)
        data = data[:at] + new + data[at + len(old) :]
    path.write_bytes(data)
    return path


def turn(path: Path, degrees: int) -> Path:
    """Write into an MP4, 3GP or QuickTime file that players rotate its first picture."""
    data = path.read_bytes()
    at = data.index(_UPRIGHT, data.index(b"tkhd"))
    path.write_bytes(data[:at] + _MATRICES[degrees] + data[at + len(_UPRIGHT) :])
    return path


def repacked(source: Path, container: str) -> Path:
    """Write all tracks into another container, in place. Matroska keeps the rotation."""
    target = source.with_name(f"{source.name}.{container}")
    with av.open(str(source)) as film, av.open(str(target), "w", format=container) as made:
        tracks = {it.index: made.add_stream_from_template(it) for it in film.streams}
        for packet in film.demux():
            if packet.dts is not None:
                packet.stream = tracks[packet.stream.index]
                made.mux(packet)
    return target.replace(source)
