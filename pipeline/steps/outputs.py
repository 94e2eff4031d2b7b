"""Output steps: speech, text files and the video with subtitles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.engines.protocols import Report
from pipeline.export.file_names import safe_stem
from pipeline.export.files import MadeFile, MadeFiles, write_files, write_words
from pipeline.export.formatted.document import LARGEST_RECORDING
from pipeline.run.checkpoint import digest
from pipeline.run.estimate import BURNING_FACTOR
from pipeline.stages.read_aloud import read_aloud
from pipeline.steps.context import RECIPE, JobContext, is_worth_storing
from pipeline.steps.joined_source import JoinedSource
from pipeline.steps.recording_date import recording_date
from pipeline.steps.source import Recording
from storage.blobs import media_prefix
from storage.errors import EngineMissing
from storage.models import (
    Artifact,
    Blob,
    FileKind,
    Format,
    Note,
    SpeakerShare,
    Stage,
    Summary,
    SummaryStyle,
    Transcript,
    VideoCaptions,
)

_MISSING = EngineMissing.code
_NO_VOICE = (Note("no_voice", {"engine": "", "code": _MISSING}),)


@dataclass(frozen=True, slots=True)
class SpeechOutcome:
    """Result of the speech stage. The files get the user's names later."""

    files: tuple[Artifact, ...]
    engine: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """Outcome of the files stage: the files, the number of tracks that the film lacks, and notes
    about its picture, or about its lack."""

    files: tuple[Artifact, ...]
    left_out: int = 0
    notes: tuple[Note, ...] = ()


class OutputSteps:
    """Steps that produce files, for one job."""

    def __init__(self, job: JobContext) -> None:
        self._job = job
        if job.options.video is VideoCaptions.BURNED:
            job.run.estimate.expect(Stage.FILES, BURNING_FACTOR)

    async def read_aloud(self, summary: Summary | None) -> tuple[Artifact, ...]:
        """Record the gist as a voice message and as mp3."""
        job = self._job
        wanted = job.options.speech
        if summary is None or wanted is False:
            self._note_short_recording()
            return ()
        if not job.engines.voices:  # VOICE=none
            job.notes.extend(_NO_VOICE if wanted else ())
            return ()
        engines = [each.id for each in job.engines.voices]
        basis = (RECIPE, engines, summary.gist, summary.language)
        step = job.run.step(
            Stage.SPEECH,
            SpeechOutcome,
            basis,
            lambda report: self._record(summary, digest(basis), report),
            engine=", ".join(engines),
            keep=lambda outcome: is_worth_storing(outcome.notes),
        )
        outcome = await job.result_or_note(step, "no_voice", ", ".join(engines))
        if outcome is None:
            return ()
        # Without an explicit request there is no note about missing voices.
        reported = (note for note in outcome.notes if wanted or note.values.get("code") != _MISSING)
        job.notes.extend(reported)
        if outcome.engine:
            job.used_engines["voice"] = outcome.engine
        return tuple(
            replace(each, name=f"{safe_stem(job.name)}.{each.name}") for each in outcome.files
        )

    def _note_short_recording(self) -> None:
        """Tell who asked for speech why there is none, unless another note explains it."""
        job = self._job
        wanted = job.options.speech and job.options.summary is not SummaryStyle.NONE
        if wanted and not {note.code for note in job.notes} & {"no_summary", "nothing_said"}:
            job.notes.append(Note("no_voice", {"engine": "", "code": "short"}))

    def _record(self, summary: Summary, folder: str, report: Report) -> SpeechOutcome:
        spoken, notes = read_aloud(summary, self._job.engines.voices, self._job.run.scratch, report)
        if spoken is None:
            return SpeechOutcome((), "", notes)
        files = tuple(
            Artifact(kind, path.name, mime, self._keep(path, kind, folder), spoken.seconds)
            for kind, path, mime in (
                (FileKind.VOICE, spoken.ogg, "audio/ogg"),
                (FileKind.AUDIO, spoken.mp3, "audio/mpeg"),
            )
        )
        return SpeechOutcome(files, spoken.engine, notes)

    async def write_files(
        self,
        recording: Recording,
        transcript: Transcript,
        summary: Summary | None,
        speakers: Sequence[SpeakerShare],
    ) -> tuple[Artifact, ...]:
        """Write the requested files. Only they depend on the name of the recording."""
        job = self._job
        formats = self._possible_formats(recording)
        words = (transcript, summary, tuple(speakers), job.used_engines, tuple(job.notes))
        captions = job.options.captions
        burned = job.options.video is VideoCaptions.BURNED and Format.VIDEO in formats
        recorded = recording_date(job.name, recording.created)
        drawing = job.options.video.value if Format.VIDEO in formats else ""
        page = ("page",) if job.options.page else ()
        basis = (RECIPE, job.name, formats, captions, words, recorded, drawing, *page)

        def write(report: Report) -> Written:
            folder = job.run.scratch / "files"
            folder.mkdir(parents=True, exist_ok=True)
            source = job.source.file() if Format.VIDEO in formats else None
            threads = job.engines.cores.film
            choices = (captions, burned, job.run.burn_seconds, recorded, threads)
            heard = self._recording_of_page(formats)
            made = write_files(job.name, *words, formats, folder, source, report, *choices, heard)
            if page:
                made = replace(made, files=(*made.files, write_words(*words, folder)))
            return self._written(made, digest(basis))

        # The speed of text files says nothing about a film that is encoded, and vice versa.
        measured = "" if burned else "files"
        step = job.run.step(Stage.FILES, Written, basis, write, engine=measured, keep=_is_final)
        written = await job.result_or_note(step, "no_files", "")
        if written is None:
            return ()
        if written.left_out:
            job.notes.append(Note("tracks_left_out", {"count": str(written.left_out)}))
        job.notes.extend(written.notes)
        return written.files

    def _recording_of_page(self, formats: Sequence[Format]) -> Path | None:
        """Return a short recording, which an HTML page contains."""
        return self._job.source.file_up_to(LARGEST_RECORDING) if Format.HTML in formats else None

    def _possible_formats(self, recording: Recording) -> tuple[Format, ...]:
        """Return the requested formats, without the video of a recording that has none."""
        formats = self._job.options.formats
        if Format.VIDEO not in formats or recording.has_video:
            return formats
        is_joined = isinstance(self._job.source, JoinedSource)
        code = "joined" if is_joined else "sound_only"
        self._job.notes.append(Note("no_video", {"code": code}))
        return tuple(each for each in formats if each is not Format.VIDEO)

    def _written(self, made: MadeFiles, folder: str) -> Written:
        files = tuple(self._artifact(each, folder) for each in made.files)
        return Written(files, made.left_out, made.notes)

    def _artifact(self, made: MadeFile, folder: str) -> Artifact:
        blob = self._keep(made.path, made.kind, folder)
        return Artifact(made.kind, made.name, made.mime, blob, made.seconds)

    def _keep(self, path: Path, kind: FileKind, folder: str) -> Blob:
        """Store a file under a key without any text of a user."""
        key = f"{media_prefix(self._job.run.sha256)}files/{folder}/{kind}{path.suffix}"
        return self._job.run.blobs.put_file(key, path)


def _is_final(written: Written) -> bool:
    return is_worth_storing(written.notes)
