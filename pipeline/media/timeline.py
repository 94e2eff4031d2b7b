"""Writes decoded audio at the times of its media, so that subtitles are in sync.

Silence fills a late start of the track, and missing parts.
"""

from __future__ import annotations

from typing import BinaryIO

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

from pipeline.media.sound.channels import RATE, ChannelStatistics
from pipeline.media.sound.many_channels import (
    has_microphone_as_subwoofer,
    has_no_places,
    mix_all,
)
from pipeline.media.sound.mixdown import STORED, finite

_SAMPLE = 4
"""Bytes of a resampled sample of one channel."""
_TOLERANCE = 0.1
"""Seconds by which a track may deviate from its clock before it is corrected: more than rounding
in containers (AVI, Matroska), less than users notice in subtitles."""
_LONGEST_GAP = 600.0
"""Maximum seconds of inserted silence for media of unknown length."""


class TooMuch(Exception):
    """There is more audio than allowed."""


class PartEnded(Exception):
    """The end of the wanted part is written."""


class Timeline:
    """Writes frames of any format, one after the other, for the second pass (`mixdown`).

    Samples are at RATE, of one channel if the first frame has one, otherwise of two.
    """

    def __init__(
        self,
        file: BinaryIO,
        start: float,
        known_length: float | None,
        max_seconds: float,
        part: tuple[float, float | None] = (0.0, None),
    ) -> None:
        """`start` is the time of its clock at the start, `known_length` its seconds, if known.

        Only samples between the times of `part` are written, at most `max_seconds` of them.
        """
        self._file = file
        self._offset = start
        self._length = known_length
        self._max_samples = round(max_seconds * RATE)
        self._first = round(part[0] * RATE)
        self._last = None if part[1] is None else round(part[1] * RATE)
        self._position = 0
        self._resampler: AudioResampler | None = None
        self.frames = 0
        """Number of frames added."""
        self.decoded_samples = 0
        """Number of samples written, without the inserted silence."""
        self.channels = 0
        """Number of channels written; 0 before the first frame."""
        self.statistics = ChannelStatistics()
        self._pending: list[bytes] = []
        self._pending_size = 0
        self._shape: tuple[str, str, int] | None = None
        self._mixes_all = False

    @property
    def seconds(self) -> float:
        """Time in the media that has been reached, in seconds."""
        return self._position / RATE

    @property
    def written_seconds(self) -> float:
        """Seconds of written audio."""
        return self._written_samples(self._position) / RATE

    def _written_samples(self, position: int) -> int:
        end = position if self._last is None else min(position, self._last)
        return max(0, end - self._first)

    def add(self, frame: AudioFrame) -> None:
        """Write one frame, after silence if its time needs it. Raises TooMuch, PartEnded."""
        self.frames += 1
        self._mixes_all = self._mixes_all or has_microphone_as_subwoofer(frame)
        if has_no_places(frame) or (self._mixes_all and frame.layout.nb_channels > 2):
            frame = mix_all(frame)
        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
        if (
            self._resampler is None or shape != self._shape
        ):  # also inside a stream: a broadcast may change its format at any packet
            self._end_resampler()
            self.channels = self.channels or min(2, frame.layout.nb_channels)
            layout = "mono" if self.channels == 1 else "stereo"
            self._resampler = AudioResampler(format="flt", layout=layout, rate=RATE)
            self._shape = shape
        if frame.time is not None:
            self._keep_time(frame.time)
        frame.pts = None
        self._resample(self._resampler, frame)

    def finish(self) -> None:
        """Write the rest. Raises TooMuch, PartEnded."""
        self._end_resampler()
        self._store_rest()

    def _end_resampler(self) -> None:
        """Write the rest that the resampler holds."""
        if self._resampler is not None:
            self._resample(self._resampler, None)
        self._resampler = self._shape = None

    def _keep_time(self, time: float) -> None:
        gap = time - self._offset - self.seconds
        if abs(gap) <= _TOLERANCE:
            return
        longest = _LONGEST_GAP if self._length is None else self._length - self.seconds
        if 0 < gap <= longest:
            self._write_silence(round(gap * RATE))
        else:  # the clock jumped: no audio is missing, so its offset changes
            self._offset += gap

    def _write_silence(self, samples: int) -> None:
        while samples > 0:
            part = min(samples, RATE)
            self._write(bytes(part * _SAMPLE * self.channels))
            samples -= part

    def _resample(self, resampler: AudioResampler, frame: AudioFrame | None) -> None:
        for out in resampler.resample(frame):
            self.decoded_samples += out.samples
            self._write(bytes(out.planes[0])[: out.samples * _SAMPLE * self.channels])

    def _write(self, samples: bytes) -> None:
        """Collect samples; every whole second is stored at once, which is faster."""
        size = _SAMPLE * self.channels
        before, first = self._position, self._written_samples(self._position)
        self._position += len(samples) // size
        last = self._written_samples(self._position)
        if last > self._max_samples:
            raise TooMuch
        if last > first:
            skipped = max(0, self._first - before)
            self._keep(samples[skipped * size : (skipped + last - first) * size])
        if self._last is not None and self._position >= self._last:
            self._store_rest()
            raise PartEnded

    def _keep(self, samples: bytes) -> None:
        self._pending.append(samples)
        self._pending_size += len(samples)
        second = RATE * _SAMPLE * self.channels
        while self._pending_size >= second:
            self._store(second)

    def _store_rest(self) -> None:
        if self._pending_size:
            self._store(self._pending_size)

    def _store(self, size: int) -> None:
        """Store the first `size` bytes that are pending, with their statistics."""
        pending = b"".join(self._pending)
        block = np.frombuffer(pending[:size], "<f4").reshape(-1, self.channels)
        self._pending, self._pending_size = [pending[size:]], len(pending) - size
        block = finite(block)
        self.statistics.add(block)
        self._file.write(block.astype(STORED).tobytes())
