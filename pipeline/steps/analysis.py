"""The steps that find out what was said, by whom and what about: what each depends on, which engine
does it, what its failure costs."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.engines.protocols import (
    Diarizer,
    Engines,
    Report,
    SummaryOptions,
    TranscribeOptions,
    Transcriber,
    choice_of,
    settled,
)
from pipeline.stages.speakers import shares, tell_apart
from pipeline.stages.summary import summarize
from pipeline.steps.context import RECIPE, JobContext, lasting
from pipeline.steps.source import Recording
from pipeline.steps.speaker_names import names_for
from pipeline.steps.voice_matching import recognize
from storage import logs
from storage.errors import EngineLacksLanguage, EngineMissing, ModelNotFetched
from storage.models import (
    Diarization,
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
class Summarized:
    """What the summary stage gave."""

    summary: Summary | None
    notes: tuple[Note, ...]


class AnalysisSteps:
    """The steps that listen and understand, for one job. `voices` are what its speakers sound
    like, by id, and `recognized` are the ids of those whose name was found by that."""

    def __init__(self, job: JobContext) -> None:
        self._job = job
        self.voices: tuple[SpeakerVoice, ...] = ()
        self.recognized: tuple[str, ...] = ()
        job.run.estimate.plan(planned(job.options, job.engines))

    async def listen(self) -> Recording:
        """Decode the media and find the speech in it. What fails here fails the job."""
        job = self._job
        detector = job.engines.detector
        recording = await job.run.step(
            Stage.AUDIO,
            Recording,
            (RECIPE, detector.id),
            lambda report: job.source.listen(detector, report),
            engine=detector.id,
        )
        job.run.estimate.media_seconds = recording.seconds
        job.notes.extend(recording.notes)
        return recording

    async def transcribe(self, recording: Recording) -> Transcript:
        """Recognise the words, window by window, with the next best engine where the wished one has
        no model. What fails here fails the job."""
        job = self._job
        first, *others = await job.run.run_in_thread(lambda _: self._transcribers())
        for transcriber, after in zip((first, *others), (*others, None), strict=True):
            try:
                transcript = await self._transcribe(recording, transcriber)
            except EngineLacksLanguage:
                raise  # the user chose the language: they are told which model does not know it
            except (EngineMissing, ModelNotFetched) as trouble:
                if after is None:
                    raise
                log.warning("another model is used", instead_of=transcriber.id, why=str(trouble))
                values = {"wanted": transcriber.id, "used": after.id, "code": trouble.code}
                if all(note.code != "model_fell_back" for note in job.notes):
                    job.notes.append(Note("model_fell_back", values))
            else:
                break
        job.used_engines["transcriber"] = transcriber.id
        if not transcript.segments:
            job.notes.append(Note("nothing_said"))
        if transcript.removed:
            job.notes.append(Note("text_removed", {"count": str(len(transcript.removed))}))
        return transcript

    def _transcribers(self) -> Sequence[Transcriber]:
        """Those to try, in this order; the usual one stands in for the careful one."""
        engines, careful = self._job.engines, self._job.options.careful
        wished = settled(engines.careful) if careful and engines.careful else ()
        if not wished and (why := choice_of(engines.transcriber)):
            self._job.used_engines["model_choice"] = why
        found = {each.id: each for each in (*wished, *settled(engines.transcriber))}
        return tuple(found.values())

    async def _transcribe(self, recording: Recording, transcriber: Transcriber) -> Transcript:
        job = self._job
        options = TranscribeOptions(job.options.language, job.options.hints)
        basis = (RECIPE, transcriber.id, recording.speech, options)
        transcript = await job.run.step(
            Stage.TRANSCRIPT,
            Transcript,
            basis,
            lambda report: transcriber.transcribe(
                job.source.audio(report),
                recording.speech,
                options,
                job.run.window_cache("windows", basis),
                report,
            ),
            engine=transcriber.id,
        )
        job.notes.extend(job.run.notes)
        return transcript

    async def name_speakers(self, transcript: Transcript, recording: Recording) -> Transcript:
        """Tell who spoke when, and give every word its speaker."""
        job = self._job
        diarizer = job.engines.diarizer
        if diarizer is None or not transcript.segments:
            return transcript
        count = job.options.speakers
        step = job.run.step(
            Stage.SPEAKERS,
            Diarization,
            (RECIPE, diarizer.id, recording.speech, count),
            lambda report: self._diarize(diarizer, recording, report),
            engine=diarizer.id,
        )
        diarization = await job.or_note(step, "no_speakers", diarizer.id)
        if diarization is None:
            return transcript
        job.used_engines["diarizer"] = diarizer.id
        transcript, voices = await asyncio.to_thread(tell_apart, transcript, diarization)
        self.voices = voices if job.engines.voiceprints else ()
        return transcript

    def _diarize(self, diarizer: Diarizer, recording: Recording, report: Report) -> Diarization:
        job = self._job
        audio = job.source.audio(report)
        found = diarizer.diarize(audio, recording.speech, job.options.speakers, report)
        return found if job.engines.voiceprints else replace(found, voices=())

    async def speakers(self, transcript: Transcript) -> tuple[SpeakerShare, ...]:
        """Who spoke how long, as the person calls them: now, or else when they named these voices
        before. The names are the person's own and become no part of work that is shared."""
        job = self._job
        names = names_for(transcript, job.options)
        if job.options.names and not names:
            job.notes.append(Note("names_dropped"))
        if not names and len(self.voices) > 1:
            names = await self._recognize()
            self.recognized = tuple(names)
        if self.recognized:
            job.notes.append(Note("recognized", {"names": ", ".join(names.values())}))
        return shares(transcript, names)

    async def _recognize(self) -> Mapping[str, str]:
        """Names by voice. They are an extra: without them nothing is missing."""
        try:
            return recognize(self.voices, await self._job.run.load_voices())
        except Exception:
            log.exception("recognizing voices broke")
            return {}

    async def summarize(self, transcript: Transcript) -> Summary | None:
        """Write the summary that was wished for."""
        job = self._job
        if job.options.summary is SummaryStyle.NONE or not transcript.segments:
            return None
        options = SummaryOptions(job.options.summary, job.options.summary_language)
        summarizers = job.engines.summarizers
        names = ", ".join(each.id for each in summarizers)
        step = job.run.step(
            Stage.SUMMARY,
            Summarized,
            (RECIPE, [each.id for each in summarizers], options, transcript),
            lambda report: Summarized(*summarize(transcript, summarizers, options, report)),
            engine=names,
            keep=lambda made: lasting(made.notes),
        )
        made = await job.or_note(step, "no_summary", names)
        if made is None:
            return None
        job.notes.extend(made.notes)
        if made.summary:
            job.used_engines["summarizer"] = made.summary.engine
        return made.summary


def planned(options: Options, engines: Engines) -> tuple[Stage, ...]:
    """The stages that a job with these wishes goes through, as far as is known before it."""
    summary = options.summary is not SummaryStyle.NONE
    wanted = {
        Stage.SPEAKERS: engines.diarizer is not None,
        Stage.SUMMARY: summary,
        Stage.SPEECH: summary and options.speech is not False and bool(engines.voices),
    }
    return tuple(stage for stage in Stage if wanted.get(stage, True))
