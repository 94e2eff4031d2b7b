"""Tables and tracks for other programs, as independent readers see them."""

from __future__ import annotations

import csv
import io
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from praatio import textgrid as praat

from pipeline.export.annotations import labels, textgrid, tsv
from storage.models import Segment, Transcript, Word
from tests.unit.pipeline.export.speech import HOSTILE, NAMES, transcripts

TALK = Transcript(
    "en",
    9.0,
    (
        Segment(
            0.5,
            1.5,
            'He said\t"hi".',
            (
                Word(0.5, 0.9, "He", 1.0, "S1"),
                Word(0.9, 1.2, "said", 1.0),
                Word(1.2, 1.5, '"hi".', 1.0),
            ),
            "S1",
        ),
        Segment(1.2, 2.0, "=1+1", speaker="S2"),
        Segment(8.5, 9.0, "Bye.", speaker="S1"),
    ),
)


def read_tsv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def test_tsv_is_a_table_in_milliseconds() -> None:
    assert read_tsv(tsv(TALK, NAMES)) == [
        ["start", "end", "text", "speaker"],
        ["500", "1500", 'He said "hi".', "Speaker 1"],
        ["1200", "2000", " =1+1", "Speaker 2"],  # not a formula
        ["8500", "9000", "Bye.", "Speaker 1"],
    ]
    assert read_tsv(tsv(TALK, {}))[1][3] == ""
    assert tsv(Transcript("", 9.0, ()), {}) == "start\tend\ttext\tspeaker\n"


def test_labels_are_seconds_and_a_text() -> None:
    assert read_tsv(labels(TALK, NAMES)) == [
        ["0.500000", "1.500000", 'Speaker 1: He said "hi".'],
        ["1.200000", "2.000000", "Speaker 2: =1+1"],
        ["8.500000", "9.000000", "Speaker 1: Bye."],
    ]
    assert read_tsv(labels(TALK, {}))[2][2] == "Bye."


def read_textgrid(text: str, folder: Path) -> praat.Textgrid:
    path = folder / "talk.TextGrid"
    path.write_text(text, encoding="utf-8")
    return praat.openTextgrid(str(path), includeEmptyIntervals=False)


def test_textgrid_has_tiers_of_utterances_and_words(tmp_path: Path) -> None:
    read = read_textgrid(textgrid(TALK, NAMES), tmp_path)
    assert read.maxTimestamp == 9.0
    assert read.tierNames == (
        "Speaker 1 - utterances",
        "Speaker 1 - words",
        "Speaker 2 - utterances",
    )
    words = [(it.start, it.end, it.label) for it in read.getTier("Speaker 1 - words").entries]
    assert words == [(0.5, 0.9, "He"), (0.9, 1.2, "said"), (1.2, 1.5, '"hi".')]
    labels = [it.label for it in read.getTier("Speaker 1 - utterances").entries]
    assert labels == ['He said "hi".', "Bye."]


def test_textgrid_of_one_speaker_has_no_names(tmp_path: Path) -> None:
    assert read_textgrid(textgrid(TALK, {}), tmp_path).tierNames == ("utterances", "words")


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(transcripts(HOSTILE))
def test_textgrid_of_any_speech_contains_every_segment(
    tmp_path: Path, transcript: Transcript
) -> None:
    text = textgrid(transcript, NAMES)
    expected = [" ".join(segment.text.split()) for segment in transcript.segments]
    for each in expected:
        assert each.replace('"', '""') in text
    read = read_textgrid(text, tmp_path)
    for name in read.tierNames:
        entries = read.getTier(name).entries
        assert all(it.start < it.end for it in entries)
        assert all(one.end <= two.start for one, two in pairwise(entries))
