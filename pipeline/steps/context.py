"""Data of one job that its steps share, and the notes that they add."""

from __future__ import annotations

from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pipeline.engines.protocols import Engines
from pipeline.media.confined.child_runner import ChildKilled
from pipeline.run.checkpoint import Run
from pipeline.steps.language_options import wanted_script
from pipeline.steps.source import Source
from storage import logs
from storage.blob_store.trouble import trouble_in
from storage.errors import Stopped, UserError
from storage.machine.disk import disk_trouble
from storage.models import Note, Options

RECIPE = 9
"""Version of the pipeline in all checkpoints: raised when the same engines give other results."""

PROVISIONAL = frozenset(
    {"summary_fell_back", "no_summary", "no_voice", "not_burned", "no_video", "no_document"}
)
"""Notes of a result that a retry may improve: it is not stored as a checkpoint."""
FINAL = (Note("no_video", {"code": "not_copied"}),)
"""Notes of these kinds which say that a retry would not help."""

T = TypeVar("T")

log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class JobContext:
    """Recording, its name, options, engines and run of one job.

    The steps add notes for the user, and the engines they used.
    """

    source: Source
    name: str
    options: Options
    engines: Engines
    run: Run
    notes: list[Note] = field(default_factory=list)
    used_engines: dict[str, str] = field(default_factory=dict)

    @property
    def chinese_script(self) -> str:
        """Return the wished script of Chinese: that of the option, else of the user's locale."""
        return wanted_script(self.options, self.run.locale)

    async def result_or_note(
        self, step: Coroutine[Any, Any, T], code: str, engine: str
    ) -> T | None:
        """Return the result of a step; None and a note when it fails, so that the text is kept.
        Raises Stopped, ChildKilled, and troubles of a disk and of the bucket."""
        try:
            return await step
        except (Stopped, ChildKilled):
            raise
        except UserError as trouble:
            log.warning(
                "step failed, the answer lacks its part",
                part=code,
                code=trouble.code,
                why=str(trouble),
            )
            self.notes.append(
                Note(code, {"engine": engine, **trouble.values, "code": trouble.code})
            )
        except Exception as error:
            if disk_trouble(error) or trouble_in(error):  # the whole job waits
                raise
            log.exception(
                "step failed with an unexpected exception, the answer lacks its part", part=code
            )
            self.notes.append(Note(code, {"engine": engine, "code": "bug"}))
        return None


def is_worth_storing(notes: tuple[Note, ...]) -> bool:
    """Return whether a result with these notes is stored for later runs."""
    return not PROVISIONAL & {note.code for note in notes if note not in FINAL}
