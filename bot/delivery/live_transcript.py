"""The text so far, shown while it is made, where the chat has a place for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from bot.chat import Chat, ChatBusy, ChatError
from bot.chat.text import tail
from storage import logs
from storage.models import Address, Job, Progress

log = logs.get(__name__)

EVERY = 2.0
"""Seconds between two drafts in one chat."""
LONGEST = 2900
"""UTF-16 units of a draft: less than what a hint holds, so that it begins with a whole word."""


@dataclass(slots=True)
class _Text:
    """The text of one job: what waits to be shown, and what was shown last."""

    waiting: str = ""
    shown: str = ""
    task: asyncio.Task[None] | None = None


class LiveTranscript:
    """The live text of one platform's jobs. `clock` gives seconds that never jump."""

    def __init__(self, chat: Chat, clock: Callable[[], float]) -> None:
        """Shows nothing until `offer`."""
        self._chat, self._clock = chat, clock
        self._texts: dict[str, _Text] = {}
        self._not_before: dict[Address, float] = {}

    def offer(self, job: Job, hint: Progress) -> None:
        """This much was heard; shown at once, or as soon as the chat may be bothered again."""
        if hint.text.strip():
            self._texts.setdefault(job.id, _Text()).waiting = hint.text
            self.show(job)

    def show(self, job: Job) -> None:
        """Show what waits, if it is more than was shown and not too early."""
        text, to = self._texts.get(job.id), job.reply_to.address
        if text is None or text.waiting == text.shown or (text.task and not text.task.done()):
            return
        if self._clock() < self._not_before.get(to, 0.0):
            return
        self._not_before[to] = self._clock() + EVERY
        text.shown = text.waiting
        text.task = asyncio.create_task(self._draft(job, tail(text.shown, LONGEST)))
        text.task.add_done_callback(partial(self._shown, to))

    async def finish(self, job_id: str) -> None:
        """The answer comes: no more of it, and none that overtakes the answer."""
        text = self._texts.pop(job_id, None)
        if text and text.task and not text.task.done():
            text.task.cancel()
            await asyncio.wait([text.task])

    async def close(self) -> None:
        """Stop whatever is on its way."""
        for job_id in list(self._texts):
            await self.finish(job_id)

    def _shown(self, to: Address, _: asyncio.Task[None]) -> None:
        now = self._clock()
        self._not_before = {at: then for at, then in self._not_before.items() if then > now}
        self._not_before.setdefault(to, now)

    async def _draft(self, job: Job, text: str) -> None:
        """One draft. It is only a courtesy: what fails is not tried again."""
        to = job.reply_to.address
        try:
            await self._chat.show_draft(to, text, job.id)
        except ChatBusy as busy:
            self._not_before[to] = self._clock() + max(EVERY, busy.retry_after)
        except ChatError as error:
            log.info("the live text was not shown", job=job.id, error=str(error))
        except Exception:
            log.exception("showing live text failed", job=job.id)
