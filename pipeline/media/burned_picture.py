"""The picture of a film with its captions, encoded as H.264.

A caption appears at its time even where the film shows one picture for seconds, as recordings of
screens do: the picture is repeated. Runs inside the confined child only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from av.container import OutputContainer
from av.packet import Packet
from av.stream import Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL import Image

from pipeline.media.caption_drawing import CaptionDrawer, Overlay
from pipeline.media.picture_filters import CLOCK, PIXELS

_MILLISECOND = 90
"""Ticks of CLOCK."""
_STILL = 150 * _MILLISECOND
"""A picture that stays longer is repeated where a caption changes."""
_KEY_SECONDS = 5
_GREY = 128
_LONGEST_BUFFER = 2
"""Seconds of the largest bit rate that the encoder may save up."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """Settings of the encoder: pictures a second, largest bit rate, threads, and colours of the
    pictures (primaries, transfer, matrix; ITU-T H.273)."""

    rate: Fraction
    bit_rate: int
    threads: int
    colours: tuple[int, int, int]


class BurnedPicture:
    """Picture track of the new film. Cues are [start ms, end ms, text] in order."""

    def __init__(
        self,
        target: OutputContainer,
        drawer: CaptionDrawer,
        cues: Sequence[tuple[int, int, str]],
        size: tuple[int, int],
        encoding: Encoding,
    ) -> None:
        self._drawer, self._cues = drawer, cues
        self._starts = [start * _MILLISECOND for start, _, _ in cues]
        edges = {edge * _MILLISECOND for start, end, _ in cues for edge in (start, end)}
        self._changes = sorted(edges)
        self._shown: tuple[int, Overlay] | None = None
        self._clean: VideoFrame | None = None
        self._last = -1
        self.track = _add_track(target, size, encoding)

    def add(self, frame: VideoFrame) -> Iterator[Packet[Stream]]:
        """Yield packets after one more picture, whose time is in CLOCK."""
        at = frame.pts
        if at is None or at <= self._last:
            return
        yield from self.hold(at)
        self._clean = frame
        yield from self._encode(frame, at)

    def hold(self, until: int) -> Iterator[Packet[Stream]]:
        """Yield packets of the last picture with the captions that change before a time."""
        if self._clean is None or until - self._last < 2 * _STILL:
            return
        first = bisect_right(self._changes, self._last + _STILL)
        for change in self._changes[first : bisect_right(self._changes, until - _STILL)]:
            yield from self._encode(self._clean, change)

    def flush(self) -> Iterator[Packet[Stream]]:
        """Yield the last packets."""
        yield from self.track.encode(None)

    def _encode(self, frame: VideoFrame, at: int) -> Iterator[Packet[Stream]]:
        overlay = self._overlay(at)
        repeated = frame is self._clean and at != frame.pts
        picture = _copy(frame) if overlay or repeated else frame
        if overlay is not None:
            _blend(picture, overlay)
        picture.pts, picture.time_base = at, CLOCK
        picture.pict_type = 0  # the encoder decides, not the source
        self._last = at
        yield from self.track.encode(picture)

    def _overlay(self, at: int) -> Overlay | None:
        number = bisect_right(self._starts, at) - 1
        if number < 0 or at >= self._cues[number][1] * _MILLISECOND:
            return None
        if self._shown is None or self._shown[0] != number:
            self._shown = number, self._drawer.draw(self._cues[number][2])
        return self._shown[1]


def _add_track(target: OutputContainer, size: tuple[int, int], encoding: Encoding) -> VideoStream:
    track = target.add_stream("libx264", rate=encoding.rate)
    context = track.codec_context
    track.width, track.height = size
    track.pix_fmt = PIXELS
    context.time_base = CLOCK
    context.gop_size = max(12, round(encoding.rate * _KEY_SECONDS))
    context.color_primaries, context.color_trc, context.colorspace = encoding.colours
    context.color_range = 1
    track.options = {
        "preset": "veryfast",
        "crf": "23",
        "maxrate": str(encoding.bit_rate),
        "bufsize": str(encoding.bit_rate * _LONGEST_BUFFER),
        "threads": str(encoding.threads),
    }
    return track


def _copy(frame: VideoFrame) -> VideoFrame:
    copy = VideoFrame(frame.width, frame.height, PIXELS)
    for own, plane in zip(copy.planes, frame.planes, strict=True):
        source, sink = memoryview(plane), memoryview(own)
        if own.line_size == plane.line_size:
            sink[:] = source[: len(sink)]
        else:
            for row in range(own.height):
                to, at = row * own.line_size, row * plane.line_size
                sink[to : to + own.width] = source[at : at + own.width]
    copy.color_primaries, copy.color_trc = frame.color_primaries, frame.color_trc
    copy.colorspace, copy.color_range = frame.colorspace, frame.color_range
    copy.duration = frame.duration
    return copy


def _blend(frame: VideoFrame, overlay: Overlay) -> None:
    """Draw a caption into the planes of a picture: luma, and grey for both chroma planes."""
    _paste(frame, 0, overlay.luma, overlay.opacity, overlay.left, overlay.top)
    grey = Image.new("L", overlay.chroma_opacity.size, _GREY)
    for plane in (1, 2):
        _paste(frame, plane, grey, overlay.chroma_opacity, overlay.left // 2, overlay.top // 2)


def _paste(
    frame: VideoFrame, number: int, pixels: Image.Image, opacity: Image.Image, left: int, top: int
) -> None:
    plane = frame.planes[number]
    rows, (width, height) = memoryview(plane), pixels.size
    starts = [(top + row) * plane.line_size + left for row in range(height)]
    region = Image.frombytes("L", pixels.size, b"".join(rows[at : at + width] for at in starts))
    region.paste(pixels, (0, 0), opacity)
    mixed = region.tobytes()
    for row, at in enumerate(starts):
        rows[at : at + width] = mixed[row * width : (row + 1) * width]
