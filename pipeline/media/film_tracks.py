"""Tracks beside the picture of a film that is encoded again: copied, or sound encoded as AAC.

Runs inside the confined child only.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from typing import Any, Protocol, cast

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.filter import Graph
from av.packet import Packet
from av.stream import Stream

from pipeline.media.track_copy import DecodeOrder, copy_track, shift

_PLAYED_SOUND = {"aac", "alac", "mp3", "mp3float", "ac3", "eac3"}
"""FFmpeg's decoders of sound that players expect in an MP4."""
_RATE = 48_000
_FRAME = 1024
"""Samples of an AAC frame."""
_BITS_A_CHANNEL = 80_000


class FilmTrack(Protocol):
    """A track of the new film, fed with packets of the source."""

    def add(self, packet: Packet[Stream]) -> Iterator[Packet[Stream]]:
        """Yield the packets for the new film that are ready."""

    def flush(self) -> Iterator[Packet[Stream]]:
        """Yield the last packets."""


def film_track(stream: Stream, target: OutputContainer, offset: float) -> FilmTrack | None:
    """Add a track for this one to an MP4; None when it can be neither copied nor decoded. `offset`
    is the time of the source at its start, in seconds."""
    if stream.type != "audio" or stream.codec_context.name in _PLAYED_SOUND:
        track = copy_track(stream, target, "mp4")
        if track is not None:
            return _CopiedTrack(track, offset)
    if stream.type != "audio" or stream.codec_context.codec is None:
        return None
    return _EncodedSound(cast("AudioStream", stream), target, offset)


class _CopiedTrack:
    def __init__(self, track: Stream, offset: float) -> None:
        self._track, self._offset = track, offset
        self._order = DecodeOrder()

    def add(self, packet: Packet[Stream]) -> Iterator[Packet[Stream]]:
        if packet.size:
            yield from self._shifted(self._order.add(packet))

    def flush(self) -> Iterator[Packet[Stream]]:
        yield from self._shifted(self._order.flush())

    def _shifted(self, packets: Iterator[Packet[Stream]]) -> Iterator[Packet[Stream]]:
        for packet in packets:
            shift(packet, self._offset)
            packet.stream = self._track
            yield packet


class _EncodedSound:
    """Sound as AAC, mono or stereo. Gaps of the source become silence, so that times are kept."""

    def __init__(self, source: AudioStream, target: OutputContainer, offset: float) -> None:
        self._source, self._offset = source, offset
        self._layout = "mono" if source.codec_context.channels == 1 else "stereo"
        self._track = target.add_stream("aac", rate=_RATE, layout=self._layout)
        self._track.bit_rate = _BITS_A_CHANNEL * (1 if self._layout == "mono" else 2)
        self._track.metadata.update(source.metadata)
        self._track.disposition = source.disposition
        self._graph: Graph | None = None
        self._form: tuple[Any, ...] = ()

    def add(self, packet: Packet[Stream]) -> Iterator[Packet[Stream]]:
        frames: list[AudioFrame] = []
        with suppress(av.FFmpegError):  # a broken packet is a gap
            frames = [it for it in packet.decode() if isinstance(it, AudioFrame)]
        for frame in frames:
            yield from self._add(frame)

    def flush(self) -> Iterator[Packet[Stream]]:
        yield from self._drain()
        yield from self._track.encode(None)

    def _add(self, frame: AudioFrame) -> Iterator[Packet[Stream]]:
        if frame.pts is None or not frame.time_base:
            return
        frame.pts -= round(Fraction(self._offset) / frame.time_base)
        form = (frame.format.name, frame.layout.name, frame.sample_rate, frame.time_base)
        if form != self._form:
            yield from self._drain()
            self._form, self._graph = form, self._build(frame)
        assert self._graph is not None  # noqa: S101 - for mypy
        self._graph.push(frame)
        yield from self._encoded()

    def _drain(self) -> Iterator[Packet[Stream]]:
        if self._graph is not None:
            self._graph.push(None)
            yield from self._encoded()

    def _encoded(self) -> Iterator[Packet[Stream]]:
        with suppress(av.error.BlockingIOError, av.error.EOFError):
            while self._graph is not None:
                yield from self._track.encode(cast("AudioFrame", self._graph.pull()))

    def _build(self, frame: AudioFrame) -> Graph:
        graph = Graph()
        wanted = f"sample_fmts=fltp:sample_rates={_RATE}:channel_layouts={self._layout}"
        chain = [
            graph.add_abuffer(
                sample_rate=frame.sample_rate,
                format=frame.format.name,
                layout=frame.layout.name,
                time_base=frame.time_base,
            ),
            graph.add("aresample", f"{_RATE}:async=1"),
            graph.add("aformat", wanted),
            graph.add("asetnsamples", f"n={_FRAME}:p=0"),
            graph.add("abuffersink"),
        ]
        for one, following in itertools.pairwise(chain):
            one.link_to(following)
        graph.configure()
        return graph
