"""Names in results computed before, and voice samples."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import av
import numpy as np

from pipeline.engines.audio import Audio
from pipeline.stages.assign_speakers import shares
from pipeline.stages.cut_samples import MAX_SAMPLES, sample_spans, write_sample
from pipeline.steps.speaker_names import lines_of, names_for, with_names
from storage.models import (
    Chapter,
    Line,
    Options,
    Point,
    Segment,
    SpeakerShare,
    Summary,
    Transcript,
)


def make_transcript(*parts: tuple[float, float, str, str]) -> Transcript:
    segments = tuple(Segment(start, end, text, (), who) for start, end, who, text in parts)
    return Transcript("en", 60.0, segments)


TALK = make_transcript(
    (0, 1, "S1", "Yes."),
    (1, 6, "S2", "I have brought  the numbers."),
    (6, 9, "S1", "Then let us look at them together."),
)


def test_names_apply_only_to_the_same_speakers() -> None:
    both = (("S1", "Anna"), ("S2", ""))
    assert names_for(TALK, Options(names=both)) == dict(both)
    assert names_for(TALK, Options(names=(*both, ("S3", "Cem")))) == {}
    assert names_for(TALK, Options()) == {}
    assert [it.name for it in shares(TALK, dict(both))] == ["Anna", "Speaker 2"]


def test_speaker_is_described_by_a_meaningful_sentence() -> None:
    first, second = shares(TALK)
    assert first.opening == "Then let us look at them together."
    assert second.opening == "I have brought the numbers."


def test_summary_gets_speaker_names_as_plain_text_once() -> None:
    speakers = (
        SpeakerShare("S1", "Speaker 2", 1),
        SpeakerShare("S2", r"\1 *Ben*", 1),
        SpeakerShare("S3", "Speaker 3", 1),
    )
    summary = Summary(
        "Speaker 1 and speaker 2",
        "Speaker 10, Loudspeaker 1, Speaker 3; Speaker 1's plan.",
        (Point(1, "Speaker 2: yes"),),
        (Chapter(0, "SPEAKER 1"),),
        (Point(2, "nothing"),),
        "en",
        "x",
    )
    named = with_names(summary, speakers)
    assert named == Summary(
        r"Speaker 2 and \1 *Ben*",
        "Speaker 10, Loudspeaker 1, Speaker 3; Speaker 2's plan.",
        (Point(1, r"\1 *Ben*: yes"),),
        (Chapter(0, "Speaker 2"),),
        (Point(2, "nothing"),),
        "en",
        "x",
    )
    assert with_names(None, speakers) is None
    points = (Point(3, "Speaker 2: who?"),)
    listed = with_names(replace(summary, decisions=points, questions=points), speakers)
    assert listed is not None
    assert listed.decisions == listed.questions == (Point(3, r"\1 *Ben*: who?"),)


def test_search_lines_carry_names_of_several_speakers() -> None:
    assert lines_of(TALK, shares(TALK, {"S1": "Anna"}))[:2] == (
        Line(0, "Anna", "Yes."),
        Line(1, "Speaker 2", "I have brought the numbers."),
    )
    alone = make_transcript((0, 1, "S1", "Yes."))
    assert lines_of(alone, shares(alone)) == (Line(0, "", "Yes."),)


def test_voice_samples_come_from_the_longest_speech() -> None:
    assert sample_spans(TALK) == {"S1": (6, 9), "S2": (1, 4.0)}
    assert sample_spans(make_transcript((0, 1, "S1", "Yes."))) == {}
    crowd = make_transcript(*((at, at + 1 + at / 10, f"S{at}", "Yes.") for at in range(20)))
    assert set(sample_spans(crowd)) == {f"S{at}" for at in range(20 - MAX_SAMPLES, 20)}


def test_voice_sample_is_a_small_file_of_three_seconds(tmp_path: Path) -> None:
    pcm = tmp_path / "audio"
    wave = np.sin(np.arange(16_000 * 5) * 0.1) * 20_000
    pcm.write_bytes(wave.astype("<i2").tobytes())
    assert write_sample(Audio(pcm, 5.0), (1.0, 4.0), tmp_path / "clip.mp3") == 3.0
    assert write_sample(Audio(pcm, 5.0), (4.5, 7.0), tmp_path / "short.mp3") == 0.5
    with av.open(tmp_path / "clip.mp3") as clip:
        sound = np.concatenate([frame.to_ndarray() for frame in clip.decode(audio=0)], axis=1)
    assert abs(sound.shape[1] / 24_000 - 3.0) < 0.2
    assert np.abs(sound).max() > 0.3
    assert (tmp_path / "clip.mp3").stat().st_size < 25_000
