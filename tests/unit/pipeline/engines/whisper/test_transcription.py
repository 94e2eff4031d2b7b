"""One recording: order and times of its windows, its options. The model is a fake."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.engines.audio import Audio, Samples
from pipeline.engines.protocols import TranscribeOptions
from pipeline.engines.whisper.batch_scheduler import BatchScheduler
from pipeline.engines.whisper.decode_requests import DecodeRequest, DecodeResult
from pipeline.engines.whisper.transcription import RecordingTranscriber
from pipeline.engines.whisper.windows import Window
from tests.unit.pipeline.engines.whisper.scripted_decoder import (
    TWO,
    UNKNOWN,
    WORDS,
    FakeDecoder,
    MemoryCache,
    decode_result,
    ignore,
    transcribe,
)


def test_windows_are_in_order_with_times_of_the_recording(tmp_path: Path) -> None:
    reports: list[tuple[float, str]] = []

    def tell(fraction: float, newest: str = "") -> None:
        reports.append((fraction, newest))

    decoder = FakeDecoder(lambda clip: decode_result("Eins zwei drei.", clip))
    transcript = transcribe(decoder, TWO, tmp_path, report=tell)
    assert transcript.language == "de"
    assert [segment.text for segment in transcript.segments] == ["Eins zwei drei."] * 2
    assert transcript.segments[1].start == pytest.approx(9.6)
    assert reports[-2:] == [(0.5, "Eins zwei drei."), (1.0, "Eins zwei drei.")]
    assert len(decoder.requests) == 2  # detecting the language costs no extra decoding


def test_given_language_and_hints_are_passed_to_every_window(tmp_path: Path) -> None:
    decoder = FakeDecoder(lambda clip: decode_result("un deux trois", clip))
    transcript = transcribe(decoder, TWO, tmp_path, options=TranscribeOptions("fr", ("Oravec",)))
    assert transcript.language == "fr"
    assert {(clip.language, clip.hints) for clip in decoder.requests} == {("fr", ("Oravec",))}


def test_careful_engine_uses_more_beams_in_every_window(tmp_path: Path) -> None:
    decoder = FakeDecoder(lambda clip: decode_result("and so " * 20, clip))
    transcribe(decoder, TWO, tmp_path, beams=10)
    assert {clip.beams for clip in decoder.requests} == {10}


def test_louder_gives_all_speech_of_a_window_the_same_level(tmp_path: Path) -> None:
    at = np.arange(5 * 16000) / 16000
    tone = np.sin(2 * np.pi * 500 * at)
    path = tmp_path / "audio.raw"
    ((np.concatenate([tone / 2, tone / 16])) * 32767).astype("<i2").tofile(path)
    window = Window(0.0, 10.0, ((0.0, 4.9), (5.1, 10.0)))
    loud: list[float] = []

    def features(samples: Samples, total_seconds: float) -> NDArray[np.float32]:
        loud.append(float(20 * np.log10(samples[:64000].std() / samples[-64000:].std())))
        return np.zeros((1, 10), np.float32)

    decoder = FakeDecoder(lambda clip: decode_result(WORDS, clip))
    queue: BatchScheduler[DecodeRequest, DecodeResult] = BatchScheduler(
        decoder.decode, batch=2, batch_key=lambda clip: clip.temperature
    )
    quiet_voice = replace(window, has_quiet_voice=True)
    ways = (UNKNOWN, window), (TranscribeOptions(louder=True), window), (UNKNOWN, quiet_voice)
    for options, one in ways:
        with queue.lane() as lane:
            RecordingTranscriber(
                features, lane, Audio(path, 10.0), options, MemoryCache(), ignore
            ).transcript((one,))
    found = [loud[len(loud) // 3 * way] for way in range(3)]
    assert found == pytest.approx([15, 0, 0], abs=1), "18 dB in the recording"
