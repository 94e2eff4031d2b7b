"""Abilities of this worker and of the others, and so the waiting jobs that are for it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress

from pipeline.engines.protocols import (
    Engines,
    LimitedTranscriber,
    MultilingualVoice,
    Transcriber,
    Voice,
    transcribers_for_job,
)
from pipeline.engines.whisper.models.machine import usable_memory
from pipeline.queue.client import Queue, WorkerStatus
from pipeline.run.memory import resident_bytes
from pipeline.settings import PipelineSettings
from storage.errors import EngineTrouble
from storage.models import Abilities, Job, Lane
from storage.models.abilities import lack_of, left_to_others

FIRST_LOOK = 2.0
"""Seconds that a start waits for what the others can do."""


def abilities_of(engines: Engines, settings: PipelineSettings) -> Abilities:
    """Return the abilities of a worker with these engines and settings. Reads folders."""
    working = [each for each in engines.voices if _is_ready(each)]
    named = [*((engines.diarizer,) if engines.diarizer else ()), *working]
    return Abilities(
        languages=_languages(engines.transcriber),
        voices=_voices(working),
        speakers=engines.diarizer is not None,
        careful=bool(settings.whisper_model_careful),
        lane=Lane(settings.worker_jobs),
        short_seconds=settings.short_minutes * 60,
        models=_models(engines),
        engines=tuple(each.id for each in named),
        memory=usable_memory(),
    )


def _is_ready(voice: Voice) -> bool:
    try:
        voice.ready()
    except EngineTrouble:
        return False
    return True


def _languages(transcriber: Transcriber) -> tuple[str, ...]:
    """Return the languages that a transcriber is limited to, none without a limit."""
    limited = transcriber.languages() if isinstance(transcriber, LimitedTranscriber) else ()
    return tuple(sorted(limited))


def _voices(voices: Sequence[Voice]) -> tuple[str, ...] | None:
    """Return the languages that are read aloud, None for about all."""
    if any(not isinstance(each, MultilingualVoice) for each in voices):
        return None
    spoken = (each.languages() for each in voices if isinstance(each, MultilingualVoice))
    return tuple(sorted(frozenset[str]().union(*spoken)))


def _models(engines: Engines) -> tuple[str, ...]:
    """Return the names of the models that jobs may use here, the first choice first."""
    try:
        found = [each.id for each in transcribers_for_job(engines.transcriber)]
    except EngineTrouble:  # said by the check of the engines
        found = [engines.transcriber.id]
    found += [engines.careful.id] if engines.careful else []
    return tuple(dict.fromkeys(found))


class Peers:
    """The workers of one queue, as one of them sees them."""

    def __init__(self, worker_id: str, queue: Queue, own: Abilities) -> None:
        """Know no others until `meet` or `tell`."""
        self._id, self._queue = worker_id, queue
        self.own = own
        self.left: tuple[str, ...] = ()
        """Needs whose jobs are left to others, which have what this worker lacks."""
        self._others: list[Abilities] = []

    async def meet(self) -> None:
        """Learn what the others can do, if the queue says so soon."""
        with suppress(TimeoutError):
            async with asyncio.timeout(FIRST_LOOK):
                await self._learn()

    async def tell(self, device: str, running: Collection[str]) -> None:
        """Tell the others and the bot what this worker does, and learn the same of the others."""
        now, memory = time.time(), resident_bytes()
        status = WorkerStatus(self._id, device, tuple(running), now, memory, self.own)
        await self._queue.publish_status(status)
        await self._learn()

    async def _learn(self) -> None:
        found = await self._queue.workers()
        self._others = [each.abilities for each in found if each.id != self._id]
        self.left = left_to_others(self.own, self._others)

    def runnable(self, jobs: Iterable[Job]) -> list[Job]:
        """Return the jobs that a worker runs which is there: to tell of others would be vain."""
        everybody = [self.own, *self._others]
        return [it for it in jobs if lack_of(it.options, it.media.seconds, everybody) is None]
