"""Rates at which remembered voices are recognized, missed, or taken for another person's.

    python -m benchmarks.voices [--data FOLDER]

The first half of each speaker's recordings is named and remembered. Conversations composed of the
second halves are diarized and compared with it: once with all speakers known, once with only those
known who do not speak in it. Most speakers recorded both halves in one session. Other rooms and
devices are simulated by a telephone, noise and an echo on the second half, and similar voices by a
telephone on both halves.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table
from scipy.signal import butter, fftconvolve, sosfilt

from benchmarks.compose import VOICES, Conversation, Wave, read_wave, turns_in
from pipeline.engines.audio import SAMPLE_RATE
from pipeline.engines.diarization.onnx import OnnxDiarizer
from pipeline.engines.faint_speech import add_quiet_voices
from pipeline.engines.segmentation import OnnxSpeechDetector
from pipeline.steps import voice_matching
from pipeline.steps.voice_matching import recognize
from storage.models import (
    Account,
    Diarization,
    NamedVoice,
    Platform,
    SpeakerCount,
    SpeakerVoice,
)

DATA = Path(__file__).parents[1] / "tests" / "data"
ROUNDS = 8
"""Conversations of each half through each channel."""
LIKENESSES = (0.66, 0.70, voice_matching.MIN_LIKENESS, 0.82)
Channel = Callable[[Wave], Wave]
ME = Account(Platform.CONSOLE, "me")


@dataclass(frozen=True, slots=True)
class DiarizedConversation:
    """A diarized conversation: the voices of its speakers, and their true identities."""

    voices: tuple[SpeakerVoice, ...]
    truth: Mapping[str, str]
    present: frozenset[str]


@dataclass(slots=True)
class Count:
    """Counts of `known` speakers and of their results, and of `strangers` unknown to the user, with
    the number of them that got a name."""

    known: int = 0
    right: int = 0
    wrong: int = 0
    strangers: int = 0
    named: int = 0


def telephone(wave: Wave) -> Wave:
    """Return 300 to 3400 Hz in the 256 steps of G.711's mu-law."""
    band = sosfilt(butter(4, [300, 3400], "band", fs=SAMPLE_RATE, output="sos"), wave)
    loud = band / max(float(np.abs(band).max()), 1e-6)
    steps = np.round(np.sign(loud) * np.log1p(255 * np.abs(loud)) / np.log1p(255) * 127) / 127
    conversations: Wave = (np.sign(steps) * (256 ** np.abs(steps) - 1) / 255 / 2).astype(np.float32)
    return conversations


def noisy(wave: Wave) -> Wave:
    """Return the wave with white noise 15 dB below the voices."""
    level = float(np.sqrt(np.mean(wave[np.abs(wave) > 0.01] ** 2))) * 10 ** (-15 / 20)
    noise = np.random.default_rng(15).normal(0, level, len(wave))
    return (wave + noise).astype(np.float32)


def echoing(wave: Wave) -> Wave:
    """Return the wave in a bare room: an echo that decays in 0.4 s."""
    length = round(0.4 * SAMPLE_RATE)
    tail = np.random.default_rng(4).normal(size=length) * np.exp(-6.9 * np.arange(length) / length)
    tail[0] = 6.0
    conversations = fftconvolve(wave, tail)[: len(wave)]
    scaled: Wave = (conversations / np.abs(conversations).max() / 2).astype(np.float32)
    return scaled


def unchanged(wave: Wave) -> Wave:
    """Return the original wave."""
    return wave


CHANNELS: Mapping[str, tuple[Channel, Channel]] = {
    "as it was": (unchanged, unchanged),
    "noise": (unchanged, noisy),
    "echo": (unchanged, echoing),
    "telephone": (unchanged, telephone),
    "both by telephone": (telephone, telephone),
}
"""Channels of the first half and of the second half."""


@cache
def engines() -> tuple[OnnxSpeechDetector, OnnxDiarizer]:
    """Return the shipped default."""
    return OnnxSpeechDetector(0), OnnxDiarizer(0)


def ignore(fraction: float, newest: str = "") -> None:
    """Ignore a report."""


def diarize(wave: Wave, count: SpeakerCount) -> Diarization:
    """Return the speaker turns of a wave, as the pipeline computes them."""
    with tempfile.TemporaryDirectory() as folder:
        audio = Conversation("heard", wave, []).write(Path(folder))
        detector, diarizer = engines()
        speech = add_quiet_voices(detector.detect(audio, ignore), audio.seconds)
        return diarizer.diarize(audio, speech, count, ignore)


