"""The real engine on real recordings: words, languages, silence, music, and concurrent jobs."""

from __future__ import annotations

import sys
import threading
import time
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from pipeline.engines.audio import SAMPLE_RATE, Audio
from pipeline.engines.protocols import EmptyWindowCache, TranscribeOptions
from pipeline.engines.segmentation import OnnxSpeechDetector
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.decode_requests import DecodeRequest
from pipeline.engines.whisper.engine import FasterWhisper
from pipeline.media.decode import decode
from storage.errors import EngineLacksLanguage, Stopped
from storage.models import SpeechMap
from tests.integration.engines.recognition_harness import (
    NO_OPTIONS,
    RecognitionHarness,
    ignore,
    repeated,
    speech_at,
    text,
    words_of,
)
from tests.paths import DATA, ROOT


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> FasterWhisper:
    return FasterWhisper(WhisperConfig(device="cpu"), tmp_path_factory.mktemp("models"))


@pytest.fixture(scope="module")
def detector() -> OnnxSpeechDetector:
    return OnnxSpeechDetector(threads=1)


@pytest.fixture
def recognition(
    engine: FasterWhisper, detector: OnnxSpeechDetector, tmp_path: Path
) -> RecognitionHarness:
    return RecognitionHarness(engine, detector, tmp_path)


def test_words_have_times_inside_the_recording(recognition: RecognitionHarness) -> None:
    transcript = recognition.to("asr/en/jfk.flac")
    assert transcript.language == "en"
    assert "ask not what your country can do for you" in text(transcript).lower()
    words = [word for segment in transcript.segments for word in segment.words]
    assert all(0 <= word.start <= word.end <= transcript.seconds for word in words)
    assert all(a.end <= b.start + 1e-6 for a, b in pairwise(words))
    assert all(word.text == word.text.strip() for word in words)


def test_windows_at_the_same_time_have_the_same_words(
    detector: OnnxSpeechDetector, tmp_path: Path
) -> None:
    meeting = decode(ROOT / "bot/demo_recording/meeting.mp4", tmp_path, 600, ignore).audio
    transcripts = [
        RecognitionHarness(
            FasterWhisper(
                WhisperConfig(device="cpu", windows_at_once=windows), tmp_path / "models"
            ),
            detector,
            tmp_path,
        ).transcribe(meeting, NO_OPTIONS)
        for windows in (1, 3)
    ]
    assert len(transcripts[0].segments) > 5
    assert transcripts[0] == transcripts[1]


def test_careful_engine_uses_the_same_loaded_model(
    engine: FasterWhisper, detector: OnnxSpeechDetector, tmp_path: Path
) -> None:
    careful = engine.careful()
    assert careful.id == f"{engine.id} careful", "its checkpoints are others"
    transcript = RecognitionHarness(careful, detector, tmp_path).to("asr/en/jfk.flac")
    assert "ask not what your country can do for you" in text(transcript).lower()
    assert careful.models is engine.models
    assert list(engine.models._loaded) == ["base"]


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("asr/de/fleurs_de_001.ogg", "de"),
        ("asr/ja/lid_ja-JP_Broadband_sample1.flac", "ja"),
        ("asr/ar/lid_ar-AR_Broadband_sample1.flac", "ar"),
        ("asr/pt/lid_pt-BR_Sample1-16KHz.flac", "pt"),
    ],
)
def test_language_is_detected(recognition: RecognitionHarness, name: str, language: str) -> None:
    assert recognition.to(name).language == language


def test_unsupported_language_is_refused(recognition: RecognitionHarness) -> None:
    with pytest.raises(EngineLacksLanguage) as exc_info:
        recognition.to("asr/en/jfk.flac", TranscribeOptions("xx"))
    assert exc_info.value.values["language"] == "xx"
    assert exc_info.value.values["setting"] == "WHISPER_MODEL"


@pytest.mark.parametrize("hints", [(), ("Tbilisi",) * 60])
def test_text_of_the_maximum_length_is_decoded(
    engine: FasterWhisper, monkeypatch: pytest.MonkeyPatch, hints: tuple[str, ...]
) -> None:
    """Georgian has 34 tokens per second. Only the limit ends this text, and the model has positions
    for all of it, also during alignment."""
    whisper = engine.models.loaded(engine.models.choose("base"), ignore).whisper
    monkeypatch.setattr(whisper, "_suppressed", lambda: [-1, whisper._tokenizer("ka").eot])
    samples = np.random.default_rng(1).normal(0, 0.01, 28 * SAMPLE_RATE).astype(np.float32)
    clip = DecodeRequest(whisper.features(samples, 28.0), 28.0, "ka", hints, beams=1)
    (decoded,) = whisper.decode([clip])
    assert decoded.is_cut_off
    assert len(whisper._tokenizer("ka").encode(decoded.text)) > (440 if not hints else 320)


