"""Recordings that name themselves: two seconds of speech, then tones that spell their number.

The oracle can therefore tell from the words of an answer whose recording it answers. The last tone
is a check: a damaged recording is not taken for another one.
"""

from __future__ import annotations

import random
from functools import cache

import numpy as np

from pipeline.engines.audio import SAMPLE_RATE, Audio
from tests.integration.media.archives import Wave, encoded, voice
from tests.paths import DATA

SPOKEN = 2.0
"""Seconds of speech before the tones."""
TONE = 0.25
"""Seconds of one tone."""
LOWEST, STEP = 600, 100
"""Hertz of the first tone, and between two tones: codecs for speech keep all of them."""
DIGITS = 5
WORDS = (
    *("alfa", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel"),
    *("india", "juliett", "kilo", "lima", "mike", "november", "oscar", "papa"),
)
"""A word for each tone: https://www.icao.int/safety/air-navigation/alphabet-radiotelephony"""
FORMS = {"ogg": "libopus", "flac": "flac", "wav": "pcm_s16le"}
"""File name extensions of recordings, and their codecs."""

_SPEECH = ("jfk.flac", "lj_LJ001-0003.flac", "fleurs_en_000.ogg", "ls_3005-163389-0000.flac")


def words_of(number: int) -> str:
    """Return the words that the recording with this number says."""
    return " ".join(WORDS[digit] for digit in _digits(number))


def make_recording(number: int, form: str) -> bytes:
    """Return a file of one of FORMS with this number, 0 <= number < 16 ** DIGITS."""
    times = np.arange(round(TONE * SAMPLE_RATE)) / SAMPLE_RATE
    tones = [np.sin(2 * np.pi * (LOWEST + STEP * digit) * times) for digit in _digits(number)]
    wave = np.concatenate([_speech(number), *(0.2 * tone for tone in tones)]).astype(np.float32)
    return encoded(wave, form, FORMS[form])


def read_words(audio: Audio) -> str:
    """Return the words of a recording, as decoded; "" if its tones do not fit together."""
    found = []
    for place in range(DIGITS + 1):
        start = SPOKEN + place * TONE
        piece = audio.read(start + TONE / 5, start + TONE * 4 / 5)
        if len(piece) < SAMPLE_RATE * TONE / 2:
            return ""
        peak = np.argmax(np.abs(np.fft.rfft(piece * np.hanning(len(piece)))))
        digit = round((peak * SAMPLE_RATE / len(piece) - LOWEST) / STEP)
        if not 0 <= digit < len(WORDS):
            return ""
        found.append(digit)
    number = sum(digit * 16**place for place, digit in enumerate(reversed(found[:DIGITS])))
    return words_of(number) if found == _digits(number) else ""


def _digits(number: int) -> list[int]:
    digits = [(number >> 4 * place) & 0xF for place in reversed(range(DIGITS))]
    return [*digits, sum(digit * (place + 1) for place, digit in enumerate(digits)) % 16]


def _speech(number: int) -> Wave:
    wave = _voice(_SPEECH[number % len(_SPEECH)])
    length = round(SPOKEN * SAMPLE_RATE)
    first = random.Random(number).randrange(len(wave) - length)  # noqa: S311  repeatable
    return wave[first : first + length]


@cache
def _voice(name: str) -> Wave:
    return voice(DATA / "asr/en" / name)
