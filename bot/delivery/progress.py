"""Progress to cards: what each chat's cards should look like, edited when there is room for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from bot.chat import Chat, ChatBusy, ChatError, Message, Priority
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
    """What one look at the rows saw: unfinished jobs, answers owed, measured speeds, and whether
    no new work is begun."""

    under_way: list[Job] = field(default_factory=list)
    ended: list[Job] = field(default_factory=list)
    ahead: dict[str, int] = field(default_factory=dict)
    factors: Mapping[Stage, float] = field(default_factory=dict)
    albums: Mapping[str, list[Job]] = field(default_factory=dict)  # all jobs of a shared card
    drained: bool = False


class ProgressCards:
    """The cards on one platform. What is shown there is only a courtesy: nothing waits for it."""

    def __init__(self, services: Services, chat: Chat, clock: Callable[[], float]) -> None:
        self._services, self._chat, self._clock = services, chat, clock
        self._paces: dict[Address, EditThrottle] = {}
        self._jobs: dict[str, Job] = {}
        self._sight = Snapshot()
        self.editing: dict[Address, asyncio.Task[None]] = {}

    def update(self, sight: Snapshot, over: set[str]) -> None:
        """What there is now: every card that is not `over` may have to be edited."""
        self._sight = sight
        self._jobs = {job.id: job for job in sight.under_way if job.id not in over}
        for job in self._jobs.values():
            self._offer(job)
        alive = {job.reply_to.address for job in sight.under_way + sight.ended}
        for address in [each for each in self._paces if each not in alive]:
            if address not in self.editing:
                del self._paces[address]
        self.edit()

    def running(self, job_id: str) -> Job | None:
        """The job, if somebody works on it and its card is to be kept true."""
        job = self._jobs.get(job_id)
        return job if job is not None and job.state is JobState.RUNNING else None

    def show(self, job: Job) -> None:
        """A hint came: show it without waiting for the next look at the rows."""
        self._offer(job)
        self.edit()

    def edit(self) -> None:
        """Edit the cards whose time has come, as far as there is room, in the order in which
        they were edited last."""
        now = self._clock()
        waiting = [(pace.not_before, address) for address, pace in self._paces.items()]
        for _, address in sorted(waiting, key=lambda each: each[0]):
            pace = self._paces[address]
            if address in self.editing or not pace.is_due(now):
                continue
            if self._chat.try_reserve(address) and (due := pace.take_next(now)):
                self._start(address, pace, *due)

    async def finish(self, job: Job) -> None:
        """The job has its answer: no more progress, and none on its way that comes after it."""
        self._jobs.pop(job.id, None)
        address = job.reply_to.address
        self.throttle(address).finish(card_key(job))
        if address in self.editing:
            await asyncio.wait([self.editing[address]])

    def throttle(self, address: Address) -> EditThrottle:
        """The pace of one chat."""
        if address not in self._paces:
            # The card was said a moment ago, and that counted, too.
            every = self._chat.capabilities.edit_every
            self._paces[address] = EditThrottle(every, not_before=self._clock() + min(1.0, every))
        return self._paces[address]

    def _offer(self, job: Job) -> None:
        if job.card is None:
            return
        pace = self.throttle(job.reply_to.address)
        t, ahead, hints = (
            self._services.translations.for_locale(job.locale),
            self._sight.ahead,
            self._services.hints,
        )
        drained = self._sight.drained
        if shares_card(job):
            together = self._sight.albums[card_key(job)]
            pace.offer(card_key(job), album_card(together, ahead, hints, t, drained=drained))
            return
        # Doing it again takes a part of the work, and which part nobody knows beforehand.
        work = None
        if job.again_of is None:
            work = expected_work(job.media, job.options, self._sight.factors)
        hint = hints.get(job.id) if job.state is JobState.RUNNING else None
        standing = CardStatus(ahead.get(job.id, 0), work, hint, drained)
        pace.offer(job.id, job_card(job, standing, t))

    def _start(self, address: Address, pace: EditThrottle, key: str, message: Message) -> None:
        jobs = {card_key(job): job for job in self._jobs.values()}
        if (job := jobs.get(key)) is None:
            return
        task = asyncio.create_task(self._edit(pace, job, message))
        self.editing[address] = task
        task.add_done_callback(partial(self._edited, address))

    def _edited(self, address: Address, _: asyncio.Task[None]) -> None:
        self.editing.pop(address, None)

    async def _edit(self, pace: EditThrottle, job: Job, message: Message) -> None:
        """One edit of one card; what fails is not tried again."""
        if job.card is None:
            return
        try:
            await self._chat.edit(job.card, message, Priority.PROGRESS)
        except ChatBusy as busy:
            pace.pause(self._clock(), busy.retry_after)
            pace.mark_failed(card_key(job))
        except ChatError as error:
            log.info("a card was not edited", job=job.id, error=str(error))
        except Exception:
            log.exception("editing a card failed", job=job.id)
