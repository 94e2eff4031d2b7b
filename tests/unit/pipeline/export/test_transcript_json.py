"""docs/JSON.md names every field of the JSON file, and its example is one."""

from __future__ import annotations

import json
import re
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from pipeline.export.transcript_json import VERSION, read_transcript_json, transcript_json
from storage.models import (
    Chapter,
    Note,
    Point,
    Removed,
    Segment,
    SpeakerShare,
    Summary,
    Transcript,
    Word,
)

DOCUMENT = (Path(__file__).parents[4] / "docs" / "JSON.md").read_text(encoding="utf-8")


def shape(value: Any) -> Any:
    """Return the names of all fields, through lists and objects."""
    if isinstance(value, dict):
        return {name: shape(each) for name, each in value.items()}
    return [shape(value[0])] if isinstance(value, list) and value else []


def written_json() -> dict[str, Any]:
    word = Word(0.12345, 0.5, "Hi", 0.98765, "S1")
    document = transcript_json(
        Transcript("en", 1.0, (Segment(0.1, 0.5, "Hi", (word,), "S1"),), (Removed(0, 1, "x"),)),
        Summary(
            "t",
            "g",
            (Point(0, "p"),),
            (Chapter(0, "c"),),
            (Point(0, "a"),),
            "en",
            "e",
            True,
            (Point(0, "d"),),
            (Point(0, "q"),),
        ),
        (SpeakerShare("S1", "Speaker 1", 0.4),),
        {"transcriber": "t", "summarizer": "e"},
        (Note("damaged"),),
    )
    return dict(json.loads(document))


def test_documented_example_has_the_written_fields() -> None:
    example = re.search(r"```json\n(.*?)```", DOCUMENT, re.DOTALL)
    assert example is not None
    assert shape(json.loads(example[1])) == shape(written_json())
    assert f"version {VERSION}" in DOCUMENT


def test_documented_table_names_every_field() -> None:
    names = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", DOCUMENT))))

    def check(fields: Any) -> None:
        for name, inner in fields.items():
            assert name in names | {"summarizer"}
            for each in inner if isinstance(inner, list) else [inner]:
                if isinstance(each, dict):
                    check(each)

    check(shape(written_json()))


def test_times_are_rounded_to_milliseconds() -> None:
    assert written_json()["segments"][0]["words"][0]["start"] == 0.123


def test_json_of_many_words_needs_little_memory() -> None:
    words = tuple(Word(at / 3, at / 3 + 0.2, "word", 0.9, "S1") for at in range(10_000))
    hour = Transcript("en", 3600, (Segment(0, 3600, "word " * 10_000, words, "S1"),))
    tracemalloc.start()
    document = transcript_json(hour, None, (), {}, ())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * len(document)


def test_written_transcript_is_read_again() -> None:
    words = (Word(0.1, 0.5, "Ähm", 0.2, "S1", filler=True), Word(0.6, 1.0, "ja", 0.9, "S1"))
    said = (Segment(0.1, 1.0, "Ähm ja", words, "S1"), Segment(1.0, 2.0, "Yes", (), None, "en"))
    transcript = Transcript("de", 2.0, said, script="")
    data = transcript_json(transcript, None, (), {}, ()).encode()
    assert read_transcript_json(data) == transcript


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"[]", b"{}", b"null", b'{"version": 2}', b"\xff", b'{"version": 1}'),
        b'{"version": 1, "language": "en", "script": "", "duration": 1, "segments": [1]}',
        b'{"version": 1, "language": "en", "script": "", "duration": "x", "segments": []}',
    ],
)
def test_other_bytes_are_no_transcript(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_transcript_json(data)
