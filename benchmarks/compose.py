"""Composes conversations from recordings of single speakers, with exact references.

Real conversations with free licences and exact speaker turns are rare. These are made from the
recordings that ship with the tests: both sexes, many rooms and microphones, eight languages. Every
conversation is a function of its seed. The reference holds the stretches that are really loud, with
pauses under 0.3 s bridged, so that «missed» speech is speech.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.audio import SAMPLE_RATE, Audio

Wave = NDArray[np.float32]
Spans = list[tuple[float, float]]

VOICES = {
    "tuning": {
        "LS1998": ["asr/en/lslong_1998.ogg"],
        "LS3005": ["asr/en/lslong_3005.ogg"],
        "sonnet": ["asr/en/sonnet_p001.mp3"],
        "LJ": [f"asr/en/lj_LJ001-000{n}.flac" for n in range(1, 9)],
        "Allison": ["asr/en/ast_en_demo-instruct.ogg", "asr/en/ast_en_demo-congrats.flac"],
        "librivox": [f"asr/en/ps_librivox_{n}.flac" for n in ("0870", "0890", "0920")],
        "jfk": ["asr/en/jfk.flac"],
        "de": ["asr/de/fleurs_de_000.ogg"],
        "fr": ["asr/fr/fleurs_fr_001.ogg"],
    },
    "held out": {
        "LS2414": ["asr/en/lslong_2414.ogg"],
        "LS367": ["video/vid_avi_mp3_367.avi"],
        "aeneas": ["asr/es/aeneas_es.mp3"],
        "mfa": ["asr/en/mfa_acoustic_corpus.flac"],
        "ru": ["asr/ru/ast_ru_demo-instruct.ogg", "asr/ru/ast_ru_priv-callee-options.flac"],
        "es": ["asr/es/fleurs_es_001.ogg"],
        "pt": ["asr/pt/fleurs_pt_000.ogg"],
        "de phone": ["asr/de/lid_de-DE_NarrowbandModel_sample1.flac"],
        "en": ["asr/en/fleurs_en_002.ogg"],
        "LS1995": ["asr/en/ls_1995-1837-0001.flac"],
    },
}
"""Speakers by half. Parameters were fitted on the first. The second was also used to choose the two
passes of the clustering and the depth of a pause: other speakers, but not a blind test."""

SPEECH_LEVEL = 0.05
"""Root mean square of a voice in a conversation, about -26 dB of full scale."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Audio of one turn, and its spans of speech (seconds)."""

    wave: Wave
    speech: Spans


@dataclass(frozen=True, slots=True)
class Conversation:
    """A composed recording and its speaker turns: (start, end, speaker)."""

    name: str
    wave: Wave
    turns: list[tuple[float, float, str]]

    def write(self, folder: Path) -> Audio:
        """Return the recording as the pipeline reads it."""
        path = folder / f"{self.name}.s16"
        (np.clip(self.wave, -1.0, 1.0) * 32767).astype("<i2").tofile(path)
        return Audio(path, len(self.wave) / SAMPLE_RATE)


def read_wave(path: Path) -> Wave:
    """Return a recording as mono samples at SAMPLE_RATE."""
    pieces = []
    with av.open(str(path)) as container:
        resampler = av.AudioResampler("fltp", "mono", SAMPLE_RATE)
        for frame in container.decode(audio=0):
            pieces += [part.to_ndarray()[0] for part in resampler.resample(frame)]
        pieces += [part.to_ndarray()[0] for part in resampler.resample(None)]
    return np.concatenate(pieces).astype(np.float32)


def conversations(data: Path, half: str, count: int) -> Iterator[Conversation]:
    """Yield `count` conversations of 2 to 6 speakers of one half; every third has overlaps."""
    for seed in range(count):
        yield compose(data, half, seed, speakers=2 + seed % 5, overlap=0.25 * (seed % 3 == 2))


def compose(data: Path, half: str, seed: int, speakers: int, overlap: float) -> Conversation:
    """Return one conversation; `overlap` is the chance that a turn overlaps the previous one."""
    chance = np.random.default_rng([seed, len(half)])
    names = [str(name) for name in chance.permutation(list(VOICES[half]))[:speakers]]
    left = {name: turns_of(data, VOICES[half][name], chance) for name in names}
    wave = np.zeros(0, np.float32)
    turns: list[tuple[float, float, str]] = []
    last = ""
    while name := next_speaker(left, last, chance):
        turn = left[name].pop()
        early = bool(last) and chance.random() < overlap
        gap = -chance.uniform(0.3, 1.2) if early else chance.uniform(0.1, 1.5)
        at = max(0, len(wave) + round(gap * SAMPLE_RATE))
        wave = np.pad(wave, (0, max(0, at + len(turn.wave) - len(wave))))
        wave[at : at + len(turn.wave)] += turn.wave
        offset = at / SAMPLE_RATE
        turns += [(offset + start, offset + end, name) for start, end in turn.speech]
        last = name
    wave += chance.normal(0.0, 0.0005, len(wave)).astype(np.float32)  # a quiet room
    name = f"{half.replace(' ', '-')}-{seed}-{speakers}{'o' if overlap else ''}"
    return Conversation(name, wave, sorted(turns))


