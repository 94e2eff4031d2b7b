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
    """The steps that listen and understand, for one task. `voices` are what its speakers sound
    like, by id, and `recognized` are the ids of those whose name was found by that."""

    def __init__(self, task: JobContext) -> None:
        self._task = task
        self.voices: tuple[SpeakerVoice, ...] = ()
        self.recognized: tuple[str, ...] = ()
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
        """Recognise the words, window by window, with the next best engine where the wished one has
        no model. What fails here fails the job."""
        task = self._task
        first, *others = await task.run.aside(lambda _: self._transcribers())
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
                if all(note.code != "model_fell_back" for note in task.notes):
                    task.notes.append(Note("model_fell_back", values))
            else:
                break
        task.engines["transcriber"] = transcriber.id
        if not transcript.segments:
            task.notes.append(Note("nothing_said"))
        if transcript.removed:
            task.notes.append(Note("text_removed", {"count": str(len(transcript.removed))}))
        return transcript

    def _transcribers(self) -> Sequence[Transcriber]:
        """Those to try, in this order; the usual one stands in for the careful one."""
        kit, careful = self._task.kit, self._task.options.careful
        wished = settled(kit.careful) if careful and kit.careful else ()
        if not wished and (why := choice_of(kit.transcriber)):
            self._task.engines["model_choice"] = why
        found = {each.id: each for each in (*wished, *settled(kit.transcriber))}
        return tuple(found.values())

    async def _transcribe(self, recording: Recording, transcriber: Transcriber) -> Transcript:
        task = self._task
        hearing = TranscribeOptions(task.options.language, task.options.hints)
        basis = (RECIPE, transcriber.id, recording.speech, hearing)
        transcript = await task.run.step(
            Stage.TRANSCRIPT,
            Transcript,
            basis,
            lambda report: transcriber.transcribe(
                task.source.audio(report),
                recording.speech,
                hearing,
                task.run.window_cache("windows", basis),
                report,
            ),
            engine=transcriber.id,
        )
        task.notes.extend(task.run.notes)
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
            lambda report: self._diarize(diarizer, recording, report),
            engine=diarizer.id,
        )
        diarization = await task.or_note(step, "no_speakers", diarizer.id)
        if diarization is None:
            return transcript
        task.engines["diarizer"] = diarizer.id
        transcript, voices = await asyncio.to_thread(tell_apart, transcript, diarization)
        self.voices = voices if task.kit.voiceprints else ()
        return transcript

    def _diarize(self, diarizer: Diarizer, recording: Recording, report: Report) -> Diarization:
        task = self._task
        audio = task.source.audio(report)
        found = diarizer.diarize(audio, recording.speech, task.options.speakers, report)
        return found if task.kit.voiceprints else replace(found, voices=())

    async def speakers(self, transcript: Transcript) -> tuple[SpeakerShare, ...]:
        """Who spoke how long, as the person calls them: now, or else when they named these voices
        before. The names are the person's own and become no part of work that is shared."""
        task = self._task
        names = names_for(transcript, task.options)
        if task.options.names and not names:
            task.notes.append(Note("names_dropped"))
        if not names and len(self.voices) > 1:
            names = await self._recognize()
            self.recognized = tuple(names)
        if self.recognized:
            task.notes.append(Note("recognized", {"names": ", ".join(names.values())}))
        return shares(transcript, names)

    async def _recognize(self) -> Mapping[str, str]:
        """Names by voice. They are an extra: without them nothing is missing."""
        try:
            return recognize(self.voices, await self._task.run.recall())
        except Exception:
            log.exception("recognizing voices broke")
            return {}

    async def summarize(self, transcript: Transcript) -> Summary | None:
        """Write the summary that was wished for."""
        task = self._task
        if task.options.summary is SummaryStyle.NONE or not transcript.segments:
            return None
        wish = SummaryOptions(task.options.summary, task.options.summary_language)
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


def planned(options: Options, kit: Engines) -> tuple[Stage, ...]:
    """The stages that a job with these wishes goes through, as far as is known before it."""
    summary = options.summary is not SummaryStyle.NONE
    wanted = {
        Stage.SPEAKERS: kit.diarizer is not None,
        Stage.SUMMARY: summary,
        Stage.SPEECH: summary and options.speech is not False and bool(kit.voices),
    }
    return tuple(stage for stage in Stage if wanted.get(stage, True))
