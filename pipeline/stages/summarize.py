"""Summary stage: the first summarizer that works, with notes about the others.

Notes:
`summary_fell_back` (engine, code, used): another engine than the first one wrote it;
`change_setting` (setting): the setting to change when the first one has no such model;
`no_summary` (engine, code): no engine worked, with the reason of the first one;
`summary_not_translated` (engine, language): it is in the language of the speech;
`summary_model_gone` (engine, used, setting): the server no longer has the model.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.engines.protocols import Report, Summarizer, SummaryOptions
from pipeline.engines.text_tokens import tokens
from storage import logs
from storage.errors import EngineTrouble, Stopped
from storage.models import Note, Summary, SummaryStyle, Transcript

_log = logs.get(__name__)

_VERY_FEW_WORDS = 12
"""A model that is asked for a summary of so little text would invent it."""
_FEW_WORDS = 60
"""About half a minute of speech, of which a summary in its own words would only be a part."""


def summarize(
    transcript: Transcript,
    summarizers: Sequence[Summarizer],
    options: SummaryOptions,
    report: Report,
) -> tuple[Summary | None, tuple[Note, ...]]:
    """Return the summary and notes.

    There is no summary if none is requested, without speech, of a short recording, or without a
    working engine. A short recording has no summary in its own words: its text is shorter.
    """
    if options.style is SummaryStyle.NONE:
        return None, ()
    text = " ".join(segment.text.strip() for segment in transcript.segments).strip()
    words = len(tokens(text))
    if words <= _VERY_FEW_WORDS:
        return None, ()
    quoted = words > _FEW_WORDS
    return _first_summary(transcript, summarizers, options, report, may_be_quoted=quoted)


def _first_summary(
    transcript: Transcript,
    summarizers: Sequence[Summarizer],
    options: SummaryOptions,
    report: Report,
    *,
    may_be_quoted: bool,
) -> tuple[Summary | None, tuple[Note, ...]]:
    """Return the summary of the first engine that works, and notes about the others."""
    failures: list[dict[str, str]] = []
    for engine in summarizers:
        try:
            summary = engine.summarize(transcript, options, report)
        except Stopped:
            raise
        except EngineTrouble as trouble:
            _log.warning(
                "summarizer failed, trying the next one",
                engine=engine.id,
                code=trouble.code,
                why=str(trouble),
            )
            failures.append({**trouble.values, "engine": engine.id, "code": trouble.code})
        except Exception:  # noqa: BLE001 a bug here must not cost the user the transcript
            _log.exception(
                "summarizer bug, trying the next one",
                engine=engine.id,
            )
            failures.append({"engine": engine.id, "code": "bug"})
        else:
            if summary.quoted and not may_be_quoted:
                break
            return summary, (
                *_notes(summary, failures, options),
                *_replacement_notes(engine, summary),
            )
    return None, tuple(Note("no_summary", failure) for failure in failures[:1])


def _notes(
    summary: Summary, failures: list[dict[str, str]], options: SummaryOptions
) -> tuple[Note, ...]:
    notes = [Note("summary_fell_back", {**f, "used": summary.engine}) for f in failures[:1]]
    notes.extend(
        Note("change_setting", {"setting": failure["setting"]})
        for failure in failures[:1]
        if failure["code"] == "engine_missing" and failure.get("setting", "").endswith("_MODEL")
    )
    if options.language and summary.language != options.language:
        values = {"engine": summary.engine, "language": summary.language}
        notes.append(Note("summary_not_translated", values))
    return tuple(notes)


def _replacement_notes(engine: Summarizer, summary: Summary) -> tuple[Note, ...]:
    """Return a note if the model of the setting is gone and the server uses another one."""
    setting = getattr(engine, "replaced_setting", "")
    if not setting:
        return ()
    values = {"engine": engine.id, "used": summary.engine, "setting": setting}
    return (Note("summary_model_gone", values),)