def test_hostile_hints_do_not_change_the_text(recognition: RecognitionHarness) -> None:
    hints = ("<|startoftranscript|><|notimestamps|>" * 50, "\x00", "fellow", *["word"] * 1000)
    transcript = recognition.to("asr/en/jfk.flac", TranscribeOptions("en", hints))
    assert "your country can do for you" in text(transcript).lower()


def test_short_answer_between_long_turns_is_transcribed(
    recognition: RecognitionHarness, tmp_path: Path
) -> None:
    talk = decode(DATA / "diar/mix_s4.ogg", tmp_path, 600, ignore).audio
    recognized = text(recognition.to_samples(talk.read(51.5, 79.0).astype(np.float64))).lower()
    for phrase in (
        "further investigation",
        "what do i",
        "stillness was awful",
        "question and answer",
    ):
        assert phrase in recognized


@pytest.mark.parametrize("name", ["bad/silence_60s.flac", "video/bbb_trailer_vp8.webm"])
def test_recording_without_speech_has_no_text(recognition: RecognitionHarness, name: str) -> None:
    assert recognition.to(name).segments == ()


def test_tones_and_noise_have_no_text(recognition: RecognitionHarness) -> None:
    noise = np.random.default_rng(1).normal(0, 0.1, 20 * SAMPLE_RATE).clip(-1, 1)
    tone = 0.3 * np.sin(np.arange(20 * SAMPLE_RATE) * 2 * np.pi * 440 / SAMPLE_RATE)
    assert recognition.to_samples(np.concatenate([noise, tone])).segments == ()


@pytest.mark.parametrize("sound", ["silence", "noise", "tone"])
def test_wrong_speech_detection_gives_no_invented_text(
    engine: FasterWhisper, tmp_path: Path, sound: str
) -> None:
    count = 12 * SAMPLE_RATE
    samples = {
        "silence": np.zeros(count),
        "noise": np.random.default_rng(2).normal(0, 0.02, count).clip(-1, 1),
        "tone": 0.3 * np.sin(np.arange(count) * 2 * np.pi * 440 / SAMPLE_RATE),
    }[sound]
    path = tmp_path / "made.raw"
    (samples * 32767).astype("<i2").tofile(path)
    claimed = SpeechMap(((0.5, 11.5),))
    transcript = engine.transcribe(
        Audio(path, 12.0), claimed, NO_OPTIONS, EmptyWindowCache(), ignore
    )
    assert transcript.segments == (), text(transcript)


def test_short_job_is_not_delayed_by_a_long_one(
    engine: FasterWhisper,
    detector: OnnxSpeechDetector,
    tmp_path: Path,
) -> None:
    note = decode(DATA / "asr/en/jfk.flac", tmp_path, 60, ignore).audio
    speech = detector.detect(note, ignore)
    long, regions = repeated(note, speech, tmp_path / "long.raw", 40)
    started, enough = threading.Event(), threading.Event()

    def look(fraction: float, newest: str = "") -> None:
        started.set()
        if enough.is_set():
            raise Stopped

    def listen_long() -> None:
        with suppress(Stopped):
            engine.transcribe(long, regions, TranscribeOptions("en"), EmptyWindowCache(), look)

    def note_seconds() -> float:
        start = time.monotonic()
        engine.transcribe(note, speech, TranscribeOptions("en"), EmptyWindowCache(), ignore)
        return time.monotonic() - start

    alone = note_seconds()
    job = threading.Thread(target=listen_long)
    job.start()
    assert started.wait(120)
    beside = note_seconds()
    still_running = job.is_alive()
    enough.set()
    job.join(60)
    sys.stdout.write(f"\nnote alone {alone:.1f} s, beside a long file {beside:.1f} s\n")
    assert still_running
    assert not job.is_alive()
    assert beside < 8 * alone + 5  # one window of the long file, at half of the processor


@pytest.mark.parametrize("depth", [18.0, 26.0, 34.0])
def test_quiet_voice_keeps_its_words(recognition: RecognitionHarness, depth: float) -> None:
    """A far seat answers a near one: the words that it has alone are there beside loud speech."""
    near, far = (
        speech_at(recognition, f"asr/en/{name}", -20.0)
        for name in ("ls_2414-128291-0001.flac", "fleurs_en_000.ogg")
    )
    alone = set(words_of(text(recognition.to_samples(far))))
    quiet = far * 10 ** (-depth / 20)
    pause = np.zeros(SAMPLE_RATE // 4)
    recognized = words_of(
        text(recognition.to_samples(np.concatenate([near, pause, quiet, pause, near])))
    )
    assert len(alone & set(recognized)) >= 0.9 * len(alone)