def notes(data: Path, half: str, count: int) -> Iterator[Conversation]:
    """Yield `count` notes of about 4 to 18 s: 2 or 3 speakers of one half, up to 4 s each."""
    for seed in range(count):
        yield note(data, half, seed, speakers=2 if seed % 4 else 3)


def note(data: Path, half: str, seed: int, speakers: int) -> Conversation:
    """Return one note: everybody speaks at least once, some speak again."""
    chance = np.random.default_rng([seed, len(half), 77])
    names = [str(name) for name in chance.permutation(list(VOICES[half]))[:speakers]]
    more = int(chance.integers(0, 4))
    order = [*names, *(str(name) for name in chance.choice(names, size=more))]
    left = {name: turns_of(data, VOICES[half][name], chance) for name in names}
    wave = np.zeros(round(0.3 * SAMPLE_RATE), np.float32)
    turns: list[tuple[float, float, str]] = []
    for last, name in pairwise(["", *order]):
        if name == last or not left[name]:
            continue
        turn = shortened(left[name].pop(), chance.uniform(1.2, 4.0))
        offset = len(wave) / SAMPLE_RATE
        turns += [(offset + start, offset + end, name) for start, end in turn.speech]
        gap = np.zeros(round(chance.uniform(0.1, 0.9) * SAMPLE_RATE), np.float32)
        wave = np.concatenate([wave, turn.wave, gap])
    wave += chance.normal(0.0, 0.0005, len(wave)).astype(np.float32)  # a quiet room
    return Conversation(f"note-{half.replace(' ', '-')}-{seed}-{speakers}", wave, turns)


def shortened(turn: Turn, seconds: float) -> Turn:
    """Return a turn cut at its quietest point, from 0.5 s before to 0.8 s after `seconds`."""
    if len(turn.wave) <= seconds * SAMPLE_RATE:
        return turn
    first = max(0, round(seconds * 100) - 50)
    level = loudness_curve(turn.wave)[first : first + 130]
    end = (first + int(np.argmin(level))) / 100
    speech = [(start, min(stop, end)) for start, stop in turn.speech if start < end]
    return Turn(turn.wave[: round(end * SAMPLE_RATE)], speech)


def next_speaker(left: dict[str, list[Turn]], last: str, chance: np.random.Generator) -> str:
    """Return a speaker with turns left, but not the last one; "" when there is none."""
    ready = [name for name, turns in left.items() if turns and name != last]
    return str(chance.choice(ready)) if ready else ""


def turns_of(data: Path, files: list[str], chance: np.random.Generator) -> list[Turn]:
    """Return one speaker's recordings cut at pauses into turns of about 1 to 10 s, in any order."""
    turns = [turn for file in files for turn in turns_in(read_wave(data / file), chance)]
    return [turns[index] for index in chance.permutation(len(turns))]


def turns_in(wave: Wave, chance: np.random.Generator) -> Iterator[Turn]:
    """Yield one recording of one speaker, cut at pauses into turns of about 1 to 10 s."""
    level = loudness_curve(wave)
    spans = [part for span in loud_spans(level) for part in cut(level, *span)]
    wave = wave * np.float32(SPEECH_LEVEL * 10 ** chance.uniform(-0.2, 0.2) / loudness(wave, spans))
    while spans:
        taken = [spans.pop(0)]
        wanted = chance.uniform(1.0, 10.0)
        while spans and spans[0][1] - taken[0][0] < wanted and spans[0][0] - taken[-1][1] < 1.5:
            taken.append(spans.pop(0))
        first, end = taken[0][0], taken[-1][1]
        piece = wave[round(first * SAMPLE_RATE) : round(end * SAMPLE_RATE)]
        yield Turn(piece, [(start - first, stop - first) for start, stop in taken])


def loudness(wave: Wave, spans: Spans) -> float:
    """Return the root mean square of the loud spans."""
    loud = [wave[round(a * SAMPLE_RATE) : round(b * SAMPLE_RATE)] for a, b in spans]
    return float(np.sqrt(np.mean(np.concatenate(loud) ** 2)))


def loudness_curve(wave: Wave) -> Wave:
    """Return the level in dB of every 10 ms."""
    frame = SAMPLE_RATE // 100
    count = len(wave) // frame
    power = (wave[: count * frame].reshape(count, frame) ** 2).mean(axis=1)
    return (10 * np.log10(np.convolve(power, np.ones(3) / 3, "same") + 1e-10)).astype(np.float32)


def loud_spans(level: Wave) -> Spans:
    """Return the spans of speech in a clean recording.

    They are within 28 dB of its loudest part, and 6 dB above its noise. Pauses under 0.3 s are
    bridged, spans shorter than 0.15 s dropped.
    """
    threshold = max(np.percentile(level, 98) - 28, np.percentile(level, 3) + 6)
    edges = np.flatnonzero(np.diff((level > threshold).astype(np.int8), prepend=0, append=0)) / 100
    spans: Spans = []
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if spans and start - spans[-1][1] < 0.3:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return [(start, end) for start, end in spans if end - start >= 0.15]


def cut(level: Wave, start: float, end: float) -> Iterator[tuple[float, float]]:
    """Yield a span over 10 s as shorter ones, cut at the quietest points."""
    while end - start > 10:
        first = round(start * 100) + 300
        middle = (first + int(np.argmin(level[first : first + 600]))) / 100
        yield start, middle
        start = middle
    yield start, end
