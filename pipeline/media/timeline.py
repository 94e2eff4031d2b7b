"""Writes decoded audio at the times of its media, so that subtitles are in sync.

Silence fills a late start of the track, and missing parts.
"""

from __future__ import annotations

from typing import BinaryIO

from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

RATE = 16_000
"""Output samples per second."""

_SAMPLE = 2
"""Bytes of a sample."""
_TOLERANCE = 0.1
"""Seconds by which a track may deviate from its clock before it is corrected: more than rounding
in containers (AVI, Matroska), less than users notice in subtitles."""
_LONGEST_GAP = 600.0
"""Maximum seconds of inserted silence for media of unknown length."""


class TooMuch(Exception):
    """There is more audio than allowed."""


class Timeline:
    """Writes frames of any format, one after the other, as mono 16-bit samples at RATE."""

    def __init__(
        self, file: BinaryIO, start: float, known_length: float | None, max_seconds: float
    ) -> None:
        """`start` is the time of its clock at the start, `known_length` its seconds, if known."""
        self._file = file
        self._offset = start
        self._length = known_length
        self._max_samples = round(max_seconds * RATE)
        self._written = 0
        self._resampler: AudioResampler | None = None
        self.frames = 0
        """Number of frames added."""
        self.decoded_samples = 0
        """Number of samples written, without the inserted silence."""
        self._shape: tuple[str, str, int] | None = None

    @property
    def seconds(self) -> float:
        """Seconds of written audio."""
        return self._written / RATE

    def add(self, frame: AudioFrame) -> None:
        """Write one frame, after silence if its time needs it. Raises TooMuch."""
        self.frames += 1
        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
        if (
            self._resampler is None or shape != self._shape
        ):  # also inside a stream: a broadcast may change its format at any packet
            self.finish()
            self._resampler = AudioResampler(format="s16", layout="mono", rate=RATE)
            self._shape = shape
        if frame.time is not None:
            self._keep_time(frame.time)
        frame.pts = None
        self._resample(self._resampler, frame)

    def finish(self) -> None:
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
            self._write(bytes(part * _SAMPLE))
            samples -= part

    def _resample(self, resampler: AudioResampler, frame: AudioFrame | None) -> None:
        for out in resampler.resample(frame):
            self.decoded_samples += out.samples
            self._write(bytes(out.planes[0])[: out.samples * _SAMPLE])

    def _write(self, samples: bytes) -> None:
        self._written += len(samples) // _SAMPLE
        if self._written > self._max_samples:
            raise TooMuch
        self._file.write(samples)
