"""A voice far below the other one: where it gets no text it is named, and louder hears it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.quiet_voices import Made, alone, pairs, score, voices
from benchmarks.recognition import Recording
from benchmarks.words.sounds import SOUNDS, Sound, at_level
from pipeline.engines.audio import SAMPLE_RATE, Audio
from pipeline.engines.faint_speech import add_quiet_voices
from pipeline.engines.protocols import EmptyWindowCache, TranscribeOptions
from pipeline.engines.segmentation import OnnxSpeechDetector
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.engine import FasterWhisper
from pipeline.media.decode import decode
from pipeline.steps.quiet_places import too_quiet
from storage.models import Segment, SpeechMap, Transcript
from tests.paths import DATA

DETECTOR = OnnxSpeechDetector(threads=1)
LOUD_NOISE = -50.0
"""dB of full scale."""
PIECES = (
    *("ps_librivox_0920.flac", "ls_3005-163389-0002.flac", "pv_test.flac", "ps_librivox_0890.flac"),
    *("ps_librivox_0870.flac", "ast_en_demo-nomatch.wav", "lj_LJ001-0005.flac"),
    "mfa_multilingual_ipa_us_4.flac",
)
"""The first ones of `python -m benchmarks.quiet_voices`."""
NEAR, LEVEL, PAUSE = "asr/en/ls_3005-163389-0001.flac", -20.0, 0.5


def ignore(fraction: float, newest: str = "") -> None:
    """Ignore progress."""


def recorded(name: str, folder: Path) -> Sound:
    """Return a recording of the test data."""
    place = folder / name.replace("/", "-")
    place.mkdir(exist_ok=True)
    audio = decode(DATA / name, place, 600, ignore).audio
    return audio.read(0, audio.seconds).astype(np.float64)


def between(near: Sound, far: Sound, depth: float, noise: float, folder: Path) -> Audio:
    """Return a near voice, something `depth` dB below it, and the near voice again, in noise."""
    gap = np.zeros(round(PAUSE * SAMPLE_RATE))
    loud = at_level(near, LEVEL)
    samples = np.concatenate([loud, gap, at_level(far, LEVEL - depth), gap, loud])
    samples += np.random.default_rng(7).normal(0, 10 ** (noise / 20), len(samples))
    path = folder / "made.raw"
    (samples.clip(-1, 1) * 32767).round().astype("<i2").tofile(path)
    return Audio(path, len(samples) / SAMPLE_RATE)


def words(transcript: Transcript) -> set[str]:
    line = " ".join(segment.text for segment in transcript.segments).lower()
    return set("".join(each for each in line if each.isalnum() or each == " ").split())


EXPECTED = frozenset({"drop", "the", "two", "when", "you", "add", "figures"})


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> FasterWhisper:
    return FasterWhisper(WhisperConfig(device="cpu"), tmp_path_factory.mktemp("models"))


def transcribed(engine: FasterWhisper, audio: Audio, speech: SpeechMap) -> Transcript:
    return engine.transcribe(audio, speech, TranscribeOptions("en"), EmptyWindowCache(), ignore)


def test_voice_far_below_the_other_one_is_recognized(engine: FasterWhisper, tmp_path: Path) -> None:
    """A voice 34 dB below the other one, 6 dB above the noise."""
    near, far = recorded(NEAR, tmp_path), recorded("asr/en/sb_spk1_snt2.wav", tmp_path)
    audio = between(near, far, 34.0, -60.0, tmp_path)
    found = DETECTOR.detect(audio, ignore)
    lost = transcribed(engine, audio, found)
    heard = transcribed(engine, audio, add_quiet_voices(found, audio.seconds))
    gained = (words(heard) - words(lost)) & EXPECTED
    assert len(gained) >= len(EXPECTED) / 2, gained
    assert words(lost) <= words(heard) | {"a", "the"}, "the near voice keeps its words"
    begin = len(near) / SAMPLE_RATE + PAUSE
    assert too_quiet([found], lost) == [
        pytest.approx((begin, begin + len(far) / SAMPLE_RATE), abs=0.7)
    ]


def test_voice_below_the_noise_is_noted_and_not_guessed(
    engine: FasterWhisper, tmp_path: Path
) -> None:
    """A voice 46 dB below the other one, 6 dB below the noise."""
    near, far = recorded(NEAR, tmp_path), recorded("asr/en/ls_367-130732-0001.flac", tmp_path)
    audio = between(near, far, 46.0, -60.0, tmp_path)
    found = DETECTOR.detect(audio, ignore)
    speech = add_quiet_voices(found, audio.seconds)
    assert speech.quiet_voices
    heard = transcribed(engine, audio, speech)
    begin = len(near) / SAMPLE_RATE + PAUSE
    span = begin, begin + len(far) / SAMPLE_RATE
    assert not [it for it in heard.segments if span[0] < (it.start + it.end) / 2 < span[1]]
    assert too_quiet([found], heard) == [pytest.approx(span, abs=0.8)]


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> list[Recording]:
    """Return a near voice, a far one, the next near one, and so on."""
    folder, found = tmp_path_factory.mktemp("pieces"), []
    for path in (DATA / f"asr/en/{name}" for name in PIECES):
        place = folder / path.stem
        place.mkdir()
        audio, words = decode(path, place, 600, ignore).audio, path.with_suffix(".txt").read_text()
        found.append(Recording(path.stem, "en", "en", audio, words))
    return found


def test_quiet_voice_keeps_its_words_in_loud_noise(
    engine: FasterWhisper, pieces: list[Recording], tmp_path: Path
) -> None:
    """Noise of -50 dB, 4 dB below the quiet voice: the words that it has alone in the same noise
    are there beside a voice that is 26 dB louder."""
    depth = 26.0

    def heard(made: list[Made], *, far: bool) -> int:
        found = []
        for one in made:
            speech = add_quiet_voices(DETECTOR.detect(one.audio, ignore), one.audio.seconds)
            found.append(transcribed(engine, one.audio, speech))
        return score(made, found, far=far)[1]

    made = pairs(pieces, depth, LOUD_NOISE, tmp_path)
    lone = [
        alone(far, depth, LOUD_NOISE, tmp_path / f"{number}")
        for number, (_, far) in enumerate(voices(pieces))
    ]
    before, after = heard(lone, far=True), heard(made, far=True)
    assert before >= 30
    assert after >= 0.95 * before


STEADY = ("silence", "white noise", "pink noise", "music", "hum", "applause", "keyboard", "steps")
"""Sounds in which nobody speaks, see `SOUNDS`."""


@pytest.mark.parametrize("sound", [*STEADY, "noise in waves", "a film's music"])
@pytest.mark.parametrize("depth", [18.0, 26.0, 34.0])
def test_other_quiet_sounds_are_no_voices(sound: str, depth: float, tmp_path: Path) -> None:
    near = recorded(NEAR, tmp_path)
    film = "video/bbb_trailer_vp8.webm"
    far = (
        SOUNDS[sound](8.0, np.random.default_rng(7))
        if sound in SOUNDS
        else recorded(film, tmp_path)
    )
    audio = between(near, far, depth, -60.0, tmp_path)
    length = len(near) / SAMPLE_RATE
    text = (
        Segment(0.0, length, "heard"),
        Segment(audio.seconds - length, audio.seconds, "heard"),
    )
    found = DETECTOR.detect(audio, ignore)
    assert too_quiet([found], Transcript("en", audio.seconds, text)) == []


@pytest.mark.parametrize("depth", [34.0, 40.0, 46.0])
def test_voice_is_found_in_noise(depth: float, tmp_path: Path) -> None:
    """Down to 6 dB below the noise."""
    near, far = recorded(NEAR, tmp_path), recorded("asr/en/sb_spk1_snt2.wav", tmp_path)
    audio = between(near, far, depth, -60.0, tmp_path)
    begin = len(near) / SAMPLE_RATE + PAUSE
    end = begin + len(far) / SAMPLE_RATE
    text = Segment(0.0, begin - PAUSE, "heard"), Segment(end + PAUSE, audio.seconds, "heard")
    transcript = Transcript("en", audio.seconds, text)
    (place,) = too_quiet([DETECTOR.detect(audio, ignore)], transcript)
    assert place == pytest.approx((begin, end), abs=0.7)
