"""Recognition of voices across recordings, with the packaged networks and real speech."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.compose import Wave, read_wave
from pipeline.engines.audio import SAMPLE_RATE, Audio
from pipeline.engines.diarization.onnx import OnnxDiarizer
from pipeline.engines.segmentation import OnnxSpeechDetector
from pipeline.steps.voice_matching import recognize
from storage.models import Diarization, NamedVoice, SpeakerCount
from tests.paths import DATA
from tests.unit.storage.conftest import ANNA, NOON

EN = DATA / "asr" / "en"
PAUSE = np.zeros(SAMPLE_RATE // 2, np.float32)


@pytest.fixture(scope="module")
def engines() -> tuple[OnnxSpeechDetector, OnnxDiarizer]:
    return OnnxSpeechDetector(2), OnnxDiarizer(2)


def join_readings(folder: Path, *parts: tuple[str, float, float]) -> Audio:
    """Join parts (file, start, end) of readings."""
    waves: list[Wave] = []
    for file, start, end in parts:
        wave = read_wave(EN / file)[round(start * SAMPLE_RATE) : round(end * SAMPLE_RATE)]
        waves += [wave / np.abs(wave).max() / 2, PAUSE]
    samples = np.concatenate(waves)
    path = folder / "audio"
    (samples * 32767).astype("<i2").tofile(path)
    return Audio(path, len(samples) / SAMPLE_RATE)


def nothing(fraction: float, newest: str = "") -> None:
    pass


def diarize(engines: tuple[OnnxSpeechDetector, OnnxDiarizer], audio: Audio) -> Diarization:
    detector, diarizer = engines
    return diarizer.diarize(audio, detector.detect(audio, nothing), SpeakerCount(), nothing)


def test_known_voices_are_recognized_and_an_unknown_voice_is_not(
    engines: tuple[OnnxSpeechDetector, OnnxDiarizer], tmp_path: Path
) -> None:
    """Each reader has one session; the second recording has other sentences."""
    first = diarize(
        engines,
        join_readings(tmp_path, ("lslong_1998.ogg", 0, 12), ("lslong_2414.ogg", 0, 12)),
    )
    assert [it.speaker for it in first.voices] == ["S1", "S2"]
    assert all(6 < it.voiceprint.seconds < 12 for it in first.voices)
    known = [
        NamedVoice(0, ANNA, "c1", name, "job", it.voiceprint, NOON)
        for name, it in zip(("Cem", "Deniz"), first.voices, strict=True)
    ]
    later = diarize(
        engines,
        join_readings(
            tmp_path,
            ("lslong_3005.ogg", 0, 8),
            ("lslong_2414.ogg", 40, 48),
            ("lslong_1998.ogg", 40, 48),
        ),
    )
    assert len(later.voices) == 3
    assert recognize(later.voices, known) == {"S2": "Deniz", "S3": "Cem"}
    strangers = diarize(
        engines, join_readings(tmp_path, ("lslong_3005.ogg", 20, 28), ("jfk.flac", 0, 11))
    )
    assert len(strangers.voices) == 2
    assert recognize(strangers.voices, known) == {}