def halves(data: Path, half: str, name: str) -> tuple[Wave, Wave]:
    """Return the recordings of a speaker, split in the middle."""
    whole = np.concatenate([read_wave(data / file) for file in VOICES[half][name]])
    return whole[: len(whole) // 2], whole[len(whole) // 2 :]


@cache
def remembered(data: Path, channel: Channel) -> Mapping[str, NamedVoice]:
    """Return every speaker of both halves, named from the first part of the recordings."""
    found = {}
    for half, name in ((half, name) for half, names in VOICES.items() for name in names):
        first, _ = halves(data, half, name)
        (voice,) = diarize(channel(first[: 60 * SAMPLE_RATE]), SpeakerCount(1, 1)).voices
        moment = datetime.now(UTC)
        found[name] = NamedVoice(0, ME, "here", name, name, voice.voiceprint, moment)
    return found


def conversation(data: Path, half: str, seed: int) -> Conversation:
    """Return a conversation of 2 to 4 speakers, of their second parts, at most 20 s each."""
    chance = np.random.default_rng([seed, len(half), 5])
    names = [str(name) for name in chance.permutation(list(VOICES[half]))[: 2 + seed % 3]]
    composed = [
        (name, turn)
        for name in names
        for turn in turns_in(halves(data, half, name)[1][: 20 * SAMPLE_RATE], chance)
    ]
    waves = [np.zeros(round(0.3 * SAMPLE_RATE), np.float32)]
    turns: list[tuple[float, float, str]] = []
    for place in chance.permutation(len(composed)):
        name, turn = composed[place]
        offset = sum(map(len, waves)) / SAMPLE_RATE
        turns += [(offset + start, offset + end, name) for start, end in turn.speech]
        gap = np.zeros(round(chance.uniform(0.1, 0.9) * SAMPLE_RATE), np.float32)
        waves += [turn.wave, gap]
    wave = np.concatenate(waves)
    wave += chance.normal(0.0, 0.0005, len(wave)).astype(np.float32)  # a quiet room
    return Conversation(f"{half}-{seed}", wave, turns)


def diarize_conversation(composed: Conversation, channel: Channel) -> DiarizedConversation:
    """Return a conversation after a channel and the pipeline.

    The identity of a found speaker is the true speaker with the most time in the turns.
    """
    found = diarize(channel(composed.wave), SpeakerCount())
    truth = {}
    for voice in found.voices:
        shared: dict[str, float] = defaultdict(float)
        for turn in found.exclusive:
            if turn.speaker == voice.speaker:
                for start, end, name in composed.turns:
                    shared[name] += max(0.0, min(end, turn.end) - max(start, turn.start))
        truth[voice.speaker] = max(shared, key=lambda name: shared[name], default="")
    return DiarizedConversation(
        found.voices, truth, frozenset(name for _, _, name in composed.turns)
    )


def count_results(
    conversations: Sequence[DiarizedConversation], known: Sequence[NamedVoice], min_likeness: float
) -> Count:
    """Count every conversation twice: with all speakers known, and with none of its own."""
    count = Count()
    for each in conversations:
        names = recognize(each.voices, known, min_likeness)
        count.known += len(each.present)
        count.right += len({who for it, who in each.truth.items() if names.get(it) == who})
        count.wrong += sum(names.get(it, who) != who for it, who in each.truth.items())
        absent = [it for it in known if it.name not in each.present]
        count.strangers += len(each.truth)
        count.named += len(recognize(each.voices, absent, min_likeness))
    return count


def rows(data: Path) -> Iterator[tuple[str, str, float, Count]]:
    """Yield half, channel, threshold and counts."""
    for half in VOICES:
        composed = [conversation(data, half, seed) for seed in range(ROUNDS)]
        for name, (before, now) in CHANNELS.items():
            known = list(remembered(data, before).values())
            conversations = [diarize_conversation(each, now) for each in composed]
            for min_likeness in LIKENESSES:
                yield half, name, min_likeness, count_results(conversations, known, min_likeness)


def table(data: Path) -> Table:
    """Return the table."""
    made = Table(title="Remembered voices", title_justify="left")
    for column in ("speakers", "over it", "sure at", "named right", "missed", "wrong name"):
        made.add_column(column)
    made.add_column("strangers named")
    for half, channel, min_likeness, it in rows(data):
        mark = " (shipped)" if min_likeness == voice_matching.MIN_LIKENESS else ""
        missed = it.known - it.right - it.wrong
        made.add_row(
            half,
            channel,
            f"{min_likeness:.2f}{mark}",
            f"{it.right} of {it.known}",
            f"{max(0, missed)}",
            f"{it.wrong}",
            f"{it.named} of {it.strangers}",
        )
    return made


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    Console(width=110).print(table(parser.parse_args().data))


if __name__ == "__main__":
    main()
