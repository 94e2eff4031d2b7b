"""Progress cards: edits each chat's cards as its rate limit allows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from bot.chat import Chat, ChatBusy, ChatError, Message, Priority
from bot.context.request import plain
from bot.context.retry import retry_when_busy
from bot.context.services import Services
from bot.delivery.edit_throttle import EditThrottle
from bot.jobs.album import card_key, shares_card
from bot.views.album_card import album_card
from bot.views.job_card import CardStatus, expected_work, job_card
from storage import logs
from storage.models import Address, Job, JobState, Stage

log = logs.get(__name__)


@dataclass(slots=True)
class Snapshot:
    """Snapshot of the rows: unfinished jobs, undelivered jobs, jobs ahead of each in the queue,
    measured stage speeds, albums, and whether the service is drained."""

    under_way: list[Job] = field(default_factory=list)
    ended: list[Job] = field(default_factory=list)
    ahead: dict[str, int] = field(default_factory=dict)
    factors: Mapping[Stage, float] = field(default_factory=dict)
    albums: Mapping[str, list[Job]] = field(default_factory=dict)  # all jobs of a shared card
    drained: bool = False


class ProgressCards:
    """Progress cards of one platform. Edits are best effort: nothing waits for them."""

    def __init__(self, services: Services, chat: Chat, clock: Callable[[], float]) -> None:
        self._services, self._chat, self._clock = services, chat, clock
        self._throttles: dict[Address, EditThrottle] = {}
        self._jobs: dict[str, Job] = {}
        self._snapshot = Snapshot()
        self.editing: dict[Address, asyncio.Task[None]] = {}

    def update(self, snapshot: Snapshot, over: set[str]) -> None:
        """Take a new snapshot and offer an edit of every card whose job is not in `over`."""
        self._snapshot = snapshot
        shown = snapshot.under_way + snapshot.ended
        self._close_deleted(shown)
        self._jobs = {job.id: job for job in snapshot.under_way if job.id not in over}
        for job in self._jobs.values():
            try:
                self._offer(job)
            except Exception:  # the other cards go on
                log.exception("progress: card not drawn, waiting for the next pass", job=job.id)
        cards, alive = {card_key(job) for job in shown}, {job.reply_to.address for job in shown}
        for throttle in self._throttles.values():
            throttle.keep(cards)
        for address in [each for each in self._throttles if each not in alive]:
            if address not in self.editing:
                del self._throttles[address]
        self.edit()

    def _close_deleted(self, shown: Sequence[Job]) -> None:
        """Edit the cards of jobs whose rows were deleted, for the last time: they show words. The
        card of a redo is its answer, which its deletion edits."""
        known, cards = {job.id for job in shown}, {job.card for job in shown}
        deleted = {
            card_key(job): job
            for job in self._jobs.values()
            if job.id not in known and job.card not in cards and job.again_of is None
        }
        for key, job in deleted.items():
            self._services.tasks.start(("card", key), partial(self._close, job))

    async def _close(self, job: Job) -> None:
        card, t = job.card, self._services.translations.for_locale(job.locale)
        is_there = await self._services.database.query(lambda unit: unit.jobs.get(job.id))
        if card is None or is_there:
            return
        if editing := self.editing.get(job.reply_to.address):
            await asyncio.wait([editing])
        try:
            await retry_when_busy(lambda: self._chat.edit(card, plain(t("card-cancelled"))))
        except ChatError as error:
            log.info("progress: card of a deleted job not edited", job=job.id, error=str(error))

    def running(self, job_id: str) -> Job | None:
        """Return the job if a worker runs it and its card still shows progress, else None."""
        job = self._jobs.get(job_id)
        return job if job is not None and job.state is JobState.RUNNING else None

    def show(self, job: Job) -> None:
        """Edit the job's card at once after a progress event, without waiting for the next poll."""
        self._offer(job)
        self.edit()

    def edit(self) -> None:
        """Start the edits that are due, as far as the rate limit has room. The chat whose last
        edit is oldest comes first."""
        now = self._clock()
        waiting = [(throttle.not_before, address) for address, throttle in self._throttles.items()]
        for _, address in sorted(waiting, key=lambda each: each[0]):
            throttle = self._throttles[address]
            if address in self.editing or not throttle.is_due(now):
                continue
            if self._chat.try_reserve(address) and (due := throttle.take_next(now)):
                self._start(address, throttle, *due)

    async def finish(self, job: Job) -> None:
        """Stop the card's edits before the answer, and wait for an edit in flight."""
        self._jobs.pop(job.id, None)
        address = job.reply_to.address
        self.throttle(address).finish(card_key(job))
        if address in self.editing:
            await asyncio.wait([self.editing[address]])

    def throttle(self, address: Address) -> EditThrottle:
        """Return the throttle of one chat."""
        if address not in self._throttles:
            # The card was sent a moment ago, and that counted against the rate limit.
            every = self._chat.capabilities.edit_every
            self._throttles[address] = EditThrottle(
                every, not_before=self._clock() + min(1.0, every)
            )
        return self._throttles[address]

    def _offer(self, job: Job) -> None:
        if job.card is None:
            return
        throttle = self.throttle(job.reply_to.address)
        t, ahead, hints = (
            self._services.translations.for_locale(job.locale),
            self._snapshot.ahead,
            self._services.hints,
        )
        drained = self._snapshot.drained
        if shares_card(job):
            together = self._snapshot.albums[card_key(job)]
            throttle.offer(card_key(job), album_card(together, ahead, hints, t, drained=drained))
            return
        # A redo repeats only some of the work, and which part is not known beforehand.
        work = None
        if job.again_of is None:
            work = expected_work(job.media, job.options, self._snapshot.factors)
        hint = hints.get(job.id) if job.state is JobState.RUNNING else None
        status = CardStatus(ahead.get(job.id, 0), work, hint, drained)
        throttle.offer(job.id, job_card(job, status, t))

    def _start(self, address: Address, throttle: EditThrottle, key: str, message: Message) -> None:
        jobs = {card_key(job): job for job in self._jobs.values()}
        if (job := jobs.get(key)) is None:
            return
        task = asyncio.create_task(self._edit(throttle, job, message))
        self.editing[address] = task
        task.add_done_callback(partial(self._edited, address))

    def _edited(self, address: Address, _: asyncio.Task[None]) -> None:
        self.editing.pop(address, None)

    async def _edit(self, throttle: EditThrottle, job: Job, message: Message) -> None:
        """Edit one card. A failed edit is not retried."""
        if job.card is None:
            return
        try:
            await self._chat.edit(job.card, message, Priority.PROGRESS)
        except ChatBusy as busy:
            throttle.pause(self._clock(), busy.retry_after)
            throttle.mark_failed(card_key(job))
        except ChatError as error:
            log.info(
                "progress: card edit failed, waiting for the next", job=job.id, error=str(error)
            )
        except Exception:
            log.exception("progress: card edit failed, waiting for the next", job=job.id)
