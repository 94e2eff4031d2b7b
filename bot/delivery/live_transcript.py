"""Live transcript: shows the text so far as a draft, where the chat supports drafts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

from bot.chat import Chat, ChatBusy, ChatError
from bot.chat.text import tail
from storage import logs
from storage.models import Address, Job, Progress

log = logs.get(__name__)

INTERVAL = 2.0
"""Seconds between two drafts in one chat."""
LONGEST = 2900
"""UTF-16 units of a draft. An event holds more, so that a draft begins with a whole word."""


@dataclass(slots=True)
class _Draft:
    """Draft of one job: the newest text, the text shown last, and the send in flight."""

    newest: str = ""
    shown: str = ""
    task: asyncio.Task[None] | None = None


class LiveTranscript:
    """Live transcripts of one platform's jobs. `clock` returns monotonic seconds."""

    def __init__(self, chat: Chat, clock: Callable[[], float]) -> None:
        """Sends nothing until `offer`."""
        self._chat, self._clock = chat, clock
        self._drafts: dict[str, _Draft] = {}
        self._not_before: dict[Address, float] = {}

    def offer(self, job: Job, event: Progress) -> None:
        """Show the text of a progress event, at once or as soon as the chat's interval is over."""
        if event.text.strip() and job.has_chat:
            self._drafts.setdefault(job.id, _Draft()).newest = event.text
            self.show(job)

    def show(self, job: Job) -> None:
        """Send the newest text if it differs from what is shown and the interval is over."""
        draft, to = self._drafts.get(job.id), job.reply_to.address
        if draft is None or draft.newest == draft.shown or (draft.task and not draft.task.done()):
            return
        if self._clock() < self._not_before.get(to, 0.0):
            return
        self._not_before[to] = self._clock() + INTERVAL
        draft.shown = draft.newest
        draft.task = asyncio.create_task(self._send_draft(job, tail(draft.shown, LONGEST)))
        draft.task.add_done_callback(partial(self._start_interval, to))

    async def finish(self, job_id: str) -> None:
        """Stop the draft of a job, so that none arrives after its answer."""
        draft = self._drafts.pop(job_id, None)
        if draft and draft.task and not draft.task.done():
            draft.task.cancel()
            await asyncio.wait([draft.task])

    async def keep(self, jobs: Collection[str]) -> None:
        """Stop the drafts of all other jobs, which were deleted."""
        for job_id in [each for each in self._drafts if each not in jobs]:
            await self.finish(job_id)

    async def close(self) -> None:
        """Stop all drafts."""
        for job_id in list(self._drafts):
            await self.finish(job_id)

    def _start_interval(self, to: Address, _: asyncio.Task[None]) -> None:
        now = self._clock()
        self._not_before = {at: then for at, then in self._not_before.items() if then > now}
        self._not_before.setdefault(to, now)

    async def _send_draft(self, job: Job, text: str) -> None:
        """Send one draft. Drafts are optional: a failed one is not retried."""
        to = job.reply_to.address
        try:
            await self._chat.show_draft(to, text, job.id)
        except ChatBusy as busy:
            self._not_before[to] = self._clock() + max(INTERVAL, busy.retry_after)
        except ChatError as error:
            log.info(
                "live transcript: draft failed, waiting for the next", job=job.id, error=str(error)
            )
        except Exception:
            log.exception("live transcript: draft failed, waiting for the next", job=job.id)
