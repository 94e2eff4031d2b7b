"""Outcome of one input, and its JSON, which docs/JSON.md describes."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bot.i18n.translator import Translator
from storage.models import Failure, Note, Result

VERSION = 1
INCOMPLETE = "not_all_made"
"""Error code of an outcome with missing files."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Outcome of one input. `argument` is its form on the command line, `name` its name on the
    terminal. `partial` and `failed` have an error with its sentence. `elapsed` is in seconds."""

    argument: str
    name: str
    status: Literal["ok", "partial", "failed"]
    error: Failure | None = None
    sentence: str = ""
    files: Sequence[Path] = ()
    result: Result | None = None
    elapsed: float = 0.0


def as_json(outcome: Outcome, t: Translator) -> str:
    """Return the outcome as one line of JSON."""
    result = outcome.result
    error = {"code": outcome.error.code, "sentence": outcome.sentence} if outcome.error else None
    speakers = result.speakers if result else ()
    notes = result.notes if result else ()
    fields: dict[str, object] = {
        "version": VERSION,
        "input": readable(outcome.argument),
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
        "notes": [{"code": note.code, "sentence": _sentence(note, t)} for note in notes],
        "elapsed": round(outcome.elapsed, 3),
    }
    return json.dumps(fields, ensure_ascii=False)


def _sentence(note: Note, t: Translator) -> str:
    """Return a note in words, with the option of the command line instead of the command."""
    return t.coded("note", note.code, note.values).replace("/again louder", "--louder")


def readable(name: str) -> str:
    """Return a file name in valid UTF-8. Other bytes become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")
