"""Transcript as JSON, version 1; docs/JSON.md documents every field."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from io import StringIO
from typing import Any

from pipeline.engines.doubtful_words import is_doubtful
from storage.models import (
    JoinedFile,
    Note,
    Removed,
    Segment,
    SpeakerShare,
    Summary,
    Transcript,
    Word,
)

VERSION = 1
"""Raised when a field changes its meaning or is removed; new fields do not raise it."""


def transcript_json(
    transcript: Transcript,
    summary: Summary | None,
    shares: Sequence[SpeakerShare],
    engines: Mapping[str, str],
    notes: Sequence[Note],
) -> str:
    """Return the whole result as one JSON object, UTF-8, times in seconds to the millisecond."""
    document = {
        "version": VERSION,
        "language": transcript.language,
        "script": transcript.script,
        "duration": _seconds(transcript.seconds),
        "part": _part(transcript.part),
        "files": [{"name": file.name, "start": _seconds(file.start)} for file in transcript.files],
        "speakers": [
            {"id": share.id, "name": share.name, "seconds": _seconds(share.seconds)}
            for share in shares
        ],
        "segments": [_segment(each, transcript.language) for each in transcript.segments],
        "removed": [
            {"start": _seconds(each.start), "end": _seconds(each.end), "why": each.why}
            for each in transcript.removed
        ],
        "summary": None if summary is None else asdict(summary),
        "engines": dict(engines),
        "notes": [asdict(note) for note in notes],
    }
    text = StringIO()  # json.dumps would keep every bracket and number as a separate string
    json.dump(document, text, ensure_ascii=False, indent=1, allow_nan=False)
    return text.getvalue() + "\n"


def read_transcript_json(data: bytes) -> Transcript:
    """Return the transcript of such a JSON object. Raises ValueError for anything else."""
    try:
        document = json.loads(data)
        if document["version"] != VERSION:
            raise ValueError(f"version {document['version']} of the JSON file")
        language = str(document["language"])
        segments = tuple(_read_segment(each, language) for each in document["segments"])
        files = tuple(
            JoinedFile(str(it["name"]), float(it["start"])) for it in document.get("files", ())
        )
        part = document.get("part")
        return Transcript(
            language,
            float(document["duration"]),
            segments,
            tuple(_read_removed(each) for each in document.get("removed", ())),
            str(document["script"]),
            (float(part["start"]), float(part["end"])) if part else None,
            files,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a transcript: {type(error).__name__}") from error


def _read_removed(value: Any) -> Removed:
    return Removed(float(value["start"]), float(value["end"]), str(value["why"]))


def _read_segment(value: Any, language: str) -> Segment:
    words = tuple(
        Word(
            float(it["start"]),
            float(it["end"]),
            str(it["text"]),
            float(it["probability"]),
            it["speaker"],
            bool(it.get("filler")),
        )
        for it in value["words"]
    )
    own = str(value["language"])
    return Segment(
        float(value["start"]),
        float(value["end"]),
        str(value["text"]),
        words,
        value["speaker"],
        "" if own == language else own,
    )


def _part(part: tuple[float, float] | None) -> dict[str, float] | None:
    return {"start": _seconds(part[0]), "end": _seconds(part[1])} if part else None


def _segment(segment: Segment, language: str) -> dict[str, Any]:
    return {
        "start": _seconds(segment.start),
        "end": _seconds(segment.end),
        "speaker": segment.speaker,
        "language": segment.language or language,
        "text": segment.text,
        "words": [_word(word) for word in segment.words],
    }


def _word(word: Word) -> dict[str, Any]:
    doubtful = {"doubtful": True} if is_doubtful(word) else {}
    return {
        "start": _seconds(word.start),
        "end": _seconds(word.end),
        "text": word.text,
        "probability": round(word.probability, 3),
        "speaker": word.speaker,
        **doubtful,
        **({"filler": True} if word.filler else {}),
    }


def _seconds(value: float) -> float:
    return round(value, 3)
