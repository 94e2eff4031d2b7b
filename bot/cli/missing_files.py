"""Whether all that was asked for was made: what exit statuses stand on."""

from __future__ import annotations

from bot.i18n.translator import Translator
from storage.models import FileKind, Options, Result, SummaryStyle


def wanted(options: Options) -> set[FileKind]:
    """The kinds of files that these options ask for."""
    kinds = {FileKind(each.value) for each in options.formats}
    if options.summary is not SummaryStyle.NONE:
        kinds.add(FileKind.SUMMARY)
        if options.speech:  # in so many words; else it is made where a voice is installed
            kinds |= {FileKind.VOICE, FileKind.AUDIO}
    return kinds


def lacking(options: Options, result: Result, t: Translator) -> str:
    """One sentence naming what is missing and why, "" when all was made. Where nothing was said
    there is nothing to summarize, so no summary is missing."""
    kinds = wanted(options) - {file.kind for file in result.files}
    if not result.opening.strip():
        kinds -= {FileKind.SUMMARY, FileKind.VOICE, FileKind.AUDIO}
    if not kinds:
        return ""
    notes = " ".join(t.coded("note", note.code, note.values) for note in result.notes)
    return t("outcome-lacking", names=", ".join(sorted(kinds)), notes=notes).strip()
