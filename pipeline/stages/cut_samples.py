"""Voice samples of the speakers, by which users recognize and name them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

from pipeline.engines.audio import SAMPLE_RATE, Audio
from storage.models import Transcript

SAMPLE_SECONDS = 3.0
"""Seconds of a sample."""
MAX_SAMPLES = 8
"""Maximum number of speakers with a sample: those with the most speech."""
_RATE = 24_000

Span = tuple[float, float]


def sample_spans(transcript: Transcript) -> Mapping[str, Span]:
    """Return the time span of a sample for each of the speakers with the most speech.

    It is the beginning of the speaker's longest segment. Empty unless there are several speakers.
    """
    longest: dict[str, Span] = {}
    seconds: dict[str, float] = {}
    for segment in transcript.segments:
        if segment.speaker is None:
            continue
        length = segment.end - segment.start
        seconds[segment.speaker] = seconds.get(segment.speaker, 0.0) + length
        start, end = longest.get(segment.speaker, (0.0, 0.0))
        if length > end - start:
            longest[segment.speaker] = (segment.start, segment.end)
    if len(longest) < 2:
        return {}
    chosen = sorted(longest, key=lambda speaker: -seconds[speaker])[:MAX_SAMPLES]
    return {
        speaker: (start, min(end, start + SAMPLE_SECONDS))
        for speaker, (start, end) in longest.items()
        if speaker in chosen
    }


def write_sample(audio: Audio, span: Span, path: Path) -> float:
    """Write a part of the audio as mono mp3 (48 kbit/s). Returns its length in seconds."""
    samples = (np.clip(audio.read(*span), -1.0, 1.0) * 32767).astype(np.int16)
    frame = AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = SAMPLE_RATE
    with av.open(path, "w") as file:
        stream = file.add_stream("libmp3lame", rate=_RATE, layout="mono")
        stream.bit_rate = 48_000
        stream.codec_context.open()
        resampler = AudioResampler("s16p", "mono", _RATE, stream.codec_context.frame_size)
        for piece in [*resampler.resample(frame), *resampler.resample(None)]:
            file.mux(stream.encode(piece))
        file.mux(stream.encode(None))
    return len(samples) / SAMPLE_RATE
