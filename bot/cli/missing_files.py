"""Requested files that a job did not make; exit statuses depend on them."""

from __future__ import annotations

from bot.i18n.translator import Translator
from storage.models import FileKind, Options, Result, SummaryStyle

_EMPTY_WITHOUT_SPEECH = frozenset(
    {
        *(FileKind.SRT, FileKind.SRT_BOM, FileKind.VTT, FileKind.ASS, FileKind.LRC),
        *(FileKind.LABELS, FileKind.TEXTGRID),
    }
)

_REASONS = frozenset(
    {
        *("nothing_said", "damaged", "no_summary", "no_voice", "no_video", "not_burned"),
        *("tracks_left_out", "no_files", "change_setting", "no_document"),
    }
)
"""Codes of notes that explain a missing file; other notes are about what was made."""


def requested_kinds(options: Options) -> set[FileKind]:
    """Return the kinds of files that options request."""
    kinds = {FileKind(each.value) for each in options.formats}
    if options.summary is not SummaryStyle.NONE:
        kinds.add(FileKind.SUMMARY)
        if options.speech:  # None makes speech only where a voice is installed
            kinds |= {FileKind.VOICE, FileKind.AUDIO}
    return kinds


def explain_missing_files(options: Options, result: Result, t: Translator) -> str:
    """Return a sentence with the missing files and the reason, "" if nothing is missing. A
    recording without speech, or with little, has no summary, so none is missing; without speech it
    has no subtitles."""
    kinds = requested_kinds(options) - {file.kind for file in result.files}
    failed = any(note.code == "no_summary" for note in result.notes)
    is_silent = not result.opening.strip()
    if is_silent or (FileKind.SUMMARY in kinds and not failed):
        kinds -= {FileKind.SUMMARY, FileKind.VOICE, FileKind.AUDIO}
    if is_silent:
        kinds -= _EMPTY_WITHOUT_SPEECH
    if not kinds:
        return ""
    reasons = [note for note in result.notes if note.code in _REASONS]
    notes = " ".join(t.coded("note", note.code, note.values) for note in reasons)
    return t("outcome-lacking", names=", ".join(sorted(kinds)), notes=notes).strip()
