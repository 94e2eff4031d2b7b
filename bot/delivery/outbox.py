"""Outbox relay: delivers answers and updates progress cards. The rows are the outbox; events of
the queue only wake the relay earlier."""

from __future__ import annotations

import asyncio
import time
from collections import ChainMap
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial

from bot.chat import Chat, ChatBusy, ChatError
from bot.context.services import Services
from bot.delivery.account_notices import run_account_notices
from bot.delivery.live_transcript import LiveTranscript
from bot.delivery.progress import ProgressCards, Snapshot
from bot.delivery.recorded import deliver_recorded
from bot.delivery.waiting_cards import WaitingCards
from bot.jobs.album import card_key, companions, shares_card
from storage import logs
from storage.background import run_with_restarts
from storage.backoff import Backoff
from storage.database import Unit
from storage.job_context import about_job
from storage.models import Address, Ended, Job, JobState, Progress, Stage
from storage.watch.health import HEALTH

log = logs.get(__name__)

POLL = 1.0
"""Seconds between polls of the rows when no event comes."""
TICK = 0.1
"""Seconds between checks for room to edit a card."""
_BACKOFF = Backoff(1.0, 300.0)  # seconds between two tries to deliver one answer
_STARTS = 100  # deliveries that one pass starts; the rows of no others are read


@dataclass(slots=True)
class _Delivery:
    """Delivery of one answer to a chat: in progress, or waiting for its next try."""

    address: Address
    tries: int = 0
    not_before: float = 0.0
    task: asyncio.Task[None] | None = None


