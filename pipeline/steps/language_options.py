"""The languages and scripts that a user chose, as the engines take them."""

from __future__ import annotations

from pipeline.engines.protocols import SummaryOptions, TranscribeOptions
from pipeline.engines.whisper.languages import chinese_script, language_codes
from storage.models import Note, Options, Transcript


def transcribe_options(options: Options) -> TranscribeOptions:
    """Return the options of recognition: one language, or several to detect from."""
    codes = language_codes(options.language)
    if len(codes) == 1:
        return TranscribeOptions(codes[0], options.hints, louder=options.louder)
    return TranscribeOptions(None, options.hints, codes, options.louder)


def summary_options(options: Options) -> SummaryOptions:
    """Return the options of the summarizer."""
    codes = language_codes(options.summary_language)
    return SummaryOptions(options.summary, codes[0] if codes else None)


def wanted_script(options: Options, locale: str) -> str:
    """Return the script of Chinese that the option or the user's locale asks for, else ""."""
    return chinese_script(options.language) or chinese_script(locale)


def replaced_language(options: Options, transcript: Transcript, engine: str) -> Note | None:
    """Return a note if the model lacks the chosen language and took a related one."""
    codes, found = language_codes(options.language), transcript.language
    if len(codes) != 1 or not found or found == codes[0]:
        return None
    return Note("heard_as", {"engine": engine, "language": codes[0], "instead": found})
