"""Keeps decoded audio on the clock of its media, so that subtitles sync.

A track that starts late, or lacks a stretch, gets silence there.
"""

from __future__ import annotations

from typing import BinaryIO

from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

RATE = 16_000
"""Samples a second of what is written."""

_SAMPLE = 2
"""Bytes."""
_SLACK = 0.1
"""Seconds by which a track may stray from its clock before it is put right: rounding in
containers (AVI, Matroska) stays below, and what eyes notice in subtitles lies above."""
_LONGEST_GAP = 600.0
"""Seconds of silence that are believed where the media does not say how long it is."""


class TooMuch(Exception):
    """More audio than was allowed."""


class Timeline:
    """Writes frames of any format, one after the other, as mono 16-bit samples at RATE."""

    def __init__(
        self, file: BinaryIO, begin: float, length: float | None, most_seconds: float
    ) -> None:
        """`begin`: what the media's clock shows at its start; `length`: its seconds, if known."""
        self._file = file
        self._begin = begin
        self._length = length
        self._most = round(most_seconds * RATE)
        self._written = 0
        self._resampler: AudioResampler | None = None
        self.frames = 0
        """How many frames came."""
        self.heard = 0
        """How many samples were written that are not our own silence."""
        self._shape: tuple[str, str, int] | None = None

    @property
    def seconds(self) -> float:
        """How much has been written."""
        return self._written / RATE

    def add(self, frame: AudioFrame) -> None:
        """Write one frame, after the silence that its time asks for. Raises TooMuch."""
        self.frames += 1
        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
        if (
            self._resampler is None or shape != self._shape
        ):  # also in midstream: a broadcast may change at any packet
            self.finish()
            self._resampler = AudioResampler(format="s16", layout="mono", rate=RATE)
            self._shape = shape
        if frame.time is not None:
            self._keep_time(frame.time)
        frame.pts = None
        self._resample(self._resampler, frame)

    def finish(self) -> None:
        """Write what the resampler still holds."""
        if self._resampler is not None:
            self._resample(self._resampler, None)
        self._resampler = self._shape = None

    def _keep_time(self, time: float) -> None:
        gap = time - self._begin - self.seconds
        if abs(gap) <= _SLACK:
            return
        longest = _LONGEST_GAP if self._length is None else self._length - self.seconds
        if 0 < gap <= longest:
            self._write_silence(round(gap * RATE))
        else:  # the clock jumped: no sound is missing, count on from here
            self._begin += gap

    def _write_silence(self, samples: int) -> None:
        while samples > 0:
            part = min(samples, RATE)
            self._write(bytes(part * _SAMPLE))
            samples -= part

    def _resample(self, resampler: AudioResampler, frame: AudioFrame | None) -> None:
        for out in resampler.resample(frame):
            self.heard += out.samples
            self._write(bytes(out.planes[0])[: out.samples * _SAMPLE])

    def _write(self, samples: bytes) -> None:
        self._written += len(samples) // _SAMPLE
        if self._written > self._most:
            raise TooMuch
        self._file.write(samples)
