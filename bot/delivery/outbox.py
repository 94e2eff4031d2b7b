"""Results to chats, progress to cards. The rows say what is owed; the queue's hints only hurry."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.chat import Chat, ChatBusy, ChatError
from bot.context.services import Services
from bot.delivery.account_notices import keep_telling
from bot.delivery.answers import deliver
from bot.delivery.live_transcript import LiveTranscript
from bot.delivery.progress import ProgressCards, Snapshot
from bot.jobs.album import card_key, companions, shares_card
from storage import logs
from storage.models import Ended, Job, Progress

log = logs.get(__name__)

POLL = 1.0
"""Seconds between looks at the rows when no hint comes."""
TICK = 0.1
"""Seconds between looks for room to edit a card."""
_PATIENCE = 300.0  # seconds; the longest pause between tries to deliver one answer


@dataclass(slots=True)
class _Owed:
    """An answer that is on its way or failed to arrive."""

    tries: int = 0
    not_before: float = 0.0
    task: asyncio.Task[None] | None = None


class OutboxRelay:
    """The courier of one platform. `clock` gives seconds that never jump."""

    def __init__(
        self, services: Services, chat: Chat, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Does nothing until `run`."""
        self._services, self._chat, self._clock = services, chat, clock
        self._cards = ProgressCards(services, chat, clock)
        self._owed: dict[str, _Owed] = {}
        self._live = LiveTranscript(chat, clock)
        self._wake = asyncio.Event()

    async def run(self) -> None:
        """Carry until cancelled. What breaks is logged and tried again: the rows keep it."""
        beside = [
            asyncio.create_task(self._listen()),
            asyncio.create_task(self._keep_editing()),
            asyncio.create_task(keep_telling(self._services, self._chat)),
        ]
        try:
            while True:
                try:
                    await self.run_once()
                except Exception:
                    log.exception("the courier stumbled", platform=self._chat.platform)
                await self._sleep()
        finally:
            await self._live.close()
            tasks = [*beside, *self._cards.editing.values()]
            tasks += [owed.task for owed in self._owed.values() if owed.task]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def run_once(self) -> None:
        """One look at the rows, and what follows from it. Answers go first."""
        sight = await self._look()
        alive = {job.id for job in sight.under_way + sight.ended}
        for job in sight.ended:
            self._deliver(job)
        self._owed = {
            job: owed
            for job, owed in self._owed.items()
            if job in alive or self._under_delivery(job)
        }
        self._cards.update(sight, over=set(self._owed))
        for job in sight.under_way:
            self._live.show(job)

    async def _listen(self) -> None:
        async for event in self._services.queue.events():
            self._hear(event)

    def _hear(self, event: Progress | Ended) -> None:
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

    async def _sleep(self) -> None:
        try:
            await asyncio.wait_for(self._wake.wait(), POLL)
        except TimeoutError:
            return
        self._wake.clear()

    async def _look(self) -> Snapshot:
        async with self._services.database.read() as unit:
            jobs = await unit.jobs.under_way(self._chat.platform)
            together = {card_key(job): job for job in jobs if shares_card(job)}
            return Snapshot(
                under_way=jobs,
                ended=await unit.jobs.undelivered(self._chat.platform),
                ahead=await unit.jobs.positions() if jobs else {},
                factors=await unit.stage_speeds.factors() if jobs else {},
                albums={card_key(job): await companions(unit, job) for job in together.values()},
                drained=bool(jobs) and await unit.service_flags.drained() is not None,
            )

    # --- answers -------------------------------------------------------------------------------

    def _under_delivery(self, job_id: str) -> bool:
        owed = self._owed.get(job_id)
        return owed is not None and owed.task is not None and not owed.task.done()

    def _deliver(self, job: Job) -> None:
        owed = self._owed.setdefault(job.id, _Owed())
        if self._clock() < owed.not_before or self._under_delivery(job.id):
            return
        owed.task = asyncio.create_task(self._try_to_deliver(job, owed))

    async def _try_to_deliver(self, job: Job, owed: _Owed) -> None:
        pace = self._cards.throttle(job.reply_to.address)
        pause = min(2.0**owed.tries, _PATIENCE)
        await self._live.finish(job.id)
        await self._cards.finish(job)
        if pace.silent_until > self._clock():
            owed.not_before = pace.silent_until
            return
        try:
            await deliver(self._services, self._chat, job)
            self._services.hints.pop(job.id, None)
        except ChatBusy as busy:
            pace.pause(self._clock(), busy.retry_after)
            owed.not_before = self._clock() + busy.retry_after
        except ChatError as error:
            owed.tries, owed.not_before = owed.tries + 1, self._clock() + pause
            log.warning("not delivered yet", job=job.id, error=str(error), pause=pause)
        except Exception:
            owed.tries, owed.not_before = owed.tries + 1, self._clock() + pause
            log.exception("delivering failed", job=job.id, pause=pause)
