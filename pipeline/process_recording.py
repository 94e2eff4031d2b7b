"""The whole pipeline of one recording, from media to the result. READ THIS MODULE FIRST.

Every step loads its result from the blob store, or computes and stores it (`Run.step`). A crashed
job therefore resumes, the same recording is answered at once when it is sent again, and a changed
option repeats only the steps that depend on it. The text comes first: when a later step fails, the
answer lacks that part and has a note with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.engines.protocols import Engines
from pipeline.engines.spoken_words import without_fillers
from pipeline.run.checkpoint import Run
from pipeline.steps.analysis import AnalysisSteps
from pipeline.steps.context import JobContext
from pipeline.steps.corrections import with_corrections
from pipeline.steps.excerpts import headline, opening
from pipeline.steps.joined import JoinedSteps
from pipeline.steps.joined_source import JoinedSource
from pipeline.steps.outputs import OutputSteps
from pipeline.steps.part_times import move_to_part
from pipeline.steps.source import Source
from pipeline.steps.speaker_names import lines_of, with_names
from pipeline.steps.voice_samples import cut_clips
from pipeline.steps.word_options import apply_word_options
from storage.models import Media, Options, Result, SpeakerShare, Summary, Transcript


async def process_recording(
    media: Path,
    name: str,
    options: Options,
    engines: Engines,
    run: Run,
    max_seconds: float,
    parts: Sequence[Media] = (),
) -> Result:
    """Return the result of one recording; `name` is the user's, `parts` are files that were joined.

    `media` may be absent: `run.fetch` downloads it if needed. Raises BadMedia and EngineTrouble if
    there is no text, errors of `run.check_quota`, and Stopped. Later failures become notes.
    """
    job = open_job(media, name, options, engines, run, max_seconds, parts)
    steps = JoinedSteps(job) if parts else AnalysisSteps(job)
    making = OutputSteps(job)
    recording = await steps.listen()
    await run.check_quota(recording.seconds)
    async with steps.speakers_beside(recording):
        transcript = await steps.transcribe(recording)
        transcript = await steps.name_speakers(transcript, recording)
    clips = await cut_clips(transcript, job.source, run)
    transcript = apply_word_options(transcript, options)
    speakers = await steps.speakers(transcript)
    summary = with_names(await steps.summarize(transcript, recording), speakers)
    transcript, summary = move_to_part(transcript, summary, recording, options.part)
    transcript, speakers, state = await with_corrections(job, transcript, speakers)
    run.lines = lines_of(without_fillers(transcript), speakers)
    voice = await making.read_aloud(summary)
    files = await making.write_files(recording, transcript, summary, speakers)
    return replace(
        result_of(transcript, summary, speakers, recording.seconds),
        files=(*files, *voice, *clips),
        notes=tuple(job.notes),
        engines=job.used_engines,
        voices=steps.voices,
        recognized=steps.recognized,
        corrected=state,
    )


def open_job(
    media: Path,
    name: str,
    options: Options,
    engines: Engines,
    run: Run,
    max_seconds: float,
    parts: Sequence[Media],
) -> JobContext:
    """Return the context of a job. Its media is opened at the first use."""
    by_channel = options.speakers.channels
    if parts:
        source: Source = JoinedSource(media, run, max_seconds, parts, by_channel)
    else:
        source = Source(media, run, max_seconds, options.part, name, by_channel)
    return JobContext(source, name, options, engines, run)


def result_of(
    transcript: Transcript,
    summary: Summary | None,
    speakers: tuple[SpeakerShare, ...],
    seconds: float,
) -> Result:
    """Return a result with what people read of the transcript."""
    readable = without_fillers(transcript)
    words, whole = opening(readable, speakers)
    return Result(
        headline=headline(summary, readable),
        language=transcript.language,
        seconds=seconds,
        opening=words,
        summary=summary,
        speakers=speakers,
        files=(),
        whole=whole,
        part=transcript.part,
    )