class OutboxRelay:
    """Outbox relay of one platform. `clock` returns monotonic seconds."""

    def __init__(
        self, services: Services, chat: Chat, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Does nothing until `run`."""
        self._services, self._chat, self._clock = services, chat, clock
        self._cards = ProgressCards(services, chat, clock)
        self._waiting = WaitingCards(clock)
        self._deliveries: dict[str, _Delivery] = {}
        self._live = LiveTranscript(chat, clock)
        self._wake = asyncio.Event()

    async def run(self) -> None:
        """Deliver until cancelled. Errors are logged and retried: the rows stay pending."""
        loops: dict[str, Callable[[], Awaitable[None]]] = {
            "progress listener": self._listen,
            "card edits": self._keep_editing,
            "workers": partial(self._services.workers.follow, self._services.queue),
            "account notices": partial(run_account_notices, self._services, self._chat),
        }
        background = [
            asyncio.create_task(run_with_restarts(work, name)) for name, work in loops.items()
        ]
        try:
            with HEALTH.loop(f"{self._chat.platform} outbox") as loop:
                while True:
                    await self._services.updates.wait_clear(POLL)
                    await self._try_pass(self.run_once)
                    loop.moved()
                    until = asyncio.get_running_loop().time() + POLL
                    while await self._is_woken(until):
                        await self._try_pass(self._deliver_only)
        finally:
            await self._live.close()
            self._services.hints.clear()  # those of other platforms come again
            tasks = [*background, *self._cards.editing.values()]
            tasks += [delivery.task for delivery in self._deliveries.values() if delivery.task]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def run_once(self) -> None:
        """Poll the rows once: start the deliveries, then update the cards."""
        factors = await self._services.factors.get(self._services.database)
        async with self._services.database.read() as unit:
            owed, due = await self._load_owed(unit)
            snapshot = await self._load_snapshot(unit, owed, factors)
            running = await unit.jobs.running_ids()
        self._deliver_all(owed, due)
        self._cards.update(snapshot, {job: it.address for job, it in self._deliveries.items()})
        await self._forget_ended(running, owed)
        for job in snapshot.under_way:
            self._live.show(job)

    async def _deliver_only(self) -> None:
        """Start the deliveries: a job has ended."""
        async with self._services.database.read() as unit:
            owed, due = await self._load_owed(unit)
        self._deliver_all(owed, due)

    async def _forget_ended(self, running: set[str], owed: set[str]) -> None:
        """Forget the texts of jobs that ended or were deleted: of this platform, and the progress
        of jobs of other processes, whose events come here, too."""
        await self._live.keep(running | owed)
        for job_id in self._services.hints.keys() - running:
            self._services.hints.pop(job_id, None)

    async def _listen(self) -> None:
        async for event in self._services.queue.events():
            try:
                self._handle(event)
            except Exception:
                log.exception("outbox: progress not shown, waiting for the next", job=event.job)

    def _handle(self, event: Progress | Ended) -> None:
        if isinstance(event, Ended):
            self._wake.set()
            return
        self._services.hints[event.job] = event
        if job := self._cards.running(event.job):
            self._live.offer(job, event)
            self._cards.show(job)

    async def _keep_editing(self) -> None:
        while True:
            await asyncio.sleep(TICK)
            self._cards.edit()

    async def _try_pass(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except Exception:
            log.exception("outbox: pass failed, retrying", platform=self._chat.platform)

    async def _is_woken(self, until: float) -> bool:
        """Wait for the end of a job. Return False when it is this moment."""
        if asyncio.get_running_loop().time() >= until:
            return False
        try:
            async with asyncio.timeout_at(until):
                await self._wake.wait()
        except TimeoutError:
            return False
        self._wake.clear()
        return True

    async def _load_snapshot(
        self, unit: Unit, owed: set[str], factors: Mapping[Stage, float]
    ) -> Snapshot:
        platform, known = self._chat.platform, None
        jobs = await unit.jobs.running(platform)
        if await self._waiting.read_places(unit):
            known = self._waiting.ahead.keys() | owed | {job.id for job in jobs}
        if looked := self._waiting.take(self._cards.waiting):
            found = {job.id: job for job in await unit.jobs.several(platform, looked)}
            self._waiting.keep_own(looked, found)
            jobs += [job for job in found.values() if job.state is JobState.QUEUED]
        albums = {card_key(job): job for job in jobs if shares_card(job)}
        together = {key: await companions(unit, job) for key, job in albums.items()}
        return Snapshot(
            under_way=jobs,
            known=known,
            ahead=await self._places_of(
                unit, [job for album in together.values() for job in album]
            ),
            factors=factors,
            albums=together,
            drained=bool(jobs) and await unit.service_flags.drained_since() is not None,
        )

    async def _places_of(self, unit: Unit, albums: Collection[Job]) -> Mapping[str, int]:
        """Return the places that were read, and those of younger jobs of albums."""
        younger = [
            job.id
            for job in albums
            if job.state is JobState.QUEUED and job.id not in self._waiting.ahead
        ]
        return ChainMap(
            {job: await unit.jobs.position(job) for job in younger}, self._waiting.ahead
        )

    # --- answers -------------------------------------------------------------------------------

    async def _load_owed(self, unit: Unit) -> tuple[set[str], list[Job]]:
        """Return the ids of all jobs that are not delivered, and those to start with now."""
        owed = await unit.jobs.undelivered(self._chat.platform)
        turn = {job: place for place, job in enumerate(filter(self._is_due, owed))}
        if not turn:
            return set(owed), []
        due = await unit.jobs.several(self._chat.platform, list(turn)[:_STARTS])
        return set(owed), sorted(due, key=lambda job: turn[job.id])

    def _deliver_all(self, owed: Collection[str], due: Collection[Job]) -> None:
        for job in due:
            self._deliver(job)
        self._deliveries = {
            job: delivery
            for job, delivery in self._deliveries.items()
            if job in owed or self._is_in_progress(job)
        }

    def _is_due(self, job_id: str) -> bool:
        delivery = self._deliveries.get(job_id)
        return delivery is None or (
            self._clock() >= delivery.not_before and not self._is_in_progress(job_id)
        )

    def _is_in_progress(self, job_id: str) -> bool:
        delivery = self._deliveries.get(job_id)
        return delivery is not None and delivery.task is not None and not delivery.task.done()

    def _deliver(self, job: Job) -> None:
        delivery = self._deliveries.setdefault(job.id, _Delivery(job.reply_to.address))
        if not self._is_due(job.id):
            return
        with about_job(job):
            delivery.task = asyncio.create_task(self._try_delivery(job, delivery))

    async def _try_delivery(self, job: Job, delivery: _Delivery) -> None:
        throttle = self._cards.throttle(job.reply_to.address)
        pause = _BACKOFF.delay(delivery.tries + 1)
        try:
            await self._live.finish(job.id)
            await self._cards.finish(job)
            if throttle.silent_until > self._clock():
                delivery.not_before = throttle.silent_until
                return
            await deliver_recorded(self._services, self._chat, job)
            self._services.hints.pop(job.id, None)
        except ChatBusy as busy:
            throttle.pause(self._clock(), busy.retry_after)
            delivery.not_before = self._clock() + busy.retry_after
        except ChatError as error:
            delivery.tries, delivery.not_before = delivery.tries + 1, self._clock() + pause
            log.warning(
                "outbox: delivery failed, retrying", job=job.id, error=str(error), pause=pause
            )
        except Exception:
            delivery.tries, delivery.not_before = delivery.tries + 1, self._clock() + pause
            log.exception("outbox: delivery failed, retrying", job=job.id, pause=pause)
