"""Outbox relay: delivers answers and updates progress cards. The rows are the outbox; events of
the queue only wake the relay earlier."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from bot.chat import Chat, ChatBusy, ChatError
from bot.context.services import Services
from bot.delivery.account_notices import run_account_notices
from bot.delivery.answers import deliver
from bot.delivery.live_transcript import LiveTranscript
from bot.delivery.progress import ProgressCards, Snapshot
from bot.jobs.album import card_key, companions, shares_card
from storage import logs
from storage.background import run_with_restarts
from storage.backoff import Backoff
from storage.models import Ended, Job, Progress
from storage.watch.health import HEALTH

log = logs.get(__name__)

POLL = 1.0
"""Seconds between polls of the rows when no event comes."""
TICK = 0.1
"""Seconds between checks for room to edit a card."""
_BACKOFF = Backoff(1.0, 300.0)  # seconds between two tries to deliver one answer


@dataclass(slots=True)
class _Delivery:
    """Delivery of one answer: in progress, or waiting for its next try."""

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
        self._deliveries: dict[str, _Delivery] = {}
        self._live = LiveTranscript(chat, clock)
        self._wake = asyncio.Event()

    async def run(self) -> None:
        """Deliver until cancelled. Errors are logged and retried: the rows stay pending."""
        loops: dict[str, Callable[[], Awaitable[None]]] = {
            "progress listener": self._listen,
            "card edits": self._keep_editing,
            "account notices": partial(run_account_notices, self._services, self._chat),
        }
        background = [
            asyncio.create_task(run_with_restarts(work, name)) for name, work in loops.items()
        ]
        try:
            with HEALTH.loop(f"{self._chat.platform} outbox") as loop:
                while True:
                    try:
                        await self.run_once()
                    except Exception:
                        log.exception("outbox: pass failed, retrying", platform=self._chat.platform)
                    loop.moved()
                    await self._wait()
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
        snapshot = await self._load_snapshot()
        alive = {job.id for job in snapshot.under_way + snapshot.ended}
        for job in snapshot.ended:
            self._deliver(job)
        self._deliveries = {
            job: delivery
            for job, delivery in self._deliveries.items()
            if job in alive or self._is_in_progress(job)
        }
        self._cards.update(snapshot, over=set(self._deliveries))
        await self._forget_ended(alive)
        for job in snapshot.under_way:
            self._live.show(job)

    async def _forget_ended(self, alive: set[str]) -> None:
        """Forget the texts of jobs that ended or were deleted: of this platform, and the progress
        of jobs of other processes, whose events come here, too."""
        await self._live.keep(alive)
        hints = self._services.hints
        if seen := set(hints):
            async with self._services.database.read() as unit:
                running = {job.id for job in await unit.jobs.running()}
            for job_id in seen - running:
                hints.pop(job_id, None)

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

    async def _wait(self) -> None:
        try:
            await asyncio.wait_for(self._wake.wait(), POLL)
        except TimeoutError:
            return
        self._wake.clear()

    async def _load_snapshot(self) -> Snapshot:
        async with self._services.database.read() as unit:
            jobs = await unit.jobs.active(self._chat.platform)
            together = {card_key(job): job for job in jobs if shares_card(job)}
            return Snapshot(
                under_way=jobs,
                ended=await unit.jobs.undelivered(self._chat.platform),
                ahead=await unit.jobs.positions() if jobs else {},
                factors=await unit.stage_speeds.factors() if jobs else {},
                albums={card_key(job): await companions(unit, job) for job in together.values()},
                drained=bool(jobs) and await unit.service_flags.drained_since() is not None,
            )

    # --- answers -------------------------------------------------------------------------------

    def _is_in_progress(self, job_id: str) -> bool:
        delivery = self._deliveries.get(job_id)
        return delivery is not None and delivery.task is not None and not delivery.task.done()

    def _deliver(self, job: Job) -> None:
        delivery = self._deliveries.setdefault(job.id, _Delivery())
        if self._clock() < delivery.not_before or self._is_in_progress(job.id):
            return
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
            await deliver(self._services, self._chat, job)
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
