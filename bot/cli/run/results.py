"""What came of one input, and the same as the JSON that docs/JSON.md describes."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bot.i18n.translator import Translator
from storage.models import Failure, Result

VERSION = 1
LACKING = "not_all_made"
"""The code of what was made in part."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`given` is how the recording was named, `name` what it is called on the screen. `partial` and
    `failed` have an error with its sentence. `elapsed` is in seconds."""

    given: str
    name: str
    status: Literal["ok", "partial", "failed"]
    error: Failure | None = None
    sentence: str = ""
    files: Sequence[Path] = ()
    result: Result | None = None
    elapsed: float = 0.0


def as_json(outcome: Outcome, t: Translator) -> str:
    """One line."""
    result = outcome.result
    error = {"code": outcome.error.code, "sentence": outcome.sentence} if outcome.error else None
    speakers = result.speakers if result else ()
    notes = result.notes if result else ()
    fields: dict[str, object] = {
        "version": VERSION,
        "input": readable(outcome.given),
        "status": outcome.status,
        "error": error,
        "files": [readable(str(path)) for path in outcome.files],
        "seconds": round(result.seconds, 3) if result else None,
        "language": result.language if result else None,
        "speakers": [
            {"id": each.id, "name": each.name, "seconds": round(each.seconds, 3)}
            for each in speakers
        ],
        "engines": dict(result.engines) if result else {},
        "notes": [
            {"code": note.code, "sentence": t.coded("note", note.code, note.values)}
            for note in notes
        ],
        "elapsed": round(outcome.elapsed, 3),
    }
    return json.dumps(fields, ensure_ascii=False)


def readable(name: str) -> str:
    """A file's name as UTF-8 can write it: other bytes become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")
