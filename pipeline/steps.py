"""The steps that find out what was said, by whom and what about: what each depends on, which engine
does it, what its failure costs."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from pipeline.engines.base import Hearing, Kit, Wish
from pipeline.naming import names_for
from pipeline.source import Recording
from pipeline.stages.speakers import name_words, shares
from pipeline.stages.summary import summarize
from pipeline.task import RECIPE, Task, lasting
from storage.models import (
    Diarization,
    Note,
    Options,
    SpeakerShare,
    Stage,
    Summary,
    SummaryStyle,
    Transcript,
)


@dataclass(frozen=True, slots=True)
class Summarized:
    """What the summary stage gave."""

    summary: Summary | None
    notes: tuple[Note, ...]


class Steps:
    """The steps that listen and understand, for one task."""

    def __init__(self, task: Task) -> None:
        self._task = task
        task.run.pace.plan(planned(task.options, task.kit))

    async def listen(self) -> Recording:
        """Decode the media and find the speech in it. What fails here fails the job."""
        task = self._task
        detector = task.kit.detector
        recording = await task.run.step(
            Stage.AUDIO,
            Recording,
            (RECIPE, detector.id),
            lambda report: task.source.listen(detector, report),
            engine=detector.id,
        )
        task.run.pace.media_seconds = recording.seconds
        task.notes.extend(recording.notes)
        return recording

    async def transcribe(self, recording: Recording) -> Transcript:
        """Recognise the words, window by window. What fails here fails the job."""
        task = self._task
        transcriber = task.kit.transcriber
        if task.options.careful and task.kit.careful:
            transcriber = task.kit.careful
        hearing = Hearing(task.options.language, task.options.hints)
        basis = (RECIPE, transcriber.id, recording.speech, hearing)
        transcript = await task.run.step(
            Stage.TRANSCRIPT,
            Transcript,
            basis,
            lambda report: transcriber.transcribe(
                task.source.audio(report),
                recording.speech,
                hearing,
                task.run.shelf("windows", basis),
                report,
            ),
            engine=transcriber.id,
        )
        task.engines["transcriber"] = transcriber.id
        if not transcript.segments:
            task.notes.append(Note("nothing_said"))
        if transcript.removed:
            task.notes.append(Note("text_removed", {"count": str(len(transcript.removed))}))
        return transcript

    async def name_speakers(self, transcript: Transcript, recording: Recording) -> Transcript:
        """Tell who spoke when, and give every word its speaker."""
        task = self._task
        diarizer = task.kit.diarizer
        if diarizer is None or not transcript.segments:
            return transcript
        count = task.options.speakers
        step = task.run.step(
            Stage.SPEAKERS,
            Diarization,
            (RECIPE, diarizer.id, recording.speech, count),
            lambda report: diarizer.diarize(
                task.source.audio(report), recording.speech, count, report
            ),
            engine=diarizer.id,
        )
        diarization = await task.or_note(step, "no_speakers", diarizer.id)
        if diarization is None:
            return transcript
        task.engines["diarizer"] = diarizer.id
        return await asyncio.to_thread(name_words, transcript, diarization)

    def speakers(self, transcript: Transcript) -> tuple[SpeakerShare, ...]:
        """Who spoke how long, as the person calls them."""
        task = self._task
        names = names_for(transcript, task.options)
        if task.options.names and not names:
            task.notes.append(Note("names_dropped"))
        return shares(transcript, names)

    async def summarize(self, transcript: Transcript) -> Summary | None:
        """Write the summary that was wished for."""
        task = self._task
        if task.options.summary is SummaryStyle.NONE or not transcript.segments:
            return None
        wish = Wish(task.options.summary, task.options.summary_language)
        engines = [each.id for each in task.kit.summarizers]
        step = task.run.step(
            Stage.SUMMARY,
            Summarized,
            (RECIPE, engines, wish, transcript),
            lambda report: Summarized(*summarize(transcript, task.kit.summarizers, wish, report)),
            engine=", ".join(engines),
            keep=lambda made: lasting(made.notes),
        )
        made = await task.or_note(step, "no_summary", ", ".join(engines))
        if made is None:
            return None
        task.notes.extend(made.notes)
        if made.summary:
            task.engines["summarizer"] = made.summary.engine
        return made.summary


def planned(options: Options, kit: Kit) -> tuple[Stage, ...]:
    """The stages that a job with these wishes goes through, as far as is known before it."""
    summary = options.summary is not SummaryStyle.NONE
    wanted = {
        Stage.SPEAKERS: kit.diarizer is not None,
        Stage.SUMMARY: summary,
        Stage.SPEECH: summary and options.speech and bool(kit.voices),
    }
    return tuple(stage for stage in Stage if wanted.get(stage, True))
