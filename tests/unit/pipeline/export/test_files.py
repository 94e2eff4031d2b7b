"""Contents and names of the files."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.export.files import write_files
from pipeline.export.formatted.document import FORMATS
from storage.models import (
    Chapter,
    FileKind,
    Format,
    Note,
    Point,
    Segment,
    SpeakerShare,
    Summary,
    Transcript,
    Word,
)

HELLO = Segment(
    0.5,
    1.5,
    "Hello there.",
    (Word(0.5, 0.9, "Hello", 0.98765, "S1"), Word(1.0, 1.5, "there.", 0.9, "S1")),
    "S1",
)
ANSWER = Segment(3725.0, 3726.0, "Good morning.", speaker="S2")
TRANSCRIPT = Transcript("en", 3730.0, (HELLO, ANSWER))
SHARES = (SpeakerShare("S1", "Speaker 1", 1.0), SpeakerShare("S2", "Speaker 2", 1.0))
SUMMARY = Summary(
    title="A greeting",
    gist="Two people greet.",
    points=(Point(0.5, "They say hello."),),
    chapters=(Chapter(0.0, "Start"),),
    actions=(Point(3725.0, "Wave."),),
    language="en",
    engine="sumy",
)
EVERY = tuple(it for it in Format if it not in FORMATS)  # docx, pdf and html have their own tests


def write(
    folder: Path, transcript: Transcript = TRANSCRIPT, **changes: object
) -> dict[FileKind, str]:
    arguments: dict[str, object] = {
        "summary": SUMMARY,
        "shares": SHARES,
        "engines": {"transcriber": "whisper"},
        "notes": (Note("damaged"),),
        "formats": EVERY,
        "stem": "talk.mp4",
    }
    arguments |= changes
    files = write_files(
        transcript=transcript,
        folder=folder,
        source=None,
        **arguments,  # type: ignore[arg-type]  # the defaults above have the right types
    ).files
    assert sorted(file.path for file in files) == sorted(folder.iterdir())
    return {file.kind: file.path.read_text(encoding="utf-8") for file in files}


def test_file_names_follow_the_media_name(tmp_path: Path) -> None:
    write(tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {
        "talk.txt",
        "talk.srt",
        "talk.vtt",
        "talk.json",
        "talk.md",
        "talk.ass",
        "talk.lrc",
        "talk.tsv",
        "talk.labels.txt",
        "talk.TextGrid",
        "talk.bom.srt",
        "talk.summary.md",
    }


def test_only_srt_file_with_a_byte_order_mark_has_the_plain_name(tmp_path: Path) -> None:
    write(tmp_path, formats=(Format.SRT_BOM,), summary=None)
    (path,) = tmp_path.iterdir()
    assert path.name == "talk.srt"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf1\n00:00:00,500 --> ")


def test_only_chosen_formats_are_written(tmp_path: Path) -> None:
    assert set(write(tmp_path, formats=(Format.TXT,), summary=None)) == {FileKind.TXT}


def test_txt_has_times_and_speakers(tmp_path: Path) -> None:
    assert write(tmp_path)[FileKind.TXT] == (
        "[00:00] Speaker 1: Hello there.\n\n[1:02:05] Speaker 2: Good morning.\n"
    )


def test_srt_and_vtt_have_cues_and_speakers(tmp_path: Path) -> None:
    files = write(tmp_path)
    assert files[FileKind.SRT] == (
        "1\n00:00:00,500 --> 00:00:01,650\nSpeaker 1: Hello there.\n\n"
        "2\n01:02:05,000 --> 01:02:06,200\nSpeaker 2: Good morning.\n"
    )
    assert files[FileKind.VTT] == (
        "WEBVTT\n\n00:00:00.500 --> 00:00:01.500\n<v Speaker 1>Hello there.\n\n"
        "01:02:05.000 --> 01:02:06.000\n<v Speaker 2>Good morning.\n"
    )


def test_single_speaker_has_no_label(tmp_path: Path) -> None:
    files = write(tmp_path, Transcript("en", 2.0, (HELLO,)), shares=SHARES[:1], summary=None)
    for kind in set(files) - {FileKind.JSON}:
        assert "Speaker" not in files[kind]


def test_json_has_the_documented_fields(tmp_path: Path) -> None:
    document = json.loads(write(tmp_path)[FileKind.JSON])
    assert list(document) == [
        "version",
        "language",
        "script",
        "duration",
        "part",
        "files",
        "speakers",
        "segments",
        "removed",
        "summary",
        "engines",
        "notes",
    ]
    assert document["version"] == 1
    assert document["duration"] == 3730.0
    assert document["files"] == []
    assert document["speakers"][0] == {"id": "S1", "name": "Speaker 1", "seconds": 1.0}
    assert document["segments"][0]["words"][0] == {
        "start": 0.5,
        "end": 0.9,
        "text": "Hello",
        "probability": 0.988,
        "speaker": "S1",
    }
    assert document["segments"][0]["language"] == "en"
    assert document["summary"]["points"] == [{"at": 0.5, "text": "They say hello."}]
    assert document["notes"] == [{"code": "damaged", "values": {}}]


def test_doubtful_word_is_marked_in_md_and_json_alone(tmp_path: Path) -> None:
    words = (Word(0.5, 0.9, "Ask", 0.95, "S1"), Word(1.0, 1.5, "Oravec.", 0.2, "S1"))
    asked = Segment(0.5, 1.5, "Ask Oravec.", words, "S1")
    files = write(tmp_path, Transcript("en", 3730.0, (asked, ANSWER)))
    assert "**00:00 Speaker 1:** Ask Oravec. \\[? 0:01\\]\n" in files[FileKind.MD]
    certain, doubtful = json.loads(files[FileKind.JSON])["segments"][0]["words"]
    assert "doubtful" not in certain
    assert doubtful["doubtful"] is True
    for kind in set(files) - {FileKind.MD, FileKind.JSON}:
        assert "[?" not in files[kind]
        assert "doubtful" not in files[kind]


def test_md_has_summary_actions_and_transcript(tmp_path: Path) -> None:
    text = write(tmp_path)[FileKind.MD]
    assert text.startswith(
        "# A greeting\n\ntalk · 1:02:10 · Speaker 1, Speaker 2\n\nTwo people greet.\n\n"
        "## Key points\n\n- **00:00** They"
    )
    assert "## Action items\n\n- [ ] **1:02:05** Wave.\n" in text
    assert text.endswith("**1:02:05 Speaker 2:** Good morning.\n")


def test_summary_file_names_recording_day_length_and_people(tmp_path: Path) -> None:
    decided = replace(
        SUMMARY, decisions=(Point(1.0, "We greet."),), questions=(Point(2.0, "Who waves?"),)
    )
    text = write(tmp_path, summary=decided, recorded=date(2026, 11, 28))[FileKind.SUMMARY]
    assert "\n\ntalk · 2026-11-28 · 1:02:10 · Speaker 1, Speaker 2\n\n" in text
    assert "## Decisions\n\n- **00:01** We greet.\n" in text
    assert "## Open questions\n\n- **00:02** Who waves?\n" in text


def test_lone_surrogate_does_not_prevent_files(tmp_path: Path) -> None:
    files = write(tmp_path, summary=replace(SUMMARY, gist="broken \ud83d smile"))
    assert "broken ? smile" in files[FileKind.SUMMARY]


@pytest.mark.parametrize("kind", [FileKind.TXT, FileKind.MD])
def test_silence_is_written_as_no_speech(kind: FileKind, tmp_path: Path) -> None:
    files = write(tmp_path, Transcript("", 60.0, ()), summary=None, shares=())
    assert files[kind].endswith("(no speech)\n")
    assert set(files) == {FileKind.TXT, FileKind.MD, FileKind.JSON, FileKind.TSV}
