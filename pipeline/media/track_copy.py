"""Copies tracks into another container: which can be held, and packets in the order of decoding.

Runs inside the confined child processes only.
"""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

import av
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.stream import Disposition, Stream

_LONGEST_WAIT = 64
"""Most packets of one track that wait for the first decode time. H.264 reorders 16 pictures."""
_KINDS = {"video", "audio", "subtitle"}


@dataclass(slots=True)
class CopiedTracks:
    """Tracks of a target by the index of their source, and the number of tracks left out."""

    tracks: dict[int, Stream] = field(default_factory=dict)
    left_out: int = 0


def copy_tracks(source: InputContainer, target: OutputContainer, muxer: str) -> CopiedTracks:
    """Add a track to the target for each track of the source that its container can hold.

    Covers, data and attached fonts are not copied and not counted: no player needs them, few muxers
    take them. Raises ValueError when no moving picture can be held.
    """
    copied = CopiedTracks()
    for stream in source.streams:
        if not is_kept(stream):
            continue
        track = copy_track(stream, target, muxer)
        if track is None:
            copied.left_out += 1
        else:
            copied.tracks[stream.index] = track
    if not any(track.type == "video" for track in copied.tracks.values()):
        raise ValueError(f"{muxer} can't hold the picture")
    return copied


def is_kept(stream: Stream) -> bool:
    """Return whether a film without this track lacks something: not a cover, data or a font."""
    return stream.type in _KINDS and not stream.disposition & Disposition.attached_pic


def copy_track(stream: Stream, target: OutputContainer, muxer: str) -> Stream | None:
    """Add a track like this one to the target; None when its container can't hold it."""
    keep_tag = _fits(stream, muxer, keep_tag=True)
    if not keep_tag and not _fits(stream, muxer, keep_tag=False):
        return None
    track = _add(stream, target, keep_tag=keep_tag)
    track.metadata.update(stream.metadata)
    track.disposition = stream.disposition
    if stream.type == "subtitle":  # one default is enough: ours
        track.disposition &= ~Disposition.default
    return track


def _fits(stream: Stream, muxer: str, *, keep_tag: bool) -> bool:
    """Return whether the container takes the track: its header is written into memory."""
    try:
        with av.open(io.BytesIO(), "w", format=muxer) as trial:
            _add(stream, trial, keep_tag=keep_tag)
            trial.start_encoding()
    except (av.FFmpegError, ValueError):
        return False
    return True


def _add(stream: Stream, target: OutputContainer, *, keep_tag: bool) -> Stream:
    """Add a track that is copied as it is. An encoder is not asked for: many formats have none
    (https://github.com/PyAV-Org/PyAV/issues/1669). Apple's players refuse HEVC without its own
    tag, `hvc1`."""
    track = target.add_stream_from_template(stream, opaque=True)
    if keep_tag and stream.type == "video" and stream.codec_context.codec_tag.isprintable():
        track.codec_context.codec_tag = stream.codec_context.codec_tag
    return track


def in_decode_order(packets: Iterable[Packet[Stream] | None]) -> Iterator[Packet[Stream]]:
    """Yield packets with data and a decode time, later than that of the packet before it in its
    track.

    Matroska has no decode times. FFmpeg works them out, but not for the first packets of a track
    with B-frames, the first key frame among them (https://github.com/PyAV-Org/PyAV/issues/1917).
    """
    orders: dict[int, DecodeOrder] = {}
    for packet in packets:
        if packet is None or not packet.size:
            continue
        yield from orders.setdefault(packet.stream_index, DecodeOrder()).add(packet)
    for order in orders.values():
        yield from order.flush()


class DecodeOrder:
    """Decode times of one track, in its time base."""

    def __init__(self) -> None:
        """Start before the first packet."""
        self._waiting: deque[Packet[Stream]] = deque()
        self._last: int | None = None

    def add(self, packet: Packet[Stream]) -> Iterator[Packet[Stream]]:
        """Yield the packets whose decode time is known after this one."""
        if packet.dts is None and packet.pts is None and not self._waiting and self._last is None:
            return  # nothing says when it is shown
        self._waiting.append(packet)
        if packet.dts is not None or len(self._waiting) > _LONGEST_WAIT or self._last is not None:
            yield from self.flush()

    def flush(self) -> Iterator[Packet[Stream]]:
        """Yield the waiting packets: their decode times go back from the first one that is known,
        else from the earliest time at which one is shown."""
        waiting = self._waiting
        if not waiting:
            return
        step = _step(waiting)
        known = next((at for at, it in enumerate(waiting) if it.dts is not None), None)
        if known is not None:
            first = (waiting[known].dts or 0) - known * step
        elif self._last is not None:
            first = self._last + step
        else:
            first = min(it.pts for it in waiting if it.pts is not None) - step * (len(waiting) - 1)
        for at in range(len(waiting)):
            packet = waiting.popleft()
            dts = first + at * step if packet.dts is None else packet.dts
            if self._last is not None:
                dts = max(dts, self._last + 1)
            self._last = packet.dts = dts
            packet.pts = dts if packet.pts is None else max(packet.pts, dts)
            yield packet


def _step(packets: Iterable[Packet[Stream]]) -> int:
    """Return the usual distance of two pictures in a track's time base, at least 1."""
    times = sorted(it.pts for it in packets if it.pts is not None)
    gaps = sorted(later - earlier for earlier, later in pairwise(times))
    durations = sorted(it.duration or 0 for it in packets)
    return max(1, durations[len(durations) // 2] or (gaps[len(gaps) // 2] if gaps else 1))


def shift(packet: Packet[Stream], seconds: float) -> None:
    """Move a packet to an earlier time."""
    ticks = round(Fraction(seconds) / (packet.time_base or Fraction(1)))
    packet.dts = (packet.dts or 0) - ticks
    packet.pts = (packet.pts or 0) - ticks
