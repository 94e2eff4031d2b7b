"""Groups that became supergroups, which have another id and count their messages anew.

The group says so in two service messages, one in the old and one in the new chat, and the server
in its error for every request to the old id: https://core.telegram.org/bots/api#responseparameters
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.chat import ChatGone, ChatMoved, EventHandler, Origin
from bot.platforms.telegram.message_boxes import ref_in
from storage import logs
from storage.models import Account, Address, Platform

log = logs.get(__name__)

T = TypeVar("T")


class GroupMigrated(ChatGone):
    """The group has the id `to` now."""

    def __init__(self, to: int) -> None:
        super().__init__(f"the group became the supergroup {to}")
        self.to = to


def chat_moved(old: int, new: int, bot: str) -> ChatMoved:
    """Return the event of a group that moved. Its account is that of its anonymous administrators,
    which is the group itself."""
    former = Address(Platform.TELEGRAM, str(old))
    account = Account(Platform.TELEGRAM, str(old))
    origin = Origin(f"moved:{old}", account, ref_in(former, 0, bot), "en", private=False, bot=bot)
    return ChatMoved(origin, Address(Platform.TELEGRAM, str(new)))


class GroupMoves:
    """Moves that errors told. `handle` gets each of them once it is set."""

    def __init__(self, bot: str) -> None:
        self.handle: EventHandler | None = None
        self._bot = bot
        self._moved: dict[str, Address] = {}

    async def follow(self, to: Address, send: Callable[[Address], Awaitable[T]]) -> T:
        """Call `send` with the address, or with that to which its group moved."""
        try:
            return await send(self._moved.get(to.chat, to))
        except GroupMigrated as moved:
            return await send(await self.learn(to, moved))

    async def learn(self, old: Address, moved: GroupMigrated) -> Address:
        """Report a move. Return the new address."""
        event = chat_moved(int(old.chat), moved.to, self._bot)
        if self.handle is not None and old.chat not in self._moved:
            self._moved[old.chat] = event.to
            try:
                await self.handle(event)
            except Exception:  # the next error tells it again
                log.exception("a group moved and its rows did not, trying again later")
                del self._moved[old.chat]
        return event.to
