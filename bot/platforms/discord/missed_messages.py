"""Messages that no event told: those between two sessions, and those of a bot that was down.

Discord does not redeliver them. The history of each channel with an earlier message to the bot is
read after that message. The key of an event shows that it was handled before.
https://discord.com/developers/docs/resources/message#get-channel-messages

A bot can't list its direct messages: neither the session's `private_channels` nor
`/users/@me/channels` names one, so that of somebody who never wrote before is not found.
https://github.com/discord/discord-api-docs/issues/184
https://github.com/discord/discord-api-docs/pull/2770
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import aiohttp
import discord

from bot.chat import HandledMessages
from bot.platforms.discord.references import MessageTarget
from bot.platforms.retry import BACKOFF
from storage import logs

log = logs.get(__name__)

MOST_CHANNELS = 10_000  # whose last message is remembered
MOST_READ = 500  # channels that are read after a lost session
MOST_MESSAGES = 300  # messages of one channel that are read then
LONGEST = timedelta(days=1)  # age of a message that is still handled, as on Telegram
AGAIN = 60.0  # seconds until channels are read again for which Discord gave no answer

_DIRECT = -1  # stands for the direct messages, beside the numbers of shards
TRIES = 7  # with pauses of 0.5, 1, 2 … 16 s between them
ERRORS = (discord.DiscordException, aiohttp.ClientError, OSError)

T = TypeVar("T")
OnMessage = Callable[[discord.Message], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class _LastMessage:
    """Last message of a channel that was addressed to the bot, and the channel's server: None for
    direct messages, 0 when it is not known yet."""

    message: int
    guild: int | None


class MissedMessages:
    """Last message of each channel, over all sessions of a bot, and the channels to read."""

    def __init__(self) -> None:
        """Know no channel."""
        self._last: dict[int, _LastMessage] = {}  # by channel, the oldest first
        self._unread: dict[int, _LastMessage] = {}  # that before what may have been missed
        self._handled = HandledMessages()
        self._read: set[int] = set()  # shards whose servers were read; _DIRECT for direct messages
        self._lost: set[int] = set()  # shards whose connections are lost
        self._sessions: Counter[int] = Counter()  # by shard
        self._sorted = asyncio.Event()  # it is known which channels are those of servers

    def follow(self, handled: HandledMessages) -> None:
        """Read what came after these messages of an earlier process."""
        self._handled = handled
        self._read.clear()
        self._sorted.clear()
        for ref in reversed(handled.messages):
            target = MessageTarget.of(ref)
            self._last.setdefault(int(target.channel), _LastMessage(int(target.message), 0))

    def note(self, message: discord.Message) -> None:
        """Note a message that is addressed to the bot."""
        before = self._last.pop(message.channel.id, None)
        newest = max(message.id, before.message if before else 0)
        guild = message.guild.id if message.guild else None
        self._last[message.channel.id] = _LastMessage(newest, guild)
        if len(self._last) > MOST_CHANNELS:
            del self._last[next(iter(self._last))]

    def lose(self, shard: int) -> None:
        """Note that the connection of a shard is lost: messages may be missed from now on."""
        self._lost.add(shard)
        self._handled.read.clear()
        self._handled.missed.set()

    def resume(self, client: discord.AutoShardedClient, shard: int) -> None:
        """Note that a session goes on: Discord repeats what came meanwhile."""
        self._lost.discard(shard)
        self._tell(client)

    def begin(self, client: discord.AutoShardedClient, shard: int) -> None:
        """Note, before its first message, that a session begins: what follows the last messages is
        to be read, however many newer ones come before that."""
        self._lost.discard(shard)
        self._sessions[shard] += 1
        self._read -= {shard, _DIRECT} if shard == 0 else {shard}
        for channel, last in self._last.items():
            if _shard_of(client, last) in (shard, None):
                self._unread.setdefault(channel, last)

    async def read_direct(self, client: discord.AutoShardedClient, handle: OnMessage) -> None:
        """Read the direct messages, and find out which channels are those of servers."""
        session = self._sessions[0]
        self._sorted.clear()
        try:
            for channel, last in self._next():
                if last.guild == 0:
                    await self._find_server(client, channel, last)
        finally:
            self._sorted.set()

        async def read(channel: int, last: _LastMessage) -> bool:
            return await _read(client.get_partial_messageable(channel), last, handle)

        await self._read_all(client, _DIRECT, session, read)

    async def read_servers(
        self, client: discord.AutoShardedClient, shard: int, handle: OnMessage
    ) -> None:
        """Read the channels of the servers of a shard, which are cached by now, as soon as
        `read_direct` has found out which those are."""
        session = self._sessions[shard]
        await self._sorted.wait()

        async def read(channel: int, last: _LastMessage) -> bool:
            guild = client.get_guild(last.guild) if last.guild else None
            place = guild and guild.get_channel_or_thread(channel)
            if not isinstance(place, discord.abc.Messageable):
                return True
            return await _read(place, last, handle)

        await self._read_all(client, shard, session, read)

    async def _read_all(
        self,
        client: discord.AutoShardedClient,
        part: int,
        session: int,
        read: Callable[[int, _LastMessage], Awaitable[bool]],
    ) -> None:
        """Read the channels of a shard's servers or the direct ones, again those without an answer,
        until all were read or the session is lost."""
        while True:
            for channel, last in self._next():
                if _part_of(client, last) == part and await read(channel, last):
                    self._unread.pop(channel, None)
            left = [it for it in self._next() if _part_of(client, it[1]) in (part, None)]
            if not left or client.is_closed() or self._sessions[max(part, 0)] != session:
                break
            await asyncio.sleep(AGAIN)
            for channel, last in left:
                if last.guild == 0 and part == _DIRECT:
                    await self._find_server(client, channel, last)
        self._note_read(client, part, session)

    def _note_read(self, client: discord.AutoShardedClient, part: int, session: int) -> None:
        if client.is_closed() or self._sessions[max(part, 0)] != session:
            return  # the next session reads what this one could not
        self._read.add(part)
        self._tell(client)

    def _tell(self, client: discord.AutoShardedClient) -> None:
        parts = {_DIRECT, *(client.shard_ids or range(client.shard_count or 1))}
        if self._read >= parts and not self._lost:
            self._handled.read.set()

    async def _find_server(self, client: discord.Client, channel: int, last: _LastMessage) -> None:
        try:
            place = await _patiently(lambda: client.fetch_channel(channel))
        except (discord.Forbidden, discord.NotFound):  # the bot is not in that server (any more)
            self._last.pop(channel, None)
            self._unread.pop(channel, None)
            return
        except ERRORS as error:
            log.warning("a channel was not found, trying again", problem=type(error).__name__)
            return
        guild = getattr(place, "guild", None)
        self._unread[channel] = known = replace(last, guild=guild.id if guild else None)
        if self._last.get(channel) == last:
            self._last[channel] = known

    def _next(self) -> list[tuple[int, _LastMessage]]:
        """Return the channels that may have missed messages, the most recently used first."""
        return list(reversed(self._unread.items()))[:MOST_READ]


def _shard_of(client: discord.AutoShardedClient, last: _LastMessage) -> int | None:
    """Return the shard of a channel; None while its server is not known.
    https://discord.com/developers/docs/events/gateway#sharding"""
    if last.guild == 0:
        return None
    return (last.guild >> 22) % (client.shard_count or 1) if last.guild else 0


