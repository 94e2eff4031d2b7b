"""The steps of the pipeline: what each depends on, which engine does it, what its failure costs."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from pipeline.checkpoint import Run, digest
from pipeline.engines.base import Hearing, Kit, Report, Wish
from pipeline.naming import names_for
from pipeline.source import Recording, Source
from pipeline.stages.exports import write_files
from pipeline.stages.file_names import safe_stem
from pipeline.stages.speakers import name_words, shares
from pipeline.stages.speech import read_aloud
from pipeline.stages.summary import summarize
from storage import logs
from storage.blobs import media_prefix
from storage.errors import Expected, Stopped
from storage.models import (
    Artifact,
    Blob,
    Diarization,
    FileKind,
    Format,
    Note,
    Options,
    SpeakerShare,
    Stage,
    Summary,
    SummaryStyle,
    Transcript,
)

RECIPE = 2
"""Part of what every checkpoint depends on: raised when the same engines make something else."""

MAKESHIFT = frozenset({"summary_fell_back", "no_summary", "no_voice"})
"""Notes of an outcome that another try may better: it is not kept for the next time."""

T = TypeVar("T")

log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class Summarized:
    """What the summary stage gave."""

    summary: Summary | None
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Voiced:
    """What the speech stage gave; the files are named when it is known for whom."""

    files: tuple[Artifact, ...]
    engine: str
    notes: tuple[Note, ...]


class Steps:
    """The steps of one run, with the notes and the engines that they leave behind."""

    def __init__(self, source: Source, name: str, options: Options, kit: Kit, run: Run) -> None:
        self.notes: list[Note] = []
        self.engines: dict[str, str] = {}
        self._source = source
        self._options = options
        self._kit = kit
        self._run = run
        self._name = name
        run.pace.plan(planned(options, kit))

    async def listen(self) -> Recording:
        """Decode the media and find the speech in it. What fails here fails the job."""
        detector = self._kit.detector
        recording = await self._run.step(
            Stage.AUDIO,
            Recording,
            (RECIPE, detector.id),
            lambda report: self._source.listen(detector, report),
            engine=detector.id,
        )
        self._run.pace.media_seconds = recording.seconds
        self.notes += recording.notes
        return recording

    async def transcribe(self, recording: Recording) -> Transcript:
        """Recognise the words, window by window. What fails here fails the job."""
        transcriber = self._kit.transcriber
        if self._options.careful and self._kit.careful:
            transcriber = self._kit.careful
        hearing = Hearing(self._options.language, self._options.hints)
        basis = (RECIPE, transcriber.id, recording.speech, hearing)
        transcript = await self._run.step(
            Stage.TRANSCRIPT,
            Transcript,
            basis,
            lambda report: transcriber.transcribe(
                self._source.audio(report),
                recording.speech,
                hearing,
                self._run.shelf("windows", basis),
                report,
            ),
            engine=transcriber.id,
        )
        self.engines["transcriber"] = transcriber.id
        if not transcript.segments:
            self.notes.append(Note("nothing_said"))
        if transcript.removed:
            self.notes.append(Note("text_removed", {"count": str(len(transcript.removed))}))
        return transcript

    async def name_speakers(self, transcript: Transcript, recording: Recording) -> Transcript:
        """Tell who spoke when, and give every word its speaker."""
        diarizer = self._kit.diarizer
        if diarizer is None or not transcript.segments:
            return transcript
        count = self._options.speakers
        step = self._run.step(
            Stage.SPEAKERS,
            Diarization,
            (RECIPE, diarizer.id, recording.speech, count),
            lambda report: diarizer.diarize(
                self._source.audio(report), recording.speech, count, report
            ),
            engine=diarizer.id,
        )
        diarization = await self._or_note(step, "no_speakers", diarizer.id)
        if diarization is None:
            return transcript
        self.engines["diarizer"] = diarizer.id
        return await asyncio.to_thread(name_words, transcript, diarization)

    def speakers(self, transcript: Transcript) -> tuple[SpeakerShare, ...]:
        """Who spoke how long, as the person calls them."""
        names = names_for(transcript, self._options)
        if self._options.names and not names:
            self.notes.append(Note("names_dropped"))
        return shares(transcript, names)

    async def summarize(self, transcript: Transcript) -> Summary | None:
        """Write the summary that was wished for."""
        if self._options.summary is SummaryStyle.NONE or not transcript.segments:
            return None
        wish = Wish(self._options.summary, self._options.summary_language)
        engines = [each.id for each in self._kit.summarizers]
        step = self._run.step(
            Stage.SUMMARY,
            Summarized,
            (RECIPE, engines, wish, transcript),
            lambda report: Summarized(*summarize(transcript, self._kit.summarizers, wish, report)),
            engine=", ".join(engines),
            keep=lambda made: not MAKESHIFT & {note.code for note in made.notes},
        )
        made = await self._or_note(step, "no_summary", ", ".join(engines))
        if made is None:
            return None
        self.notes += made.notes
        if made.summary:
            self.engines["summarizer"] = made.summary.engine
        return made.summary

    async def read_aloud(self, summary: Summary | None) -> tuple[Artifact, ...]:
        """Record the gist as a voice note and as mp3."""
        if summary is None or not self._options.speech or not self._kit.voices:
            return ()
        engines = [each.id for each in self._kit.voices]
        basis = (RECIPE, engines, summary.gist, summary.language)
        step = self._run.step(
            Stage.SPEECH,
            Voiced,
            basis,
            lambda report: self._record(summary, digest(basis), report),
            engine=", ".join(engines),
            keep=lambda made: not MAKESHIFT & {note.code for note in made.notes},
        )
        made = await self._or_note(step, "no_voice", ", ".join(engines))
        if made is None:
            return ()
        self.notes += made.notes
        if made.engine:
            self.engines["voice"] = made.engine
        return tuple(
            replace(each, name=f"{safe_stem(self._name)}.{each.name}") for each in made.files
        )

    def _record(self, summary: Summary, folder: str, report: Report) -> Voiced:
        spoken, notes = read_aloud(summary, self._kit.voices, self._run.scratch, report)
        if spoken is None:
            return Voiced((), "", notes)
        files = tuple(
            Artifact(kind, path.name, mime, self._keep(path, kind, folder), spoken.seconds)
            for kind, path, mime in (
                (FileKind.VOICE, spoken.ogg, "audio/ogg"),
                (FileKind.AUDIO, spoken.mp3, "audio/mpeg"),
            )
        )
        return Voiced(files, spoken.engine, notes)

    async def write_files(
        self,
        recording: Recording,
        transcript: Transcript,
        summary: Summary | None,
        speakers: Sequence[SpeakerShare],
    ) -> tuple[Artifact, ...]:
        """Write the files that were wished for; only they depend on what the person calls it."""
        formats = self._options.formats
        if Format.VIDEO in formats and not recording.has_video:
            formats = tuple(each for each in formats if each is not Format.VIDEO)
            self.notes.append(Note("no_video", {"code": "sound_only"}))
        words = (transcript, summary, tuple(speakers), self.engines, tuple(self.notes))
        captions = self._options.captions
        basis = (RECIPE, self._name, formats, captions, words)

        def write(report: Report) -> tuple[Artifact, ...]:
            folder = self._run.scratch / "files"
            folder.mkdir(parents=True, exist_ok=True)
            source = self._source.file() if Format.VIDEO in formats else None
            made = write_files(self._name, *words, formats, folder, source, report, captions)
            return tuple(
                Artifact(
                    each.kind,
                    each.name,
                    each.mime,
                    self._keep(each.path, each.kind, digest(basis)),
                    each.seconds,
                )
                for each in made
            )

        step = self._run.step(Stage.FILES, tuple[Artifact, ...], basis, write, engine="files")
        files = await self._or_note(step, "no_files", "")
        if files is None:
            return ()
        if Format.VIDEO in formats and FileKind.VIDEO not in {each.kind for each in files}:
            self.notes.append(Note("no_video", {"code": "not_copied"}))
        return files

    def _keep(self, path: Path, kind: FileKind, folder: str) -> Blob:
        """Put a file into the store, under a key without a word of anybody's."""
        key = f"{media_prefix(self._run.sha256)}files/{folder}/{kind}{path.suffix}"
        return self._run.blobs.put_file(key, path)

    async def _or_note(self, step: Coroutine[Any, Any, T], code: str, engine: str) -> T | None:
        """The step's outcome; when it fails, None and a note: it must not cost the text."""
        try:
            return await step
        except Stopped:
            raise
        except Expected as trouble:
            log.warning("a part is left out", part=code, code=trouble.code, why=str(trouble))
            self.notes.append(
                Note(code, {"engine": engine, **trouble.values, "code": trouble.code})
            )
        except Exception:
            log.exception("a part broke and is left out", part=code)
            self.notes.append(Note(code, {"engine": engine, "code": "bug"}))
        return None


def planned(options: Options, kit: Kit) -> tuple[Stage, ...]:
    """The stages that a job with these wishes goes through, as far as is known before it."""
    summary = options.summary is not SummaryStyle.NONE
    wanted = {
        Stage.SPEAKERS: kit.diarizer is not None,
        Stage.SUMMARY: summary,
        Stage.SPEECH: summary and options.speech and bool(kit.voices),
    }
    return tuple(stage for stage in Stage if wanted.get(stage, True))
