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
from pipeline.engines.sentences import clip, tokens
from storage import logs
from storage.errors import EngineTrouble, Stopped
from storage.models import Note, Summary, SummaryStyle, Transcript

_log = logs.get(__name__)

_VERY_FEW_WORDS = 12
AS_SAID = "as said"
"""Engine id of a summary that is the text itself, because the text is very short."""


def summarize(
    transcript: Transcript,
    summarizers: Sequence[Summarizer],
    options: SummaryOptions,
    report: Report,
) -> tuple[Summary | None, tuple[Note, ...]]:
    """Return the summary (None if not requested, without speech or working engine) and notes."""
    if options.style is SummaryStyle.NONE:
        return None, ()
    text = " ".join(segment.text.strip() for segment in transcript.segments).strip()
    if not tokens(text):
        return None, ()
    if len(tokens(text)) <= _VERY_FEW_WORDS:
        return _text_as_summary(text, transcript.language), ()
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


def _text_as_summary(text: str, language: str) -> Summary:
    """Return very short text as its own summary: a model asked for more would invent it."""
    return Summary(clip(text, 70), clip(text, 300), (), (), (), language, AS_SAID, quoted=True)
