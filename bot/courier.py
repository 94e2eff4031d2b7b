"""Progress to cards, results to chats. The rows say what is owed; the queue's hints only hurry."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from bot.album import album_card, card_key, companions, shares_card
from bot.card import Standing, card, expected_work
from bot.chat import Chat, ChatBusy, ChatError, Message
from bot.delivery import deliver
from bot.desk import Desk
from bot.live_text import LiveText
from bot.pacing import Pace
from storage import logs
from storage.models import Address, Ended, Job, JobState, Progress, Stage

log = logs.get(__name__)

POLL = 1.0
"""Seconds between looks at the rows when no hint comes."""
_PATIENCE = 300.0  # seconds; the longest pause between tries to deliver one answer


@dataclass(slots=True)
class _Owed:
    """An answer that is on its way or failed to arrive."""

    tries: int = 0
    not_before: float = 0.0
    task: asyncio.Task[None] | None = None


@dataclass(slots=True)
class _Sight:
    """What one look at the rows saw: unfinished jobs, answers owed, and measured speeds."""

    under_way: list[Job] = field(default_factory=list)
    ended: list[Job] = field(default_factory=list)
    ahead: dict[str, int] = field(default_factory=dict)
    factors: Mapping[Stage, float] = field(default_factory=dict)
    albums: Mapping[str, list[Job]] = field(default_factory=dict)  # all jobs of a shared card


class Courier:
    """The courier of one platform. `clock` gives seconds that never jump."""

    def __init__(self, desk: Desk, chat: Chat, clock: Callable[[], float] = time.monotonic) -> None:
        """Does nothing until `run`."""
        self._desk, self._chat, self._clock = desk, chat, clock
        self._paces: dict[Address, Pace] = {}
        self._editing: dict[Address, asyncio.Task[None]] = {}
        self._owed: dict[str, _Owed] = {}
        self._sight = _Sight()
        self._live = LiveText(chat, clock)
        self._wake = asyncio.Event()

    async def run(self) -> None:
        """Carry until cancelled. What breaks is logged and tried again: the rows keep it."""
        hints = asyncio.create_task(self._listen())
        try:
            while True:
                try:
                    await self.round()
                except Exception:
                    log.exception("the courier stumbled", platform=self._chat.platform)
                await self._sleep()
        finally:
            await self._live.close()
            tasks = [hints, *self._editing.values()]
            tasks += [owed.task for owed in self._owed.values() if owed.task]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def round(self) -> None:
        """One look at the rows, and what follows from it. Answers go first."""
        self._sight = await self._look()
        for job in self._sight.ended:
            self._deliver(job)
        for job in self._sight.under_way:
            self._offer(job)
            self._live.show(job)
        self._edit_cards()
        self._forget_the_rest()

    # --- what there is to do -------------------------------------------------------------------

    async def _listen(self) -> None:
        async for event in self._desk.queue.events():
            if isinstance(event, Progress):
                self._desk.hints[event.job] = event
                self._show(event)
            elif isinstance(event, Ended):
                self._wake.set()

    async def _sleep(self) -> None:
        try:
            await asyncio.wait_for(self._wake.wait(), POLL)
        except TimeoutError:
            return
        self._wake.clear()

    async def _look(self) -> _Sight:
        async with self._desk.database.read() as unit:
            jobs = await unit.jobs.under_way(self._chat.platform)
            together = {card_key(job): job for job in jobs if shares_card(job)}
            return _Sight(
                under_way=jobs,
                ended=await unit.jobs.undelivered(self._chat.platform),
                ahead=await unit.jobs.positions() if jobs else {},
                factors=await unit.speeds.factors() if jobs else {},
                albums={card_key(job): await companions(unit, job) for job in together.values()},
            )

    def _forget_the_rest(self) -> None:
        alive = {job.id for job in self._sight.under_way + self._sight.ended}
        for job in [
            job for job in self._owed if job not in alive and not self._under_delivery(job)
        ]:
            del self._owed[job]
        for address in [each for each in self._paces if each not in self._chats()]:
            if address not in self._editing:
                del self._paces[address]

    def _chats(self) -> set[Address]:
        return {job.reply_to.address for job in self._sight.under_way + self._sight.ended}

    # --- cards ---------------------------------------------------------------------------------

    def _pace(self, job: Job) -> Pace:
        address = job.reply_to.address
        if address not in self._paces:
            # The card was said a moment ago, and that counted, too.
            every = self._chat.limits.edit_every
            self._paces[address] = Pace(every, not_before=self._clock() + min(1.0, every))
        return self._paces[address]

    def _show(self, progress: Progress) -> None:
        """A hint came: show it without waiting for the next look at the rows."""
        for job in self._sight.under_way:
            if job.id == progress.job and job.state is JobState.RUNNING:
                self._live.offer(job, progress)
                self._offer(job)
                self._edit_cards()

    def _offer(self, job: Job) -> None:
        if job.card is None or job.id in self._owed:
            return
        say, ahead = self._desk.words.into(job.locale), self._sight.ahead
        if shares_card(job):
            together = self._sight.albums[card_key(job)]
            self._pace(job).offer(card_key(job), album_card(together, ahead, self._desk.hints, say))
            return
        # Doing it again takes a part of the work, and which part nobody knows beforehand.
        work = None
        if job.again_of is None:
            work = expected_work(job.media, job.options, self._sight.factors)
        hint = self._desk.hints.get(job.id) if job.state is JobState.RUNNING else None
        standing = Standing(ahead.get(job.id, 0), work, hint)
        self._pace(job).offer(job.id, card(job, standing, say))

    def _edit_cards(self) -> None:
        cards = {card_key(job): job for job in self._sight.under_way}
        for address, pace in self._paces.items():
            if address in self._editing or not (due := pace.next(self._clock())):
                continue
            job_id, message = due
            if (job := cards.get(job_id)) is None or job.card is None:
                continue
            task = asyncio.create_task(self._edit(pace, job, message))
            self._editing[address] = task
            task.add_done_callback(partial(self._edited, address))

    def _edited(self, address: Address, _: asyncio.Task[None]) -> None:
        self._editing.pop(address, None)

    async def _edit(self, pace: Pace, job: Job, message: Message) -> None:
        """One edit of one card. Progress is only a courtesy: what fails is not tried again."""
        if job.card is None:
            return
        try:
            await self._chat.edit(job.card, message)
        except ChatBusy as busy:
            pace.busy(self._clock(), busy.retry_after)
            pace.missed(card_key(job))
        except ChatError as error:
            log.info("a card was not edited", job=job.id, error=str(error))
        except Exception:
            log.exception("editing a card failed", job=job.id)

    # --- answers -------------------------------------------------------------------------------

    def _under_delivery(self, job_id: str) -> bool:
        owed = self._owed.get(job_id)
        return owed is not None and owed.task is not None and not owed.task.done()

    def _deliver(self, job: Job) -> None:
        owed = self._owed.setdefault(job.id, _Owed())
        self._pace(job).over(card_key(job))
        if self._clock() < owed.not_before or self._under_delivery(job.id):
            return
        owed.task = asyncio.create_task(self._try_to_deliver(job, owed))

    async def _try_to_deliver(self, job: Job, owed: _Owed) -> None:
        pace, address = self._pace(job), job.reply_to.address
        await self._live.over(job.id)
        pause = min(2.0**owed.tries, _PATIENCE)
        if address in self._editing:  # a progress edit on its way must not come after the answer
            await asyncio.wait([self._editing[address]])
        pause_left = pace.silent_until - self._clock()
        if pause_left > 0:
            owed.not_before = pace.silent_until
            return
        try:
            await deliver(self._desk, self._chat, job)
            self._desk.hints.pop(job.id, None)
        except ChatBusy as busy:
            pace.busy(self._clock(), busy.retry_after)
            owed.not_before = self._clock() + busy.retry_after
        except ChatError as error:
            owed.tries, owed.not_before = owed.tries + 1, self._clock() + pause
            log.warning("not delivered yet", job=job.id, error=str(error), pause=pause)
        except Exception:
            owed.tries, owed.not_before = owed.tries + 1, self._clock() + pause
            log.exception("delivering failed", job=job.id, pause=pause)
