"""Steps of a joined recording: each file is heard by itself, then the speakers of all together.

What was recognized when a file came alone is used again. The times run on from file to file.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import accumulate

from pipeline.steps import call_channels, joined_channels
from pipeline.steps.analysis import AnalysisSteps
from pipeline.steps.context import JobContext
from pipeline.steps.joined_channels import NamedRecording, joined_speech, with_joined_speakers
from pipeline.steps.joined_source import HeardPart, JoinedSource, PartOfSource
from pipeline.steps.part_times import moved, moved_segment
from pipeline.steps.quiet_places import OF_QUIET, quiet_notes
from pipeline.steps.source import Recording
from pipeline.steps.transcript_notes import OF_TEXT, transcript_notes
from storage import logs
from storage.errors import BadMedia, TooLong
from storage.models import (
    JoinedFile,
    Note,
    Segment,
    Transcript,
)

log = logs.get(__name__)


class JoinedSteps(AnalysisSteps):
    """Analysis steps of a joined recording. Its files have steps of their own up to the text."""

    def __init__(self, job: JobContext) -> None:
        """`job`: its source is a JoinedSource. Raises TypeError for another one."""
        super().__init__(job)
        if not isinstance(job.source, JoinedSource):
            raise TypeError(f"not a joined recording: {type(job.source).__name__}")
        self._source = job.source
        self._recordings: list[tuple[PartOfSource, JobContext, AnalysisSteps, Recording]] = []

    async def listen(self) -> Recording:
        """Decode the files and detect their speech. A file that can't be decoded is left out, with
        a note; without any file, or with one that is too long, the job fails."""
        source = self._source
        sizes = [part.bytes for part in source.parts]
        trouble: BadMedia | None = None
        for part, span in zip(source.parts, _spans(sizes), strict=True):
            part.estimate.span = span
            own = replace(self._job, source=part.source, run=part.run, notes=[])
            steps = AnalysisSteps(own)
            try:
                recording = await steps.listen()
            except TooLong:
                raise
            except BadMedia as error:
                trouble = error
                log.warning("file of a joined recording left out", code=error.code, why=str(error))
                values = {"name": part.name, **error.values, "code": error.code}
                self._job.notes.append(Note("file_left_out", values))
            else:
                self._recordings.append((part, own, steps, recording))
                of_channels = joined_channels.NOTES
                self._job.notes.extend(it for it in own.notes if it.code not in of_channels)
        if trouble and not self._recordings:
            raise trouble
        names = ", ".join(part.name for part, *_ in self._recordings)
        self._job.notes.insert(0, Note("joined", {"names": names}))
        self._choose_channels()
        joined = self._joined_recording()
        if joined.channels:
            self._job.notes.extend(call_channels.notes(self._job, joined))
        return joined

    def _choose_channels(self) -> None:
        """Drop the channels of the files unless all are heard alone. Add the note on that."""
        files = [NamedRecording(part.name, recording) for part, *_, recording in self._recordings]
        if joined_channels.are_heard_alone(self._job, files):
            return
        self._job.notes.extend(joined_channels.notes(self._job, files))
        self._recordings = [
            (part, own, steps, joined_channels.without_channels(recording))
            for part, own, steps, recording in self._recordings
        ]

    def _joined_recording(self) -> Recording:
        recordings = [recording for *_, recording in self._recordings]
        starts = [0.0, *accumulate(recording.seconds for recording in recordings)]
        seconds = starts.pop()
        if seconds > self._source.max_seconds:
            raise TooLong(minutes=_minutes(seconds), limit=_minutes(self._source.max_seconds))
        parts = [part for part, *_ in self._recordings]
        self._source.heard = tuple(map(HeardPart, parts, starts, recordings))
        self._job.run.estimate.media_seconds = seconds
        return Recording(
            seconds,
            has_video=False,
            notes=(),
            speech=joined_speech([each.speech for each in recordings], starts),
            created=recordings[0].created,
            channels=joined_channels.joined_channels(recordings, starts),
            tracks=recordings[0].tracks,
        )

    @asynccontextmanager
    async def speakers_beside(self, recording: Recording) -> AsyncIterator[None]:
        """Find the speakers of all files afterwards: their sound is joined then."""
        async with self.turns.beside_recognition(recording, allowed=False):
            yield

    async def transcribe(self, recording: Recording) -> Transcript:
        """Transcribe the files, and join their transcripts. A failure fails the job."""
        found: list[Transcript] = []
        notes = self._job.notes
        spans = _spans([each.seconds for *_, each in self._recordings])
        for (part, own, steps, heard), span in zip(self._recordings, spans, strict=True):
            part.estimate.span = span
            own.notes.clear()
            transcript = await steps.transcribe(heard)
            found.append(with_joined_speakers(transcript, heard, recording.channels))
            # Those about the text have the times of the file.
            notes += (note for note in own.notes if note.code not in OF_TEXT | OF_QUIET)
        files = [JoinedFile(each.part.name, each.start) for each in self._source.heard]
        joined = join_transcripts(found, files, recording.seconds)
        notes += transcript_notes(joined)
        notes += quiet_notes(self._job, recording, joined)
        notes[:] = _without_repetition(notes)
        return joined


def join_transcripts(
    transcripts: Sequence[Transcript], files: Sequence[JoinedFile], seconds: float
) -> Transcript:
    """Return one transcript of `seconds`, in the language of the file with the most words."""
    main = max(transcripts, key=lambda each: sum(len(one.words) for one in each.segments))
    pairs = list(zip(transcripts, files, strict=True))
    return Transcript(
        language=main.language,
        seconds=seconds,
        segments=tuple(
            moved_segment(_in_language(segment, each, main.language), file.start)
            for each, file in pairs
            for segment in each.segments
        ),
        removed=tuple(moved(one, file.start) for each, file in pairs for one in each.removed),
        script=next((each.script for each in transcripts if each.script), ""),
        files=tuple(files),
    )


def _in_language(segment: Segment, transcript: Transcript, language: str) -> Segment:
    """Return the segment with its language if that is not the one of the joined transcript."""
    own = segment.language or transcript.language
    return replace(segment, language="" if own == language else own)


def _spans(weights: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Yield the share of each part in a stage, as its start and end."""
    total, done = sum(weights) or 1.0, 0.0
    for weight in weights:
        yield done / total, (done + weight) / total
        done += weight


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.1f}".removesuffix(".0")


def _without_repetition(notes: Sequence[Note]) -> list[Note]:
    """Return the notes, each once: several files may give the same one."""
    return [note for at, note in enumerate(notes) if note not in notes[:at]]
