"""Bots that are killed at random moments while they deliver, with the real journal and search.

Telegram, the store of the records and the deliveries are stood in for. A killed process makes no
call to Telegram and writes nothing any more. A delivery is repeated until its message is stored, as
those of jobs are; other messages are sent once.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from telegram import Chat, Message, User
from telegram.error import BadRequest, NetworkError

from bot.chat import Message as OutMessage
from bot.chat.messages import Span
from bot.platforms.telegram.duplicates.tracking import TrackedSends
from storage.models import SendRecord
from tests.unit.bot.platforms.telegram.duplicates.virtual_time import START

BOT = 7
LONGEST_PAUSE = 300.0
"""Seconds between two tries of a delivery: see `bot/delivery/outbox.py`."""


@dataclass
class Sent:
    """Message in a chat."""

    chat: int
    key: str
    text: str
    is_deleted: bool = False


@dataclass
class World:
    """State that survives the bots: chats, records of sends, and ids that were stored."""

    random: random.Random
    lost: float
    """Share of sends whose answer is lost."""
    newest: int = 5000
    messages: dict[int, Sent] = field(default_factory=dict)
    rows: dict[str, SendRecord] = field(default_factory=dict)
    due: list[tuple[int, str, str]] = field(default_factory=list)
    """Chat, key and text of each delivery."""
    stored: dict[str, int] = field(default_factory=dict)

    def send(self, chat: int, key: str, text: str) -> int:
        """Add a message. Return its id: all private chats have one sequence."""
        self.newest += 1
        self.messages[self.newest] = Sent(chat, key, text)
        return self.newest

    def shown(self, key: str) -> list[int]:
        """Return the ids of the messages of a delivery that people see."""
        found = self.messages.items()
        return [number for number, it in found if it.key == key and not it.is_deleted]


class Process:
    """A bot process, until `kill`."""

    id = BOT

    def __init__(self, world: World) -> None:
        self.world = world
        self._is_dead = False
        self._tasks: list[asyncio.Task[None]] = []
        self.sends = TrackedSends(cast("Any", self), f"{BOT}:token", cast("Any", self))

    async def start(self) -> None:
        """Go on with what is due, and take in a message of each person."""
        await self.sends.start(self)
        journal = self.sends.journal
        for chat in {chat for chat, _, _ in self.world.due}:
            self.world.newest += 1
            journal.ids.add_new(chat, self.world.newest)
        works = [self._deliver(*each) for each in self.world.due if each[1] not in self.stored]
        works += [self._reply(chat) for chat, _, _ in self.world.due]
        self._tasks = [asyncio.create_task(each) for each in (self.sends.run(), *works)]

    @property
    def stored(self) -> dict[str, int]:
        """Ids of delivered messages by their keys."""
        return self.world.stored

    def kill(self) -> None:
        """End the process in this moment, as SIGKILL does: what its tasks do yet has no effect."""
        self._is_dead = True
        for task in self._tasks:
            task.cancel()

    async def pause(self, *seconds: float) -> None:
        """Wait, for ever in a dead process: nothing behind it happens."""
        await asyncio.sleep(self.world.random.choice(seconds))
        if self._is_dead:
            await asyncio.Future()

    async def _deliver(self, chat: int, key: str, text: str) -> None:
        await self.pause(0.0, 0.5, 5.0, 80.0, LONGEST_PAUSE)
        while key not in self.stored:
            try:
                async with self.sends.message(chat, _message(text), key, rich=False) as sent:
                    if not sent:
                        sent.append(await self._request(chat, key, text))
            except NetworkError:
                await self.pause(0.5, 15.0, LONGEST_PAUSE)
                continue
            await self.pause(0.0, 0.02, 2.0)
            self.stored[key] = sent[0]
            await self.pause(1.0)
            await self.sends.journal.edit(chat, sent[0])

    async def _reply(self, chat: int) -> None:
        """Reply to a command, once."""
        await self.pause(0.1, 3.0, 50.0)
        key = f"reply {self.world.newest}"
        async with self.sends.message(chat, _message(key), "", rich=False) as sent:
            sent.append(await self._request(chat, key, key, lost=0.0))

    async def _request(self, chat: int, key: str, text: str, lost: float | None = None) -> int:
        chance = self.world.lost if lost is None else lost
        await self.pause(0.001, 0.1)
        if self.world.random.random() < chance / 3:
            raise NetworkError("nothing arrived")
        number = self.world.send(chat, key, text)
        await self.pause(0.001, 0.1, 4.0)
        if self.world.random.random() < chance:
            raise NetworkError("the answer was lost")
        return number

    # --- Telegram, for the search -------------------------------------------------------------

    async def edit_message_reply_markup(
        self, chat: int, number: int, reply_markup: object
    ) -> Message:
        """Return a message of the bot."""
        await self.pause(0.1)
        found = self.world.messages.get(number)
        if found is None or found.chat != chat or found.is_deleted:
            raise BadRequest("message to edit not found")
        user = User(BOT, "bot", is_bot=True)
        return Message(number, START, Chat(chat, "private"), from_user=user, text=found.text)

    async def delete_message(self, _chat: int, number: int) -> None:
        """Delete a message of the bot."""
        await self.pause(0.1)
        self.world.messages[number].is_deleted = True

    # --- the rate limiter ---------------------------------------------------------------------

    def try_reserve(self, _chat: str) -> bool:
        """Return whether there is room."""
        return self.world.random.random() < 0.7

    # --- the store of the records -------------------------------------------------------------

    async def load(self, bot: str) -> list[SendRecord]:
        """Return the records in the order of their changes, as the database does."""
        await self.pause(0.01)
        return sorted(self.world.rows.values(), key=lambda it: (it.changed, it.id))

    async def store(self, records: Sequence[SendRecord]) -> None:
        """Store records."""
        await self.pause(0.001, 0.05)
        self.world.rows |= {it.id: it for it in records}

    async def delete(self, ids: Collection[str]) -> None:
        """Delete records."""
        await self.pause(0.001, 0.05)
        for each in ids:
            self.world.rows.pop(each, None)


def _message(text: str) -> OutMessage:
    return OutMessage((Span(text),))


def make_world(seed: int) -> World:
    """Return chats to which something is due. Some messages look alike."""
    chance = random.Random(seed)  # noqa: S311  not for secrets
    world = World(chance, chance.choice((0.0, 0.3)))
    texts = ("In the queue", "Receiving the file") if chance.random() < 0.5 else ()
    for chat in range(1000, 1000 + chance.randint(1, 5)):
        for job in range(chance.randint(1, 3)):
            key = f"{chat}-{job}:card"
            world.due.append((chat, key, chance.choice(texts) if texts else f"Text of {key}"))
    return world


async def live(world: World) -> None:
    """Run bots one after the other, each but the last one killed, until everything is delivered and
    looked through."""
    lengths = world.random.choice(((0.05, 1.0), (1.0, 10.0), (0.3, 70.0, 400.0)))
    for _ in range(world.random.randint(1, 6)):
        process = Process(world)
        await process.start()
        await asyncio.sleep(world.random.random() * world.random.choice(lengths))
        process.kill()
    await Process(world).start()
    while len(world.stored) < len(world.due):  # noqa: ASYNC110  no time passes
        await asyncio.sleep(10)
    await asyncio.sleep(1200)  # longer than a search may wait
