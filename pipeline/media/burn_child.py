"""Child process that draws captions into a film: `python -m pipeline.media.burn_child`.

The picture is encoded again as H.264 in an MP4. Other tracks are copied where players expect them
there; other sound is encoded as AAC.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from fractions import Fraction
from heapq import heappop, heappush
from pathlib import Path
from typing import Any, cast

import av
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.stream import Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from pipeline.media.burned_picture import BurnedPicture, Encoding
from pipeline.media.caption_drawing import CaptionDrawer, LoadedFace
from pipeline.media.confined.child_protocol import ChildError, ParentChannel, run_and_answer
from pipeline.media.confined.sandbox import Limits, confine
from pipeline.media.containers import demux, is_moving_picture, open_media, start_time
from pipeline.media.film_tracks import FilmTrack, film_track
from pipeline.media.picture_filters import CLOCK, TABLE, Look, Upright
from pipeline.media.tone_mapping import colour_table
from pipeline.media.track_copy import is_kept

_FIRST_GUESS_SECONDS = 20.0
"""Seconds of work after which its speed says how long the whole film takes."""
_MOST_RATE, _USUAL_RATE = Fraction(120), Fraction(25)
_LEAST_BITS, _MOST_BITS = 800_000, 16_000_000
_BIT_RATE_FACTOR = 3
"""Largest bit rate in terms of the source's, whose encoder may be twice as good."""
_BEHIND = 0.5
"""Seconds by which a picture may come later in the file than the sound of its time."""


@dataclass(frozen=True, slots=True)
class Request:
    """Source, cues and output. `cues` is a JSON file with `level` and `upright`: lists of
    [start ms, end ms, text] for the two shapes of a picture. `faces` are [file, number, letters].
    The work ends when it would take more than `most_seconds`."""

    source: str
    cues: str
    output: str
    faces: list[list[Any]]
    shaping: bool
    threads: int
    most_seconds: float
    limits: Limits


@dataclass(frozen=True, slots=True)
class Answer:
    """Outcome: tracks left out, whether colours of an HDR film were reduced, and, when the film
    would take too long, the seconds that it would take (else 0)."""

    left_out: int = 0
    was_hdr: bool = False
    too_long: float = 0.0


def burn(request: Request, channel: ParentChannel) -> dict[str, Any]:
    """Write the film. Return an Answer as a dict. Raises ChildError."""
    source, output = Path(request.source), Path(request.output)
    cues = json.loads(Path(request.cues).read_text(encoding="utf-8"))
    faces = [LoadedFace(Path(it[0]).read_bytes(), it[1], frozenset(it[2])) for it in request.faces]
    confine(request.limits, [source], [output.parent])
    try:
        first = _look_of_first_picture(source)
        os.chdir(output.parent)  # filters take file names without an escape for every character
        if first.has_wide_colours:
            Path(TABLE).write_text(colour_table(first.transfer), encoding="ascii")
        with (
            open_media(source) as container,
            av.open(
                str(output), "w", format="mp4", container_options={"movflags": "+faststart"}
            ) as target,
        ):
            film = _Film(request, container, target, first, faces, cues)
            return asdict(film.write(channel))
    except (av.FFmpegError, ValueError) as error:
        raise ChildError("corrupt", str(error)) from error


def _look_of_first_picture(source: Path) -> Look:
    """Return the look of the first picture: the encoder needs it before any packet is written."""
    with open_media(source) as container:
        picture = _picture(container)
        for packet in demux(container, picture):
            for frame in _decoded(packet):
                return Look.of(frame, picture.sample_aspect_ratio)
    raise ChildError("corrupt", "no picture")


def _picture(container: InputContainer) -> VideoStream:
    found = next((it for it in container.streams if is_moving_picture(it)), None)
    if found is None or found.codec_context.codec is None:
        raise ChildError("corrupt", "no picture")
    return cast("VideoStream", found)


def _decoded(packet: Packet[Stream] | None) -> Iterator[VideoFrame]:
    with suppress(av.FFmpegError):  # a broken picture is not shown
        if packet is not None:
            yield from (it for it in packet.decode() if isinstance(it, VideoFrame))


