"""Long recordings for benchmarks, joined from the short ones that the repository ships."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

DATA = Path(__file__).parents[1] / "tests" / "data"
RATE = 16_000
PAUSE = 0.6
"""Seconds of silence between two pieces."""


def pieces(data: Path = DATA, language: str = "en") -> list[Path]:
    """Return the recordings with a reference text in one language, in the order of the index."""
    with (data / "index.tsv").open(newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [
            data / row["file"]
            for row in rows
            if row["kind"] == "asr" and row["lang"] == language and row["ref"]
        ]


def talk(seconds: float, folder: Path, first: int = 0, copy: int = 0) -> Path:
    """Write an ogg/opus file of about `seconds` of real speech; its parts repeat.

    It begins with part number `first`, so that recordings can differ. Another `copy` has the same
    sound and another title, so it is another file to the service.
    """
    path = folder / f"talk-{seconds:.0f}-{first}-{copy}.ogg"
    with av.open(str(path), "w") as out:
        out.metadata["title"] = f"copy {copy}"
        stream = out.add_stream("libopus", rate=48_000)
        stream.bit_rate = 32_000
        stream.layout = "mono"
        written = 0.0
        for frame in _frames(first):
            written += frame.samples / frame.sample_rate
            frame.pts = None
            out.mux(stream.encode(frame))
            if written >= seconds:
                break
        out.mux(stream.encode(None))
    return path


def _frames(first: int) -> Iterator[AudioFrame]:
    """Yield 48 kHz mono frames without end."""
    silence = AudioFrame.from_ndarray(
        np.zeros((1, round(PAUSE * 48_000)), dtype=np.int16), format="s16", layout="mono"
    )
    silence.sample_rate = 48_000
    for path in itertools.islice(itertools.cycle(pieces()), first, None):
        with av.open(str(path)) as container:
            resampler = AudioResampler(format="s16", layout="mono", rate=48_000)
            for frame in container.decode(audio=0):
                yield from resampler.resample(frame)
            yield from resampler.resample(None)
        yield silence
