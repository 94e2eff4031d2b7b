"""Decoded tracks of one conversation as channels of one recording, beside a mix of all of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import numpy as np

from pipeline.engines.audio import SAMPLE_RATE, Audio
from pipeline.media.decode import Decoded, TracksApart
from pipeline.media.sound.mixdown import STORED, Floats, write_mix

_SAMPLE = 2
"""Bytes of a decoded sample."""
_BLOCK = 10
"""Seconds that are mixed at once."""


def join_tracks(
    tracks: Sequence[Decoded], names: Sequence[str], mix: Path | None, *, certain: bool
) -> Decoded:
    """Return tracks that begin at the same time as one recording; its length is the longest one's.

    `mix` is written; without it, the first track is the audio of the recording. The files of
    shorter tracks grow to the same length, by a hole of silence. `certain` as in `TracksApart`.
    """
    seconds = max(track.seconds for track in tracks)
    channels = tuple(_pad(track.audio, seconds) for track in tracks)
    for track in tracks:
        for path in {channel.path for channel in track.channels}:
            path.unlink()  # of a stereo track only the mix is heard: it has one speaker
    return replace(
        tracks[0],
        audio=_write_mix(channels, mix) if mix else channels[0],
        seconds=seconds,
        length=max(track.length or track.seconds for track in tracks),
        channels=channels,
        created=next((track.created for track in tracks if track.created), ""),
        tracks_apart=TracksApart(
            tuple(names), tuple(track.raised for track in tracks), certain=certain
        ),
    )


def _pad(audio: Audio, seconds: float) -> Audio:
    os.truncate(audio.path, round(seconds * SAMPLE_RATE) * _SAMPLE)
    return Audio(audio.path, seconds)


def _write_mix(tracks: Sequence[Audio], path: Path) -> Audio:
    """Write the sum of the tracks, levelled so that nothing is clipped."""
    with path.open("wb") as output, path.with_suffix(".sum").open("w+b") as scratch:
        peaks = np.fromiter(_write_sum(tracks, scratch), np.float32)
        write_mix(scratch, output, peaks, None, lambda _: None)
    path.with_suffix(".sum").unlink()
    return Audio(path, tracks[0].seconds)


def _write_sum(tracks: Sequence[Audio], output: BinaryIO) -> Iterator[float]:
    """Write the sum of the tracks as `write_mix` reads it; yield the peak of each second."""
    count = int(np.ceil(tracks[0].seconds / _BLOCK))
    for at in range(count):
        blocks = [track.read(at * _BLOCK, (at + 1) * _BLOCK) for track in tracks]
        mixed: Floats = np.sum(blocks, axis=0)
        output.write(mixed.astype(STORED).tobytes())
        for first in range(0, len(mixed), SAMPLE_RATE):
            yield float(np.abs(mixed[first : first + SAMPLE_RATE]).max())
