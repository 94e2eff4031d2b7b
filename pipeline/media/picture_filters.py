"""Pictures of any film as H.264 players show them: upright, square pixels, 8 bits, no interlacing.

Runs inside the confined child only.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction

import av
from av.filter import Graph
from av.video.frame import VideoFrame

from pipeline.media.tone_mapping import HLG, PQ

PIXELS = "yuv420p"
CLOCK = Fraction(1, 90_000)
"""Time base of the pictures: milliseconds and 1001/30000 of a second are whole numbers of it."""
_LONGEST_SIDE, _LARGEST_SHORT_SIDE = 1920, 1080
_LEAST_SHORT_SIDE = 360
"""Smaller pictures are enlarged: no caption is readable in 176x144."""
_WIDE_PRIMARIES = 9
_BT709 = "color_primaries=bt709:color_trc=bt709"
_FULL = 2
TABLE = "colours.cube"
"""File in the working folder with the colour table for films with wide colours."""


@dataclass(frozen=True, slots=True)
class Look:
    """Properties of a picture that decide its filters. `turn` is its rotation to the left, in
    degrees."""

    width: int
    height: int
    pixels: str
    turn: int
    primaries: int
    transfer: int
    matrix: int
    range: int
    is_interlaced: bool
    pixel_shape: Fraction

    @classmethod
    def of(cls, frame: VideoFrame, pixel_shape: Fraction | None) -> Look:
        """Return the look of a decoded picture; `pixel_shape` is width by height, None: square."""
        return cls(
            frame.width, frame.height, frame.format.name, round(frame.rotation / 90) * 90 % 360,
            int(frame.color_primaries), int(frame.color_trc), int(frame.colorspace),
            int(frame.color_range), frame.interlaced_frame, pixel_shape or Fraction(1),
        )  # fmt: skip

    @property
    def is_hdr(self) -> bool:
        """Return whether it needs a screen with high dynamic range."""
        return self.transfer in (PQ, HLG)

    @property
    def has_wide_colours(self) -> bool:
        """Return whether its colours are those of HDR films; they become those of BT.709."""
        return self.is_hdr or self.primaries == _WIDE_PRIMARIES

    @property
    def size(self) -> tuple[int, int]:
        """Return width and height as it is shown, within the largest size, even numbers."""
        width, height = float(self.width * self.pixel_shape), float(self.height)
        if self.turn % 180:
            width, height = height, width
        short, long = sorted((width, height))
        scale = min(1.0, _LARGEST_SHORT_SIDE / short, _LONGEST_SIDE / long)
        if short < _LEAST_SHORT_SIDE:
            scale = min(_LEAST_SHORT_SIDE / short, _LONGEST_SIDE / long)
        return _even(width * scale), _even(height * scale)


class Upright:
    """Filters of a film. Pictures may change their size and form: recordings of calls do."""

    def __init__(self, first: Look, threads: int) -> None:
        self.width, self.height = first.size
        self._threads = threads
        self._look: Look | None = None
        self._graph: Graph | None = None

    def filter(self, frame: VideoFrame, pixel_shape: Fraction | None) -> Iterator[VideoFrame]:
        """Yield pictures that are ready. A picture that needs no filter is the same object."""
        look = Look.of(frame, pixel_shape)
        if self._look is not None and self._look.is_interlaced:
            look = replace(look, is_interlaced=True)  # some pictures of such a film say nothing
        if look != self._look:
            yield from self.flush()
            self._look = look
            self._graph = self._build(look) if self._needs_filter(look) else None
        if self._graph is None:
            yield frame
            return
        self._graph.vpush(frame)
        yield from self._ready()

    def flush(self) -> Iterator[VideoFrame]:
        """Yield the pictures that the filters still hold."""
        if self._graph is not None:
            self._graph.vpush(None)
            yield from self._ready()
            self._graph = None
        self._look = None

    def _ready(self) -> Iterator[VideoFrame]:
        with suppress(av.error.BlockingIOError, av.error.EOFError):
            while self._graph is not None:
                yield self._graph.vpull()

    def _needs_filter(self, look: Look) -> bool:
        return (
            look.pixels != PIXELS
            or bool(look.turn)
            or look.is_interlaced
            or look.range == _FULL
            or look.has_wide_colours
            or (look.width, look.height) != (self.width, self.height)
        )

    def _build(self, look: Look) -> Graph:
        graph = Graph()
        graph.threads = self._threads
        given_range = _FULL if look.pixels.startswith("yuvj") else look.range
        chain = [
            graph.add(
                "buffer",
                f"video_size={look.width}x{look.height}:pix_fmt={look.pixels}"
                f":time_base={CLOCK.numerator}/{CLOCK.denominator}:pixel_aspect=1/1"
                f":colorspace={look.matrix}:range={given_range}",
            )
        ]
        if look.is_interlaced:
            chain.append(graph.add("bwdif", "mode=send_frame:deint=interlaced"))
        chain += [graph.add("transpose", it) for it in _TURNS.get(look.turn, ())]
        chain += [graph.add(name, words) for name, words in self._fit(look)]
        chain.append(graph.add("buffersink"))
        for one, following in itertools.pairwise(chain):
            one.link_to(following)
        graph.configure()
        return graph

    def _fit(self, look: Look) -> list[tuple[str, str]]:
        """Return the filters that scale a picture into the film's size, with black bars."""
        width, height = look.size
        scale = min(self.width / width, self.height / height)
        width = min(self.width, _even(width * scale))
        height = min(self.height, _even(height * scale))
        filters = [("scale", f"{width}:{height}")]
        if look.has_wide_colours:
            filters += [("format", "gbrp10"), ("lut3d", f"file={TABLE}"), ("setparams", _BT709)]
            filters += [("scale", "out_color_matrix=bt709")]
        filters[-1] = ("scale", f"{filters[-1][1]}:out_range=limited")
        filters.append(("format", PIXELS))
        if (width, height) != (self.width, self.height):
            filters.append(("pad", f"{self.width}:{self.height}:(ow-iw)/2:(oh-ih)/2"))
        return filters


_TURNS = {90: ("cclock",), 180: ("clock", "clock"), 270: ("clock",)}
"""Steps of the transpose filter by rotation to the left."""


def _even(number: float) -> int:
    return max(2, round(number / 2) * 2)