def _part_of(client: discord.AutoShardedClient, last: _LastMessage) -> int | None:
    return _DIRECT if last.guild is None else _shard_of(client, last)


async def _read(place: discord.abc.Messageable, last: _LastMessage, handle: OnMessage) -> bool:
    """Read the messages after the last one. Return False when Discord did not answer."""
    oldest = discord.utils.time_snowflake(datetime.now(UTC) - LONGEST)
    after = discord.Object(max(last.message, oldest))

    async def read() -> None:
        async for message in place.history(limit=MOST_MESSAGES, after=after, oldest_first=True):
            await handle(message)

    try:
        await _patiently(read)
    except (discord.Forbidden, discord.NotFound) as error:
        log.info("missed messages can't be read", problem=type(error).__name__)
    except ERRORS as error:
        log.warning("reading missed messages failed", problem=type(error).__name__)
        return False
    except Exception as error:  # noqa: BLE001  of the library, when a message is unreadable
        log.warning("reading missed messages failed, skipped", problem=type(error).__name__)
    return True


async def _patiently(call: Callable[[], Awaitable[T]]) -> T:
    """Return the result of a call, tried again while Discord does not answer."""
    for tries in range(1, TRIES):
        try:
            return await call()
        except (discord.Forbidden, discord.NotFound):
            raise
        except ERRORS as error:
            log.info("Discord does not answer, retrying", problem=type(error).__name__, tries=tries)
        await asyncio.sleep(BACKOFF.delay(tries))
    return await call()
