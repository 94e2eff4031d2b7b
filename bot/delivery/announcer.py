"""Announcer: sends announcements to recipients one by one; pending recipients are rows.

Answers go first: an announcement is sent only when the rate limit has room to spare. After a crash
one recipient may get the message twice, on platforms that can't be asked whether it arrived.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.chat import Chat, ChatBusy, ChatDown, ChatError, ChatGone, Message, Priority
from bot.context.services import Services
from bot.views.announcement import announcement_card, announcement_message
from storage import logs
from storage.backoff import Backoff
from storage.models import Account, Announcement, AnnouncementState, Person, ReceiverState, Role
from storage.watch.health import HEALTH

log = logs.get(__name__)

POLL = 1.0
"""Seconds between polls for announcements."""
TICK = 0.1
"""Seconds between checks for room in the rate limit."""
_TRIES = 3  # before a recipient counts as gone whom the platform refuses for no known reason
_BACKOFF = Backoff(2.0, 300.0)  # seconds between tries while the platform is down


@dataclass(slots=True)
class _Postponed:
    """Recipient whose message failed for now: how often, and when the next try is due."""

    tries: int = 0
    not_before: float = 0.0


class Announcer:
    """Announcer of one platform. `clock` returns monotonic seconds."""

    def __init__(
        self, services: Services, chat: Chat, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Does nothing until `run`."""
        self._services, self._chat, self._clock = services, chat, clock
        self._postponed: dict[tuple[str, str], _Postponed] = {}
        self._shown: dict[str, tuple[float, Message]] = {}

    async def run(self) -> None:
        """Send announcements until cancelled. Errors are logged and retried."""
        with HEALTH.loop(f"{self._chat.platform} announcer") as loop:
            while True:
                try:
                    pause = await self.run_once()
                except Exception:
                    log.exception("announcer: pass failed, retrying", platform=self._chat.platform)
                    pause = POLL
                loop.moved(pause)
                await asyncio.sleep(pause)

    async def run_once(self) -> float:
        """Send each announcement to one recipient and update its card.

        Returns the seconds until there may be more to do.
        """
        async with self._services.database.read() as unit:
            under_way = await unit.announcements.active()
        pause = POLL
        for each in under_way:
            if each.state is AnnouncementState.SENDING:
                pause = min(pause, await self._send_next(each))
            if each.platform is self._chat.platform:
                await self._update_card(each.id)
        if not under_way:
            self._postponed.clear()
            self._shown.clear()
        return pause

    # --- sending ------------------------------------------------------------------------------

    async def _send_next(self, it: Announcement) -> float:
        account = await self._next_recipient(it.id)
        if account is None:
            return POLL
        async with self._services.database.read() as unit:
            person = await unit.people.find(account)
            has_been_told = person and await unit.announcements.is_told(it.id, person.accounts)
        if person is None or has_been_told or not person.news or person.role is Role.BLOCKED:
            await self._record(it.id, account, ReceiverState.SPARED)
            return 0.0
        return await self._try_send(it, account, person)

    async def _try_send(self, it: Announcement, account: Account, person: Person) -> float:
        try:
            sent = await self._send(it, account, person)
        except ChatGone as error:
            log.info(
                "announcer: recipient is gone, trying their next account",
                news=it.id,
                error=str(error),
            )
            await self._give_up(it, account, person)
            return 0.0
        except ChatError as error:
            pause = error.retry_after if isinstance(error, ChatBusy) else None
            tries = self._postpone(it.id, account, pause)
            log.warning(
                "announcer: send failed, retrying later", news=it.id, error=str(error), tries=tries
            )
            if tries >= _TRIES and not isinstance(error, ChatBusy | ChatDown):
                await self._give_up(it, account, person)
            return POLL
        if sent:
            await self._record(it.id, account, ReceiverState.TOLD)
        return self._chat.capabilities.unasked_every if sent else TICK

    async def _next_recipient(self, news_id: str) -> Account | None:
        """Return a pending recipient who is not postponed; None when there is none."""
        now, postponed = self._clock(), self._postponed
        skipped = [
            key for key, it in postponed.items() if key[0] == news_id and it.not_before > now
        ]
        async with self._services.database.read() as unit:
            found = await unit.announcements.waiting_receivers(
                news_id, self._chat.platform, len(skipped) + 1
            )
        return next((it for it in found if (news_id, it.id) not in skipped), None)

    async def _send(self, it: Announcement, account: Account, person: Person) -> bool:
        """Send to one recipient; False when the rate limit has no room. Raises ChatError."""
        address = await self._chat.direct_chat(account)
        if not self._chat.try_reserve(address):
            return False
        message = announcement_message(
            it.text, self._services.translations.for_locale(person.ui_locale or person.locale)
        )
        await self._chat.send(address, message, None, f"{it.id}:{account.id}", Priority.PROGRESS)
        return True

    async def _give_up(self, it: Announcement, account: Account, person: Person) -> None:
        """Move on to the recipient's next account; without one, record them as gone."""
        platforms = {*self._services.settings.platforms, *self._services.chats}
        rest = person.accounts[person.accounts.index(account) + 1 :]
        other = next((each for each in rest if each.platform in platforms), None)
        self._postponed.pop((it.id, account.id), None)
        if other is None:
            await self._record(it.id, account, ReceiverState.GONE)
            return
        await self._services.database.transact(
            lambda unit: unit.announcements.replace_receiver(it.id, account, other)
        )

    async def _record(self, news_id: str, account: Account, state: ReceiverState) -> None:
        self._postponed.pop((news_id, account.id), None)
        await self._services.database.transact(
            lambda unit: unit.announcements.set_receiver_state(news_id, account, state)
        )

    def _postpone(self, news_id: str, account: Account, pause: float | None = None) -> int:
        """Postpone a recipient by `pause` seconds, else by back-off. Returns the tries so far."""
        later = self._postponed.setdefault((news_id, account.id), _Postponed())
        later.tries += 1
        pause = _BACKOFF.delay(later.tries) if pause is None else pause
        later.not_before = self._clock() + pause
        return later.tries

    # --- progress card ------------------------------------------------------------------------

    async def _update_card(self, news_id: str) -> None:
        """Update the card of an announcement. Only its last edit is retried."""
        async with self._services.database.read() as unit:
            it = await unit.announcements.get(news_id)
        if it is None:
            return
        message = announcement_card(it, self._services.translations.for_locale(it.locale))
        if it.state is AnnouncementState.STOPPING or not it.waiting:
            await self._finish(it, message)
        elif it.card is not None and self._is_due(it.id, message):
            if not self._chat.try_reserve(it.card.address):
                return
            self._shown[it.id] = (self._clock(), message)
            try:
                await self._chat.edit(it.card, message, Priority.PROGRESS)
            except ChatError as error:
                log.info(
                    "announcer: card edit failed, waiting for the next",
                    news=it.id,
                    error=str(error),
                )

    def _is_due(self, news_id: str, message: Message) -> bool:
        when, shown = self._shown.get(news_id, (float("-inf"), None))
        return shown != message and self._clock() - when >= self._chat.capabilities.edit_every

    async def _finish(self, it: Announcement, message: Message) -> None:
        try:
            await self._show_outcome(it, message)
        except (ChatBusy, ChatDown) as error:
            log.info("announcer: last card edit failed, retrying", news=it.id, error=str(error))
            return
        except ChatError as error:
            log.warning(
                "announcer: author not reachable, outcome not sent", news=it.id, error=str(error)
            )
        over = AnnouncementState.STOPPED if it.waiting else AnnouncementState.SENT
        await self._services.database.transact(lambda unit: unit.announcements.finish(it, over))

    async def _show_outcome(self, it: Announcement, message: Message) -> None:
        """Show the outcome in the card, or send it to the author when the card is gone."""
        try:
            if it.card is not None:
                await self._chat.edit(it.card, message)
                return
        except ChatGone as error:
            log.info(
                "announcer: card is gone, sending the outcome to the author",
                news=it.id,
                error=str(error),
            )
        if it.author is not None:
            address = await self._chat.direct_chat(it.author)
            await self._chat.send(address, replace(message, buttons=()), None, f"{it.id}:over")
