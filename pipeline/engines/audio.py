"""Decoded audio as all engines read it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SAMPLE_RATE = 16_000
"""Samples per second of all decoded audio."""

Samples = NDArray[np.float32]
"""Mono audio, -1..1, at SAMPLE_RATE."""


@dataclass(frozen=True, slots=True)
class Audio:
    """Decoded audio on disk: raw 16-bit little-endian samples at SAMPLE_RATE.

    It is one `channel` of `channels` in the file, which are interleaved.
    """

    path: Path
    seconds: float
    channel: int = 0
    channels: int = 1

    def read(self, start: float, end: float) -> Samples:
        """Return the samples between two times (s), shape (n,), as far as they exist."""
        first = max(0, round(start * SAMPLE_RATE))
        count = max(0, round(end * SAMPLE_RATE) - first)
        size = self.channels
        raw = np.fromfile(self.path, dtype="<i2", count=count * size, offset=first * 2 * size)
        return raw[self.channel :: size].astype(np.float32) / 32768.0
