"""Takes announcements to people, one by one and at an easy pace; the rows say who is still owed.

Whoever waits for an answer goes first: an announcement is said only where there is room to spare.
Somebody in whose very moment the process died may be told twice where the platform can't be asked.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.chat import Chat, ChatBusy, ChatDown, ChatError, ChatGone, Message, Priority
from bot.context.services import Services
from bot.views.announcement import news, progress
from storage import logs
from storage.models import Account, Announcement, AnnouncementState, Person, ReceiverState, Role

log = logs.get(__name__)

POLL = 1.0
"""Seconds between looks for something to announce."""
TICK = 0.1
"""Seconds between looks for room."""
_TRIES = 3  # before somebody counts as gone whom the platform refuses for no known reason
_LONGEST_PAUSE = 300.0  # seconds between tries, while the platform is away


@dataclass(slots=True)
class _Later:
    """Somebody who could not be told yet."""

    tries: int = 0
    not_before: float = 0.0


class Announcer:
    """The announcer of one platform. `clock` gives seconds that never jump."""

    def __init__(
        self, services: Services, chat: Chat, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Does nothing until `run`."""
        self._services, self._chat, self._clock = services, chat, clock
        self._later: dict[tuple[str, str], _Later] = {}
        self._shown: dict[str, tuple[float, Message]] = {}

    async def run(self) -> None:
        """Announce until cancelled. What breaks is logged and tried again."""
        while True:
            try:
                pause = await self.run_once()
            except Exception:
                log.exception("the announcer stumbled", platform=self._chat.platform)
                pause = POLL
            await asyncio.sleep(pause)

    async def run_once(self) -> float:
        """Tell one person of each announcement, and show how far it is; seconds until there may
        be more to do."""
        async with self._services.database.read() as unit:
            under_way = await unit.announcements.under_way()
        pause = POLL
        for each in under_way:
            if each.state is AnnouncementState.SENDING:
                pause = min(pause, await self._go_on(each))
            if each.platform is self._chat.platform:
                await self._show(each.id)
        if not under_way:
            self._later.clear()
            self._shown.clear()
        return pause

    # --- telling ------------------------------------------------------------------------------

    async def _go_on(self, it: Announcement) -> float:
        account = await self._next(it.id)
        if account is None:
            return POLL
        async with self._services.database.read() as unit:
            person = await unit.people.find(account)
            told = person and await unit.announcements.told_one_of(it.id, person.accounts)
        if person is None or told or not person.news or person.role is Role.BLOCKED:
            await self._note(it.id, account, ReceiverState.SPARED)
            return 0.0
        return await self._try(it, account, person)

    async def _try(self, it: Announcement, account: Account, person: Person) -> float:
        try:
            said = await self._tell(it, account, person)
        except ChatGone as error:
            log.info("somebody can't be told", news=it.id, error=str(error))
            await self._give_up(it, account, person)
            return 0.0
        except ChatError as error:
            pause = error.retry_after if isinstance(error, ChatBusy) else None
            tries = self._put_off(it.id, account, pause)
            log.warning("somebody was not told yet", news=it.id, error=str(error), tries=tries)
            if tries >= _TRIES and not isinstance(error, ChatBusy | ChatDown):
                await self._give_up(it, account, person)
            return POLL
        if said:
            await self._note(it.id, account, ReceiverState.TOLD)
        return self._chat.capabilities.unasked_every if said else TICK

    async def _next(self, news_id: str) -> Account | None:
        """Somebody who was not told yet and was not put off."""
        now, later = self._clock(), self._later
        off = [key for key, it in later.items() if key[0] == news_id and it.not_before > now]
        async with self._services.database.read() as unit:
            found = await unit.announcements.waiting(news_id, self._chat.platform, len(off) + 1)
        return next((it for it in found if (news_id, it.id) not in off), None)

    async def _tell(self, it: Announcement, account: Account, person: Person) -> bool:
        """Whether there was room to. Raises ChatError."""
        address = await self._chat.direct_chat(account)
        if not self._chat.try_reserve(address):
            return False
        message = news(
            it.text, self._services.translations.for_locale(person.ui_locale or person.locale)
        )
        await self._chat.send(address, message, None, f"{it.id}:{account.id}", Priority.PROGRESS)
        return True

    async def _give_up(self, it: Announcement, account: Account, person: Person) -> None:
        """Try the person's next account, when there is one."""
        here = {*self._services.settings.platforms, *self._services.chats}
        rest = person.accounts[person.accounts.index(account) + 1 :]
        other = next((each for each in rest if each.platform in here), None)
        self._later.pop((it.id, account.id), None)
        if other is None:
            await self._note(it.id, account, ReceiverState.GONE)
            return
        async with self._services.database.begin() as unit:
            await unit.announcements.instead(it.id, account, other)

    async def _note(self, news_id: str, account: Account, reach: ReceiverState) -> None:
        self._later.pop((news_id, account.id), None)
        async with self._services.database.begin() as unit:
            await unit.announcements.reached(news_id, account, reach)

    def _put_off(self, news_id: str, account: Account, pause: float | None = None) -> int:
        """Tell them later; how often that was tried already."""
        later = self._later.setdefault((news_id, account.id), _Later())
        later.tries += 1
        pause = min(2.0**later.tries, _LONGEST_PAUSE) if pause is None else pause
        later.not_before = self._clock() + pause
        return later.tries

    # --- showing ------------------------------------------------------------------------------

    async def _show(self, news_id: str) -> None:
        """Keep the card true. The last look that it has is owed; the others are a courtesy."""
        async with self._services.database.read() as unit:
            it = await unit.announcements.get(news_id)
        if it is None:
            return
        message = progress(it, self._services.translations.for_locale(it.locale))
        if it.state is AnnouncementState.STOPPING or not it.waiting:
            await self._close(it, message)
        elif it.card is not None and self._is_due(it.id, message):
            if not self._chat.try_reserve(it.card.address):
                return
            self._shown[it.id] = (self._clock(), message)
            try:
                await self._chat.edit(it.card, message, Priority.PROGRESS)
            except ChatError as error:
                log.info("an announcement's card was not edited", news=it.id, error=str(error))

    def _is_due(self, news_id: str, message: Message) -> bool:
        when, shown = self._shown.get(news_id, (float("-inf"), None))
        return shown != message and self._clock() - when >= self._chat.capabilities.edit_every

    async def _close(self, it: Announcement, message: Message) -> None:
        try:
            await self._say_last(it, message)
        except (ChatBusy, ChatDown) as error:
            log.info("an announcement's card has to wait", news=it.id, error=str(error))
            return
        except ChatError as error:
            log.warning("nobody is there to be told how it ended", news=it.id, error=str(error))
        over = AnnouncementState.STOPPED if it.waiting else AnnouncementState.SENT
        async with self._services.database.begin() as unit:
            await unit.announcements.finish(it, over)

    async def _say_last(self, it: Announcement, message: Message) -> None:
        """In the card, or anew to the author where that can't be edited any more."""
        try:
            if it.card is not None:
                await self._chat.edit(it.card, message)
                return
        except ChatGone as error:
            log.info("an announcement's card is gone", news=it.id, error=str(error))
        if it.author is not None:
            address = await self._chat.direct_chat(it.author)
            await self._chat.send(address, replace(message, buttons=()), None, f"{it.id}:over")
