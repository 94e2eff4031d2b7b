"""The files of a result made anew from its stored words, as people corrected them.

Nothing is heard again: it costs the recognizer nothing, and a model that was changed since can't
lose a correction. The summary stays as it is, unless it is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.engines.protocols import Engines
from pipeline.engines.spoken_words import without_fillers
from pipeline.process_recording import open_job, result_of
from pipeline.run.checkpoint import Run
from pipeline.steps.analysis import AnalysisSteps
from pipeline.steps.context import JobContext
from pipeline.steps.corrections import named_shares, names_of
from pipeline.steps.joined import JoinedSteps
from pipeline.steps.outputs import OutputSteps
from pipeline.steps.source import Recording
from pipeline.steps.speaker_names import lines_of, renamed, with_names
from storage import logs
from storage.errors import Stopped, UserError
from storage.models import (
    Artifact,
    Corrected,
    FileKind,
    Format,
    Media,
    Note,
    Options,
    Result,
    SpeakerShare,
    SpeechMap,
    Summary,
    SummaryStyle,
    Transcript,
)

log = logs.get(__name__)

_OF_SUMMARY = frozenset(
    {"no_summary", "summary_fell_back", "summary_model_gone", "summary_not_translated"}
)
_OF_FILES = frozenset(
    {"no_voice", "no_video", "no_files", "not_burned", "burned_instead", "hdr_reduced"}
    | {"no_document", "document_letters"}
    | {"tracks_left_out", "names_dropped", "corrections_dropped", "film_not_corrected"}
)
"""Notes of the earlier result that are made anew."""


@dataclass(frozen=True, slots=True)
class StoredWords:
    """Earlier result with the options of its job, and its words with corrections up to `state`."""

    result: Result
    options: Options
    transcript: Transcript
    state: Corrected


async def process_corrected(
    media: Path,
    name: str,
    options: Options,
    engines: Engines,
    run: Run,
    max_seconds: float,
    parts: Sequence[Media],
    stored: StoredWords,
) -> Result:
    """Return the result of these words. `media` may be absent: only a film needs it, and stays as
    it was without. Raises Stopped."""
    before = stored.result
    job = open_job(media, name, options, engines, run, max_seconds, parts)
    job.used_engines.update(before.engines)
    steps = JoinedSteps(job) if parts else AnalysisSteps(job)
    recording = await _recording(job, before, joined=bool(parts))
    transcript = stored.transcript
    speakers = named_shares(transcript, _names(stored, options))
    summary, is_new = await _summary(steps, recording, stored, options, speakers)
    gone = _OF_FILES | (_OF_SUMMARY if is_new else set())
    job.notes[:0] = [note for note in before.notes if note.code not in gone]
    run.lines = lines_of(without_fillers(transcript), speakers)
    making = OutputSteps(job)
    voice = await making.read_aloud(summary)
    kept = await _film_without_media(job, recording, before)
    if kept:
        making = OutputSteps(replace(job, options=without_film(options)))
    files = await making.write_files(recording, transcript, summary, speakers)
    ids = {share.id for share in speakers}
    return replace(
        result_of(transcript, summary, speakers, before.seconds),
        files=(*files, *kept, *voice, *_clips(before, ids)),
        notes=tuple(job.notes),
        engines=job.used_engines,
        voices=tuple(voice for voice in before.voices if voice.speaker in ids),
        recognized=tuple(each for each in before.recognized if each in ids),
        corrected=stored.state,
    )


def _names(stored: StoredWords, options: Options) -> dict[str, str]:
    """Return the names of speakers: those that were typed, else those of the earlier result. ""
    takes a typed name away."""
    typed = dict(stored.options.names)
    chosen = {one: name for one, name in options.names if name or typed.get(one)}
    return names_of(stored.result.speakers) | chosen


async def _recording(job: JobContext, before: Result, *, joined: bool) -> Recording:
    """Return what is known of the recording; without it as much as the result tells."""
    listening = replace(job, notes=[])  # its notes are those of the earlier result
    steps = JoinedSteps(listening) if joined else AnalysisSteps(listening)
    try:
        return await steps.listen()
    except Stopped:
        raise
    except UserError as trouble:
        log.info("recording is gone, going on without it", code=trouble.code)
        has_video = any(file.kind is FileKind.VIDEO for file in before.files)
        return Recording(before.seconds, has_video, (), SpeechMap(()))


async def _summary(
    steps: AnalysisSteps,
    recording: Recording,
    stored: StoredWords,
    options: Options,
    speakers: Sequence[SpeakerShare],
) -> tuple[Summary | None, bool]:
    """Return the summary, and whether it was made now: when it was asked for, or is another one."""
    before, earlier = stored.result, stored.options
    is_other = (options.summary, options.summary_language) != (
        earlier.summary,
        earlier.summary_language,
    )
    if options.summary is SummaryStyle.NONE:
        return None, True
    if is_other or options.rewrite.summary:
        return with_names(await steps.summarize(stored.transcript, recording), speakers), True
    return renamed(before.summary, before.speakers, speakers), False


async def _film_without_media(
    job: JobContext, recording: Recording, before: Result
) -> tuple[Artifact, ...]:
    """Fetch the recording where the files need it. Return the earlier film, with a note, where a
    new one is wished and the recording is gone; a page to keep then has no player."""
    film = Format.VIDEO in job.options.formats and recording.has_video
    if not film and Format.HTML not in job.options.formats:
        return ()
    try:
        await job.run.run_in_thread(lambda _: job.source.file())
    except UserError as trouble:
        if not film:
            return ()
        log.info("film not made anew, its recording is gone", code=trouble.code)
        job.notes.append(Note("film_not_corrected"))
        return tuple(file for file in before.files if file.kind is FileKind.VIDEO)
    return ()


def without_film(options: Options) -> Options:
    """Return the options without the film."""
    return replace(
        options, formats=tuple(each for each in options.formats if each is not Format.VIDEO)
    )


def _clips(before: Result, speakers: set[str]) -> tuple[Artifact, ...]:
    return tuple(
        file for file in before.files if file.kind is FileKind.CLIP and file.name in speakers
    )
