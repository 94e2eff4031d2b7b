"""Analysis steps: transcript, speakers and summary.

They define the dependencies of each step, its engine, and the consequence of its failure.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from pipeline.engines.protocols import (
    Engines,
    Transcriber,
    choice_reason,
    transcribers_for_job,
)
from pipeline.engines.spoken_words import without_fillers
from pipeline.engines.whisper.languages import chinese_script
from pipeline.stages.assign_speakers import assign_speakers, shares
from pipeline.stages.chinese_script import summary_in_script, unify_script
from pipeline.stages.summarize import summarize
from pipeline.steps import call_channels
from pipeline.steps.context import RECIPE, JobContext, is_worth_storing
from pipeline.steps.language_options import (
    replaced_language,
    summary_options,
    transcribe_options,
)
from pipeline.steps.quiet_places import hear_quiet_voices, quiet_notes
from pipeline.steps.recording_date import recording_date
from pipeline.steps.source import Recording
from pipeline.steps.speaker_names import names_for
from pipeline.steps.speaker_turns import SpeakerTurns
from pipeline.steps.transcript_notes import transcript_notes
from pipeline.steps.voice_matching import recognize
from storage import logs
from storage.errors import EngineLacksLanguage, EngineMissing, ModelNotFetched
from storage.models import (
    Note,
    Options,
    SpeakerShare,
    SpeakerVoice,
    Stage,
    Summary,
    SummaryStyle,
    Transcript,
)

log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class SummaryOutcome:
    """Result of the summary stage."""

    summary: Summary | None
    notes: tuple[Note, ...]


class AnalysisSteps:
    """Analysis steps of one job.

    `voices` are the voiceprints of its speakers. `recognized` are the ids of speakers whose names
    were found by voice.
    """

    def __init__(self, job: JobContext) -> None:
        self._job = job
        self.voices: tuple[SpeakerVoice, ...] = ()
        self.recognized: tuple[str, ...] = ()
        self._track_names: Mapping[str, str] = {}
        self.turns = SpeakerTurns(job)
        job.run.estimate.plan(planned_stages(job.options, job.engines))

    async def listen(self) -> Recording:
        """Decode the media and detect its speech. A failure fails the job."""
        job = self._job
        detector = job.engines.detector
        recording = await job.run.step(
            Stage.AUDIO,
            Recording,
            (RECIPE, detector.id, job.options.part, job.source.by_channel),
            lambda report: job.source.listen(detector, report),
            engine=detector.id,
        )
        job.run.estimate.media_seconds = recording.seconds
        job.notes.extend(call_channels.notes(job, recording))
        return hear_quiet_voices(recording, louder=job.options.louder)

    async def transcribe(self, recording: Recording) -> Transcript:
        """Transcribe the recording, window by window. A failure fails the job.

        If the requested engine has no model, the next best one is used, with a note.
        """
        job = self._job
        first, *others = await job.run.run_in_thread(lambda _: self._transcribers())
        for transcriber, following in zip((first, *others), (*others, None), strict=True):
            try:
                transcript = await self._transcribe(recording, transcriber)
            except EngineLacksLanguage:
                raise  # the user chose the language: the error names the model that lacks it
            except (EngineMissing, ModelNotFetched) as trouble:
                if following is None:
                    raise
                log.warning(
                    "model not available, using another one",
                    instead_of=transcriber.id,
                    why=str(trouble),
                )
                values = {"wanted": transcriber.id, "used": following.id, "code": trouble.code}
                if all(note.code != "model_fell_back" for note in job.notes):
                    job.notes.append(Note("model_fell_back", values))
            else:
                break
        job.used_engines["transcriber"] = transcriber.id
        wanted, found = job.chinese_script, transcript
        transcript = await job.run.run_in_thread(lambda _: unify_script(found, wanted))
        if note := replaced_language(job.options, transcript, transcriber.id):
            job.notes.append(note)
        job.notes.extend(transcript_notes(transcript, recording.start))
        job.notes.extend(quiet_notes(job, recording, transcript))
        return transcript

    def _transcribers(self) -> Sequence[Transcriber]:
        """Return the transcribers to try, in order; the standard one follows the careful one."""
        engines, careful = self._job.engines, self._job.options.careful
        careful_ones = transcribers_for_job(engines.careful) if careful and engines.careful else ()
        if not careful_ones and (reason := choice_reason(engines.transcriber)):
            self._job.used_engines["model_choice"] = reason
        found = {
            each.id: each for each in (*careful_ones, *transcribers_for_job(engines.transcriber))
        }
        return tuple(found.values())

    async def _transcribe(self, recording: Recording, transcriber: Transcriber) -> Transcript:
        job = self._job
        options = transcribe_options(job.options)
        heard = call_channels.heard_alone(job, recording) or recording.speech
        basis = (RECIPE, transcriber.id, job.options.part, heard, options)
        transcript = await job.run.step(
            Stage.TRANSCRIPT,
            Transcript,
            basis,
            lambda report: call_channels.transcribe(
                job, recording, transcriber, options, basis, report
            ),
            engine=transcriber.id,
        )
        job.notes.extend(job.run.notes)
        return transcript

    @asynccontextmanager
    async def speakers_beside(self, recording: Recording) -> AsyncIterator[None]:
        """Find the speaker turns beside the recognition if cores are free; stop at the end."""
        job = self._job
        alone = call_channels.heard_alone(job, recording)
        allowed = job.engines.diarizer is not None and not alone
        async with self.turns.beside_recognition(recording, allowed=allowed):
            yield

    async def name_speakers(self, transcript: Transcript, recording: Recording) -> Transcript:
        """Determine the speaker turns, and assign a speaker to every word."""
        self.turns.recognition_is_over()
        job = self._job
        diarizer = job.engines.diarizer
        if call_channels.heard_alone(job, recording):
            self._track_names = call_channels.track_names(job, recording)
            self.voices = await call_channels.find_voices(job, diarizer, recording)
            return transcript
        if diarizer is None or not transcript.segments:
            return transcript
        diarization = await self.turns.find(recording)
        if diarization is None:
            return transcript
        job.used_engines["diarizer"] = diarizer.id
        transcript, voices = await asyncio.to_thread(assign_speakers, transcript, diarization)
        self.voices = voices if job.engines.voiceprints else ()
        return transcript

    async def speakers(self, transcript: Transcript) -> tuple[SpeakerShare, ...]:
        """Return the talking time of each speaker, with the names that the user gave.

        All names belong to this user, so they are not part of shared checkpoints.
        """
        job = self._job
        transcript = without_fillers(transcript)
        names = names_for(transcript, job.options)
        are_lost = job.options.names and not names
        if not (names := names or self._track_names) and len(self.voices) > 1:
            names = await self._recognize()
            self.recognized = tuple(names)
        if are_lost and not names:
            job.notes.append(Note("names_dropped"))
        if self.recognized:
            job.notes.append(Note("recognized", {"names": ", ".join(names.values())}))
        return shares(transcript, names)

    async def _recognize(self) -> Mapping[str, str]:
        """Return names by voice. They are optional: an error only logs."""
        try:
            return recognize(self.voices, await self._job.run.load_voices())
        except Exception:
            log.exception("recognizing voices failed, the speakers keep their numbers")
            return {}

    async def summarize(self, transcript: Transcript, recording: Recording) -> Summary | None:
        """Write the requested summary."""
        job = self._job
        transcript = without_fillers(transcript)
        if job.options.summary is SummaryStyle.NONE or not transcript.segments:
            return None
        recorded = recording_date(job.name, recording.created)
        options = replace(summary_options(job.options), recorded=recorded)
        summarizers = job.engines.summarizers
        names = ", ".join(each.id for each in summarizers)
        step = job.run.step(
            Stage.SUMMARY,
            SummaryOutcome,
            (RECIPE, [each.id for each in summarizers], options, transcript),
            lambda report: SummaryOutcome(*summarize(transcript, summarizers, options, report)),
            engine=names,
            keep=lambda outcome: is_worth_storing(outcome.notes),
        )
        outcome = await job.result_or_note(step, "no_summary", names)
        if outcome is None:
            return None
        job.notes.extend(outcome.notes)
        if outcome.summary:
            job.used_engines["summarizer"] = outcome.summary.engine
        return self._in_wished_script(outcome.summary, transcript)

    def _in_wished_script(self, summary: Summary | None, transcript: Transcript) -> Summary | None:
        wanted = chinese_script(self._job.options.summary_language) or transcript.script
        return summary and summary_in_script(summary, wanted or self._job.chinese_script)


def planned_stages(options: Options, engines: Engines) -> tuple[Stage, ...]:
    """Return the stages of a job with these options, as far as known before its start."""
    summary = options.summary is not SummaryStyle.NONE
    wanted = {
        Stage.SPEAKERS: engines.diarizer is not None,
        Stage.SUMMARY: summary,
        Stage.SPEECH: summary and options.speech is not False and bool(engines.voices),
    }
    return tuple(stage for stage in Stage if wanted.get(stage, True))
