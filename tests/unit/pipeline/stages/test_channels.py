"""Channels of a call: own speech of each, and one transcript of all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pipeline.engines.audio import SAMPLE_RATE, Audio, Samples
from pipeline.stages.channels import (
    are_simultaneous,
    channel_speakers,
    channels_count,
    merge_channels,
)
from pipeline.stages.crosstalk import has_speech, levels_of, own_speech, write_own_sound
from storage.models import FaintSpeech, Segment, SpeakerCount, SpeechMap, Transcript, Word

RANDOM = np.random.default_rng(2)


def voice(spans: list[tuple[float, float]], level: float, seconds: float = 20.0) -> Samples:
    """Return a buzz of `level` dB in the spans, which comes and goes as syllables do."""
    at = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    active = np.zeros(len(at))
    for start, end in spans:
        active[(at >= start) & (at < end)] = 1
    envelope = np.clip(np.sin(2 * np.pi * 4 * at), 0.05, 1)
    wave = active * envelope * np.sin(2 * np.pi * 400 * at) * 10 ** (level / 20)
    return np.asarray(wave, np.float32)


def audio(folder: Path, name: str, samples: Samples) -> Audio:
    noisy = samples + RANDOM.normal(0, 1e-4, len(samples))
    (noisy * 32767).astype("<i2").tofile(folder / name)
    return Audio(folder / name, len(samples) / SAMPLE_RATE)


@pytest.mark.parametrize("bleed", [-40.0, -25.0, -15.0])
def test_speech_of_the_other_channel_is_left_out(bleed: float, tmp_path: Path) -> None:
    first, second = [(1.0, 6.0), (14.0, 18.0)], [(7.0, 12.0), (16.0, 19.5)]
    left, right = voice(first, -20), voice(second, -24)
    gain = np.float32(10 ** (bleed / 20))
    channels = [
        audio(tmp_path, "l", left + gain * right),
        audio(tmp_path, "r", right + gain * left),
    ]
    both = SpeechMap(((1.0, 6.0), (7.0, 12.0), (14.0, 19.5)))  # what detection finds on each
    own = own_speech([both, both], [levels_of(each) for each in channels])
    for found, spans in zip(own, (first, second), strict=True):
        assert len(found.regions) == len(spans)
        for region, span in zip(found.regions, spans, strict=True):
            assert region == pytest.approx(span, abs=0.35)


def test_speech_without_bleed_is_kept(tmp_path: Path) -> None:
    left = audio(tmp_path, "l", voice([(1.0, 6.0)], -20))
    right = audio(tmp_path, "r", voice([(3.0, 9.0)], -50))
    maps = [SpeechMap(((1.0, 6.0),)), SpeechMap(((3.0, 9.0),))]
    own = own_speech(maps, [levels_of(left), levels_of(right)])
    assert own[0].regions[0] == pytest.approx((1.0, 6.0), abs=0.3)
    assert own[1].regions[0] == pytest.approx((3.0, 9.0), abs=0.3)


def test_faint_speech_of_the_other_channel_is_left_out(tmp_path: Path) -> None:
    """Crosstalk of the other channel is faint speech, too."""
    left, right = voice([(1.0, 6.0)], -20), voice([(7.0, 12.0)], -20)
    gain = np.float32(10 ** (-30 / 20))
    channels = [
        audio(tmp_path, "l", left + gain * right + voice([(14.0, 18.0)], -50)),
        audio(tmp_path, "r", right + gain * left),
    ]
    faint = (FaintSpeech(7.0, 12.0, 0.9), FaintSpeech(14.0, 18.0, 0.9))
    maps = [SpeechMap(((1.0, 6.0),), faint=faint), SpeechMap(((7.0, 12.0),))]
    own, _ = own_speech(maps, [levels_of(each) for each in channels])
    (kept,) = own.faint
    assert (kept.start, kept.end) == pytest.approx((14.0, 18.0), abs=0.35)


def test_channel_is_silent_outside_its_own_speech(tmp_path: Path) -> None:
    source = audio(tmp_path, "l", voice([(0.0, 70.0)], -20, seconds=70.0))
    speech = SpeechMap(((2.0, 4.0), (59.0, 61.0)))
    written = write_own_sound(source, speech, tmp_path / "own")
    assert written.seconds == source.seconds
    assert not written.read(0, 1.9).any()
    assert not written.read(4.1, 58.9).any()
    for start, end in speech.regions:
        assert written.read(start, end) == pytest.approx(source.read(start, end), abs=1e-4)


def test_click_of_200_ms_is_not_speech() -> None:
    assert not has_speech(SpeechMap(((1.0, 1.2),)))
    assert has_speech(SpeechMap(((1.0, 1.6),)))


def test_speech_that_no_channel_owns_goes_to_the_loudest(tmp_path: Path) -> None:
    """Two tracks hold the same voice: at a level between them both would lose it."""
    same = voice([(1.0, 9.0)], -20)
    tracks = [
        audio(tmp_path, "a", same * np.float32(0.9)),
        audio(tmp_path, "b", same),
        audio(tmp_path, "c", voice([(11.0, 18.0)], -20)),
    ]
    first, last = SpeechMap(((1.0, 9.0),)), SpeechMap(((11.0, 18.0),))
    speech, levels = [first, first, last], [levels_of(each) for each in tracks]
    assert own_speech(speech, levels)[1].regions == ()
    own = own_speech(speech, levels, keep_all=True)
    assert own[0].regions == ()
    assert own[1].regions[0] == pytest.approx((1.0, 9.0), abs=0.3)
    assert own[2].regions[0] == pytest.approx((11.0, 18.0), abs=0.3)


def test_unrelated_recordings_are_told_from_a_conversation() -> None:
    first, second = ((0.0, 10.0), (20.0, 30.0)), ((9.0, 20.5),)
    assert not are_simultaneous([SpeechMap(first), SpeechMap(second), SpeechMap(())])
    assert are_simultaneous([SpeechMap(((0.0, 30.0),)), SpeechMap(((1.0, 25.0),))])
    assert not are_simultaneous([SpeechMap(())])


@pytest.mark.parametrize(
    ("count", "channels", "allowed"),
    [
        (SpeakerCount(), 2, True),
        (SpeakerCount(), 0, False),
        (SpeakerCount(2, 2), 2, True),
        (SpeakerCount(1, 4), 2, True),
        (SpeakerCount(3, 3), 2, False),
        (SpeakerCount(1, 1), 2, False),
        (SpeakerCount(channels=True), 2, True),
        (SpeakerCount(channels=True), 0, False),
    ],
)
def test_channels_are_speakers_only_for_a_matching_speaker_count(
    count: SpeakerCount, channels: int, allowed: bool
) -> None:
    assert channels_count(count, channels) is allowed


def segment(start: float, end: float, text: str) -> Segment:
    return Segment(start, end, text, (Word(start, end, text, 0.9),))


def test_simultaneous_words_of_both_channels_are_kept_in_time_order() -> None:
    left = Transcript("en", 9.0, (segment(1, 4, "Yes."), segment(6, 8, "Bye.")))
    segments = (segment(0.5, 3, "So."), segment(3.5, 6, "Then."), segment(7, 9, "Bye."))
    right = Transcript("de", 9.0, segments)
    speech = [SpeechMap(((1.0, 4.0), (6.0, 8.0))), SpeechMap(((0.5, 6.0), (7.0, 9.0)))]
    merged = merge_channels([left, right], channel_speakers(speech))
    assert [(one.start, one.speaker) for one in merged.segments] == [
        (0.5, "S1"),
        (1, "S2"),
        (3.5, "S1"),
        (6, "S2"),
        (7, "S1"),
    ]
    assert all(word.speaker == one.speaker for one in merged.segments for word in one.words)
    assert merged.language == "de"
