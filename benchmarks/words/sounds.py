"""Sounds in which nobody speaks, made of numbers: noise, music, hum, hands and feet."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, sosfilt

from pipeline.engines.audio import SAMPLE_RATE

Sound = NDArray[np.float64]
"""Mono samples at SAMPLE_RATE, of any level."""
Random = np.random.Generator
Maker = Callable[[float, Random], Sound]
"""Makes a sound of some seconds."""


def at_level(sound: Sound, decibels: float) -> Sound:
    """Return the sound with a mean level in dB of full scale."""
    scale = 10 ** (decibels / 20) / float(np.sqrt(np.mean(sound**2)) + 1e-12)
    return np.asarray(np.clip(sound * scale, -1.0, 1.0), np.float64)


def times(length: float) -> Sound:
    """Return the time of every sample in seconds."""
    return np.arange(round(length * SAMPLE_RATE)) / SAMPLE_RATE


def silence(length: float, _: Random) -> Sound:
    """Return digital silence."""
    return np.zeros(round(length * SAMPLE_RATE))


def noise(length: float, random: Random) -> Sound:
    """Return white noise."""
    return random.normal(0, 1, round(length * SAMPLE_RATE))


def band(sound: Sound, low: float, high: float) -> Sound:
    """Return the part of a sound between two frequencies in hertz."""
    filters = butter(2, [low, high], "bandpass", fs=SAMPLE_RATE, output="sos")
    return np.asarray(sosfilt(filters, sound), np.float64)


def pink(length: float, random: Random) -> Sound:
    """Return pink noise."""
    spectrum = np.fft.rfft(noise(length, random))
    spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), 1))
    return np.fft.irfft(spectrum, round(length * SAMPLE_RATE))


def bursts(length: float, starts: Sound, decay: float, random: Random) -> Sound:
    """Return bursts of noise that begin at times (s) and fade away in `decay` seconds."""
    sound = np.zeros(round(length * SAMPLE_RATE))
    shape = np.exp(-times(5 * decay) / decay)
    for start in (starts[starts < length - 5 * decay] * SAMPLE_RATE).astype(int):
        sound[start : start + len(shape)] += random.normal(0, 1, len(shape)) * shape
    return sound


def music(length: float, random: Random) -> Sound:
    """Return plucked chords and notes, two a second."""
    sound = np.zeros(round(length * SAMPLE_RATE))
    at = times(2.0)
    for number, start in enumerate(np.arange(0.0, length, 0.5)):
        chord = (0, 4, 7) if number % 4 == 0 else (int(random.integers(0, 12)),)
        for step in chord:
            pitch = 220 * 2 ** (step / 12)
            note = sum(np.sin(2 * np.pi * pitch * over * at) / over for over in range(1, 7))
            rest = sound[round(start * SAMPLE_RATE) :]
            rest[: len(at)] += (note * np.exp(-2.5 * at))[: len(rest)]
    return sound


def flute(length: float, random: Random) -> Sound:
    """Return a melody of held notes with vibrato, in the range of a singing voice."""
    pitches = 261.6 * 2 ** (random.choice([0, 2, 4, 5, 7, 9, 11, 12], int(length / 0.6) + 1) / 12)
    at = times(length)
    pitch = pitches[(at / 0.6).astype(int)] * (1 + 0.006 * np.sin(2 * np.pi * 5.5 * at))
    phase = 2 * np.pi * np.cumsum(pitch) / SAMPLE_RATE
    envelope = np.clip(np.minimum((at % 0.6) / 0.05, (0.6 - at % 0.6) / 0.08), 0, 1)
    tone = sum(np.sin(over * phase) / over**1.5 for over in range(1, 8))
    return np.asarray(tone * envelope + 0.02 * noise(length, random))


def hum(length: float, _: Random) -> Sound:
    """Return the hum of mains."""
    at = times(length)
    return np.asarray(sum(np.sin(2 * np.pi * 50 * over * at) / over for over in range(1, 20)))


def waves(length: float, random: Random) -> Sound:
    """Return noise that swells four times a second, as syllables do."""
    swell = np.clip(np.sin(2 * np.pi * 4 * times(length)), 0.02, 1)
    return band(noise(length, random) * swell, 300, 3500)


def applause(length: float, random: Random) -> Sound:
    """Return the clapping of many hands."""
    return bursts(length, random.uniform(0, length, round(110 * length)), 0.005, random)


def keyboard(length: float, random: Random) -> Sound:
    """Return typing."""
    starts = np.cumsum(random.uniform(0.05, 0.3, round(8 * length)))
    return bursts(length, starts, 0.003, random)


def steps(length: float, random: Random) -> Sound:
    """Return footsteps."""
    return band(bursts(length, np.arange(0.2, length, 0.55), 0.03, random), 60, 1500)


def wind(length: float, random: Random) -> Sound:
    """Return wind in a microphone: gusts of low noise."""
    knots = np.arange(int(length) + 2)
    gusts = np.interp(times(length), knots, random.uniform(0, 1, len(knots)))
    return band(noise(length, random), 20, 500) * gusts**2


def breath(length: float, random: Random) -> Sound:
    """Return the breathing of a sleeper: noise in and out every four seconds."""
    swell = np.clip(np.sin(2 * np.pi * times(length) / 2), 0, 1) ** 2
    hiss = band(noise(length, random), 400, 3000) * swell
    return np.asarray(hiss + 0.01 * noise(length, random))


def ringing(length: float, _: Random) -> Sound:
    """Return a telephone that rings."""
    at = times(length)
    return np.asarray((np.sin(2764.6 * at) + np.sin(3015.9 * at)) * (at % 3 < 1))


def beeps(length: float, random: Random) -> Sound:
    """Return the tones of dialled digits."""
    at = times(length)
    low, high = (random.choice(tones, int(length / 0.3) + 1) for tones in (LOW_TONES, HIGH_TONES))
    number = (at / 0.3).astype(int)
    tone = np.sin(2 * np.pi * low[number] * at) + np.sin(2 * np.pi * high[number] * at)
    return np.asarray(tone * (at % 0.3 < 0.15))


def engine(length: float, random: Random) -> Sound:
    """Return a car from inside."""
    at = times(length)
    phase = 2 * np.pi * np.cumsum(30 + 5 * np.sin(0.3 * at)) / SAMPLE_RATE
    tone = sum(np.sin(over * phase) / over for over in range(1, 12))
    return np.asarray(tone + 2 * band(noise(length, random), 20, 800))


def drums(length: float, random: Random) -> Sound:
    """Return a drum kit: bass and snare on the beat, a hat between."""
    beat = np.arange(0.0, length, 0.5)
    low = band(bursts(length, beat[::2], 0.1, random), 40, 120)
    snare = band(bursts(length, beat[1::2], 0.06, random), 150, 4000)
    hat = band(bursts(length, beat + 0.25, 0.02, random), 4000, 7500)
    return 8 * low + 2 * snare + hat


def humming(length: float, random: Random) -> Sound:
    """Return a voice that hums a melody with closed lips."""
    return band(flute(length, random), 80, 600)


LOW_TONES, HIGH_TONES = (697.0, 770.0, 852.0, 941.0), (1209.0, 1336.0, 1477.0)
"""Hertz of the two tones of a dialled digit: ITU-T Q.23."""
SOUNDS: Mapping[str, Maker] = {
    "silence": silence,
    "white noise": noise,
    "pink noise": pink,
    "hum": hum,
    "noise in waves": waves,
    "music": music,
    "flute": flute,
    "applause": applause,
    "keyboard": keyboard,
    "steps": steps,
    "wind": wind,
    "breath": breath,
    "ringing": ringing,
    "beeps": beeps,
    "engine": engine,
    "drums": drums,
    "humming": humming,
}
