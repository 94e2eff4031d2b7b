"""Speaker turns of one job, found beside the recognition where cores are free.

Both need only the sound and the speech map. On a GPU, or for a recording with fewer windows than
cores, the turns cost no time of their own. With all cores in use by recognition nothing is won:
both demand more than the cores can do, so the turns are found afterwards.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field, replace

from pipeline.engines.cores import CoreUser
from pipeline.engines.protocols import Diarizer, Report
from pipeline.run.checkpoint import Run
from pipeline.steps.context import RECIPE, JobContext
from pipeline.steps.source import Recording
from storage.models import Diarization, Stage


class SideStop(threading.Event):
    """Stop of a side step: set by itself, or with that of its job."""

    def __init__(self, job: threading.Event) -> None:
        super().__init__()
        self._job = job

    def is_set(self) -> bool:
        """Return whether the step must end."""
        return super().is_set() or self._job.is_set()


@dataclass(slots=True)
class SpeakerTurns:
    """The diarization step of one job."""

    job: JobContext
    _task: asyncio.Task[Diarization] | None = None
    _hearing: ExitStack = field(default_factory=ExitStack)

    @asynccontextmanager
    async def beside_recognition(
        self, recording: Recording, *, allowed: bool
    ) -> AsyncIterator[None]:
        """Begin the step now if that is `allowed` and a core is free beside recognition.

        At the end it is stopped, and its thread has ended: the files that it reads may be deleted.
        """
        run = self.job.run
        side = replace(run, stop=SideStop(run.stop))
        side.estimate, side.timings = run.estimate, run.timings
        with self._hearing as hearing:
            hearing.enter_context(run.estimate.running(Stage.TRANSCRIPT))
            if await self._has_free_core(recording, hearing) and allowed:
                self._task = asyncio.create_task(self._step(recording, side))
            try:
                yield
            finally:
                side.stop.set()
                if self._task is not None:
                    await asyncio.wait([self._task])
                    with suppress(asyncio.CancelledError):
                        self._task.exception()  # what nobody awaits is of no interest

    def recognition_is_over(self) -> None:
        """Give the cores of recognition back; the progress is that of the speakers now."""
        self._hearing.close()

    async def find(self, recording: Recording) -> Diarization | None:
        """Return the turns; None and a note if that fails."""
        step = self._begun(self._task) if self._task else self._step(recording, self.job.run)
        return await self.job.result_or_note(step, "no_speakers", self._diarizer.id)

    @property
    def _diarizer(self) -> Diarizer:
        diarizer = self.job.engines.diarizer
        assert diarizer is not None, "the caller asks for turns"  # noqa: S101 - for mypy
        return diarizer

    async def _has_free_core(self, recording: Recording, hearing: ExitStack) -> bool:
        """Reserve the cores of recognition; return whether one is left for the turns."""
        engines, speech = self.job.engines, recording.speech
        careful = engines.careful if self.job.options.careful else None
        transcriber = careful or engines.transcriber
        if not isinstance(transcriber, CoreUser):
            return False
        cores_for, seconds = transcriber.cores_for, recording.seconds
        needed = await self.job.run.run_in_thread(lambda _: cores_for(speech, seconds))
        free = hearing.enter_context(engines.cores_in_use.reserve(needed, engines.cores.cores))
        return free > 0 and isinstance(engines.diarizer, CoreUser) and bool(speech.regions)

    async def _step(self, recording: Recording, run: Run) -> Diarization:
        diarizer, count = self._diarizer, self.job.options.speakers
        return await run.step(
            Stage.SPEAKERS,
            Diarization,
            (RECIPE, diarizer.id, self.job.options.part, recording.speech, count),
            lambda report: self._diarize(recording, report),
            engine=diarizer.id,
        )

    def _diarize(self, recording: Recording, report: Report) -> Diarization:
        job = self.job
        audio = job.source.audio(report)
        found = self._diarizer.diarize(audio, recording.speech, job.options.speakers, report)
        return found if job.engines.voiceprints else replace(found, voices=())

    async def _begun(self, task: asyncio.Task[Diarization]) -> Diarization:
        return await asyncio.shield(task)
