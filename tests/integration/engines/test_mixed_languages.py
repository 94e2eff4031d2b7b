"""Recordings in which the language changes, and recordings in which it does not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.engines.audio import SAMPLE_RATE, Audio
from pipeline.engines.protocols import EmptyWindowCache, TranscribeOptions
from pipeline.engines.segmentation import OnnxSpeechDetector
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.engine import FasterWhisper
from pipeline.media.decode import decode
from storage.models import Transcript
from tests.paths import DATA

FILES = {
    "de": "asr/de/fleurs_de_001.ogg",
    "en": "asr/en/fleurs_en_000.ogg",
    "fr": "asr/fr/fleurs_fr_000.ogg",
    "ja": "asr/ja/pv_test_ja.flac",
}
SAID = {"de": "Wasser", "en": "communication", "fr": "terrain", "ja": "実在"}


def ignore(fraction: float, newest: str = "") -> None:
    """Ignore a report."""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> FasterWhisper:
    return FasterWhisper(WhisperConfig(device="cpu"), tmp_path_factory.mktemp("models"))


@pytest.fixture(scope="module")
def detector() -> OnnxSpeechDetector:
    return OnnxSpeechDetector(threads=1)


def splice(languages: str, pause: float, folder: Path) -> Audio:
    """Return recordings of these languages, one after another."""
    parts: list[NDArray[np.float32]] = []
    for language in languages.split():
        place = folder / f"{len(parts)}"
        place.mkdir()
        audio = decode(DATA / FILES[language], place, 600, ignore).audio
        parts += [audio.read(0, audio.seconds), np.zeros(int(pause * SAMPLE_RATE), np.float32)]
    samples = np.concatenate(parts)
    path = folder / "spliced.raw"
    (samples * 32767).astype("<i2").tofile(path)
    return Audio(path, len(samples) / SAMPLE_RATE)


def language_changes(transcript: Transcript) -> list[str]:
    """Return the languages of the segments, without repetitions in a row."""
    languages = [segment.language or transcript.language for segment in transcript.segments]
    return [each for at, each in enumerate(languages) if languages[at - 1 : at] != [each]]


@pytest.mark.parametrize(
    ("languages", "pause"),
    [("de en", 0.4), ("en ja", 0.4), ("de en de", 0.4), ("en de en fr", 0.4), ("fr en fr", 3.0)],
)
def test_each_part_is_transcribed_in_its_language(
    languages: str,
    pause: float,
    engine: FasterWhisper,
    detector: OnnxSpeechDetector,
    tmp_path: Path,
) -> None:
    audio = splice(languages, pause, tmp_path)
    speech = detector.detect(audio, ignore)
    transcript = engine.transcribe(audio, speech, TranscribeOptions(), EmptyWindowCache(), ignore)
    assert language_changes(transcript) == languages.split()
    text = " ".join(segment.text for segment in transcript.segments)
    for language in languages.split():
        assert SAID[language] in text
    starts = [word.start for segment in transcript.segments for word in segment.words]
    assert starts == sorted(starts)


def test_detection_is_limited_to_the_chosen_languages(
    engine: FasterWhisper, detector: OnnxSpeechDetector, tmp_path: Path
) -> None:
    audio = splice("de en", 0.4, tmp_path)
    speech = detector.detect(audio, ignore)
    chosen = TranscribeOptions(languages=("fr", "de"))
    transcript = engine.transcribe(audio, speech, chosen, EmptyWindowCache(), ignore)
    assert set(language_changes(transcript)) <= {"fr", "de"}
    assert SAID["de"] in " ".join(segment.text for segment in transcript.segments)


def test_given_language_applies_to_the_whole_recording(
    engine: FasterWhisper, detector: OnnxSpeechDetector, tmp_path: Path
) -> None:
    audio = splice("de en", 0.4, tmp_path)
    speech = detector.detect(audio, ignore)
    transcript = engine.transcribe(
        audio, speech, TranscribeOptions("de"), EmptyWindowCache(), ignore
    )
    assert language_changes(transcript) == ["de"]


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("diar/mix_s4.ogg", "en"),
        ("asr/es/aeneas_es.mp3", "es"),
        ("asr/ar/lid_ar-AR_Broadband_sample1.flac", "ar"),
    ],
)
def test_recording_in_one_language_has_no_language_change(
    name: str, language: str, engine: FasterWhisper, detector: OnnxSpeechDetector, tmp_path: Path
) -> None:
    audio = decode(DATA / name, tmp_path, 600, ignore).audio
    speech = detector.detect(audio, ignore)
    transcript = engine.transcribe(audio, speech, TranscribeOptions(), EmptyWindowCache(), ignore)
    assert language_changes(transcript) == [language]
