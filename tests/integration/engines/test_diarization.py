"""The packaged networks on real conversations, measured with pyannote.metrics."""

import time
import warnings
from pathlib import Path

import numpy as np
import pytest

from benchmarks.compose import read_wave
from benchmarks.diarization import Score, read_turns, score
from pipeline.engines.audio import SAMPLE_RATE, Audio
from pipeline.engines.diarization.onnx import OnnxDiarizer
from pipeline.engines.segmentation import OnnxSpeechDetector
from storage.models import Diarization, SpeakerCount
from tests.paths import DATA

DETECTOR = OnnxSpeechDetector(threads=2)
DIARIZER = OnnxDiarizer(threads=2)


def nothing(fraction: float, newest: str = "") -> None:
    pass


def recording(file: str, folder: Path) -> Audio:
    """Return a recording as the decoder writes it."""
    wave = read_wave(DATA / file)
    path = folder / "audio"
    (np.clip(wave, -1, 1) * 32767).astype("<i2").tofile(path)
    return Audio(path, len(wave) / SAMPLE_RATE)


def diarize(audio: Audio, count: SpeakerCount | None = None) -> Diarization:
    speech = DETECTOR.detect(audio, nothing)
    return DIARIZER.diarize(audio, speech, count or SpeakerCount(), nothing)


def measured(file: str, folder: Path) -> Score:
    audio = recording(file, folder)
    began = time.process_time()
    result = diarize(audio)
    took = time.process_time() - began
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # warnings of pyannote.metrics about the evaluated part
        error_rates = score(
            read_turns((DATA / file).with_suffix(".rttm")), result.turns, audio.seconds
        )
    factor = took / audio.seconds
    print(f"\n{file}: {error_rates}, RTF {factor:.3f}")  # noqa: T201  figures to read in the log
    return error_rates


def test_telephone_conversation_has_two_speakers(tmp_path: Path) -> None:
    result = measured("diar/sample.wav", tmp_path)
    assert result.speakers == result.true_speakers == 2
    assert result.error <= 0.08
    assert result.confusion <= 0.04


@pytest.mark.parametrize(("file", "speakers"), [("diar/mix_s2.ogg", 2), ("diar/mix_s4.ogg", 4)])
def test_alternating_readers_are_separated(file: str, speakers: int, tmp_path: Path) -> None:
    result = measured(file, tmp_path)
    assert result.speakers == speakers
    assert result.confusion <= 0.02
    assert result.error <= 0.16  # the reference counts the pauses inside a sentence as speech


@pytest.mark.parametrize(
    "file",
    [
        "asr/en/jfk.flac",
        "asr/en/lslong_1998.ogg",
        "asr/en/ps_cards_004.wav",
        "asr/en/ast_en_demo-congrats.flac",
        "asr/ru/ast_ru_priv-callee-options.flac",
        "asr/zh/sr_chinese.flac",
    ],
)
def test_single_voice_is_one_speaker(file: str, tmp_path: Path) -> None:
    result = diarize(recording(file, tmp_path))
    assert {turn.speaker for turn in result.turns} == {"S1"}


def test_speaker_count_is_obeyed(tmp_path: Path) -> None:
    audio = recording("diar/mix_s4.ogg", tmp_path)
    speech = DETECTOR.detect(audio, nothing)
    for count, expected in [
        (SpeakerCount(3, 3), 3),
        (SpeakerCount(5, 5), 5),
        (SpeakerCount(most=2), 2),
    ]:
        result = DIARIZER.diarize(audio, speech, count, nothing)
        assert len({turn.speaker for turn in result.turns}) == expected


def test_silence_and_tones_have_no_speakers(tmp_path: Path) -> None:
    for file in "bad/silence_60s.flac", "bad/sine_3s_xhe_aac_44khz_mono.mp4":
        assert diarize(recording(file, tmp_path)) == Diarization((), ())
