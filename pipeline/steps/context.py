"""One job as its steps see it: what it is about, and the notes that they leave behind."""

from __future__ import annotations

from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pipeline.engines.protocols import Engines
from pipeline.run.checkpoint import Run
from pipeline.steps.source import Source
from storage import logs
from storage.errors import Stopped, UserError
from storage.models import Note, Options

RECIPE = 3
"""Part of what every checkpoint depends on: raised when the same engines make something else."""

MAKESHIFT = frozenset({"summary_fell_back", "no_summary", "no_voice"})
"""Notes of an outcome that another try may better: it is not kept for the next time."""

T = TypeVar("T")

log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class JobContext:
    """The recording, which the person calls `name`, their wishes, the engines, the run; and what
    the steps add to: notes for the person, and which engine did what."""

    source: Source
    name: str
    options: Options
    engines: Engines
    run: Run
    notes: list[Note] = field(default_factory=list)
    used_engines: dict[str, str] = field(default_factory=dict)

    async def or_note(self, step: Coroutine[Any, Any, T], code: str, engine: str) -> T | None:
        """The step's outcome; when it fails, None and a note: it must not cost the text."""
        try:
            return await step
        except Stopped:
            raise
        except UserError as trouble:
            log.warning("a part is left out", part=code, code=trouble.code, why=str(trouble))
            self.notes.append(
                Note(code, {"engine": engine, **trouble.values, "code": trouble.code})
            )
        except Exception:
            log.exception("a part broke and is left out", part=code)
            self.notes.append(Note(code, {"engine": engine, "code": "bug"}))
        return None


def lasting(notes: tuple[Note, ...]) -> bool:
    """Whether an outcome with these notes is worth keeping for the next time."""
    return not MAKESHIFT & {note.code for note in notes}
