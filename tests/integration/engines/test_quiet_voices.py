"""A voice far below the other one: where it gets no text it is named, and louder hears it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.signal import butter, sosfilt

from pipeline.engines.audio import SAMPLE_RATE, Audio
from pipeline.engines.faint_speech import add_faint_speech
from pipeline.engines.protocols import EmptyWindowCache, TranscribeOptions
from pipeline.engines.segmentation import OnnxSpeechDetector
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.engine import FasterWhisper
from pipeline.media.decode import decode
from pipeline.steps.quiet_places import too_quiet
from storage.models import Segment, SpeechMap, Transcript
from tests.paths import DATA

Sound = NDArray[np.float64]
DETECTOR = OnnxSpeechDetector(threads=1)
RANDOM = np.random.default_rng(7)
NEAR, LEVEL, PAUSE = "asr/en/ls_3005-163389-0001.flac", -20.0, 0.5


def ignore(fraction: float, newest: str = "") -> None:
    """Ignore progress."""


def at_level(sound: Sound, decibels: float) -> Sound:
    """Return the sound with a mean level in dB of full scale."""
    scale = 10 ** (decibels / 20) / float(np.sqrt(np.mean(sound**2)) + 1e-12)
    return np.asarray(np.clip(sound * scale, -1.0, 1.0), np.float64)


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
    samples += RANDOM.normal(0, 10 ** (noise / 20), len(samples))
    path = folder / "made.raw"
    (samples.clip(-1, 1) * 32767).round().astype("<i2").tofile(path)
    return Audio(path, len(samples) / SAMPLE_RATE)


def words(transcript: Transcript) -> set[str]:
    line = " ".join(segment.text for segment in transcript.segments).lower()
    return set("".join(each for each in line if each.isalnum() or each == " ").split())


def test_lost_voice_is_noted_and_louder_transcribes_it(tmp_path: Path) -> None:
    """A voice 34 dB below the other one, 6 dB above the noise."""
    near, far = recorded(NEAR, tmp_path), recorded("asr/en/sb_spk1_snt2.wav", tmp_path)
    audio = between(near, far, 34.0, -60.0, tmp_path)
    engine = FasterWhisper(WhisperConfig(device="cpu"), tmp_path / "models")

    def transcribe(speech: SpeechMap, *, louder: bool) -> Transcript:
        options = TranscribeOptions("en", louder=louder)
        return engine.transcribe(audio, speech, options, EmptyWindowCache(), ignore)

    found = DETECTOR.detect(audio, ignore)
    usual = transcribe(found, louder=False)
    begin = len(near) / SAMPLE_RATE + PAUSE
    (place,) = too_quiet([found], usual)
    assert place == pytest.approx((begin, begin + len(far) / SAMPLE_RATE), abs=0.7)

    louder = transcribe(add_faint_speech(found, audio.seconds), louder=True)
    expected = {"drop", "the", "two", "when", "you", "add", "figures"}
    gained = (words(louder) - words(usual)) & expected
    assert len(gained) >= len(expected) / 2, gained
    assert words(usual) <= words(louder) | {"a", "the"}, "the near voice keeps its words"


def seconds(length: float) -> Sound:
    return np.arange(round(length * SAMPLE_RATE)) / SAMPLE_RATE


def noise(length: float) -> Sound:
    return RANDOM.normal(0, 1, round(length * SAMPLE_RATE))


def band(sound: Sound, low: float, high: float) -> Sound:
    filters = butter(2, [low, high], "bandpass", fs=SAMPLE_RATE, output="sos")
    return np.asarray(sosfilt(filters, sound), np.float64)


def pink(length: float) -> Sound:
    spectrum = np.fft.rfft(noise(length))
    spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), 1))
    return np.fft.irfft(spectrum, round(length * SAMPLE_RATE))


def bursts(length: float, times: Sound, decay: float) -> Sound:
    """Return bursts of noise that begin at the times and fade away in `decay` seconds."""
    sound = np.zeros(round(length * SAMPLE_RATE))
    shape = np.exp(-seconds(5 * decay) / decay)
    for start in (times[times < length - 5 * decay] * SAMPLE_RATE).astype(int):
        sound[start : start + len(shape)] += RANDOM.normal(0, 1, len(shape)) * shape
    return sound


def music(length: float) -> Sound:
    """Return plucked chords and notes, two a second."""
    sound = np.zeros(round(length * SAMPLE_RATE))
    at = seconds(2.0)
    for number, start in enumerate(np.arange(0.0, length, 0.5)):
        chord = (0, 4, 7) if number % 4 == 0 else (int(RANDOM.integers(0, 12)),)
        for step in chord:
            pitch = 220 * 2 ** (step / 12)
            note = sum(np.sin(2 * np.pi * pitch * over * at) / over for over in range(1, 7))
            rest = sound[round(start * SAMPLE_RATE) :]
            rest[: len(at)] += (note * np.exp(-2.5 * at))[: len(rest)]
    return sound


def hum(length: float) -> Sound:
    at = seconds(length)
    return np.asarray(sum(np.sin(2 * np.pi * 50 * over * at) / over for over in range(1, 20)))


def waves(length: float) -> Sound:
    """Return noise that swells four times a second, as syllables do."""
    swell = np.clip(np.sin(2 * np.pi * 4 * seconds(length)), 0.02, 1)
    return band(noise(length) * swell, 300, 3500)


SOUNDS: dict[str, Callable[[float], Sound]] = {
    "silence": lambda length: np.zeros(round(length * SAMPLE_RATE)),
    "white noise": noise,
    "pink noise": pink,
    "music": music,
    "hum": hum,
    "applause": lambda length: bursts(length, RANDOM.uniform(0, length, 900), 0.005),
    "keyboard": lambda length: bursts(length, np.cumsum(RANDOM.uniform(0.05, 0.3, 60)), 0.003),
    "steps": lambda length: band(bursts(length, np.arange(0.2, length, 0.55), 0.03), 60, 1500),
    "noise in waves": waves,
}


@pytest.mark.parametrize("sound", [*SOUNDS, "a film's music"])
@pytest.mark.parametrize("depth", [18.0, 26.0, 34.0])
def test_other_quiet_sounds_are_no_voices(sound: str, depth: float, tmp_path: Path) -> None:
    near = recorded(NEAR, tmp_path)
    film = "video/bbb_trailer_vp8.webm"
    far = SOUNDS[sound](8.0) if sound in SOUNDS else recorded(film, tmp_path)
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