class _Film:
    """Film that is copied from the source to the target with its captions drawn."""

    def __init__(
        self,
        request: Request,
        source: InputContainer,
        target: OutputContainer,
        first: Look,
        faces: list[LoadedFace],
        cues: dict[str, list[tuple[int, int, str]]],
    ) -> None:
        self._request, self._source, self._target = request, source, target
        self._first, self._offset = first, start_time(source)
        self._length = (source.duration or 0) / av.time_base
        self._picture = _picture(source)
        self._picture.thread_type = "AUTO"
        self._picture.codec_context.thread_count = request.threads
        self._upright = Upright(first, request.threads)
        width, height = first.size
        drawer = CaptionDrawer(faces, width, height, shaping=request.shaping)
        shape = "upright" if height * 1.2 > width else "level"
        self._burned = BurnedPicture(target, drawer, cues[shape], (width, height), self._encoding())
        self._waiting: list[int] = []  # times of pictures that are not decoded yet, a heap
        self._others: dict[int, FilmTrack] = {}
        self._left_out = 0
        self._add_other_tracks()
        self._started = time.monotonic()

    def _encoding(self) -> Encoding:
        rate = self._picture.average_rate or self._picture.guessed_rate or _USUAL_RATE
        bits = (self._source.size * 8 / self._length) if self._length else _MOST_BITS
        hdr, first = self._first.has_wide_colours, self._first
        return Encoding(
            rate=min(_MOST_RATE, max(Fraction(1), Fraction(rate))),
            bit_rate=int(min(_MOST_BITS, max(_LEAST_BITS, bits * _BIT_RATE_FACTOR))),
            threads=self._request.threads,
            colours=(1, 1, 1) if hdr else (first.primaries, first.transfer, first.matrix),
        )

    def _add_other_tracks(self) -> None:
        for stream in self._source.streams:
            if stream.index == self._picture.index or not is_kept(stream):
                continue
            track = film_track(stream, self._target, self._offset)
            if track is None:
                self._left_out += 1
            else:
                self._others[stream.index] = track

    def write(self, channel: ParentChannel) -> Answer:
        """Write all packets. Return early when the film takes too long."""
        now = 0.0
        for packet in demux(self._source):
            if packet is None:
                continue
            if packet.dts is not None and packet.time_base:
                now = max(now, float(packet.dts * packet.time_base) - self._offset)
            for encoded in self._encoded_packets(packet, now):
                self._target.mux(encoded)
            fraction = now / self._length if self._length else 0.0
            channel.progress(fraction)
            if too_long := self._too_long(fraction):
                return Answer(too_long=too_long)
        for encoded in self._last_packets(now):
            self._target.mux(encoded)
        return Answer(self._left_out, self._first.is_hdr)

    def _encoded_packets(self, packet: Packet[Stream], now: float) -> Iterator[Packet[Stream]]:
        """Yield the packets to write after this packet of the source."""
        if packet.stream_index == self._picture.index:
            if packet.pts is not None and packet.time_base:
                heappush(self._waiting, self._ticks(packet.pts * packet.time_base))
            for frame in _decoded(packet):
                yield from self._encode_picture(frame)
        elif packet.stream_index in self._others:
            until = int((now - _BEHIND) / CLOCK)
            yield from self._burned.hold(min([until, *self._waiting[:1]]))
            yield from self._others[packet.stream_index].add(packet)

    def _encode_picture(self, frame: VideoFrame) -> Iterator[Packet[Stream]]:
        """Yield the packets of a picture with its captions."""
        if frame.pts is None or not frame.time_base:
            return
        at = self._ticks(frame.pts * frame.time_base)
        frame.pts, frame.time_base = at, CLOCK
        if at >= 0:
            for picture in self._upright.filter(frame, self._picture.sample_aspect_ratio):
                yield from self._burned.add(_on_clock(picture))
                while self._waiting and self._waiting[0] <= (picture.pts or 0):
                    heappop(self._waiting)

    def _ticks(self, seconds: Fraction) -> int:
        """Return a time of the source in CLOCK, from its start."""
        return round((seconds - Fraction(self._offset)) / CLOCK)

    def _last_packets(self, end: float) -> Iterator[Packet[Stream]]:
        for picture in self._upright.flush():
            yield from self._burned.add(_on_clock(picture))
        yield from self._burned.hold(int(end / CLOCK))
        yield from self._burned.flush()
        for track in self._others.values():
            yield from track.flush()

    def _too_long(self, fraction: float) -> float:
        """Return the seconds that the film takes, if they are too many; else 0."""
        spent, most = time.monotonic() - self._started, self._request.most_seconds
        whole = max(spent, spent / fraction) if fraction else spent
        is_known = spent >= min(_FIRST_GUESS_SECONDS, most)
        return whole if is_known and whole > most else 0.0


def _on_clock(frame: VideoFrame) -> VideoFrame:
    """Return the picture with its time in CLOCK: filters may count in another time base."""
    if frame.pts is not None and frame.time_base and frame.time_base != CLOCK:
        frame.pts, frame.time_base = round(frame.pts * frame.time_base / CLOCK), CLOCK
    return frame


if __name__ == "__main__":
    run_and_answer(lambda request, channel: burn(Request(**request), channel))
