"""A call with one person on each channel: what both say at once is in the transcript."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from av.audio.frame import AudioFrame
from numpy.typing import NDArray

from pipeline.engines.audio import SAMPLE_RATE
from pipeline.engines.protocols import EmptyWindowCache, TranscribeOptions
from pipeline.engines.segmentation import OnnxSpeechDetector
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.engine import FasterWhisper
from pipeline.media.decode import decode
from pipeline.run.checkpoint import Run
from pipeline.steps.call_channels import transcribe_channels
from pipeline.steps.source import Source
from storage.blobs import Blobs
from storage.models import Transcript
from tests.paths import DATA

LEFT = "asr/en/lj_LJ001-0003.flac"
RIGHT = "asr/en/fleurs_en_000.ogg"
FIRST = {"chinese", "impressions", "centuries", "netherlands", "process"}
SECOND = {"slow", "communication", "styles", "west", "behind", "years"}
"""Words of both, also from the seconds in which both speak."""


def ignore(fraction: float, newest: str = "") -> None:
    """Report to nobody."""


def read(name: str, folder: Path) -> NDArray[np.float32]:
    audio = decode(DATA / name, folder, 600, ignore).audio
    samples = audio.read(0, audio.seconds)
    return np.asarray(samples * (0.08 / np.sqrt(np.mean(samples**2))), np.float32)


def write(path: Path, channels: NDArray[np.float32]) -> None:
    with av.open(str(path), "w", format="wav") as output:
        stream = output.add_stream("pcm_s16le", rate=SAMPLE_RATE, layout="stereo")
        packed = (np.clip(channels, -1, 1) * 32767).T.reshape(1, -1).astype(np.int16)
        frame = AudioFrame.from_ndarray(packed, format="s16", layout="stereo")
        frame.sample_rate = SAMPLE_RATE
        output.mux(stream.encode(frame))
        output.mux(stream.encode(None))


def words(transcript: Transcript, speaker: str) -> list[str]:
    text = " ".join(one.text for one in transcript.segments if one.speaker == speaker)
    return "".join(c for c in text.lower() if c.isalnum() or c == " ").split()


@pytest.mark.parametrize(("bleed", "gain"), [(0.0, 1.0), (0.05, 1.0), (0.01, 0.1)])
def test_speakers_of_both_call_channels_keep_their_words(
    bleed: float, gain: float, tmp_path: Path
) -> None:
    """The second one begins while the first one speaks, and both channels have some noise."""
    first, second = read(LEFT, tmp_path), read(RIGHT, tmp_path) * np.float32(gain)
    start = len(first) // 2
    length = start + len(second)
    sides = np.random.default_rng(1).normal(0, 2e-4, (2, length)).astype(np.float32)
    sides[0, : len(first)] += first
    sides[1, start:] += second
    write(tmp_path / "call.wav", sides + np.float32(bleed) * sides[::-1])
    run = Run("job", "ab" * 32, Blobs(tmp_path / "blobs"), tmp_path / "scratch")
    source = Source(tmp_path / "call.wav", run, 600)
    recording = source.listen(OnnxSpeechDetector(1), ignore)
    assert len(recording.channels) == 2
    transcript = transcribe_channels(
        FasterWhisper(WhisperConfig(device="cpu"), tmp_path),
        source.channels(recording, ignore),
        recording.channels,
        TranscribeOptions("en"),
        lambda _: EmptyWindowCache(),
        ignore,
    )
    for speaker, own, other in (("S1", FIRST, SECOND), ("S2", SECOND, FIRST)):
        assert own <= set(words(transcript, speaker))
        assert not other & set(words(transcript, speaker))
