"""The returned film: copied with a subtitle track, or encoded with its captions in the picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.engines.protocols import Report
from pipeline.export.burned_video import burned_video
from pipeline.export.video import SubtitledVideo, subtitled_video
from storage import logs
from storage.errors import BadMedia
from storage.models import Captions, Note, Transcript

_LIMIT = "MAX_BURNED_MINUTES"
_LIMITED = frozenset({"off", "too_long"})
"""Codes of `not_burned` that another limit would change."""

_MACHINE = {"cause": "machine"}
"""Value of a note about a film that may be made another time: no memory, a full disk."""

log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class Film:
    """The film to be written. `most_seconds` and `threads` are for captions in its picture."""

    source: Path
    transcript: Transcript
    names: Mapping[str, str]
    captions: Captions
    stem: str
    folder: Path
    most_seconds: float
    threads: int

    def write(self, report: Report, *, burned: bool) -> SubtitledVideo | tuple[Note, ...]:
        """Write the film; notes when it can't be written.

        A picture that no container holds as it is, for example WMV, is encoded with its captions.
        """
        drawn = self._burned(report) if burned else None
        if isinstance(drawn, SubtitledVideo):
            return drawn
        cause = {}
        try:
            copied = subtitled_video(*self._words, report, self.captions)
        except (BadMedia, MemoryError) as error:
            log.warning("video not copied with a subtitle track", error=str(error))
            cause = {} if isinstance(error, BadMedia) else _MACHINE
        else:
            notes = _with_next_step(drawn) if drawn else ()
            return replace(copied, notes=(*notes, *copied.notes))
        if drawn is None:
            drawn = self._burned(report)
            if isinstance(drawn, SubtitledVideo):
                return replace(drawn, notes=(Note("burned_instead"), *drawn.notes))
        code = drawn.values["code"]
        values = {**drawn.values, **cause, "code": "not_copied" if code == "failed" else code}
        return _with_next_step(Note("no_video", values))

    def _burned(self, report: Report) -> SubtitledVideo | Note:
        """Return the film with captions in its picture, or the reason why it has none."""
        limits = self.most_seconds, self.threads
        try:
            return burned_video(*self._words, report, self.captions, *limits)
        except BadMedia as error:
            log.warning("captions not drawn into the picture", error=str(error))
            return Note("not_burned", {"code": "failed"})
        except MemoryError as error:
            log.warning("captions not drawn into the picture", error=str(error))
        except (OSError, RuntimeError):
            log.exception("captions not drawn into the picture")
        return Note("not_burned", {"code": "failed", **_MACHINE})

    @property
    def _words(self) -> tuple[Path, Transcript, Mapping[str, str], str, Path]:
        return self.source, self.transcript, self.names, self.stem, self.folder


def _with_next_step(note: Note) -> tuple[Note, ...]:
    """Return the note, and what the operator can do about it."""
    if note.values["code"] in _LIMITED:
        return note, Note("change_setting", {"setting": _LIMIT})
    return (note,)
