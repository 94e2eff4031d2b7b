"""Progress cards: edits each chat's cards as its rate limit allows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
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
from storage.database import Unit
from storage.models import Address, Job, JobState, Stage
from storage.watch.catalogue import CARD_EDITS

log = logs.get(__name__)


@dataclass(slots=True)
class Snapshot:
    """Snapshot of the rows: running jobs and those queued ones whose card is looked at, jobs ahead
    of each in the queue, measured stage speeds, albums, and whether the service is drained. `known`
    are the ids of all jobs that are queued, running or not delivered; None if they were not read.
    """

    under_way: list[Job] = field(default_factory=list)
    known: Collection[str] | None = None
    ahead: Mapping[str, int] = field(default_factory=dict)
    factors: Mapping[Stage, float] = field(default_factory=dict)
    albums: Mapping[str, list[Job]] = field(default_factory=dict)  # all jobs of a shared card
    drained: bool = False


class ProgressCards:
    """Progress cards of one platform. Edits are best effort: nothing waits for them."""

    def __init__(self, services: Services, chat: Chat, clock: Callable[[], float]) -> None:
        self._services, self._chat, self._clock = services, chat, clock
        self._throttles: dict[Address, EditThrottle] = {}
        self._jobs: dict[str, Job] = {}
        self._cards: dict[str, Job] = {}  # a job of each card
        self._offered: dict[Address, EditThrottle] = {}  # those with an edit that waits
        self._snapshot = Snapshot()
        self.editing: dict[Address, asyncio.Task[None]] = {}

    def update(self, snapshot: Snapshot, over: Mapping[str, Address]) -> None:
        """Take a new snapshot and offer an edit of its cards. The jobs in `over` have ended, and
        their answers are sent to these chats."""
        self._snapshot = snapshot
        if snapshot.known is not None:
            self._forget_others(snapshot.known, over)
        for job in snapshot.under_way:
            if job.id in over:
                continue
            self._jobs[job.id] = job
            try:
                self._offer(job)
            except Exception:  # the other cards go on
                log.exception("progress: card not drawn, waiting for the next pass", job=job.id)
        self.edit()

    def _forget_others(self, known: Collection[str], over: Mapping[str, Address]) -> None:
        """Forget the jobs that are not known any more, and close the cards of deleted ones."""
        for job in [it for it in self._jobs.values() if it.id not in known or it.id in over]:
            del self._jobs[job.id]
            if job.id not in known and job.card is not None and job.again_of is None:
                self._services.tasks.start(("card", card_key(job)), partial(self._close, job))
        self._cards = {card_key(job): job for job in self._jobs.values()}
        for throttle in self._throttles.values():
            throttle.keep(self._cards)
        alive = {job.reply_to.address for job in self._jobs.values()} | set(over.values())
        for address in [each for each in self._throttles if each not in alive]:
            if address not in self.editing:
                del self._throttles[address]
                self._offered.pop(address, None)

    async def _close(self, job: Job) -> None:
        """Edit the card of a job whose row was deleted, for the last time: it shows words. The card
        of a redo is its answer, which its deletion edits."""
        card, t = job.card, self._services.translations.for_locale(job.locale)
        if card is None or await self._services.database.query(partial(_is_in_use, job=job)):
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
        due = [
            (throttle.not_before, address)
            for address, throttle in self._offered.items()
            if address not in self.editing and throttle.is_due(now)
        ]
        for _, address in sorted(due, key=lambda each: each[0]):
            throttle = self._throttles[address]
            if self._chat.try_reserve(address) and (edit := throttle.take_next(now)):
                self._start(address, throttle, *edit)
            if not throttle.is_waiting:
                self._offered.pop(address, None)

    @property
    def waiting(self) -> int:
        """Return the number of chats with an edit that waits."""
        return len(self._offered)

    async def finish(self, job: Job) -> None:
        """Stop the card's edits before the answer, and wait for an edit in flight."""
        self._jobs.pop(job.id, None)
        for address in self._addresses(job):
            self.throttle(address).finish(card_key(job))
            self._note(address)
            if address in self.editing:
                await asyncio.wait([self.editing[address]])

    def _addresses(self, job: Job) -> set[Address]:
        """Return the chat of a job's card, and the one in which it was last drawn: that of a group
        before it became a supergroup."""
        drawn = self._cards.get(card_key(job), job)
        return {job.reply_to.address, drawn.reply_to.address}

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
        if job.card is None or job.options.rewrite.quiet:
            return
        for earlier in self._addresses(job) - {job.reply_to.address}:
            self.throttle(earlier).finish(card_key(job))
            self._note(earlier)
        self._cards[card_key(job)] = job
        self._draw(job, self.throttle(job.reply_to.address))
        self._note(job.reply_to.address)

    def _note(self, address: Address) -> None:
        """Note whether an edit waits in this chat."""
        if (throttle := self._throttles[address]).is_waiting:
            self._offered[address] = throttle
        else:
            self._offered.pop(address, None)

    def _draw(self, job: Job, throttle: EditThrottle) -> None:
        t, ahead, hints = (
            self._services.translations.for_locale(job.locale),
            self._snapshot.ahead,
            self._services.hints,
        )
        drained = self._snapshot.drained
        if shares_card(job):
            together = self._snapshot.albums[card_key(job)]
            lacks = {it.id: lack for it in together if (lack := self._services.workers.lack(it))}
            card = album_card(together, ahead, hints, t, drained=drained, lacks=lacks)
            throttle.offer(card_key(job), card)
            return
        # A redo repeats only some of the work, and which part is not known beforehand.
        work = None
        if job.again_of is None:
            work = expected_work(job.media, job.options, self._snapshot.factors)
        hint = hints.get(job.id) if job.state is JobState.RUNNING else None
        lack = self._services.workers.lack(job)
        status = CardStatus(ahead.get(job.id, 0), work, hint, drained, lack)
        throttle.offer(job.id, job_card(job, status, t))

    def _start(self, address: Address, throttle: EditThrottle, key: str, message: Message) -> None:
        if (job := self._cards.get(key)) is None:
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
        CARD_EDITS.add(1)
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


async def _is_in_use(unit: Unit, job: Job) -> bool:
    """Return whether a job is still there, or its card is that of another one: of its album, or of
    the recording that it was joined with, whose answer may be there already."""
    if await unit.jobs.get(job.id) is not None:
        return True
    others = [it for it in await unit.jobs.list_for(job.account, 100) if it.card == job.card]
    return any(it.delivered is None or not shares_card(it) for it in others)
